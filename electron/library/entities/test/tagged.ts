/** Pages whose tags a test writes down itself: `[ORG 市医院=沧河市医院]` in a line is a mention, `[60 个 target 专科门诊]` a figure. */
import { createHash } from 'node:crypto'
import type { FinishedPage } from '../../../compute/protocol.ts'
import type { PageArticle } from '../../../contract/page.ts'
import {
  type EntityType,
  entityTypes,
  type TaggedEntity,
  type TaggedFigure,
  type Tags,
} from '../../../contract/tags.ts'
import { query } from '../../db/sql.ts'
import { replacePages } from '../../store/replace-pages.ts'
import { storePage } from '../../store/store-page.ts'
import type { TestLibrary } from '../../test/open-test-library.ts'

const insertSource = query<[string, string, string, number]>(
  `INSERT INTO source (id, name, sha256, bytes, encoding, added_at, sample) VALUES (?, ?, ?, 1, 'utf-8', ?, 0)`,
)
const marked =
  /\[([A-Z]+) ([^\]=]+)(?:=([^\]]+))?\]|\[(\d+)(?:-(\d+))? (\S+) (target|result|none) ([^\]]+)\]/g

/** An article as lines (the first is its title), without the marks, and its tags. */
function read(lines: readonly string[], engine: string): { text: string; tags: Tags } {
  let text = ''
  const entities: TaggedEntity[] = []
  const figures: TaggedFigure[] = []
  const whole = lines.join('\n')
  let at = 0
  for (const match of whole.matchAll(marked)) {
    text += whole.slice(at, match.index)
    at = match.index + match[0].length
    const start = text.length
    const [, type, name, canonical, from, to, unit, kind, indicator] = match
    text += name ?? `${from}${to === undefined ? '' : `至${to}`}${unit}`
    const span = { text: text.slice(start), start, end: text.length }
    if (name !== undefined) {
      if (!(entityTypes as readonly string[]).includes(type as string)) throw new Error(`no kind ${type}`)
      entities.push({
        type: type as EntityType,
        ...span,
        canonical: canonical ?? name,
        confidence: 0.9,
        by: engine,
      })
    } else
      figures.push({
        ...span,
        value: to === undefined ? Number(from) : [Number(from), Number(to)],
        unit: unit as string,
        qualifier: null,
        indicator: indicator as string,
        kind: kind === 'none' ? null : (kind as 'target' | 'result'),
        confidence: 0.8,
        by: engine,
      })
  }
  return { text: text + whole.slice(at), tags: { entities, figures, quotes: [], engine } }
}

export interface Sheet {
  readonly name?: string
  /** A line of the page that is no article's, as an issue line with a date. */
  readonly furniture?: string
  readonly articles: readonly (readonly string[])[]
}

function finished({ articles, furniture = '' }: Sheet, engine: string): FinishedPage {
  const tags: Tags[] = []
  let text = furniture
  const made = articles.map((lines, i): PageArticle => {
    const one = read(lines, engine)
    tags.push(one.tags)
    const blocks = one.text.split('\n').map((line, j) => {
      if (text !== '') text += '\n'
      const start = text.length
      text += line
      const role = j === 0 ? ('title' as const) : ('paragraph' as const)
      return { role, text: line, ranges: [[start, text.length] as const], confidence: 1, reason: 'line' }
    })
    const title = one.text.split('\n')[0] as string
    return { n: i + 1, title, kicker: null, subtitle: null, byline: [], bylineText: null, blocks }
  })
  return {
    n: 1,
    text,
    layout: {
      articles: made,
      photos: [],
      furniture: furniture === '' ? [] : [{ text: furniture, ranges: [[0, furniture.length]] }],
      unassigned: [],
      engine,
    },
    tags,
  }
}

/** Stores a page as an import would, without the file it came from; returns the ids of source and articles. */
export function addSheet(
  { ctx }: TestLibrary,
  sheet: Sheet,
): { sourceId: string; articleIds: readonly string[] } {
  const page = finished(sheet, 'tag/1')
  const name = sheet.name ?? '一版.txt'
  const sha256 = createHash('sha256').update(`${name}\n${page.text}`).digest('hex')
  return ctx.system((db) => {
    const sourceId = ctx.newId()
    insertSource(db).run(sourceId, name, sha256, ctx.now())
    return { sourceId, articleIds: storePage(db, ctx.newId, sourceId, page).articleIds }
  })
}

/** Reads the source anew as an engine of this version would have it. */
export function retag({ ctx }: TestLibrary, sourceId: string, sheet: Sheet, engine: string): void {
  const page = finished(sheet, engine)
  ctx.system((db) => replacePages(db, ctx.newId, sourceId, [page], 'utf-8'))
}
