// A page as it was printed: drawn from the kept file, larger or smaller, with the place of one article on it.
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useLibrary } from '../api/query.ts'
import { useT } from '../strings/index.ts'
import { IconButton } from '../ui/button.tsx'
import { drawPage, openPdf } from './draw.ts'
import './picture.css'

const steps = [0.5, 0.75, 1, 1.5, 2, 3, 4] as const
const fit = 2
/** CSS pixels of a page before the room for it is known. */
const firstWidth = 400

/** The width of an element's inside, as it changes. */
function useWidth(ref: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(firstWidth)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const watch = new ResizeObserver(() => {
      if (element.clientWidth > 0) setWidth(element.clientWidth)
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [ref])
  return width
}

/** `articleId`: the article whose lines are marked, and come into view. */
export function PagePicture({ pageId, articleId }: { pageId: string; articleId?: string }) {
  const t = useT()
  const { data, error } = useLibrary('pages.picture', { id: pageId })
  const [step, setStep] = useState<number>(fit)
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing')
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
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
  const width = Math.round(useWidth(frame) * (steps[step] ?? 1))
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
  const areas = (data?.areas ?? []).filter((area) => area.articleId === articleId)
  const isDrawn = state === 'drawn'
  useEffect(() => {
    if (isDrawn && articleId !== undefined)
      frame.current?.querySelector('.pic-areas rect')?.scrollIntoView({ block: 'center', inline: 'center' })
  }, [isDrawn, articleId])
  return (
    <div className="pic">
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
      <div
        className="pic-sheet"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        tabIndex={0}
        ref={frame}
        style={{ '--pic-w': `${width}px` } as CSSProperties}
      >
        <div className="pic-page">
          <canvas
            ref={canvas}
            data-state={state}
            role="img"
            aria-label={data === undefined ? '' : t('picture.canvas', { name: data.name, n: data.n })}
          />
          {data?.sheet && isDrawn && areas.length > 0 ? (
            <svg className="pic-areas" viewBox={`0 0 ${data.sheet.width} ${data.sheet.height}`} aria-hidden>
              {areas.map(({ x, y, width: wide, height }) => (
                <rect key={`${x} ${y}`} x={x} y={y} width={wide} height={height} />
              ))}
            </svg>
          ) : null}
        </div>
      </div>
    </div>
  )
}
