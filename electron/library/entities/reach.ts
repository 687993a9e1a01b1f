/** How far an article speaks of a programme: the sentences that name it, and those behind them that go on about it. */
import { type Connection, column, query } from '../db/sql.ts'
import { entityRow } from './list.ts'
import { type Places, places } from './places.ts'
import { remembered } from './remembered.ts'

/** Sentences that are looked behind, the newest; a programme named more often is told of by these well enough. */
const read = 2000
/** Sentences without the name that still are about it; a paragraph that goes on longer has come to something else. */
const goesOn = 4

/** A sentence by the number of its article and where it begins. */
export interface Stand {
  readonly article_no: number
  readonly sentence: number
}

const standsOf = query<[number, number], Stand>(
  `SELECT article_no, sentence FROM tally_stand WHERE entity_no = ? ORDER BY article_no DESC, sentence LIMIT ?`,
)
const startsOf = column<[number], number>(
  'SELECT start FROM tally_sentence WHERE article_no = ? ORDER BY start',
)
const othersIn = column<[number, number], number>(
  `SELECT DISTINCT sentence FROM tally_stand JOIN tally_entity ON no = entity_no
   WHERE article_no = ? AND tally_entity.type IN ('PROGRAMME', 'ORG') AND entity_no <> ?`,
)
/** What a sentence behind the name calls a programme: 该工程, 这项工程; the group is the thing. */
export const again =
  /(?:该|这一|这项|这个|此项|本)(工程|项目|行动|计划|平台|系统|机制|模式|品牌|活动|制度|服务)/

function make(db: Connection, at: Places, no: number): Stand[] {
  const articles = new Map<number, Set<number>>()
  for (const { article_no, sentence } of standsOf(db).all(no, read))
    articles.set(article_no, (articles.get(article_no) ?? new Set()).add(sentence))
  const found: Stand[] = []
  for (const [article_no, mine] of articles) {
    const starts = startsOf(db).all(article_no)
    const others = new Set(othersIn(db).all(article_no, no))
    const { text } = at.sentence(article_no, starts[0] ?? 0).home
    let left = 0
    for (const [i, start] of starts.entries()) {
      const isNewParagraph = i > 0 && text.slice(starts[i - 1], start).includes('\n')
      // A body that comes up speaks of itself, unless it is said what it does for this very programme.
      const isOthers = others.has(start) && !again.test(text.slice(start, starts[i + 1]))
      if (mine.has(start)) left = goesOn + 1
      else if (isNewParagraph || isOthers) left = 0
      if (left > 0) found.push({ article_no, sentence: start })
      left--
    }
  }
  return found
}

const reaches = remembered<readonly Stand[]>(8)

/** Sentences about a programme, newest article first and down its text; null for anything else, which is told of where it is named. */
export function reachOf(db: Connection, entityId: string): readonly Stand[] | null {
  const row = entityRow(db, entityId)
  return row?.type === 'PROGRAMME' ? reaches(db, entityId, () => make(db, places(db), row.no)) : null
}

/** The same as JSON `[[article, sentence], …]`, for `json_each`. */
export function reachJson(db: Connection, entityId: string): string | null {
  const reach = reachOf(db, entityId)
  return reach && JSON.stringify(reach.map(({ article_no, sentence }) => [article_no, sentence]))
}
