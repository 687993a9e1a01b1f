// How many files an import brought, by what became of them; in a long report each number narrows the list to its files.
import { ToggleButton } from 'react-aria-components'
import type { Job } from '../../../electron/contract/jobs.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { SearchField } from '../../ui/field.tsx'
import './import.css'
import type { Narrowed, ReportKind } from './work.ts'

/** Files from which on a report is narrowed: fewer are seen at a glance. */
const many = 12

const kinds = [
  { kind: 'imported', count: 'imported', tone: 'good', says: 'import.reportImported' },
  { kind: 'doubtful', count: 'doubtful', tone: 'warn', says: 'import.reportDoubtful' },
  { kind: 'there', count: 'there', tone: '', says: 'import.reportThere' },
  { kind: 'failed', count: 'failed', tone: 'bad', says: 'import.reportFailed' },
] as const satisfies readonly { kind: ReportKind; count: keyof Job['counts']; tone: string; says: string }[]

export function Sums({
  job,
  narrowed,
  onNarrow,
}: {
  job: Job
  narrowed: Narrowed
  onNarrow: (narrowed: Narrowed) => void
}) {
  const t = useT()
  const isLong = job.state !== 'running' && job.outcomes.length > many
  return (
    <div className="imp-sums">
      {kinds.map(({ kind, count, tone, says }) => {
        const n = job.counts[count]
        if (n === 0) return null
        const words = t(says, { n: number(n) })
        if (!isLong)
          return (
            <span key={kind} className={`pill ${tone}`}>
              {words}
            </span>
          )
        return (
          <ToggleButton
            key={kind}
            className={`pill ${tone} imp-kind`}
            isSelected={narrowed.kind === kind}
            onChange={(isOn) => onNarrow({ ...narrowed, kind: isOn ? kind : null })}
          >
            {words}
          </ToggleButton>
        )
      })}
      {job.state === 'running' || job.counts.imported === 0 ? null : (
        <span className="muted num">
          {t('import.got', { pages: number(job.pages), articles: number(job.articles) })}
        </span>
      )}
      {isLong ? (
        <SearchField
          sign="filter"
          label={t('import.filter')}
          value={narrowed.text}
          onChange={(text) => onNarrow({ ...narrowed, text })}
        />
      ) : null}
    </div>
  )
}
