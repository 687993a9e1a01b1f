/** `page` and `tag`: one file after the other through the compute thread alone; no library is opened. */
import { basename, resolve } from 'node:path'
import type { ComputeCalls, ComputeEvents, FinishedPage } from '../compute/protocol.ts'
import { type Failure, toFailure } from '../contract/errors.ts'
import type { PageLayout } from '../contract/page.ts'
import { sentence } from '../contract/sentences.ts'
import type { Tags } from '../contract/tags.ts'
import type { Thread } from '../rpc/thread.ts'
import { startWatchedThread, type WatchedThread } from '../rpc/watched-thread.ts'
import type { PageCommand } from './args.ts'
import { type Console, errorJson } from './console.ts'
import { cut, table } from './table.ts'

const entry = new URL('../compute/entry.ts', import.meta.url)

/** One page of a file, or why the file has none. `page` counts from 1 and is there when the file has several. */
type Entry = Readonly<Record<string, unknown>>

/** Prints one array for all files, in their order. Answers whether all could be read. */
export async function runCompute(command: PageCommand, out: Console): Promise<boolean> {
  let thread: WatchedThread | undefined
  const stop = () => void thread?.stop()
  out.signal.addEventListener('abort', stop)
  const entries: Entry[] = []
  const texts: string[] = []
  let failed = false
  try {
    for (const [i, path] of command.files.entries()) {
      if (out.signal.aborted) break
      const source = basename(resolve(path))
      out.progress(`${i + 1}/${command.files.length} ${source}`)
      // A file that needs too much memory ends the thread and not the process.
      thread ??= startWatchedThread(entry)
      const unwatch = thread.watch()
      try {
        const { found, told } = await work(thread, command, resolve(path), source, out)
        entries.push(...found)
        texts.push(...told)
      } catch (error) {
        if (out.signal.aborted) break
        const failure = explain(toFailure(error), source)
        if (failure.reason === 'compute-ended') thread = undefined
        failed = true
        entries.push({ source, error: errorJson(failure, out.language) })
        out.message(sentence(failure, out.language))
      } finally {
        unwatch()
      }
    }
  } finally {
    out.signal.removeEventListener('abort', stop)
    await thread?.stop()
  }
  if (entries.length > 0) out.result(entries, () => texts.join('\n'))
  return !failed
}

/** A thread that ended did so over this file. */
function explain(failure: Failure, name: string): Failure {
  if (failure.reason !== 'thread-ended') return failure
  return { code: 'unreadable-file', reason: 'compute-ended', message: failure.message, params: { name } }
}

async function work(
  thread: Thread,
  command: PageCommand,
  path: string,
  source: string,
  out: Console,
): Promise<{ found: Entry[]; told: string[] }> {
  const given = {
    material: { path },
    name: source,
    ...(command.encoding ? { encoding: command.encoding } : {}),
  }
  if (command.name === 'tag') {
    const done = (await thread.client.call(
      'source.tag',
      given satisfies ComputeCalls['source.tag']['input'],
    )) as ComputeCalls['source.tag']['output']
    return {
      found: done.pages.map(({ n, tags }) => ({ ...head(source, n, done.pages.length), ...tagEntry(tags) })),
      told: done.pages.map(({ tags }) => tagText(source, tags, out)),
    }
  }
  const pages: FinishedPage[] = []
  const task = path
  const quiet = thread.client.on('page', (payload) => {
    const event = payload as ComputeEvents['page']
    if (event.task === task) pages.push(event.page)
  })
  try {
    await thread.client.call('source.takeApart', {
      task,
      ...given,
    } satisfies ComputeCalls['source.takeApart']['input'])
  } finally {
    quiet()
  }
  return {
    found: pages.map(({ n, known, layout }) => ({
      ...head(source, n, pages.length),
      ...Object.fromEntries(Object.entries(known ?? {}).filter(([, value]) => value !== '')),
      ...pageEntry(layout),
    })),
    told: pages.map(({ layout }) => pageText(source, layout, out)),
  }
}

const head = (source: string, n: number, pages: number): Entry =>
  pages > 1 || n > 1 ? { source, page: n } : { source }

/** A page as it was taken apart; the keys in a fixed order. */
const pageEntry = ({ articles, photos, furniture, unassigned }: PageLayout): Entry => ({
  articles: articles.map(({ n, title, kicker, subtitle, byline, bylineText, blocks }) => ({
    n,
    title,
    kicker,
    subtitle,
    byline,
    bylineText,
    blocks: blocks.map(({ role, level, text, ranges, marks, dropped, droppedAt, confidence, reason }) => ({
      role,
      level,
      text,
      ranges,
      marks,
      dropped,
      droppedAt,
      confidence,
      reason,
    })),
  })),
  photos: photos.map(({ caption, credit, ranges }) => ({ caption, credit, ranges })),
  furniture: furniture.map(({ text, ranges }) => ({ text, ranges })),
  unassigned: unassigned.map(({ text, ranges }) => ({ text, ranges })),
})

const tagEntry = ({ entities, figures, quotes }: Tags): Entry => ({
  entities: entities.map(({ type, text, start, end, canonical, confidence }) => ({
    type,
    text,
    start,
    end,
    canonical,
    confidence,
  })),
  figures: figures.map(({ text, start, end, value, unit, qualifier, indicator, kind }) => ({
    text,
    start,
    end,
    value,
    unit,
    qualifier,
    indicator,
    kind,
  })),
  quotes: quotes.map(({ speaker, text, start, end }) => ({ speaker, text, start, end })),
})

function pageText(source: string, layout: PageLayout, { say }: Console): string {
  const summary = say('page.summary', {
    source,
    articles: layout.articles.length,
    photos: layout.photos.length,
    furniture: layout.furniture.length,
    unassigned: layout.unassigned.length,
  })
  const columns = (['n', 'title', 'byline', 'blocks', 'characters'] as const).map((name) =>
    say(`column.${name}`),
  )
  const rows = layout.articles.map(({ n, title, byline, blocks }) => [
    n,
    cut(title, 48),
    cut(byline.join(' '), 24),
    blocks.length,
    blocks.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0),
  ])
  return `${summary}\n${table(columns, rows)}`
}

function tagText(source: string, tags: Tags, { say }: Console): string {
  const { entities, figures, quotes } = tags
  const columns = (
    ...names: ('type' | 'text' | 'canonical' | 'place' | 'value' | 'unit' | 'indicator' | 'speaker')[]
  ) => names.map((name) => say(`column.${name}`))
  const place = ({ start, end }: { start: number; end: number }) => `${start}–${end}`
  const parts = [
    `${say('tag.summary', { source, entities: entities.length, figures: figures.length, quotes: quotes.length })}\n`,
  ]
  if (entities.length > 0)
    parts.push(
      table(
        columns('type', 'text', 'canonical', 'place'),
        entities.map((one) => [one.type, cut(one.text, 40), cut(one.canonical, 40), place(one)]),
      ),
    )
  if (figures.length > 0)
    parts.push(
      table(
        columns('text', 'value', 'unit', 'indicator', 'place'),
        figures.map((one) => [
          cut(one.text, 24),
          String(one.value),
          one.unit,
          cut(one.indicator, 32),
          place(one),
        ]),
      ),
    )
  if (quotes.length > 0)
    parts.push(
      table(
        columns('speaker', 'text', 'place'),
        quotes.map((one) => [cut(one.speaker, 24), cut(one.text, 60), place(one)]),
      ),
    )
  return parts.join('')
}
