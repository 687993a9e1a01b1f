// What became of each file of an import: what failed first, with its sentence and a second try; then what is doubtful.
import { Check, CircleAlert, CircleHelp, CopyCheck } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { ImportOutcome, Job } from '../../../electron/contract/jobs.ts'
import { sentence } from '../../../electron/contract/sentences.ts'
import { endingOf, formatOfEnding } from '../../../electron/contract/source-file.ts'
import { sayFailure } from '../../api/failure.ts'
import { encodingLabel, encodings } from '../../strings/encodings.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Progress } from '../../ui/progress.tsx'
import './import.css'
import { articlesPerMinute, duration, shareDone, timeLeft } from './pace.ts'
import { Sums } from './Sums.tsx'
import {
  cancelImport,
  type Narrowed,
  narrow,
  pathOfOutcome,
  pauseImport,
  removeBrought,
  resumeImport,
  saveReport,
  showReport,
  sorted,
  startImport,
  useWork,
} from './work.ts'

/** Lines of one kind that are shown before "and n more". */
const linesShown = 200
/** A text that was not read as it is encoded may be in another encoding; a picture under its name is none in any. */
const encodingMayHelp = (outcome: ImportOutcome): boolean =>
  outcome.error?.code === 'unreadable-file' &&
  ['encoding', 'binary', 'no-articles'].includes(outcome.error.reason ?? '') &&
  ['text', 'markdown', 'html'].includes(formatOfEnding(endingOf(outcome.name)) ?? 'text')

function Retry({ outcome, paths }: { outcome: ImportOutcome; paths: readonly string[] }) {
  const t = useT()
  const path = pathOfOutcome(outcome.name, paths)
  if (path === null || !encodingMayHelp(outcome)) return null
  return (
    <Menu
      label={t('import.retryMenu')}
      trigger={<Button tone="quiet">{t('import.retryMenu')}</Button>}
      items={Object.keys(encodings).map((id) => ({
        id,
        label: t('import.retry', { encoding: encodingLabel(id) }),
      }))}
      onAction={(encoding) => {
        showReport(null)
        void startImport({ paths: [path], encoding })
      }}
    />
  )
}

function Lines({
  outcomes,
  children,
}: {
  outcomes: readonly ImportOutcome[]
  children: (o: ImportOutcome) => ReactNode
}) {
  const t = useT()
  const [isAll, setAll] = useState(false)
  const shown = isAll ? outcomes : outcomes.slice(0, linesShown)
  return (
    <ul className="imp-lines">
      {shown.map((outcome, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outcomes come in their order, are never moved, and two may have one name
        <li key={index}>{children(outcome)}</li>
      ))}
      {shown.length < outcomes.length ? (
        <li>
          <Button tone="quiet" onPress={() => setAll(true)}>
            {t('import.more', { n: number(outcomes.length - shown.length) })}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}

/** What a file brought, and how it was read. */
function Brought({ outcome }: { outcome: ImportOutcome }) {
  const t = useT()
  const { format, encoding, pages, articles } = outcome
  const isText = format === null || format === 'text' || format === 'markdown' || format === 'html'
  return (
    <span className="muted num imp-brought">
      {pages > 1 ? `${t('import.pages', { count: pages })}　` : ''}
      {t('import.articles', { count: articles })}
      {isText ? (encoding === null ? '' : `　${encodingLabel(encoding)}`) : `　${formatNames[format]}`}
    </span>
  )
}

const formatNames = { mhtml: 'MHTML', docx: 'Word', epub: 'EPUB', pdf: 'PDF' } as const

/** An import at work: how far it is, how fast it goes, how long it will take. */
function Running({ job }: { job: Job }) {
  const t = useT()
  const left = timeLeft(job)
  const speed = articlesPerMinute(job)
  return (
    <div className="imp-running">
      <Progress label={t('import.working')} done={shareDone(job)} total={1} />
      <div className="imp-pace soft num">
        <span>{t('import.files', { done: number(job.done), total: number(job.total) })}</span>
        <span>{t('import.got', { pages: number(job.pages), articles: number(job.articles) })}</span>
        {speed === null ? null : <span>{t('import.speed', { n: speed })}</span>}
        {left === null ? null : <span>{t('import.left', { time: duration(left) })}</span>}
      </div>
      <span className="soft clip">
        {t('import.reportRunning', { name: job.note })}
        {job.page === null
          ? ''
          : `　${t('import.pageOf', { done: number(job.page.done), of: number(job.page.of) })}`}
      </span>
    </div>
  )
}

function Body({ job }: { job: Job }) {
  const t = useT()
  const language = useLanguage()
  const paths = useWork((work) => work.paths[job.id]) ?? []
  const [narrowed, setNarrowed] = useState<Narrowed>({ kind: null, text: '' })
  const parts = useMemo(() => sorted(job), [job])
  const { failed, doubtful, imported, there } = narrow(parts, narrowed)
  const isNone = failed.length + doubtful.length + imported.length + there.length === 0
  const words = {
    paused: t('import.reportPaused'),
    cancelled: t('import.reportCancelled'),
    interrupted: t('import.reportInterrupted'),
    failed: t('import.reportStopped'),
    running: null,
    done: null,
  } as const
  const word = words[job.state]
  return (
    <div className="imp-report">
      <Sums job={job} narrowed={narrowed} onNarrow={setNarrowed} />
      {job.state === 'running' ? <Running job={job} /> : null}
      {word !== null && job.done < job.total ? (
        <div className="imp-word">
          <span>{word}</span>
          {job.state === 'paused' ? null : (
            <Button onPress={() => void resumeImport(job.id)}>{t('import.resume')}</Button>
          )}
        </div>
      ) : null}
      {isNone && job.outcomes.length > 0 ? <p className="muted">{t('import.filterNone')}</p> : null}
      <Lines outcomes={failed}>
        {(outcome) => (
          <>
            <CircleAlert className="imp-bad" size={16} aria-hidden />
            <div className="imp-what">
              <b className="clip">{outcome.name}</b>
              <p>{outcome.error === null ? '' : sayFailure(outcome.error)}</p>
            </div>
            <Retry outcome={outcome} paths={paths} />
          </>
        )}
      </Lines>
      <Lines outcomes={doubtful}>
        {(outcome) => (
          <>
            <CircleHelp className="imp-doubt" size={16} aria-hidden />
            <div className="imp-what">
              <b className="clip">{outcome.name}</b>
              {outcome.doubts.map((doubt) => (
                <p key={doubt.reason}>
                  {sentence({ code: 'doubt', message: doubt.reason, ...doubt }, language)}
                </p>
              ))}
            </div>
            <Brought outcome={outcome} />
          </>
        )}
      </Lines>
      <Lines outcomes={there}>
        {(outcome) => (
          <>
            <CopyCheck className="muted" size={16} aria-hidden />
            <div className="imp-what">
              <b className="clip">{outcome.name}</b>
              <p className="muted">{t('import.there')}</p>
            </div>
          </>
        )}
      </Lines>
      {/* At work the last ones are known, of which the newest is news. */}
      <Lines outcomes={job.state === 'running' ? imported.toReversed() : imported}>
        {(outcome) => (
          <>
            <Check className="imp-good" size={16} aria-hidden />
            <b className="clip imp-what">{outcome.name}</b>
            <Brought outcome={outcome} />
          </>
        )}
      </Lines>
    </div>
  )
}

export function Report() {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  const language = useLanguage()
  const job = useWork((work) => work.jobs.find((one) => one.id === work.reportId))
  const close = () => showReport(null)
  return (
    <>
      <Dialog
        title={t('import.report')}
        isOpen={job !== undefined}
        onClose={close}
        width={680}
        footer={
          <>
            {job === undefined || job.done === 0 || job.state === 'running' ? null : (
              <Menu
                label={t('import.save')}
                trigger={<Button>{t('import.save')}</Button>}
                items={[
                  { id: 'text', label: t('import.saveText') },
                  { id: 'csv', label: t('import.saveCsv') },
                ]}
                onAction={(format) => void saveReport(job.id, format === 'csv' ? 'csv' : 'text', language)}
              />
            )}
            {job === undefined || job.counts.imported === 0 || job.state === 'running' ? null : (
              <Button onPress={() => setAsking(true)}>{t('import.remove')}</Button>
            )}
            {job?.state === 'running' || job?.state === 'paused' ? (
              <>
                {/* One button for both, so that the focus stays on it when it has been pressed. */}
                <Button onPress={() => void (job.state === 'running' ? pauseImport : resumeImport)(job.id)}>
                  {t(job.state === 'running' ? 'import.pause' : 'import.resume')}
                </Button>
                <Button onPress={() => void cancelImport(job.id)}>{t('import.cancel')}</Button>
              </>
            ) : null}
            <Button tone="primary" onPress={close}>
              {t('do.close')}
            </Button>
          </>
        }
      >
        {job === undefined ? null : <Body key={job.id} job={job} />}
      </Dialog>
      {job === undefined ? null : (
        <Confirm
          title={t('import.removeTitle')}
          deed={t('do.remove')}
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            close()
            void removeBrought(job.id)
          }}
        >
          {t('import.removeText')}
        </Confirm>
      )}
    </>
  )
}
