// A page as it was printed, to look back at: drawn from the kept file, larger or smaller.
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useLibrary } from '../../api/query.ts'
import { useCommand } from '../../commands.ts'
import { closePicture, showPicture, usePicture } from '../../state/picture.ts'
import { useUi } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { drawPage, openPdf } from './draw.ts'
import './picture.css'

const steps = [0.5, 0.75, 1, 1.5, 2, 3] as const
const fit = 2
/** CSS pixels of a page that fits the dialog. */
const fitWidth = 1000

function Picture({ pageId }: { pageId: string }) {
  const t = useT()
  const { data, error } = useLibrary('pages.picture', { id: pageId })
  const [step, setStep] = useState<number>(fit)
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [pdf, setPdf] = useState<Awaited<ReturnType<typeof openPdf>> | null>(null)
  useEffect(() => {
    if (data === undefined) return
    let isOpen = true
    let opened: Awaited<ReturnType<typeof openPdf>> | undefined
    openPdf(data.bytes).then(
      (one) => {
        opened = one
        if (isOpen) setPdf(one)
        else one.close()
      },
      () => setState('failed'),
    )
    return () => {
      isOpen = false
      opened?.close()
    }
  }, [data])
  const width = Math.round(fitWidth * (steps[step] ?? 1))
  const n = data?.n
  useEffect(() => {
    const sheet = canvas.current
    if (pdf === null || n === undefined || sheet === null) return
    const abort = new AbortController()
    setState('drawing')
    drawPage(pdf.document, n, sheet, width, abort.signal).then(
      () => {
        if (!abort.signal.aborted) setState('drawn')
      },
      () => {
        if (!abort.signal.aborted) setState('failed')
      },
    )
    return () => abort.abort()
  }, [pdf, n, width])
  return (
    <>
      <div className="pic-bar">
        <IconButton label={t('picture.smaller')} isDisabled={step === 0} onPress={() => setStep(step - 1)}>
          <ZoomOut size={16} />
        </IconButton>
        <IconButton label={t('picture.fit')} isDisabled={step === fit} onPress={() => setStep(fit)}>
          <Maximize2 size={16} />
        </IconButton>
        <IconButton
          label={t('picture.larger')}
          isDisabled={step === steps.length - 1}
          onPress={() => setStep(step + 1)}
        >
          <ZoomIn size={16} />
        </IconButton>
        <span className="soft" role="status">
          {state === 'drawing' && error === null ? t('picture.drawing') : ''}
        </span>
      </div>
      {state === 'failed' || error !== null ? (
        <p className="pic-failed" role="alert">
          {t('picture.failed')}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div className="pic-sheet" tabIndex={0} style={{ '--pic-w': `${width}px` } as CSSProperties}>
        <canvas
          ref={canvas}
          data-state={state}
          role="img"
          aria-label={data === undefined ? '' : t('picture.canvas', { name: data.name, n: data.n })}
        />
      </div>
    </>
  )
}

export function PictureDialog() {
  const t = useT()
  const pageId = usePicture((one) => one.pageId)
  const articleId = useUi((one) => (one.screen === 'reader' ? one.articleId : null))
  const { data: article } = useLibrary(
    'articles.get',
    { id: articleId ?? '' },
    { enabled: articleId !== null },
  )
  const ofArticle = articleId !== null && article?.page.hasPicture ? article.pageId : null
  useCommand(
    'article.picture',
    () => {
      if (ofArticle !== null) showPicture(ofArticle)
    },
    ofArticle !== null,
  )
  return (
    <Dialog title={t('picture.title')} isOpen={pageId !== null} onClose={closePicture} width={1060}>
      {pageId === null ? null : <Picture key={pageId} pageId={pageId} />}
    </Dialog>
  )
}
