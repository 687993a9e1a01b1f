// The import at work, in the title bar: how far, a way to stop it, a way to its report.
import { X } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { IconButton } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import './import.css'
import { cancelImport, showReport, useWork } from './work.ts'

export function JobProgress() {
  const t = useT()
  const job = useWork((work) => work.jobs.find((one) => one.state === 'running'))
  if (job === undefined) return null
  return (
    <div className="imp-work">
      <Button className="imp-work-button" aria-label={t('import.details')} onPress={() => showReport(job.id)}>
        <span className="clip">{t('import.working')}</span>
        <Progress label={t('import.working')} done={job.done} total={job.total} />
        <span className="num soft">
          {t('import.workingOn', { done: number(job.done), total: number(job.total) })}
        </span>
      </Button>
      <IconButton label={t('import.cancel')} onPress={() => void cancelImport(job.id)}>
        <X size={16} />
      </IconButton>
    </div>
  )
}
