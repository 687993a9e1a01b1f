// What became of each file of an import: what failed first, with its sentence and a second try in another encoding.
import { Check, CircleAlert, CopyCheck } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ImportOutcome, Job } from '../../../electron/contract/jobs.ts'
import { sayFailure } from '../../api/failure.ts'
import { encodingLabel, encodings } from '../../strings/encodings.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Progress } from '../../ui/progress.tsx'
import './import.css'
import { cancelImport, pathOfOutcome, resumeImport, showReport, startImport, sums, useWork } from './work.ts'

/** Lines of one kind that are shown before "and n more". */
const linesShown = 200
/** A file that failed for what its bytes are may be readable in another encoding. */
const encodingMayHelp = (outcome: ImportOutcome): boolean =>
  outcome.error?.code === 'unreadable-file' &&
  ['encoding', 'binary', 'no-articles'].includes(outcome.error.reason ?? '')

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

function Body({ job }: { job: Job }) {
  const t = useT()
  const paths = useWork((work) => work.paths[job.id]) ?? []
  const { imported, there, failed } = sums(job)
  const canResume = job.state === 'interrupted' || job.state === 'cancelled' || job.state === 'failed'
  const word =
    job.state === 'cancelled'
      ? t('import.reportCancelled')
      : job.state === 'interrupted'
        ? t('import.reportInterrupted')
        : job.state === 'failed'
          ? t('import.reportStopped')
          : null
  return (
    <div className="imp-report">
      <div className="imp-sums">
        {imported.length === 0 ? null : (
          <span className="pill good">{t('import.reportImported', { n: number(imported.length) })}</span>
        )}
        {there.length === 0 ? null : (
          <span className="pill">{t('import.reportThere', { n: number(there.length) })}</span>
        )}
        {failed.length === 0 ? null : (
          <span className="pill bad">{t('import.reportFailed', { n: number(failed.length) })}</span>
        )}
      </div>
      {job.state === 'running' ? (
        <div className="imp-running">
          <Progress label={t('import.working')} done={job.done} total={job.total} />
          <span className="soft clip">{t('import.reportRunning', { name: job.note })}</span>
        </div>
      ) : null}
      {word !== null && job.done < job.total ? (
        <div className="imp-word">
          <span>{word}</span>
          {canResume ? <Button onPress={() => void resumeImport(job.id)}>{t('import.resume')}</Button> : null}
        </div>
      ) : null}
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
      <Lines outcomes={imported}>
        {(outcome) => (
          <>
            <Check className="imp-good" size={16} aria-hidden />
            <b className="clip imp-what">{outcome.name}</b>
            <span className="muted num">
              {t('import.articles', { count: outcome.articles })}
              {outcome.encoding === null ? '' : `　${encodingLabel(outcome.encoding)}`}
            </span>
          </>
        )}
      </Lines>
    </div>
  )
}

export function Report() {
  const t = useT()
  const job = useWork((work) => work.jobs.find((one) => one.id === work.reportId))
  const close = () => showReport(null)
  return (
    <Dialog
      title={t('import.report')}
      isOpen={job !== undefined}
      onClose={close}
      width={680}
      footer={
        <>
          {job?.state === 'running' ? (
            <Button onPress={() => void cancelImport(job.id)}>{t('import.cancel')}</Button>
          ) : null}
          <Button tone="primary" onPress={close}>
            {t('do.close')}
          </Button>
        </>
      }
    >
      {job === undefined ? null : <Body job={job} />}
    </Dialog>
  )
}
