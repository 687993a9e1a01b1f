/**
 * Makes a library of many articles without reading files: `node build/bench/make-library.ts --articles 10000 --library DIR`.
 * Pages of four articles of about 1,200 characters from made text; names, bodies and figures are tagged by construction and
 * stored as an import stores them, every index and tally included. One article in twelve is a version of an earlier one, and
 * one in two has a mark. The same seed gives the same library; one that is there already is added to.
 */
import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { engine as layoutEngine } from '../../electron/compute/layout/take-apart.ts'
import type { FinishedPage } from '../../electron/compute/protocol.ts'
import { engine as tagEngine } from '../../electron/compute/tag/tag.ts'
import type { PageArticle, Role } from '../../electron/contract/page.ts'
import type { EntityType, Tags } from '../../electron/contract/tags.ts'
import { type Library, openLibrary } from '../../electron/library/open.ts'
import { storePage } from '../../electron/library/store/store-page.ts'
import { random, textMaker } from './make-text.ts'

const perPage = 4
const pagesPerTransaction = 25
const papers = ['沧河日报', '青渚晚报', '水利周报', '北岸工人报', '河湾健康报']
const day = 86_400_000
const firstDay = Date.UTC(2015, 0, 1)

/** Spans that the maker's sentences have for certain. */
const spans: readonly { readonly type: EntityType; readonly pattern: RegExp }[] = [
  { type: 'ORG', pattern: /[\p{sc=Han}]{2}[省市县区镇](?:[\p{sc=Han}]{2,5}(?:局|委|厅|社|馆|院))/gu },
  { type: 'PLACE', pattern: /(?<=从|到)[\p{sc=Han}]{2}[省市县区镇乡村](?=到|，)/gu },
  { type: 'PERSON', pattern: /(?<=负责人)[\p{sc=Han}]{2,3}(?=说)/gu },
  { type: 'DATE', pattern: /20\d\d年/gu },
]
const figure = /([\p{sc=Han}]{4})(\d+(?:\.\d+)?)(万元|亿元|万亩|公里|万吨|户|人次|个|家|所|座|台|%)/gu

function tagsOf(text: string): Tags {
  return {
    engine: tagEngine,
    quotes: [],
    entities: spans.flatMap(({ type, pattern }) =>
      [...text.matchAll(pattern)].map((match) => ({
        type,
        text: match[0],
        start: match.index,
        end: match.index + match[0].length,
        canonical: match[0],
        confidence: 0.9,
        by: 'made',
      })),
    ),
    figures: [...text.matchAll(figure)].map((match) => {
      const [, indicator, value, unit] = match as unknown as [string, string, string, string]
      const start = match.index + indicator.length
      return {
        text: `${value}${unit}`,
        start,
        end: start + value.length + unit.length,
        value: Number(value),
        unit,
        qualifier: null,
        indicator,
        kind: Number(value) % 3 === 0 ? ('target' as const) : ('result' as const),
        confidence: 0.9,
        by: 'made',
      }
    }),
  }
}

/** A page that is taken apart already: each text an article, its first line the title, its second the byline. */
export function pageOf(texts: readonly string[], n: number, tags = texts.map(tagsOf)): FinishedPage {
  let text = ''
  const articles = texts.map((article, i): PageArticle => {
    if (text !== '') text += '\n\n'
    const blocks = article.split('\n').map((line, j) => {
      const start = text.length + (j === 0 ? 0 : 1)
      text += j === 0 ? line : `\n${line}`
      const role: Role = j === 0 ? 'title' : j === 1 ? 'byline' : 'paragraph'
      return { role, text: line, ranges: [[start, text.length] as const], confidence: 1, reason: 'made' }
    })
    const [title = '', byline = ''] = article.split('\n')
    const names = byline.split(' ').slice(1)
    return { n: i + 1, title, kicker: null, subtitle: null, byline: names, bylineText: byline, blocks }
  })
  const layout = { articles, photos: [], furniture: [], unassigned: [], engine: layoutEngine }
  return { n, text, layout, tags }
}

/** Fills an open library; returns the ids of its articles. `tell` is called with the number stored so far. */
export function fillLibrary(
  library: Library,
  articles: number,
  seed = 1,
  tell: (stored: number) => void = () => {},
): string[] {
  const maker = textMaker(seed)
  const next = random(seed + 17)
  const recent: string[] = []
  const article = (): string => {
    const old = recent[Math.floor(next() * recent.length)]
    if (old !== undefined && next() < 1 / 12) {
      const lines = old.split('\n')
      return [maker.article(0).split('\n')[0], ...lines.slice(1, Math.max(4, lines.length - 1))].join('\n')
    }
    const made = maker.article(500 + Math.floor(next() * 1400))
    recent.push(made)
    if (recent.length > 500) recent.shift()
    return made
  }
  const ids: string[] = []
  const pages = Math.ceil(articles / perPage)
  for (let from = 0; from < pages; from += pagesPerTransaction) {
    library.system((db) => {
      const source = db.prepare(
        `INSERT INTO source (id, name, sha256, bytes, encoding, added_at, sample) VALUES (?, ?, ?, ?, 'utf-8', ?, 0)`,
      )
      for (let p = from; p < Math.min(pages, from + pagesPerTransaction); p++) {
        const texts = Array.from({ length: Math.min(perPage, articles - p * perPage) }, article)
        const page = pageOf(texts, 1)
        const date = new Date(firstDay + Math.floor((p * 4000) / pages) * day).toISOString().slice(0, 10)
        const name = `${papers[p % papers.length]}_${date}_A${String(1 + (p % 8)).padStart(2, '0')}.txt`
        const id = library.newId()
        const hash = createHash('sha256').update(`${p} ${page.text}`).digest('hex')
        source.run(id, name, hash, Buffer.byteLength(page.text), library.now())
        ids.push(...storePage(db, library.newId, id, page).articleIds)
      }
    })
    tell(ids.length)
  }
  mark(library, ids, next)
  return ids
}

const colors = ['key', 'ask', 'data', 'view', 'todo'] as const
const tags = ['水利', '水利/机井', '教育', '医疗/基层', '待核']

/** A mark on every second article, a note on every fourth of them. */
function mark(library: Library, ids: readonly string[], next: () => number): void {
  for (let from = 0; from < ids.length; from += 1000)
    library.system((db) => {
      const text = db.prepare<[string], { text: string }>('SELECT text FROM article WHERE id = ?')
      const put = db.prepare(
        `INSERT INTO annotation (id, article_id, revision, start, "end", quote, prefix, suffix, color, style, note,
           tags_json, anchor, created_at, modified_at)
         VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, 'fill', ?, ?, 'exact', ?, ?)`,
      )
      for (let i = from; i < Math.min(ids.length, from + 1000); i += 2) {
        const id = ids[i] as string
        const whole = (text.get(id) as { text: string }).text
        const start = Math.floor(next() * (whole.length - 40))
        const end = start + 6 + Math.floor(next() * 30)
        const now = library.now()
        put.run(
          library.newId(),
          id,
          start,
          end,
          whole.slice(start, end),
          whole.slice(Math.max(0, start - 32), start),
          whole.slice(end, end + 32),
          colors[i % colors.length],
          i % 8 === 0 ? '口径与去年不一，待核。' : '',
          JSON.stringify(i % 3 === 0 ? [tags[i % tags.length]] : []),
          now,
          now,
        )
      }
    })
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '10000' },
      library: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  })
  if (values.library === undefined) throw new Error('--library DIR is needed')
  const compute = new URL('../../electron/compute/entry.ts', import.meta.url).href
  const library = openLibrary({ dir: values.library, compute, samples: null })
  // What is there already stands as made by today's engine: else it would be made anew while something is measured.
  library.system((db) =>
    db.prepare('UPDATE page SET engine = ? WHERE engine <> ?').run(layoutEngine, layoutEngine),
  )
  const ids = fillLibrary(library, Number(values.articles), Number(values.seed), (stored) => {
    if (stored % 5000 < 100) process.stderr.write(`${stored}\n`)
  })
  await library.close()
  process.stdout.write(`${JSON.stringify({ library: values.library, articles: ids.length })}\n`)
}
