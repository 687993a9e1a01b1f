/** A folder whose new files are imported by themselves, each when it has stopped growing. */
import { statSync } from 'node:fs'
import { relative } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { fail, toFailure } from '../../contract/errors.ts'
import { archiveEnding, endingOf, readEndings } from '../../contract/source-file.ts'
import { query } from '../db/sql.ts'
import type { JobContext, Jobs } from '../jobs/queue.ts'
import { readSettings } from '../settings.ts'

interface Seen {
  readonly path: string
  readonly bytes: number
  readonly modified: number
}

const known = query<[string], { bytes: number; modified_at: number }>(
  'SELECT bytes, modified_at FROM watched_file WHERE path = ?',
)
const remember = query<[Seen]>(
  `INSERT INTO watched_file (path, bytes, modified_at) VALUES (@path, @bytes, @modified)
   ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes, modified_at = excluded.modified_at`,
)

/** Milliseconds; tests take less. */
export interface Patience {
  /** Without growing, before a file is taken for whole: a download pauses, a copy over a network stalls. */
  readonly still: number
  /** After the last file, before those that came together are imported as one. */
  readonly together: number
  /** Before it is looked again for a folder that is not there. */
  readonly again: number
}
const patience: Patience = { still: 2000, together: 1500, again: 20_000 }

/** Folders below the watched one that are looked into. */
const deepest = 8

export interface WatchedFolder {
  /** Looks at the settings again: another folder, or none. */
  refresh(): Promise<void>
  close(): Promise<void>
}

/**
 * Watches the folder that the settings name. What was taken is remembered by path, size and time, so that nothing is read
 * again at the next start; the same bytes under another name are recognised by the import itself. A folder that is not
 * there, or goes away (a disk that is taken out), is told as a `notice` once, and watched when it comes back.
 */
export function openWatchedFolder(ctx: JobContext, jobs: Jobs, wait: Patience = patience): WatchedFolder {
  let folder = ''
  let watcher: FSWatcher | undefined
  let timer: NodeJS.Timeout | undefined
  let search: NodeJS.Timeout | undefined
  let closed = false
  const waiting = new Map<string, Seen>()

  function take(): void {
    timer = undefined
    if (closed || waiting.size === 0) return
    const met = [...waiting.values()]
    waiting.clear()
    const files = met.filter((file) => {
      const now = statSync(file.path, { throwIfNoEntry: false })
      return now?.size === file.bytes && Math.round(now.mtimeMs) === file.modified
    })
    // What has grown since is still being written: half of it would come in as a source of its own.
    for (const file of met) if (!files.includes(file)) meet(file.path)
    if (files.length === 0) return
    try {
      jobs.startImport({ paths: files.map(({ path }) => path), texts: [], kind: 'watch' })
      // After the job's row is there: a file met twice is recognised, one remembered and never imported would be lost.
      ctx.system((db) => {
        for (const file of files) remember(db).run(file)
      })
    } catch (error) {
      ctx.emit('notice', toFailure(error))
    }
  }

  function meet(path: string): void {
    if (closed) return
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats?.isFile()) return
    const file = { path, bytes: stats.size, modified: Math.round(stats.mtimeMs) }
    const before = known(ctx.read).get(path)
    if (before?.bytes === file.bytes && before.modified_at === file.modified) return
    waiting.set(path, file)
    clearTimeout(timer)
    timer = setTimeout(take, wait.together)
  }

  const isNone = (path: string): boolean => {
    const inside = relative(folder, path)
    if (inside === '') return false
    // The library's own folder may lie in the watched one.
    if (inside.split(/[\\/]/).some((part) => part.startsWith('.') || part === '__MACOSX')) return true
    return path === ctx.dir
  }
  const isRead = (path: string): boolean => {
    const ending = endingOf(path)
    return readEndings.includes(ending) || ending === archiveEnding
  }

  async function stop(): Promise<void> {
    clearTimeout(timer)
    clearInterval(search)
    timer = undefined
    waiting.clear()
    const ending = watcher
    watcher = undefined
    await ending?.close()
  }

  const isThere = (): boolean => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true

  function begin(): void {
    const begun = watch(folder, {
      ignored: isNone,
      depth: deepest,
      followSymlinks: false,
      awaitWriteFinish: { stabilityThreshold: wait.still, pollInterval: Math.min(200, wait.still / 2) },
    })
    for (const event of ['add', 'change'] as const)
      begun.on(event, (path: string) => {
        if (isRead(path)) meet(path)
      })
    begun.on('unlinkDir', (path: string) => {
      if (path !== folder || begun !== watcher) return
      void stop().then(() => {
        // Unless another was chosen meanwhile.
        if (path === folder && watcher === undefined) miss()
      })
    })
    begun.on('error', (error: unknown) => ctx.emit('notice', toFailure(error)))
    watcher = begun
  }

  /** Says that the folder is not there, and waits for it. */
  function miss(): void {
    if (closed || folder === '') return
    const message = `there is no folder ${folder} to watch`
    const failure = fail('not-found', message, { reason: 'watch-folder', params: { path: folder } })
    ctx.emit('notice', toFailure(failure))
    search = setInterval(() => {
      if (!isThere()) return
      clearInterval(search)
      begin()
    }, wait.again).unref()
  }

  return {
    async refresh() {
      const wanted = readSettings(ctx.read).watchFolder
      if (closed || wanted === folder) return
      folder = wanted
      await stop()
      if (closed || folder !== wanted || folder === '') return
      if (isThere()) begin()
      else miss()
    },
    async close() {
      closed = true
      await stop()
    },
  }
}
