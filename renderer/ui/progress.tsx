// How far long work is, as a thin bar.
import { ProgressBar } from 'react-aria-components'
import './progress.css'

export function Progress({ label, done, total }: { label: string; done: number; total: number }) {
  const share = total === 0 ? 0 : Math.min(1, done / total)
  return (
    <ProgressBar className="ui-progress" aria-label={label} value={done} maxValue={Math.max(1, total)}>
      <i style={{ width: `${share * 100}%` }} />
    </ProgressBar>
  )
}
