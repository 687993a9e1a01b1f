// The imports of this window: started, followed to their end, told about. One store, fed by the library's `job` events.
import { create } from 'zustand'
import type { Input } from '../../../electron/contract/api.ts'
import type { Job } from '../../../electron/contract/jobs.ts'
import { call, on } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { ui } from '../../state/ui.ts'
import { t } from '../../strings/index.ts'

interface Work {
  /** The jobs that this window has heard of, newest last. */
  readonly jobs: readonly Job[]
  /** The paths each job was started with, to try a file again. */
  readonly paths: Readonly<Record<string, readonly string[]>>
  /** The job whose report is open. */
  readonly reportId: string | null
  /** The dialog that is open, and the text it starts with. */
  readonly dialog: { readonly tab: 'files' | 'paste'; readonly text: string } | null
}

export const useWork = create<Work>()(() => ({ jobs: [], paths: {}, reportId: null, dialog: null }))

export const openDialog = (tab: 'files' | 'paste', text = '') => useWork.setState({ dialog: { tab, text } })
export const closeDialog = () => useWork.setState({ dialog: null })
export const showReport = (reportId: string | null) => useWork.setState({ reportId })

function put(job: Job): Job | undefined {
  const { jobs } = useWork.getState()
  const before = jobs.find((one) => one.id === job.id)
  useWork.setState({ jobs: [...jobs.filter((one) => one.id !== job.id), job] })
  return before
}

/** The sums of a report. */
export function sums(job: Job) {
  const of = (status: string) => job.outcomes.filter((outcome) => outcome.status === status)
  return {
    imported: of('imported'),
    there: of('already-there'),
    failed: of('failed'),
    articles: job.outcomes.reduce(
      (sum, outcome) => sum + (outcome.status === 'imported' ? outcome.articles : 0),
      0,
    ),
  }
}

/** What the person hears when an import of theirs has ended. */
function conclude(job: Job): void {
  const { imported, there, failed, articles } = sums(job)
  const report = { label: t('import.showReport'), run: () => showReport(job.id) }
  // Something needs a decision: the report comes by itself. Otherwise a word is enough.
  if (failed.length > 0 || job.state === 'failed') showReport(job.id)
  else if (job.state === 'cancelled') ui.toast({ text: t('import.reportCancelled'), action: report })
  else if (imported.length > 0)
    ui.toast({ text: t('import.done', { count: imported.length, articles }), action: report })
  else if (there.length > 0) ui.toast({ text: t('import.allThere', { count: there.length }), action: report })
}

/** Starts an import; what goes wrong with single files stands in its report. */
export async function startImport(input: Input<'jobs.startImport'>): Promise<void> {
  if ((input.paths ?? []).length + (input.texts ?? []).length === 0) return
  try {
    const job = await call('jobs.startImport', input)
    const { jobs, paths } = useWork.getState()
    useWork.setState({ paths: { ...paths, [job.id]: input.paths ?? [] } })
    // Its first events may have come before its answer.
    const heard = jobs.find((one) => one.id === job.id)
    if (heard === undefined) put(job)
    else if (heard.state !== 'running') conclude(heard)
  } catch (error) {
    tell(error)
  }
}

export async function cancelImport(id: string): Promise<void> {
  await call('jobs.cancel', { id }).catch(tell)
}

/** Goes on with what an interrupted import has not done. */
export async function resumeImport(id: string): Promise<void> {
  try {
    const job = await call('jobs.resume', { id })
    const { paths } = useWork.getState()
    useWork.setState({ paths: { ...paths, [id]: paths[id] ?? [] } })
    put(job)
  } catch (error) {
    tell(error)
  }
}

/**
 * The path of a file that a report names: a report says `name` or `folder/below/name`, a start was given
 * `/where/name` or `/where/folder`. Null for pasted text, and for an import of another session.
 */
export function pathOfOutcome(name: string, paths: readonly string[]): string | null {
  const first = name.split('/')[0]
  for (const path of paths) {
    const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
    if (path.slice(cut + 1) !== first) continue
    const separator = path.charAt(cut)
    return path.slice(0, cut + 1) + name.split('/').join(separator === '\\' ? '\\' : '/')
  }
  return null
}

/** Follows all jobs; returns the way to stop. */
export function followJobs(): () => void {
  void call('jobs.list')
    .then((jobs) => {
      for (const job of jobs) if (job.state === 'running') put(job)
      const cut = jobs.find((job) => job.state === 'interrupted')
      if (cut !== undefined) {
        put(cut)
        ui.toast({
          text: t('import.reportInterrupted'),
          action: { label: t('import.resume'), run: () => void resumeImport(cut.id) },
        })
      }
    })
    .catch(() => undefined)
  return on('job', (job) => {
    const before = put(job)
    const isMine = useWork.getState().paths[job.id] !== undefined
    if (isMine && job.state !== 'running' && before?.state === 'running') conclude(job)
  })
}
