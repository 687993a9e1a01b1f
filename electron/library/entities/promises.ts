/** Promised figures beside what was reported on the same indicator and body, in any article. */
import type { z } from 'zod'
import type { EntityRef, PromiseList, PromiseQuery, PromiseState } from '../../contract/entities.ts'
import type { EntityType } from '../../contract/tags.ts'
import { type Connection, query } from '../db/sql.ts'
import { fold } from '../search/fold.ts'
import { alike, essence, pairsOf, perOne, sharedPart, unitOf } from './alike.ts'
import { figureRow } from './figures.ts'
import { places } from './places.ts'
import { remembered } from './remembered.ts'

/** Indicators less alike than this are about something else. */
const leastAlike = 0.5
/** Weights of indicator and body in the score. */
const weights = { indicator: 0.65, body: 0.35 }
/** How much each way to have a body in common says. */
const bodyIn = { sentence: 1, part: 0.8, article: 0.6 }
/** A common stretch shorter than this (characters) is a word like 活动 that fits everything, unless it is all that is said. */
const leastShared = 3
/** Reports whose score is further below the best are listed and do not say how far the promise is kept. */
const sameThing = 0.15
const reportsShown = 20

interface Row {
  readonly id: string
  readonly text: string
  readonly unit: string
  readonly indicator: string
  readonly qualifier: string | null
  readonly kind: 'target' | 'result'
  readonly value: number | null
  readonly article_no: number
  readonly sentence: number
}
interface Body extends EntityRef {
  readonly no: number
}
interface Measured extends Row {
  readonly essence: string
  readonly pairs: ReadonlySet<string>
  readonly bodies: readonly Body[]
}
interface Match {
  readonly id: string
  readonly score: number
  readonly shared: string
  readonly who: readonly EntityRef[]
  readonly sameArticle: boolean
  readonly value: number | null
}
interface Kept {
  readonly target: Measured
  readonly reports: readonly Match[]
  readonly state: PromiseState
  readonly ratio: number | null
}

const rowsOf = query<[], Row>(
  `SELECT figure.id, text, unit, indicator, qualifier, kind, tally_figure.value, article_no, sentence
   FROM tally_figure JOIN figure ON figure.id = figure_id
   WHERE kind IN ('target', 'result') ORDER BY article_no DESC, start`,
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
/** What is to fall is kept when it is at or under the promised value. */
const falling = /归零|清零|以内|以下|不超过|不高于|低于|少于|降[至到为]|减至|压减|缩短|控制在/

/** What all promises meet; made once for each state of the library. */
function matchAll(db: Connection): Kept[] {
  const entities = new Map<number, Body & { readonly names: readonly string[] }>()
  const entity = (no: number) => {
    let found = entities.get(no)
    if (!found) {
      const names = [...(namesOf(db).pluck().all(no) as string[])]
      const body = entityOf(db).get(no) as Body
      found = { ...body, names: [...names, body.canonical] }
      entities.set(no, found)
    }
    return found
  }
  const inArticle = new Map<number, ReadonlySet<number>>()
  const bodiesOfArticle = (no: number) => {
    let found = inArticle.get(no)
    if (!found) {
      found = new Set((homes(db).pluck().all(no) as number[]).filter((one) => isBody(entity(one).type)))
      inArticle.set(no, found)
    }
    return found
  }
  const sentences = new Map<string, readonly number[]>()
  const measured = rowsOf(db)
    .all()
    .map((row): Measured => {
      const key = `${row.article_no} ${row.sentence}`
      const numbers =
        sentences.get(key) ?? (standing(db).pluck().all(row.article_no, row.sentence) as number[])
      sentences.set(key, numbers)
      const all = numbers.map(entity)
      const names = all.filter(({ type }) => isBody(type) || type === 'DATE').flatMap((one) => one.names)
      const said = essence(row.indicator, names)
      return { ...row, essence: said, pairs: pairsOf(said), bodies: all.filter(({ type }) => isBody(type)) }
    })
  // By unit and pair of characters: only what shares both is compared.
  const index = new Map<string, Measured[]>()
  for (const one of measured)
    if (one.kind === 'result')
      for (const pair of one.pairs) {
        const key = `${unitOf(one.unit)} ${pair}`
        const list = index.get(key)
        if (list) list.push(one)
        else index.set(key, [one])
      }
  const matchOf = (target: Measured, result: Measured): Match | null => {
    const near = alike(target.pairs, result.pairs)
    if (near < leastAlike || perOne.test(target.indicator) !== perOne.test(result.indicator)) return null
    const shared = sharedPart(target.essence, result.essence)
    if (Array.from(shared).length < leastShared && target.essence !== result.essence) return null
    const { who, weight } = commonBodies(target, result, bodiesOfArticle, entity)
    if (weight === 0) return null
    return {
      id: result.id,
      score: Math.round((weights.indicator * near + weights.body * weight) * 1000) / 1000,
      shared,
      who,
      sameArticle: target.article_no === result.article_no,
      value: result.value,
    }
  }
  return measured
    .filter(({ kind }) => kind === 'target')
    .map((target) => {
      const candidates = new Set<Measured>()
      for (const pair of target.pairs)
        for (const one of index.get(`${unitOf(target.unit)} ${pair}`) ?? []) candidates.add(one)
      const reports = [...candidates].flatMap((result) => matchOf(target, result) ?? [])
      reports.sort((a, b) => b.score - a.score)
      return { target, reports: reports.slice(0, reportsShown), ...outcome(target, reports) }
    })
}

/** Bodies that both figures are told of, and how much that says. */
function commonBodies(
  target: Measured,
  result: Measured,
  inArticle: (no: number) => ReadonlySet<number>,
  entity: (no: number) => Body,
): { who: EntityRef[]; weight: number } {
  const ref = ({ id, type, canonical }: Body): EntityRef => ({ id, type, canonical })
  const theirs = new Set(result.bodies.map(({ no }) => no))
  const same = target.bodies.filter(({ no }) => theirs.has(no))
  if (same.length > 0) return { who: same.map(ref), weight: bodyIn.sentence }
  const part = target.bodies.filter((mine) =>
    result.bodies.some(
      ({ canonical }) => canonical.includes(mine.canonical) || mine.canonical.includes(canonical),
    ),
  )
  if (part.length > 0) return { who: part.map(ref), weight: bodyIn.part }
  const [mine, other] = [inArticle(target.article_no), inArticle(result.article_no)]
  // A sentence that says who is about those; only one that does not is about the article's. A programme is not a who: the
  // same clinics may be promised under one name and reported under none.
  const [a, b] = [target, result].map(({ bodies }) => bodies.filter(({ type }) => type !== 'PROGRAMME')) as [
    Body[],
    Body[],
  ]
  if (a.length > 0 && b.length > 0) return { who: [], weight: 0 }
  const of = (own: readonly Body[], all: ReadonlySet<number>) =>
    own.length > 0 ? new Set(own.map(({ no }) => no)) : all
  const theirOwn = of(b, other)
  const common = [...of(a, mine)].filter((no) => theirOwn.has(no)).slice(0, 3)
  return { who: common.map((no) => ref(entity(no))), weight: common.length > 0 ? bodyIn.article : 0 }
}

function outcome(target: Measured, reports: readonly Match[]): Pick<Kept, 'state' | 'ratio'> {
  const best = Math.max(...reports.map(({ score }) => score))
  const values = reports.flatMap(({ value, score }) => (score < best - sameThing ? [] : (value ?? [])))
  if (values.length === 0) return { state: reports.length > 0 ? 'progress' : 'none', ratio: null }
  const goal = target.value
  const falls = goal === 0 || falling.test(`${target.qualifier ?? ''}${target.text}${target.indicator}`)
  const furthest = falls ? Math.min(...values) : Math.max(...values)
  const met = goal !== null && (falls ? furthest <= goal : furthest >= goal)
  return { state: met ? 'met' : 'progress', ratio: goal === null || goal === 0 ? null : furthest / goal }
}

const matches = remembered<Kept[]>(1)

export function listPromises(db: Connection, input: z.output<typeof PromiseQuery>): PromiseList {
  const { text, entityId, state, limit, offset } = input
  const sought = fold(text)
  const fitting = matches(db, '', () => matchAll(db)).filter(
    ({ target }) =>
      (sought === '' || fold(`${target.indicator}\n${target.text}\n${target.unit}`).includes(sought)) &&
      (entityId === undefined || target.bodies.some(({ id }) => id === entityId)),
  )
  const counts = { none: 0, progress: 0, met: 0 }
  for (const one of fitting) counts[one.state]++
  const rows = state === undefined ? fitting : fitting.filter((one) => one.state === state)
  const at = places(db)
  return {
    total: rows.length,
    counts,
    rows: rows.slice(offset, offset + limit).map((one) => ({
      target: figureRow(db, at, one.target.id),
      reports: one.reports.map(({ id, value: _, ...report }) => ({
        figure: figureRow(db, at, id),
        ...report,
      })),
      state: one.state,
      ratio: one.ratio,
    })),
  }
}
