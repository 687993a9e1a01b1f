/** Figures as they are compared: what they measure, and whom they are told of. */
import type { EntityRef } from '../../contract/entities.ts'
import type { EntityType } from '../../contract/tags.ts'
import { type Connection, query } from '../db/sql.ts'
import { essence, pairsOf, perOne, unitOf } from './alike.ts'

interface Row {
  readonly id: string
  readonly text: string
  readonly unit: string
  readonly indicator: string
  readonly qualifier: string | null
  readonly value: number | null
  readonly article_no: number
  readonly sentence: number
}
export interface Body extends EntityRef {
  readonly no: number
}

/** One thing that is counted; figures of one measure can be compared. */
export interface Measure {
  /** Unit, whether it counts for each of many, and essence of the indicator. */
  readonly key: string
  readonly unit: string
  readonly each: boolean
  readonly essence: string
  readonly pairs: ReadonlySet<string>
}
export interface Measured extends Row {
  readonly measure: Measure
  /** Bodies, places and programmes of its sentence. */
  readonly bodies: readonly Body[]
}

/** The newest of a kind. */
const newest = query<[string, number], Row>(
  `SELECT figure.id, text, unit, indicator, qualifier, tally_figure.value, article_no, sentence
   FROM tally_figure JOIN figure ON figure.id = figure_id
   WHERE kind = ? ORDER BY article_no DESC, start LIMIT ?`,
)
const standing = query<[number, number], number>(
  'SELECT entity_no FROM tally_stand WHERE article_no = ? AND sentence = ?',
)
const homes = query<[number], number>('SELECT entity_no FROM tally_home WHERE article_no = ?')
const entityOf = query<[number], Body>(
  'SELECT no, entity.id, entity.type, canonical FROM tally_entity JOIN entity ON entity.id = entity_id WHERE no = ?',
)
const namesOf = query<[number], string>(
  'SELECT text FROM tally_name WHERE entity_no = ? ORDER BY n DESC LIMIT 12',
)

const isBody = (type: EntityType): boolean => type === 'ORG' || type === 'PLACE' || type === 'PROGRAMME'

/** Reads figures; entities and measures are made once. */
export function measuring(db: Connection) {
  const entities = new Map<number, Body & { readonly names: readonly string[] }>()
  const entity = (no: number) => {
    let found = entities.get(no)
    if (!found) {
      const body = entityOf(db).get(no) as Body
      found = { ...body, names: [...(namesOf(db).pluck().all(no) as string[]), body.canonical] }
      entities.set(no, found)
    }
    return found
  }
  const inArticle = new Map<number, ReadonlySet<number>>()
  const sentences = new Map<string, readonly number[]>()
  const measures = new Map<string, Measure>()
  const measureOf = (row: Row, names: readonly string[]): Measure => {
    const said = essence(row.indicator, names)
    const [unit, each] = [unitOf(row.unit), perOne.test(row.indicator)]
    const key = `${unit}\n${each}\n${said}`
    let found = measures.get(key)
    if (!found) {
      found = { key, unit, each, essence: said, pairs: pairsOf(said) }
      measures.set(key, found)
    }
    return found
  }
  return {
    entity: (no: number): Body => entity(no),
    /** Bodies of an article that it is about, by number. */
    bodiesOfArticle(no: number): ReadonlySet<number> {
      let found = inArticle.get(no)
      if (!found) {
        found = new Set((homes(db).pluck().all(no) as number[]).filter((one) => isBody(entity(one).type)))
        inArticle.set(no, found)
      }
      return found
    },
    /** The newest `limit` figures of a kind. */
    read: (kind: 'target' | 'result', limit: number): Measured[] =>
      newest(db)
        .all(kind, limit)
        .map((row): Measured => {
          const place = `${row.article_no} ${row.sentence}`
          const numbers =
            sentences.get(place) ?? (standing(db).pluck().all(row.article_no, row.sentence) as number[])
          sentences.set(place, numbers)
          const all = numbers.map(entity)
          const names = all.filter(({ type }) => isBody(type) || type === 'DATE').flatMap((one) => one.names)
          return { ...row, measure: measureOf(row, names), bodies: all.filter(({ type }) => isBody(type)) }
        }),
  }
}
export type Measuring = ReturnType<typeof measuring>
