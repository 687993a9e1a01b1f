/** The commands on a library: opens it in its own thread, asks, prints, and ends the thread again. */
import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Call } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import type { Job } from '../contract/jobs.ts'
import type { AnnotationImport } from '../contract/model.ts'
import { sentence } from '../contract/sentences.ts'
import type { LibraryOptions } from '../library/options.ts'
import { startThread, type Thread } from '../rpc/thread.ts'
import type { LibraryCommand } from './args.ts'
import { type Console, errorJson } from './console.ts'
import * as show from './show.ts'

const entry = new URL('../library/entry.ts', import.meta.url)
const compute = new URL('../compute/entry.ts', import.meta.url)

/**
 * Does one command. Answers whether all of it succeeded; throws the library's failure.
 * The library is given back in every case: its lock belongs to the thread, which is ended here.
 */
export async function runLibrary(command: LibraryCommand, out: Console): Promise<boolean> {
  const dir = resolve(command.library)
  if (command.name !== 'import') expectLibrary(dir)
  const readOnly = command.readOnly === true
  const workerData: LibraryOptions = { dir, compute: compute.href, samples: null, readOnly }
  // The thread's own log (slow calls) is for those who build the app; what matters here comes as failures.
  const thread = startThread(entry, { workerData, stderr: true })
  // An import ends itself when it is cancelled; everything else is over in a moment and may just stop.
  const stop = () => void (command.name === 'import' ? undefined : thread.stop())
  out.signal.addEventListener('abort', stop)
  try {
    return await answer(command, thread, out)
  } finally {
    out.signal.removeEventListener('abort', stop)
    await thread.close()
  }
}

/** Only `import` makes a library: elsewhere a mistyped path must not leave an empty one behind. */
function expectLibrary(dir: string): void {
  const there = (path: string) => {
    try {
      return statSync(path, { throwIfNoEntry: false })
    } catch {
      // What cannot even be looked at is the library's to explain.
      return 'unknown'
    }
  }
  const folder = there(dir)
  if (folder === 'unknown' || folder?.isDirectory() === false) return
  if (there(join(dir, 'library.sqlite')) === undefined)
    throw fail('not-found', `there is no library in ${dir}`, { reason: 'library', params: { path: dir } })
}

async function answer(command: LibraryCommand, thread: Thread, out: Console): Promise<boolean> {
  const call: Call = async (name, ...input) => (await thread.client.call(name, input[0])) as never
  switch (command.name) {
    case 'import':
      return await runImport(command, thread, call, out)
    case 'import-annotations': {
      const told: (AnnotationImport & { source: string })[] = []
      for (const source of command.files)
        told.push({ source, ...(await call('import.annotations', { path: resolve(source) })) })
      out.result(told, () => told.map((one) => show.importedMarks(one, out)).join('\n'))
      return told.every(({ marks }) => marks.every(({ outcome }) => outcome !== 'not-found'))
    }
    case 'list': {
      const [articles, pages] = await Promise.all([call('articles.list'), call('pages.list')])
      const names = new Map(pages.map(({ id, sourceName, n }) => [id, { source: sourceName, page: n }]))
      const listed = articles.map((article) => ({ ...article, ...names.get(article.pageId) }))
      out.result(listed, () => show.articles(listed, out))
      return true
    }
    case 'search': {
      const found = await call('search.query', { query: command.query, limit: 200, limitPerArticle: 50 })
      out.result(found, () => show.found(found, out))
      return true
    }
    case 'annotate': {
      const { articleId, quote, prefix, suffix, color, note, tags } = command
      const wanted = { articleId, quote, prefix, suffix, color, note, tags: [...tags] }
      const annotation = await call('annotations.createByQuote', wanted)
      out.result(annotation, () => show.annotation(annotation, out))
      return true
    }
    case 'annotations': {
      const { articleId } = command
      const all = await call('annotations.list', articleId === undefined ? {} : { articleId })
      out.result(all, () => show.annotations(all, out))
      return true
    }
    case 'export': {
      // What the contract does not know of the command is left out where it is checked.
      const { out: path, colors, tags, state, noted, ...choice } = command
      const isNarrowed = colors !== null || tags.length > 0 || state !== null || noted
      const filter = {
        colors: [...(colors ?? [])],
        tags: [...tags],
        done: state === null ? null : state === 'done',
        noted: noted || null,
      }
      const done = await call('export.write', {
        ...choice,
        articleIds: choice.articleIds === null ? null : [...choice.articleIds],
        marks: isNarrowed ? { filter } : null,
        template: choice.template === undefined ? null : await readText(resolve(choice.template)),
        path: resolve(path),
      })
      out.message(out.say('export.done', { count: done.paths.length }))
      for (const { copy } of done.changes ?? [])
        if (copy !== null) out.message(out.say('export.conflict', { path: copy }))
      out.result(done, () => `${done.paths.join('\n')}\n`)
      return true
    }
    case 'verify': {
      const report = await call('library.verify')
      out.result(report, () => show.verified(report, out))
      return report.sound
    }
  }
}

/** A text file of the person's. Throws `unreadable-file`. */
async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    const params = { name: path }
    if (error instanceof TypeError)
      throw fail('unreadable-file', `${path} is not UTF-8`, { reason: 'encoding', params })
    throw fail('unreadable-file', `${path} cannot be read`, { reason: 'missing', params, cause: error })
  }
}

async function runImport(
  command: LibraryCommand & { name: 'import' },
  thread: Thread,
  call: Call,
  out: Console,
): Promise<boolean> {
  const ended = Promise.withResolvers<Job>()
  let id: string | undefined
  const look = (job: Job) => {
    out.progress(out.say('import.progress', { done: job.done, total: job.total, note: job.note }))
    if (job.state !== 'running') ended.resolve(job)
  }
  thread.client.on('job', (payload) => {
    const job = payload as Job
    if (job.id === id) look(job)
  })
  // The events stop with the thread; nobody may wait for them then.
  void thread.ended.then(() =>
    ended.reject(fail('internal', 'the library ended', { reason: 'library-ended' })),
  )
  // When the import cannot even start, that failure is the one to tell.
  ended.promise.catch(() => {})
  const started = await call('jobs.startImport', {
    paths: command.paths.map((path) => resolve(path)),
    ...(command.encoding === undefined ? {} : { encoding: command.encoding }),
  })
  id = started.id
  const cancel = () => void call('jobs.cancel', { id: started.id }).catch(ended.reject)
  if (out.signal.aborted) cancel()
  else out.signal.addEventListener('abort', cancel, { once: true })
  // It may have ended before its number was known here.
  look(await call('jobs.get', { id }))
  const job = await ended.promise
  out.signal.removeEventListener('abort', cancel)
  for (const { error } of job.outcomes) if (error) out.message(sentence(error, out.language))
  if (job.state === 'cancelled') out.message(out.say('import.cancelled'))
  for (const { name, doubts } of job.outcomes)
    for (const doubt of doubts)
      out.message(`${name}: ${sentence({ code: 'doubt', message: doubt.reason, ...doubt }, out.language)}`)
  const entries = job.outcomes.map(
    ({ name, status, sourceId, pages, articles, format, encoding, doubts, error }) => ({
      source: name,
      status,
      sourceId,
      pages,
      articles,
      format,
      encoding,
      ...(doubts.length === 0 ? {} : { doubts }),
      ...(error === null ? {} : { error: errorJson(error, out.language) }),
    }),
  )
  out.result(entries, () => show.imported(job.outcomes, out))
  return job.state === 'done' && job.outcomes.every(({ status }) => status !== 'failed')
}
