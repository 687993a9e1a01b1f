// How fast an import goes, and how long it will still take, from what it has done so far.
import type { Job } from '../../../electron/contract/jobs.ts'
import { t } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'

/** Milliseconds at work, and share done, before anything can be said about the rest. */
const leastMs = 2000
const leastShare = 0.01

/** The share of the work that is done: files, and the pages of the file at work. */
export function shareDone({ done, total, page }: Pick<Job, 'done' | 'total' | 'page'>): number {
  if (total === 0) return 0
  return Math.min(1, (done + (page === null ? 0 : page.done / Math.max(1, page.of))) / total)
}

/** Milliseconds it will still take if it goes on as it did; null while that is a guess. */
export function timeLeft(job: Pick<Job, 'done' | 'total' | 'page' | 'workedMs'>): number | null {
  const share = shareDone(job)
  if (job.workedMs < leastMs || share < leastShare) return null
  return (job.workedMs * (1 - share)) / share
}

/** 40 秒, 3 分钟, 2 小时 */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 60) return t('import.seconds', { count: seconds })
  const minutes = Math.round(seconds / 60)
  return minutes < 90
    ? t('import.minutes', { count: minutes })
    : t('import.hours', { count: Math.round(minutes / 60) })
}

/** Articles a minute, as a whole number; null while that is a guess. */
export function articlesPerMinute({ articles, workedMs }: Pick<Job, 'articles' | 'workedMs'>): string | null {
  return workedMs < leastMs ? null : number((articles * 60_000) / workedMs)
}
