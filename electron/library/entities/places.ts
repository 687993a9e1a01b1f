/** Where mentions and figures stand: article, sentence, and what else is in the sentence. */
import type { DateText, EntityRef, Spot } from '../../contract/entities.ts'
import type { EntityType } from '../../contract/tags.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { isoDate } from './dates.ts'

/** An article as a passage of it needs it. */
export interface Home {
  readonly no: number
  readonly id: string
  readonly title: string
  readonly text: string
  readonly date: string | null
  readonly sourceName: string
  readonly paper: string
  readonly pageNo: string
}

/** What is tagged in a sentence. */
export interface Neighbour extends EntityRef {
  readonly mentionId: string
  readonly start: number
  readonly end: number
  readonly text: string
}

const homeOf = query<[string], Home>(
  `SELECT tally_article.no, article.id, title, article.text, tally_article.date, source.name AS sourceName,
     coalesce(paper, '') AS paper, coalesce(page_no, '') AS pageNo
   FROM article JOIN tally_article ON article_id = article.id
     JOIN page ON page.id = article.page_id JOIN source ON source.id = source_id
     LEFT JOIN page_meta ON page_meta.page_id = page.id WHERE article.id = ?`,
)
const idOf = column<[number], string>('SELECT article_id FROM tally_article WHERE no = ?')
const sentenceStart = column<[number, number], number>(
  'SELECT max(start) FROM tally_sentence WHERE article_no = ? AND start <= ?',
)
const nextStart = column<[number, number], number | null>(
  'SELECT min(start) FROM tally_sentence WHERE article_no = ? AND start > ?',
)
const within = query<[string, number, number], Neighbour>(
  `SELECT entity.id, mention.type, canonical, mention.id AS mentionId, start, "end", text
   FROM mention JOIN entity ON entity.id = entity_id
   WHERE article_id = ? AND start >= ? AND start < ? AND state <> 'rejected' ORDER BY start, "end"`,
)

/** A sentence: `[start, end)` of its article's text. */
export interface Sentence {
  readonly home: Home
  readonly start: number
  readonly end: number
}

/** Looks articles up once for each answer. */
export function places(db: Connection) {
  const homes = new Map<string, Home>()
  const home = (articleId: string): Home => {
    const known = homes.get(articleId)
    if (known) return known
    const found = homeOf(db).get(articleId)
    if (!found) throw new Error(`no article ${articleId} in the tallies`)
    homes.set(articleId, found)
    return found
  }
  const sentence = (of: Home, start: number): Sentence => {
    const end = nextStart(db).get(of.no, start) as number | null
    return { home: of, start, end: end ?? of.text.length }
  }
  return {
    home,
    /** The sentence that begins at `start`. */
    sentence: (articleNo: number, start: number): Sentence =>
      sentence(home(idOf(db).get(articleNo) as string), start),
    /** The sentence that holds the unit at `at`. */
    sentenceAt: (articleId: string, at: number): Sentence => {
      const of = home(articleId)
      return sentence(of, (sentenceStart(db).get(of.no, at) as number | null) ?? 0)
    },
    /** What is tagged in it, in text order. */
    neighbours: ({ home: of, start, end }: Sentence): Neighbour[] => within(db).all(of.id, start, end),
  }
}
export type Places = ReturnType<typeof places>

export const wordsOf = ({ home, start, end }: Sentence): string => home.text.slice(start, end).trim()

export const spotOf = (home: Home, { start, end }: { start: number; end: number }): Spot => ({
  articleId: home.id,
  title: home.title,
  sourceName: home.sourceName,
  paper: home.paper,
  pageNo: home.pageNo,
  articleDate: home.date,
  start,
  end,
})

/** The date that a figure stands under: Chinese says when before what, so the last one before it, else the first behind. */
export function dateNear(
  neighbours: readonly Neighbour[],
  span: { start: number; end: number },
  at: string | null,
): DateText | null {
  const dates = neighbours.filter(({ type }) => type === 'DATE')
  const found = dates.findLast(({ start }) => start < span.end) ?? dates[0]
  return found ? { text: found.text, iso: isoDate(found.text, at) } : null
}

/** The different entities of these kinds, in text order. */
export function among(neighbours: readonly Neighbour[], kinds: readonly EntityType[]): EntityRef[] {
  const found = new Map<string, EntityRef>()
  for (const { id, type, canonical } of neighbours)
    if (kinds.includes(type) && !found.has(id)) found.set(id, { id, type, canonical })
  return [...found.values()]
}
