// The import at work, in the title bar: how far, how long still, a way to let it rest or stop, a way to its report.
import { Pause, Play, X } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { IconButton } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import './import.css'
import { duration, shareDone, timeLeft } from './pace.ts'
import { cancelImport, pauseImport, resumeImport, showReport, useWork } from './work.ts'

export function JobProgress() {
  const t = useT()
  const job = useWork(
    (work) =>
      work.jobs.find((one) => one.state === 'running') ?? work.jobs.find((one) => one.state === 'paused'),
  )
  if (job === undefined) return null
  const isPaused = job.state === 'paused'
  const left = isPaused ? null : timeLeft(job)
  const word = isPaused ? t('import.pausedShort') : t('import.working')
  return (
    <div className="imp-work">
      <Button className="imp-work-button" aria-label={t('import.details')} onPress={() => showReport(job.id)}>
        <span className="clip">{word}</span>
        <Progress label={word} done={shareDone(job)} total={1} />
        <span className="num soft">
          {t('import.workingOn', { done: number(job.done), total: number(job.total) })}
        </span>
        {left === null ? null : (
          <span className="soft clip imp-left">{t('import.left', { time: duration(left) })}</span>
        )}
      </Button>
      {isPaused ? (
        <IconButton label={t('import.resume')} onPress={() => void resumeImport(job.id)}>
          <Play size={16} />
        </IconButton>
      ) : (
        <IconButton label={t('import.pause')} onPress={() => void pauseImport(job.id)}>
          <Pause size={16} />
        </IconButton>
      )}
      <IconButton label={t('import.cancel')} onPress={() => void cancelImport(job.id)}>
        <X size={16} />
      </IconButton>
    </div>
  )
}
