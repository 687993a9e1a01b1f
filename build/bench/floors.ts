/**
 * What the library does beside the least it could cost on this machine: `node build/bench/floors.ts [--rounds 200]`. JSON on
 * standard output, milliseconds, each pair taken in turns: a mark that is on the disk beside a write of 4 KiB that is; a
 * window of the list beside one article; 1,000 marks over to the window beside a clone of them, and as columns; 10,000 notes to a file beside
 * the bytes alone.
 */
import { once } from 'node:events'
import { closeSync, fdatasyncSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { exportFiles } from '../../electron/library/export/files.ts'
import { openTestLibrary } from '../../electron/library/test/open-test-library.ts'
import { fillLibrary } from './make-library.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } })
const rounds = Number(values.rounds)
const lib = await openTestLibrary()
const scratch = mkdtempSync(join(tmpdir(), 'jianbao-floors-'))

const round = (value: number): number => Math.round(value * 1000) / 1000
const median = (times: readonly number[]): number =>
  round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0)

/** Both in turns, so that what else the machine does meets both alike. */
async function beside(times: number, ours: (i: number) => unknown, least: (i: number) => unknown) {
  const taken: [number[], number[]] = [[], []]
  for (let i = -3; i < times; i++)
    for (const [k, one] of [ours, least].entries()) {
      const from = performance.now()
      await one(i + 3)
      if (i >= 0) taken[k]?.push(performance.now() - from)
    }
  const [own, floor] = taken.map(median) as [number, number]
  return { median: own, floor, timesTheFloor: round(own / floor) }
}

/** Marks as columns: a typed array for each number, one text for all that is text. */
function columnsOf(marks: readonly object[]): [string[], Float64Array[], string] {
  const names = Object.keys(marks[0] ?? {})
  const texts: string[] = []
  const columns = names.map((name) => {
    const column = new Float64Array(marks.length)
    for (const [i, mark] of marks.entries()) {
      const value = (mark as Record<string, unknown>)[name]
      if (typeof value === 'number') column[i] = value
      else texts.push(typeof value === 'string' ? value : JSON.stringify(value))
    }
    return column
  })
  return [names, columns, texts.join('\0')]
}

/** What a reader of columns must do to have marks again. */
function marksOf([names, columns, text]: [string[], Float64Array[], string]): object[] {
  const texts = text.split('\0')
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, i) =>
    Object.fromEntries(names.map((name, n) => [name, columns[n]?.[i] || texts[n]])),
  )
}

/** The same marks through a thread and back: as objects, as the library sends them; as columns; as columns that are made and read. */
async function throughAThread(marks: readonly object[], times: number) {
  const echo = new Worker(
    "const { parentPort: p } = require('node:worker_threads'); p.on('message', (m) => p.postMessage(m))",
    { eval: true },
  )
  const answered = async (message: unknown): Promise<unknown> => {
    const answer = once(echo, 'message')
    echo.postMessage(message)
    return (await answer)[0]
  }
  const columns = columnsOf(marks)
  try {
    const {
      median: objects,
      floor,
      timesTheFloor,
    } = await beside(
      times,
      () => answered(marks),
      () => answered(columns),
    )
    const whole = await beside(
      times,
      async () => marksOf((await answered(columnsOf(marks))) as typeof columns),
      () => answered(marks),
    )
    return {
      objects,
      columns: floor,
      'objects / columns': timesTheFloor,
      'columns made and read / objects': whole.timesTheFloor,
    }
  } finally {
    await echo.terminate()
  }
}

try {
  const ids = fillLibrary(lib.ctx, 2000)
  const { call } = lib
  const handle = openSync(join(scratch, 'block'), 'w')
  const block = Buffer.alloc(4096, 1)
  const mark = await beside(
    rounds,
    (i) =>
      call('annotations.create', {
        articleId: ids[i % ids.length] as string,
        revision: 1,
        start: 10 + (i % 300),
        end: 20 + (i % 300),
        note: `第${i}条`,
      }),
    () => {
      writeSync(handle, block, 0, block.length, 0)
      fdatasyncSync(handle)
    },
  )
  closeSync(handle)
  const list = await beside(
    rounds,
    (i) => call('listing.rows', { limit: 100, offset: (i * 97) % 1900 }),
    (i) => call('articles.get', { id: ids[(i * 97) % ids.length] as string }),
  )
  const crowded = ids[1] as string
  for (let i = 0; i < 1000; i++)
    await call('annotations.create', {
      articleId: crowded,
      revision: 1,
      start: i % 300,
      end: 5 + (i % 300),
      note: `第${i}条`,
    })
  const marks = await call('annotations.list', { articleId: crowded })
  const over = await beside(
    Math.min(rounds, 50),
    () => call('annotations.list', { articleId: crowded }),
    () => structuredClone(marks),
  )
  const through = await throughAThread(marks, Math.min(rounds, 100))
  const article = await call('articles.get', { id: crowded })
  const tags = await call('tags.get', { articleId: crowded })
  const notes = Array.from({ length: 10 }, (_, n) => ({
    id: `${n}`,
    title: `第${n}篇`,
    load: () => ({ article, sha256: 'ab'.repeat(32), annotations: marks, tags }),
  }))
  const choice = {
    format: 'markdown' as const,
    files: 'one' as const,
    fullText: false,
    sentence: false,
    order: 'place' as const,
    callouts: true,
    wikilinks: true,
    template: null,
  }
  const written = async (path: string, bytes: () => AsyncIterable<string | Uint8Array>) => {
    const file = openSync(join(scratch, path), 'w')
    for await (const content of bytes()) writeSync(file, Buffer.from(content as Uint8Array))
    fsyncSync(file)
    closeSync(file)
  }
  const whole: (string | Uint8Array)[] = []
  for await (const { content } of exportFiles(notes, choice)) whole.push(content)
  const out = await beside(
    9,
    () =>
      written('export.md', async function* () {
        for await (const { content } of exportFiles(notes, choice)) yield content
      }),
    () =>
      written('bytes.md', async function* () {
        yield* whole
      }),
  )
  process.stdout.write(
    `${JSON.stringify({ durableMark: mark, listOf100: list, thousandMarks: over, marksThroughAThread: through, notesToMarkdown: out }, null, 2)}\n`,
  )
} finally {
  await lib.close()
  rmSync(scratch, { recursive: true, force: true })
}
