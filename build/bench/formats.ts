/**
 * Reading and writing files beside the least they could cost: `node build/bench/formats.ts [--rounds 5]`. JSON on standard
 * output; each pair in turns, medians. Text files into the library without the models beside the bare index over the same
 * texts; a PDF in reading order beside bare pdf.js (and pdftotext, mutool where they are installed); a Word file beside
 * mammoth alone; bytes in GB18030 beside the decoder alone; notes that leave as JSON-LD, are removed, read back and leave again.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { Document, Packer, Paragraph } from 'docx'
import mammoth from 'mammoth'
import { decode } from '../../electron/compute/read/decode.ts'
import { readDocx } from '../../electron/compute/read/docx.ts'
import { openPdf } from '../../electron/compute/read/pdf.ts'
import { openSource } from '../../electron/compute/read/source.ts'
import { setColumns, writePdf } from '../../electron/compute/read/test/write-pdf.ts'
import { indexTokens } from '../../electron/library/search/tokens.ts'
import { untagged } from '../../electron/library/store/store-article.ts'
import { storePage } from '../../electron/library/store/store-page.ts'
import { openTestLibrary } from '../../electron/library/test/open-test-library.ts'
import { gb18030 } from '../e2e/gb18030.ts'
import { fillLibrary, pageOf } from './make-library.ts'
import { textMaker } from './make-text.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const rounds = Number(values.rounds)
const scratch = mkdtempSync(join(tmpdir(), 'jianbao-formats-'))
const maker = textMaker(5)

const round = (value: number): number => Number(value.toPrecision(4))
const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

/** Median ms of each, taken in turns after one turn to warm up. A work that must first set things up returns its own ms. */
async function inTurns<Name extends string>(
  works: Readonly<Record<Name, () => Promise<number | undefined> | Promise<void> | number | undefined>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[]
  const times = new Map(names.map((name) => [name, [] as number[]]))
  for (let i = 0; i <= rounds; i++)
    for (const name of names) {
      const from = performance.now()
      const own = await works[name]()
      if (i > 0) times.get(name)?.push(own ?? performance.now() - from)
    }
  return Object.fromEntries(names.map((name) => [name, middle(times.get(name) ?? [])])) as Record<
    Name,
    number
  >
}

/** Files of four articles each: read and stored as an import does, but taken apart by their blank lines and untagged. */
async function text() {
  const files = Array.from({ length: 60 }, (_, i) => {
    const path = join(scratch, `第${i}版.txt`)
    writeFileSync(path, Array.from({ length: 4 }, () => maker.article(1000)).join('\n\n'))
    return path
  })
  const articles = files.flatMap((path) => readFileSync(path, 'utf8').split('\n\n'))
  const ms = await inTurns({ stored: () => storeAll(files), index: () => indexAll(articles) })
  return {
    articlesPerSecond: round((articles.length / ms.stored) * 1000),
    indexAlonePerSecond: round((articles.length / ms.index) * 1000),
    'stored / index alone': round(ms.index / ms.stored),
  }
}

async function storeAll(files: readonly string[]): Promise<number> {
  const { ctx, close } = await openTestLibrary()
  const put = `INSERT INTO source (id, name, sha256, bytes, encoding, added_at, sample) VALUES (?, ?, ?, ?, ?, ?, 0)`
  const from = performance.now()
  for (const path of files) {
    const { sha256, bytes } = await ctx.files.keep(path, path)
    const source = await openSource({ path: ctx.files.pathOf(sha256) }, path)
    for await (const { page } of source.pages()) {
      const texts = page.text.split('\n\n')
      const tags = texts.map(() => untagged)
      ctx.system((db) => {
        if (db.prepare('SELECT 1 FROM source WHERE sha256 = ?').get(sha256)) return
        const id = ctx.newId()
        db.prepare(put).run(id, path, sha256, bytes, source.encoding, ctx.now())
        storePage(db, ctx.newId, id, pageOf(texts, 1, tags))
      })
    }
    await source.close()
  }
  const ms = performance.now() - from
  await close()
  return ms
}

/** Our index by itself, as often written. */
function indexAll(articles: readonly string[]): number {
  const file = join(scratch, 'index.sqlite')
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec(`CREATE VIRTUAL TABLE own USING fts5(
    tokens, content='', contentless_delete=1, detail=none, prefix='1', tokenize='ascii')`)
  const put = db.prepare('INSERT INTO own (rowid, tokens) VALUES (?, ?)')
  const some = db.transaction((from: number) => {
    for (let i = from; i < from + 4; i++) put.run(i, indexTokens(articles[i] as string))
  })
  const from = performance.now()
  for (let i = 0; i < articles.length; i += 4) some(i)
  const ms = performance.now() - from
  db.close()
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  return ms
}

/** Sheets of three columns, about 1,900 characters each. */
async function pdf() {
  const count = 60
  const sheets = Array.from({ length: count }, () => {
    const text = maker.article(1900).slice(0, 1900)
    return setColumns(text, { x: 30, y: 40, measure: 17, lines: 46 })
  })
  const bytes = writePdf(sheets)
  const file = join(scratch, 'paper.pdf')
  writeFileSync(file, bytes)
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const tables = join(import.meta.dirname, '..', '..', 'node_modules', 'pdfjs-dist', 'cmaps')
  const outside = (command: string, ...args: string[]) => {
    const isThere = spawnSync(command, args, { stdio: 'ignore' }).status === 0
    return () => (isThere ? void spawnSync(command, args, { stdio: 'ignore' }) : Number.NaN)
  }
  let characters = 0
  const ms = await inTurns({
    async read() {
      const paper = await openPdf(bytes, 'paper.pdf')
      characters = 0
      for await (const { page } of paper.pages(1)) characters += page.text.length
      await paper.close()
    },
    async bare() {
      const task = getDocument({ data: new Uint8Array(bytes), cMapUrl: `${tables}/`, verbosity: 0 })
      const document = await task.promise
      for (let n = 1; n <= count; n++) {
        const page = await document.getPage(n)
        await page.getTextContent({ disableNormalization: true })
        page.cleanup()
      }
      await task.destroy()
    },
    pdftotext: outside('pdftotext', file, join(scratch, 'paper.txt')),
    mutool: outside('mutool', 'draw', '-F', 'txt', '-o', join(scratch, 'mutool.txt'), file),
  })
  const beside = (name: 'bare' | 'pdftotext' | 'mutool') =>
    Number.isNaN(ms[name]) ? null : round(ms[name] / ms.read)
  return {
    pages: count,
    characters,
    pagesPerSecond: round((count / ms.read) * 1000),
    'read / bare': beside('bare'),
    'read / pdftotext': beside('pdftotext'),
    'read / mutool': beside('mutool'),
  }
}

/** A Word file of 100,000 characters without styles. */
async function word() {
  const paragraphs = maker.article(100_000).split('\n')
  const bytes = new Uint8Array(
    await Packer.toBuffer(
      new Document({ sections: [{ children: paragraphs.map((line) => new Paragraph(line)) }] }),
    ),
  )
  let read = ''
  let raw = ''
  const ms = await inTurns({
    async read() {
      read = (await readDocx(bytes, 'paper.docx')).page.text
    },
    async mammoth() {
      raw = (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
    },
  })
  const plain = (some: string) => some.replace(/\s+/g, '')
  return {
    characters: read.length,
    readMs: round(ms.read),
    mammothMs: round(ms.mammoth),
    'read / mammoth': round(ms.read / ms.mammoth),
    isTheSameText: plain(read) === plain(raw),
  }
}

/** Ten million bytes, of which nobody says in what they are. */
async function chinese() {
  const bytes = gb18030(maker.article(500_000).repeat(10))
  let encoding = ''
  const ms = await inTurns({
    read: () => {
      encoding = decode(bytes, '报.txt').encoding
    },
    bare: () => void new TextDecoder('gb18030').decode(bytes),
  })
  const rate = (time: number) => round(bytes.length / 1e3 / time)
  return {
    encoding,
    megabytesPerSecond: rate(ms.read),
    bareMegabytesPerSecond: rate(ms.bare),
    'read / bare': round(ms.bare / ms.read),
  }
}

/** Marks of a library out, away, back and out again: files that differ. */
async function readBack() {
  const { ctx, call, close } = await openTestLibrary()
  try {
    fillLibrary(ctx, rounds === 1 ? 200 : 2000)
    const write = async (name: string) => {
      const path = join(scratch, name)
      await call('export.write', {
        articleIds: null,
        marked: true,
        format: 'jsonld',
        files: 'each',
        path,
      })
      return path
    }
    const first = await write('first')
    const { removed } = await call('annotations.removeAll', { marks: { filter: {} } })
    let placed = 0
    const from = performance.now()
    const names = readdirSync(first)
    for (const name of names) {
      const { marks } = await call('import.annotations', { path: join(first, name) })
      placed += marks.filter(({ outcome }) => outcome === 'placed').length
    }
    const ms = performance.now() - from
    const second = await write('second')
    const isOther = (name: string) =>
      !readFileSync(join(first, name)).equals(readFileSync(join(second, name)))
    return {
      files: names.length,
      marks: removed,
      placed,
      notPlaced: removed - placed,
      milliseconds: round(ms),
      different: names.filter(isOther).length + Math.abs(readdirSync(second).length - names.length),
    }
  } finally {
    await close()
  }
}

try {
  const report = {
    rounds,
    text: await text(),
    pdf: await pdf(),
    word: await word(),
    gb18030: await chinese(),
    readBack: await readBack(),
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
