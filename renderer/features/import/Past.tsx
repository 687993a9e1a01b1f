// The imports of before, newest first: when, what came of each, and the way to its report.

import { Button as Row } from 'react-aria-components'
import type { Job, JobState } from '../../../electron/contract/jobs.ts'
import { useLibrary } from '../../api/query.ts'
import { type Say, useLanguage, useT } from '../../strings/index.ts'
import { number, when } from '../../strings/language.ts'
import './import.css'
import { closeDialog, showReport } from './work.ts'

const states = {
  running: 'import.pastStateRunning',
  paused: 'import.pastStatePaused',
  done: 'import.pastStateDone',
  failed: 'import.pastStateFailed',
  cancelled: 'import.pastStateCancelled',
  interrupted: 'import.pastStateInterrupted',
} as const satisfies Record<JobState, string>

/** What it was of: a file, or a folder or the first of several files and how many they are. */
function whatOf({ outcomes, done }: Job, t: Say): string {
  const name = outcomes[0]?.name.split('/')[0] ?? ''
  if (name === '' || done <= 1) return name
  const isFolder = outcomes.every((one) => one.name.startsWith(`${name}/`))
  return t(isFolder ? 'import.pastFolder' : 'import.pastOf', { name, count: number(done) })
}

function PastJob({ job }: { job: Job }) {
  const t = useT()
  const language = useLanguage()
  const { imported, there, doubtful, failed } = job.counts
  return (
    <Row
      className="imp-past-row"
      onPress={() => {
        closeDialog()
        showReport(job.id)
      }}
    >
      <span className="num">{when(job.startedAt, language)}</span>
      <span className="soft">{t(states[job.state])}</span>
      <span className="imp-past-what clip">
        {job.kind === 'watch' ? <i className="pill">{t('import.pastWatch')}</i> : null}
        {whatOf(job, t)}
      </span>
      <span className="imp-past-counts num">
        {imported === 0 ? null : <i>{t('import.reportImported', { n: number(imported) })}</i>}
        {doubtful === 0 ? null : <i>{t('import.reportDoubtful', { n: number(doubtful) })}</i>}
        {there === 0 ? null : <i>{t('import.reportThere', { n: number(there) })}</i>}
        {failed === 0 ? null : <i className="imp-bad">{t('import.reportFailed', { n: number(failed) })}</i>}
      </span>
    </Row>
  )
}

export function Past() {
  const t = useT()
  const { data: jobs } = useLibrary('jobs.list')
  if (jobs === undefined) return null
  if (jobs.length === 0) return <p className="muted imp-past-none">{t('import.pastNone')}</p>
  return (
    <ul className="imp-past">
      {jobs.map((job) => (
        <li key={job.id}>
          <PastJob job={job} />
        </li>
      ))}
    </ul>
  )
}
