/**
 * One import: item by item into the library; what goes wrong with one is its outcome, and the rest goes on. The next file
 * is copied while one is taken apart, and taken apart while that one is stored.
 */
import { setImmediate } from 'node:timers/promises'
import { AppError, type Failure, fail, toFailure } from '../../contract/errors.ts'
import type { ImportOutcome } from '../../contract/jobs.ts'
import type { Kept } from '../files.ts'
import { type Archives, createArchives } from './archive.ts'
import type { JobContext, Work } from './queue.ts'
import { type ImportInput, type Item, itemsOf, type Refusal, writeItems, writeOutcome } from './rows.ts'
import { isHere, type Reading, takeIn, thereOf } from './take-in.ts'
import { expand } from './walk.ts'

const unreadableFor = (reason: string, why: string) => (name: string) =>
  fail('unreadable-file', `${name} ${why}`, { reason, params: { name } })
const refusals: Readonly<Record<Refusal, (name: string) => AppError>> = {
  unsupported: (name) => fail('unsupported', `${name} is of no format that is read`, { params: { name } }),
  'old-office': (name) =>
    fail('unsupported', `${name} is an Office file of the old kind`, {
      reason: 'old-office',
      params: { name },
    }),
  'no-files': unreadableFor('no-files', 'holds no file that is read'),
  permission: unreadableFor('permission', 'may not be read'),
  password: unreadableFor('password', 'is protected by a password'),
  'entry-name': unreadableFor('entry-name', 'has a path that leads out of its archive'),
  nested: unreadableFor('nested', 'lies too deep in archives'),
}

/**
 * Does what the job's items ask for, those that have an outcome left out.
 * @throws AppError `cancelled`, or `disk-full`: then nothing more can be stored.
 */
export async function runImport(ctx: JobContext, input: ImportInput, work: Work): Promise<void> {
  let items = itemsOf(ctx.read, work.id)
  if (items.length === 0) {
    const found = await expand(input, work.signal)
    ctx.system((db) => writeItems(db, work.id, found))
    items = found.map((item) => ({ item, outcome: null }))
  }
  work.total(items.length)
  const archives = createArchives()
  try {
    await runItems(ctx, input, items, work, archives)
  } finally {
    archives.close()
  }
}

/** An item before its turn. */
interface Ahead {
  readonly item: Item
  readonly i: number
  /** Its bytes in the library folder. */
  readonly keeping: Promise<Kept>
  kept?: Kept
  reading?: Reading
}

async function runItems(
  ctx: JobContext,
  input: ImportInput,
  items: readonly { readonly item: Item; readonly outcome: ImportOutcome | null }[],
  work: Work,
  archives: Archives,
): Promise<void> {
  const todo = items.flatMap(({ item, outcome }, i) => (outcome ? [] : [{ item, i }]))
  // What was begun ahead ends with the job, however that ends.
  const over = new AbortController()
  const signal = AbortSignal.any([work.signal, over.signal])

  const keepAhead = (n: number): Ahead | undefined => {
    const next = todo[n]
    if (!next) return undefined
    const ahead: Ahead = { ...next, keeping: keep(ctx, next.item, archives, signal) }
    ahead.keeping.then(
      (kept) => {
        ahead.kept = kept
      },
      // Told when its turn comes.
      () => {},
    )
    return ahead
  }
  const begin = (ahead: Ahead, kept: Kept): Reading => {
    const encoding = 'text' in ahead.item.what ? 'utf-8' : input.encoding
    const how = { sample: input.sample, ...(encoding ? { encoding } : {}) }
    const reading = takeIn(ctx, ahead.item, ahead.i, kept, how, work, signal)
    reading.read.catch(() => {})
    ahead.reading = reading
    return reading
  }
  /** Takes the next one apart already, if its bytes are there and new. */
  const beginAhead = (next: Ahead | undefined, kept: Kept): void => {
    if (!next?.kept || signal.aborted || next.kept.sha256 === kept.sha256) return
    if (!isHere(ctx.read, next.kept)) begin(next, next.kept)
  }

  /** Bytes that were removed with the file before, which failed: this one may have the same. */
  let gone = ''
  const importItem = async (now: Ahead, kept: Kept, following: Ahead | undefined): Promise<ImportOutcome> => {
    const there = now.reading ? null : thereOf(ctx.read, now.item, kept)
    if (there) {
      ctx.system((db) => writeOutcome(db, work.id, now.i, there))
      return there
    }
    try {
      const reading = now.reading ?? begin(now, kept)
      const read = await reading.read
      beginAhead(following, kept)
      return reading.store(read)
    } catch (error) {
      if (await forget(ctx, kept)) gone = kept.sha256
      throw error
    }
  }

  let next = keepAhead(0)
  try {
    for (let n = 1; next; n++) {
      const now: Ahead = next
      const { item, i } = now
      if (work.signal.aborted) throw fail('cancelled', 'the import was cancelled')
      work.note(item.label)
      try {
        let kept = await now.keeping
        // Copied or not before they were removed: nobody else has them.
        if (kept.sha256 === gone) kept = { ...(await keep(ctx, item, archives, signal)), fresh: true }
        gone = ''
        next = keepAhead(n)
        work.outcome(await importItem(now, kept, next))
      } catch (error) {
        const failure = explain(error, item)
        if (failure.code === 'cancelled' || work.signal.aborted) throw error
        const outcome = failed(item, failure)
        work.outcome(outcome)
        if (failure.code === 'disk-full') throw error
        ctx.system((db) => writeOutcome(db, work.id, i, outcome))
        if (next === now) next = keepAhead(n)
      }
      // Calls that wait are answered between two items.
      await setImmediate()
    }
  } finally {
    over.abort()
    if (next) await abandon(ctx, next, gone)
  }
}

/**
 * Removes bytes that came for nothing, and says whether it did. Those that were there before may belong to a source whose
 * removal can be undone.
 */
async function forget(ctx: JobContext, kept: Kept): Promise<boolean> {
  const isIdle = kept.fresh && !isHere(ctx.read, kept)
  if (isIdle) await ctx.files.remove(kept.sha256)
  return isIdle
}

/** Waits for what was begun of an item whose turn does not come, and takes it back. */
async function abandon(ctx: JobContext, { keeping, reading }: Ahead, gone: string): Promise<void> {
  await reading?.read.catch(() => {})
  const kept = await keeping.catch(() => null)
  if (kept) await forget(ctx, kept.sha256 === gone ? { ...kept, fresh: true } : kept)
}

const failed = (item: Item, error: Failure): ImportOutcome => ({
  name: item.label,
  status: 'failed',
  sourceId: null,
  pages: 0,
  articles: 0,
  format: null,
  encoding: null,
  doubts: [],
  error,
})

function explain(error: unknown, item: Item): Failure {
  if (error instanceof AppError && error.reason === 'thread-ended')
    return {
      code: 'unreadable-file',
      reason: 'compute-ended',
      message: `${item.name} could not be taken apart: the work broke off, most likely for want of memory`,
      params: { name: item.name },
    }
  return toFailure(error)
}

/** Copies an item's bytes into the library. @throws AppError what is wrong with it, or with the disk. */
async function keep(ctx: JobContext, item: Item, archives: Archives, signal: AbortSignal): Promise<Kept> {
  const { what } = item
  if ('refused' in what) throw refusals[what.refused](item.name)
  if ('failed' in what) throw new AppError(what.failed)
  if ('text' in what) return ctx.files.keepText(what.text, item.name)
  if (!what.inside) return ctx.files.keep(what.path, item.name, signal)
  return ctx.files.keepPieces(await archives.open(what.path, what.inside, item.name), item.name, signal)
}
