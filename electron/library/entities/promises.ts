/** Promised figures beside what was reported on the same indicator and body, in any article. */
import type { z } from 'zod'
import {
  type EntityRef,
  type PromiseList,
  type PromiseQuery,
  type PromiseState,
  promisesFollowed,
} from '../../contract/entities.ts'
import { type Connection, column } from '../db/sql.ts'
import { fold } from '../search/fold.ts'
import { alike, sharedPart, sharedSize } from './alike.ts'
import { figureRow } from './figures.ts'
import { seatOf } from './likeness.ts'
import { type Body, type Measure, type Measured, type Measuring, measuring } from './measured.ts'
import { places } from './places.ts'
import { remembered } from './remembered.ts'

/** Indicators less alike than this are about something else. */
const leastAlike = 0.5
/** Weights of indicator and body in the score. */
const weights = { indicator: 0.65, body: 0.35 }
/** How much each way to have a body in common says; `aside`: a report of one place under a promise for more. */
const bodyIn = { sentence: 1, part: 0.8, seat: 0.6, article: 0.6, aside: 0.3 }
/** Common words shorter than this (characters) is a word like 活动 that fits everything, unless it is all that is said. */
const leastShared = 3
/** Reports whose score is further below the best are listed and do not say how far the promise is kept. */
const sameThing = 0.15
const reportsShown = 20

/** The newest reports that promises may meet. Of one body as many are its own, however old. */
const reportsRead = 15_000
/** Matches of one measure that are weighed; the newest come first. */
const mostOfAMeasure = 40

interface Match {
  readonly id: string
  readonly score: number
  readonly shared: string
  readonly who: readonly EntityRef[]
  readonly sameArticle: boolean
  readonly value: number | null
  /** Of one place or body that the promise does not name. */
  readonly ofPart: boolean
  counts: boolean
}
interface Kept {
  readonly target: Measured
  readonly reports: readonly Match[]
  readonly state: PromiseState
  readonly ratio: number | null
}
/** A measure that says the same as a promise's, and its reports. */
interface Near {
  readonly near: number
  readonly shared: string
  /** Newest first: those that name nobody they count for, and those that do. */
  readonly ofAll: readonly Measured[]
  readonly ofOne: readonly Measured[]
}

/** What is to fall is kept when it is at or under the promised value. */
const falling = /归零|清零|以内|以下|不超过|不高于|低于|少于|降[至到为]|减至|压减|缩短|控制在/

/** For a measure those like it, found once however many promises have it. */
function nearTo(results: readonly Measured[]): (wanted: Measure) => readonly Near[] {
  const byMeasure = new Map<Measure, Measured[]>()
  for (const one of results) {
    const list = byMeasure.get(one.measure)
    if (list) list.push(one)
    else byMeasure.set(one.measure, [one])
  }
  const pairKey = ({ unit, each }: Measure, pair: string) => `${unit}\n${each}\n${pair}`
  // By unit and pair of characters: only what shares both is compared.
  const index = new Map<string, Measure[]>()
  for (const measure of byMeasure.keys())
    for (const pair of measure.pairs) {
      const list = index.get(pairKey(measure, pair))
      if (list) list.push(measure)
      else index.set(pairKey(measure, pair), [measure])
    }
  const found = new Map<Measure, Near[]>()
  return (wanted) => {
    const known = found.get(wanted)
    if (known) return known
    const candidates = new Set([...wanted.pairs].flatMap((pair) => index.get(pairKey(wanted, pair)) ?? []))
    const all = [...candidates].flatMap((measure): Near[] => {
      if (wanted.change === 'adds' && measure.change === 'stands') return []
      const near = alike(wanted.pairs, measure.pairs)
      if (near < leastAlike) return []
      const shared = sharedPart(wanted.essence, measure.essence)
      if (sharedSize(wanted.essence, measure.pairs) < leastShared && wanted.essence !== measure.essence)
        return []
      const results = byMeasure.get(measure) ?? []
      const [ofAll, ofOne] = [0, 1].map((least) =>
        results.filter(({ named }) => Math.min(named.length, 1) === least),
      ) as [Measured[], Measured[]]
      return [{ near, shared, ofAll, ofOne }]
    })
    found.set(wanted, all)
    return all
  }
}

const numberOf = column<[string], number>('SELECT no FROM tally_entity WHERE entity_id = ?')

/** What every list of promises begins with; made once for each state of the library, since each page of an entity asks for one. */
const beginnings = remembered<{ readonly figures: Measuring; readonly newest: Measured[] }>(1)

/** The figures that may be promises and reports: of one body, or of all. */
function candidates(
  figures: Measuring,
  newest: Measured[],
  no: number | undefined,
): Record<'targets' | 'results', Measured[]> {
  if (no === undefined) return { targets: figures.newest('target', promisesFollowed), results: newest }
  const own = [
    ...figures.besides(no, 'result', reportsRead),
    ...figures.inHomes(no, 'result', reportsRead),
    ...newest,
  ]
  return {
    targets: figures.besides(no, 'target', promisesFollowed),
    results: [...new Map(own.map((one) => [one.id, one])).values()],
  }
}

const saidAs = ({ id, article_no, value, measure }: Measured): string =>
  value === null ? id : `${article_no} ${value} ${measure.unit}`
/** Says that all of a place count, which a part of it does not answer. */
const ofWhole = /全([国省市州县区镇乡])/

/** What promises meet; made once for each state of the library. */
function matchAll(db: Connection, entityId: string | undefined): Kept[] {
  const { figures, newest } = beginnings(db, '', () => {
    const all = measuring(db)
    return { figures: all, newest: all.newest('result', reportsRead) }
  })
  const no = entityId === undefined ? undefined : (numberOf(db).get(entityId) ?? -1)
  const { targets, results } = candidates(figures, newest, no)
  const said = new Set(targets.map(saidAs))
  // A title that says the promise again without its words of promise reports nothing.
  const near = nearTo(results.filter((one) => !said.has(saidAs(one))))
  const all = targets.map((target): Kept => {
    const reports = near(target.measure).flatMap((measure) => {
      const matches: Match[] = []
      const { ofAll, ofOne } = measure
      for (const result of target.named.length > 0 ? [...ofOne, ...ofAll] : [...ofAll, ...ofOne]) {
        const { who, weight: inCommon } = commonBodies(target, result, figures)
        const ofPart = !isAbout(target, result, figures)
        if (inCommon === 0 || (ofPart && target.named.length > 0)) continue
        const weight = ofPart ? Math.min(inCommon, bodyIn.aside) : inCommon
        matches.push({
          id: result.id,
          score: Math.round((weights.indicator * measure.near + weights.body * weight) * 1000) / 1000,
          shared: measure.shared,
          who,
          sameArticle: target.article_no === result.article_no,
          value: result.value,
          ofPart,
          counts: false,
        })
        if (matches.length === mostOfAMeasure) break
      }
      return matches
    })
    reports.sort((a, b) => b.score - a.score)
    return { target, reports: reports.slice(0, reportsShown), ...outcome(target, reports) }
  })
  // What has an answer is what a person looks for.
  return all.sort((a, b) => Number(a.reports.length === 0) - Number(b.reports.length === 0))
}

const isWithin = (a: Body, b: Body): boolean =>
  a.no === b.no || a.canonical.includes(b.canonical) || b.canonical.includes(a.canonical)

/** Whether a report that names whom it counts for names one that the promise is told of. */
function isAbout(target: Measured, { named, indicator }: Measured, { bodiesOfArticle }: Measuring): boolean {
  if (named.length === 0) {
    // What 全市 has is not what one county of it promised.
    const whole = ofWhole.exec(indicator)?.[1]
    const mine = target.named
    return whole === undefined || mine.length === 0 || mine.some(({ canonical }) => canonical.includes(whole))
  }
  const mine = target.bodies.filter(({ type }) => type !== 'PROGRAMME')
  const around =
    mine.length === 0 && !ofWhole.test(target.indicator) ? bodiesOfArticle(target.article_no) : null
  return named.some((one) => around?.has(one.no) || mine.some((body) => isWithin(one, body)))
}

/** Bodies that act for the whole of their place. */
const governing = /(?:政府|委员会|[局委厅办部]|办公室|指挥部|领导小组)$/
/** Where a body is: by its name, or, of 市水务局, where its article is about. */
function seatsOf(
  { type, canonical }: Body,
  around: ReadonlySet<number>,
  entity: Measuring['entity'],
): string[] {
  // One hospital of a city does not answer for another.
  if (type === 'ORG' && !governing.test(canonical)) return []
  const seat = seatOf(canonical)
  if (seat !== null) return [seat]
  if (!/^[省市县区]/.test(canonical)) return []
  return [...around].flatMap((no) => seatOf(entity(no).canonical) ?? [])
}

/** Bodies that both figures are told of, and how much that says. */
function commonBodies(
  target: Measured,
  result: Measured,
  { bodiesOfArticle, entity }: Measuring,
): { who: EntityRef[]; weight: number } {
  const ref = ({ id, type, canonical }: Body): EntityRef => ({ id, type, canonical })
  const theirs = new Set(result.bodies.map(({ no }) => no))
  const same = target.bodies.filter(({ no }) => theirs.has(no))
  if (same.length > 0) return { who: same.map(ref), weight: bodyIn.sentence }
  const part = target.bodies.filter((mine) => result.bodies.some((one) => isWithin(mine, one)))
  if (part.length > 0) return { who: part.map(ref), weight: bodyIn.part }
  const [mine, other] = [bodiesOfArticle(target.article_no), bodiesOfArticle(result.article_no)]
  // A sentence that says who is about those; only one that does not is about the article's. A programme is not a who: the
  // same clinics may be promised under one name and reported under none.
  const [a, b] = [target, result].map(({ bodies }) => bodies.filter(({ type }) => type !== 'PROGRAMME')) as [
    Body[],
    Body[],
  ]
  if (a.length > 0 && b.length > 0) {
    // What the city's government promises its health commission reports.
    const seats = new Set(b.flatMap((one) => seatsOf(one, other, entity)))
    const seated = a.filter((one) => seatsOf(one, mine, entity).some((seat) => seats.has(seat)))
    return { who: seated.map(ref), weight: seated.length > 0 ? bodyIn.seat : 0 }
  }
  const of = (own: readonly Body[], all: ReadonlySet<number>) =>
    own.length > 0 ? new Set(own.map(({ no }) => no)) : all
  const theirOwn = of(b, other)
  const common = [...of(a, mine)].filter((no) => theirOwn.has(no)).slice(0, 3)
  return { who: common.map((no) => ref(entity(no))), weight: common.length > 0 ? bodyIn.article : 0 }
}

function outcome(target: Measured, reports: readonly Match[]): Pick<Kept, 'state' | 'ratio'> {
  const best = Math.max(...reports.map(({ score }) => score))
  for (const report of reports) report.counts = !report.ofPart && report.score >= best - sameThing
  const values = reports.flatMap(({ value, counts }) => (counts ? (value ?? []) : []))
  if (values.length === 0) return { state: reports.length > 0 ? 'progress' : 'none', ratio: null }
  const goal = target.value
  const falls = goal === 0 || falling.test(`${target.qualifier ?? ''}${target.text}${target.indicator}`)
  const furthest = falls ? Math.min(...values) : Math.max(...values)
  const met = goal !== null && (falls ? furthest <= goal : furthest >= goal)
  return { state: met ? 'met' : 'progress', ratio: goal === null || goal === 0 ? null : furthest / goal }
}

const matches = remembered<Kept[]>(4)

export function listPromises(db: Connection, input: z.output<typeof PromiseQuery>): PromiseList {
  const { text, entityId, state, limit, offset } = input
  const sought = fold(text)
  const fitting = matches(db, entityId ?? '', () => matchAll(db, entityId)).filter(
    ({ target }) =>
      sought === '' || fold(`${target.indicator}\n${target.text}\n${target.unit}`).includes(sought),
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
      reports: one.reports.map(({ id, value: _, ofPart: __, ...report }) => ({
        figure: figureRow(db, at, id),
        ...report,
      })),
      state: one.state,
      ratio: one.ratio,
    })),
  }
}
