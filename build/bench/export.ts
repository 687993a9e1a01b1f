/**
 * Measures exports: `node build/bench/export.ts [--marks 10000] [--articles 400] [--rounds 3]`. JSON on standard output:
 * for each format milliseconds (median, least, most; and of processor time, which other programs do not lengthen) from the
 * articles with their notes to the bytes of all files, and their size. Files that are read hold the whole text and the sentences. A third of the marks have a Markdown note.
 * PDF is measured as far as the page that the host prints.
 */
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { canonicalText } from '../../electron/contract/canonical.ts'
import { noMetadata } from '../../electron/contract/metadata.ts'
import {
  type Annotation,
  type Article,
  colors,
  exportFormats,
  isInOne,
  type Mention,
  markStyles,
} from '../../electron/contract/model.ts'
import { exportFiles } from '../../electron/library/export/files.ts'
import type { ArticleNotes } from '../../electron/library/export/notes.ts'
import { random, textMaker } from './make-text.ts'

const { values } = parseArgs({
  options: {
    marks: { type: 'string', default: '10000' },
    articles: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '3' },
    formats: { type: 'string', default: exportFormats.join(',') },
    seed: { type: 'string', default: '1' },
  },
})
const next = random(Number(values.seed) + 7)
const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
const articles = Number(values.articles)
const marksEach = Math.ceil(Number(values.marks) / articles)
const notes = Array.from({ length: articles }, (_, i) => makeNotes(i))

const selected = notes.map((one) => ({ id: one.article.id, title: one.article.title, load: () => one }))

const report: Record<string, unknown> = {}
for (const format of exportFormats.filter((one) => values.formats.split(',').includes(one))) {
  const choice = {
    format,
    files: null,
    fullText: true,
    sentence: true,
    order: 'place' as const,
    callouts: true,
    wikilinks: true,
    template: null,
  }
  const times: number[] = []
  const busy: number[] = []
  let bytes = 0
  let files = 0
  for (let round = 0; round < Number(values.rounds); round++) {
    const from = performance.now()
    const before = process.cpuUsage()
    let count = 0
    bytes = 0
    for await (const { content } of exportFiles(selected, choice)) {
      count++
      bytes += Buffer.byteLength(content)
    }
    times.push(performance.now() - from)
    const { user, system } = process.cpuUsage(before)
    busy.push((user + system) / 1000)
    files = count
  }
  times.sort((a, b) => a - b)
  busy.sort((a, b) => a - b)
  report[format] = {
    median: round(times[times.length >> 1]),
    least: round(times[0]),
    most: round(times.at(-1)),
    processor: round(busy[busy.length >> 1]),
    files,
    megabytes: Math.round(bytes / 1e5) / 10,
    inOne: isInOne(format, null),
  }
}
process.stdout.write(
  `${JSON.stringify({ annotations: articles * marksEach, articles, formats: report }, null, 2)}\n`,
)

function round(ms = 0): number {
  return Math.round(ms)
}

function makeNotes(n: number): ArticleNotes {
  const lines = textMaker(Number(values.seed) + n)
    .article(1500)
    .split('\n')
    .filter((line) => line !== '')
  const { text, spans } = canonicalText(lines.map((line) => ({ text: line })))
  const article: Article = {
    id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    pageId: `page-${n}`,
    n: 1,
    revision: 1,
    title: lines[0] ?? '',
    kicker: null,
    subtitle: null,
    byline: ['王小禾'],
    bylineText: null,
    characters: text.length,
    progress: 0,
    openedAt: null,
    starred: false,
    marks: {},
    text,
    place: 0,
    blocks: spans.map(([start, end], i) => ({
      role: i === 0 ? ('title' as const) : ('paragraph' as const),
      start,
      end,
      ranges: [[start, end]],
      confidence: 1,
      reason: 'given',
    })),
    page: {
      id: `page-${n}`,
      sourceId: `source-${n}`,
      sourceName: `晨报 ${n}.txt`,
      n: 2,
      addedAt: 0,
      sample: false,
      encoding: 'utf-8',
      characters: text.length,
      unassignedCharacters: 0,
      hasPicture: false,
      meta: noMetadata,
    },
  }
  const annotations = Array.from({ length: marksEach }, (_, i): Annotation => {
    const start = Math.floor(next() * (text.length - 60))
    const end = start + 6 + Math.floor(next() * 50)
    return {
      id: `00000000-0000-7000-9000-${String(n * marksEach + i).padStart(12, '0')}`,
      articleId: article.id,
      revision: 1,
      start,
      end,
      quote: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(end, end + 32),
      color: pick(colors),
      style: pick(markStyles),
      anchor: 'exact',
      note: i % 3 === 0 ? `**“主旨”**在此，见《${n}》第 ${i} 段：\n\n- 与去年不同\n- [[对照]] 另一篇` : '',
      tags: i % 2 === 0 ? ['农业/春耕'] : [],
      createdAt: i * 1000,
      modifiedAt: i * 2000,
      done: i % 5 === 0,
      score: null,
      kept: false,
    }
  })
  const mentions = Array.from({ length: 40 }, (_, i): Mention => {
    const start = Math.floor(next() * (text.length - 4))
    return {
      id: `m${n}-${i}`,
      articleId: article.id,
      entityId: `e${i % 20}`,
      type: 'PERSON',
      start,
      end: start + 3,
      text: text.slice(start, start + 3),
      canonical: `人物${i % 20}`,
      confidence: 0.9,
      by: 'bench',
      state: 'suggested',
    }
  })
  return { article, sha256: 'ab'.repeat(32), annotations, tags: { mentions, figures: [], quotes: [] } }
}
