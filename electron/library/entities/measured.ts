/** Figures as they are compared: what they measure, and whom they are told of. */
import type { EntityRef } from '../../contract/entities.ts'
import type { EntityType } from '../../contract/tags.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { changeIn, essence, pairsOf, perOne, unitOf } from './alike.ts'
import { reachJson } from './reach.ts'

interface Row {
  readonly id: string
  readonly text: string
  readonly unit: string
  readonly indicator: string
  readonly qualifier: string | null
  readonly value: number | null
  readonly article_no: number
  readonly sentence: number
  /** Numbers of the entities in its sentence; null when there is none. */
  readonly standing: string | null
}
export interface Body extends EntityRef {
  readonly no: number
}

/** One thing that is counted; figures of one measure can be compared. */
export interface Measure {
  /** Unit, whether it counts for each of many, what it tells of, and essence of the indicator. */
  readonly key: string
  readonly unit: string
  readonly each: boolean
  readonly change: ReturnType<typeof changeIn>
  readonly essence: string
  readonly pairs: ReadonlySet<string>
}
export interface Measured extends Omit<Row, 'standing'> {
  readonly measure: Measure
  /** Bodies, places and programmes of its sentence. */
  readonly bodies: readonly Body[]
  /** Those bodies and places that stand in its indicator: it is of them alone. */
  readonly named: readonly Body[]
}

type Kind = 'target' | 'result'

// Each goes through its tables in this order and no other: as the figures are numbered, newest article first, so that only
// as many are looked at as are read (migration 0012).
const columns = `SELECT figure.id, text, unit, indicator, qualifier, tally_figure.value, tally_figure.article_no, tally_figure.sentence,
    (SELECT group_concat(entity_no) FROM (
       SELECT entity_no FROM tally_stand WHERE tally_stand.article_no = tally_figure.article_no
         AND tally_stand.sentence = tally_figure.sentence
       UNION ALL SELECT entity_no FROM tally_told WHERE tally_told.article_no = tally_figure.article_no
         AND tally_told.sentence = tally_figure.sentence)) AS standing`
const ofKind = 'CROSS JOIN figure ON figure.id = figure_id WHERE kind = @kind'
const newest = query<[{ kind: Kind; limit: number }], Row>(
  `${columns} FROM tally_figure ${ofKind}
   ORDER BY tally_figure.article_no DESC, tally_figure.sentence, tally_figure.no LIMIT @limit`,
)
const besides = query<[{ kind: Kind; no: number; limit: number }], Row>(
  `${columns} FROM tally_home AS home
     CROSS JOIN tally_stand AS mine ON mine.entity_no = home.entity_no AND mine.article_no = home.article_no
     CROSS JOIN tally_figure ON tally_figure.article_no = mine.article_no AND tally_figure.sentence = mine.sentence
     ${ofKind} AND home.entity_no = @no
   ORDER BY home.article_no DESC, mine.sentence, tally_figure.no LIMIT @limit`,
)
/** The same of those that go on about a body without naming it. */
const goesOn = query<[{ kind: Kind; no: number; limit: number }], Row>(
  `${columns} FROM tally_told AS mine
     CROSS JOIN tally_figure ON tally_figure.article_no = mine.article_no AND tally_figure.sentence = mine.sentence
     ${ofKind} AND mine.entity_no = @no
   ORDER BY mine.article_no DESC, mine.sentence, tally_figure.no LIMIT @limit`,
)
/** The same of a programme, by the sentences about it. */
const within = query<[{ kind: Kind; reach: string; limit: number }], Row>(
  `${columns} FROM json_each(@reach) AS reach
     CROSS JOIN tally_figure ON tally_figure.article_no = reach.value ->> 0 AND tally_figure.sentence = reach.value ->> 1
     ${ofKind}
   ORDER BY tally_figure.article_no DESC, tally_figure.sentence, tally_figure.no LIMIT @limit`,
)
const inHomes = query<[{ kind: Kind; no: number; limit: number }], Row>(
  `${columns} FROM tally_home AS home CROSS JOIN tally_figure ON tally_figure.article_no = home.article_no
     ${ofKind} AND home.entity_no = @no
   ORDER BY home.article_no DESC, tally_figure.sentence, tally_figure.no LIMIT @limit`,
)
const homes = column<[number], number>('SELECT entity_no FROM tally_home WHERE article_no = ?')
const entityOf = query<[number], Body>(
  'SELECT no, entity.id, entity.type, canonical FROM tally_entity JOIN entity ON entity.id = entity_id WHERE no = ?',
)
const idOf = column<[number], string>('SELECT entity_id FROM tally_entity WHERE no = ?')
const namesOf = column<[number], string>(
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
      found = { ...body, names: [...namesOf(db).all(no), body.canonical] }
      entities.set(no, found)
    }
    return found
  }
  const inArticle = new Map<number, ReadonlySet<number>>()
  const measures = new Map<string, Measure>()
  const measureOf = (row: Pick<Row, 'unit' | 'indicator'>, names: readonly string[]): Measure => {
    const said = essence(row.indicator, names)
    const [unit, each, change] = [unitOf(row.unit), perOne.test(row.indicator), changeIn(row.indicator)]
    const key = `${unit}\n${each}\n${change}\n${said}`
    let found = measures.get(key)
    if (!found) {
      found = { key, unit, each, change, essence: said, pairs: pairsOf(said) }
      measures.set(key, found)
    }
    return found
  }
  const measured = ({ standing, ...row }: Row): Measured => {
    const all = standing === null ? [] : standing.split(',').map((no) => entity(Number(no)))
    const names = all.filter(({ type }) => isBody(type) || type === 'DATE').flatMap((one) => one.names)
    const bodies = all.filter(({ type }) => isBody(type))
    const named = bodies.filter(
      (one) => one.type !== 'PROGRAMME' && one.names.some((name) => row.indicator.includes(name)),
    )
    return { ...row, measure: measureOf(row, names), bodies, named }
  }
  return {
    entity: (no: number): Body => entity(no),
    /** Bodies of an article that it is about, by number. */
    bodiesOfArticle(no: number): ReadonlySet<number> {
      let found = inArticle.get(no)
      if (!found) {
        found = new Set(
          homes(db)
            .all(no)
            .filter((one) => isBody(entity(one).type)),
        )
        inArticle.set(no, found)
      }
      return found
    },
    /** The newest figures of a kind, at most `limit`. */
    newest: (kind: Kind, limit: number): Measured[] => newest(db).all({ kind, limit }).map(measured),
    /** The same of those that stand in a sentence with an entity, or where an article goes on about a programme. */
    besides(no: number, kind: Kind, limit: number): Measured[] {
      const id = idOf(db).get(no)
      const reach = id === undefined ? null : reachJson(db, id)
      if (reach !== null) return within(db).all({ reach, kind, limit }).map(measured)
      const rows = [...besides(db).all({ no, kind, limit }), ...goesOn(db).all({ no, kind, limit })]
      return rows
        .sort((a, b) => b.article_no - a.article_no)
        .slice(0, limit)
        .map(measured)
    },
    /** The same of those in articles that an entity is named in. */
    inHomes: (no: number, kind: Kind, limit: number): Measured[] =>
      inHomes(db).all({ no, kind, limit }).map(measured),
  }
}
export type Measuring = ReturnType<typeof measuring>
