// Brings annotations in from a file, and says what became of each.
import { Upload } from 'lucide-react'
import { useState } from 'react'
import type { AnnotationImport, ImportedMark } from '../../../electron/contract/model.ts'
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

const outcomes = ['placed', 'guessed', 'already-there', 'not-found'] as const
/** Marks that are listed; a person looks at some, not at thousands. */
const listed = 200

export function ImportMarks() {
  const t = useT()
  const [isBusy, setBusy] = useState(false)
  const [report, setReport] = useState<AnnotationImport | null>(null)
  const run = async () => {
    const [path] = await call('app.pickFiles')
    if (path === undefined) return
    setBusy(true)
    try {
      setReport(await call('import.annotations', { path }))
    } finally {
      setBusy(false)
    }
  }
  const doubtful =
    report?.marks.filter(({ outcome }) => outcome === 'guessed' || outcome === 'not-found') ?? []
  return (
    <>
      <Button
        icon={<Upload size={16} aria-hidden />}
        isDisabled={isBusy}
        onPress={() => void run().catch(tell)}
      >
        {isBusy ? t('export.importing') : t('export.import')}
      </Button>
      <Dialog title={t('export.importTitle')} isOpen={report !== null} onClose={() => setReport(null)}>
        <dl className="exp-counts">
          {outcomes.map((outcome) => (
            <div key={outcome}>
              <dt>{t(`export.import.${outcome}`)}</dt>
              <dd className="num">
                {number(report?.marks.filter((mark) => mark.outcome === outcome).length ?? 0)}
              </dd>
            </div>
          ))}
        </dl>
        {doubtful.length === 0 ? null : (
          <ul className="exp-marks scroll">
            {doubtful.slice(0, listed).map((mark, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change, and marks may be equal
              <MarkLine key={index} mark={mark} onOpen={() => setReport(null)} />
            ))}
          </ul>
        )}
      </Dialog>
    </>
  )
}

function MarkLine({ mark, onOpen }: { mark: ImportedMark; onOpen: () => void }) {
  const t = useT()
  const { articleId } = mark
  return (
    <li>
      <small className="muted">
        {t(`export.import.${mark.outcome}`)} {mark.title ?? ''}
      </small>
      <span>{mark.quote || mark.note}</span>
      {articleId === null ? null : (
        <Button
          onPress={() => {
            ui.openArticle(articleId)
            onOpen()
          }}
        >
          {t('export.importOpen')}
        </Button>
      )}
    </li>
  )
}
