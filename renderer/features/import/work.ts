// The imports of this window: started, followed to their end, told about. One store, fed by the library's `job` events.
import { create } from 'zustand'
import type { Input } from '../../../electron/contract/api.ts'
import type { ImportOutcome, Job } from '../../../electron/contract/jobs.ts'
import type { Language } from '../../../electron/contract/language.ts'
import { call, on } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { saveText } from '../../api/save-text.ts'
import { ui } from '../../state/ui.ts'
import { t } from '../../strings/index.ts'

export type DialogTab = 'files' | 'paste' | 'past'

interface Work {
  /** The jobs that this window has heard of, newest last. */
  readonly jobs: readonly Job[]
  /** The paths each job was started with, to try a file again. */
  readonly paths: Readonly<Record<string, readonly string[]>>
  /** The job whose report is open. */
  readonly reportId: string | null
  /** The dialog that is open, and the text it starts with. */
  readonly dialog: { readonly tab: DialogTab; readonly text: string; readonly html?: string } | null
}

export const useWork = create<Work>()(() => ({ jobs: [], paths: {}, reportId: null, dialog: null }))

export const openDialog = (tab: DialogTab, text = '', html?: string) =>
  useWork.setState({ dialog: { tab, text, ...(html === undefined ? {} : { html }) } })
export const closeDialog = () => useWork.setState({ dialog: null })
/** Opens the report of a job; lists and events carry only its last outcomes, so that it is asked for. */
export function showReport(reportId: string | null): void {
  useWork.setState({ reportId })
  if (reportId === null) return
  void call('jobs.get', { id: reportId }).then(put, tell)
}

function put(job: Job): Job | undefined {
  const { jobs } = useWork.getState()
  const before = jobs.find((one) => one.id === job.id)
  useWork.setState({ jobs: [...jobs.filter((one) => one.id !== job.id), job] })
  return before
}

/** A job's outcomes by what a person does about them: doubts are to be looked at. */
export function sorted(job: Job) {
  const imported = job.outcomes.filter(({ status }) => status === 'imported')
  return {
    failed: job.outcomes.filter(({ status }) => status === 'failed'),
    doubtful: imported.filter(({ doubts }) => doubts.length > 0),
    imported: imported.filter(({ doubts }) => doubts.length === 0),
    there: job.outcomes.filter(({ status }) => status === 'already-there'),
  }
}

/** What of a report is shown: all of a kind, or all. */
export type ReportKind = 'imported' | 'doubtful' | 'there' | 'failed'
export interface Narrowed {
  readonly kind: ReportKind | null
  /** Part of a name. */
  readonly text: string
}

/** The outcomes of a kind whose names have the text. Those that are doubtful are among the imported. */
export function narrow(parts: ReturnType<typeof sorted>, { kind, text }: Narrowed): typeof parts {
  const wanted = text.trim().normalize('NFKC').toLowerCase()
  const of = (outcomes: readonly ImportOutcome[], ...kinds: readonly ReportKind[]) =>
    kind !== null && !kinds.includes(kind)
      ? []
      : wanted === ''
        ? [...outcomes]
        : outcomes.filter(({ name }) => name.normalize('NFKC').toLowerCase().includes(wanted))
  return {
    failed: of(parts.failed, 'failed'),
    doubtful: of(parts.doubtful, 'doubtful', 'imported'),
    imported: of(parts.imported, 'imported'),
    there: of(parts.there, 'there'),
  }
}

/** What the person hears when an import of theirs has ended. */
function conclude(job: Job): void {
  const { imported, there, doubtful, failed } = job.counts
  const report = { label: t('import.showReport'), run: () => showReport(job.id) }
  // Something needs a decision: the report comes by itself. Otherwise a word is enough.
  if (job.state === 'paused') return
  if (failed > 0 || job.state === 'failed') showReport(job.id)
  else if (job.state === 'cancelled') ui.toast({ text: t('import.reportCancelled'), action: report })
  else if (doubtful > 0)
    ui.toast({
      text: t('import.doneDoubtful', { count: imported, articles: job.articles, doubtful }),
      action: report,
    })
  else if (imported > 0)
    ui.toast({ text: t('import.done', { count: imported, articles: job.articles }), action: report })
  else if (there > 0) ui.toast({ text: t('import.allThere', { count: there }), action: report })
}

/** What is said of files that came by themselves: a word, never a dialog in the middle of reading. */
function concludeWatched(job: Job): void {
  const { imported, failed } = job.counts
  if (imported + failed === 0 || job.state === 'paused') return
  const words = { count: imported, articles: job.articles, failed }
  ui.toast({
    text:
      imported === 0
        ? t('import.watchedNone', { count: failed, failed })
        : t(failed > 0 ? 'import.watchedFailed' : 'import.watched', words),
    action: { label: t('import.showReport'), run: () => showReport(job.id) },
    about: 'watched folder',
  })
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

/** Lets an import rest after the page it is at. */
export async function pauseImport(id: string): Promise<void> {
  await call('jobs.pause', { id }).catch(tell)
}

/** Saves what became of every file where the person wants it. */
export async function saveReport(id: string, format: 'text' | 'csv', language: Language): Promise<void> {
  try {
    const { name, text } = await call('jobs.report', { id, format, language })
    await saveText(name, text)
  } catch (error) {
    tell(error)
  }
}

/** Removes what an import brought, as one step that can be taken back. */
export async function removeBrought(id: string): Promise<void> {
  // Ten thousand articles take some seconds.
  const about = `import removal ${id}`
  ui.toast({ text: t('import.removing'), about })
  try {
    const { removed } = await call('jobs.removeArticles', { id })
    if (removed === 0) ui.toast({ text: t('import.removedNone'), about })
    else tellDone(t('import.removed', { count: removed }), about)
  } catch (error) {
    tell(error)
  }
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
      for (const job of jobs) if (job.state === 'running' || job.state === 'paused') put(job)
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
    if (job.state === 'running' || before?.state !== 'running') return
    if (useWork.getState().paths[job.id] !== undefined) conclude(job)
    else if (job.kind === 'watch') concludeWatched(job)
  })
}
