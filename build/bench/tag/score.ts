/** Scores of tags against gold: exact spans, joining, figures, quotations. */
import type { Kinds } from './kinds.ts'

export interface SpanLike {
  readonly start: number
  readonly end: number
}
export interface GoldEntity extends SpanLike {
  readonly type: string
  readonly canonical?: string
  readonly entityId?: string
}
export interface GoldFigure extends SpanLike {
  readonly value: number | readonly [number, number]
  readonly unit: string
  readonly kind: string | null
}
export interface GoldQuote extends SpanLike {
  readonly speaker: string
}

/** Hits, and how many there were in gold and in the answer. */
export class Tally {
  hits = 0
  gold = 0
  found = 0
  add(hits: number, gold: number, found: number): void {
    this.hits += hits
    this.gold += gold
    this.found += found
  }
  /** Precision, recall and their harmonic mean, to three places. */
  report(): { p: number; r: number; f1: number; gold: number } {
    const p = this.found ? this.hits / this.found : 0
    const r = this.gold ? this.hits / this.gold : 0
    return { p: places(p), r: places(r), f1: places(p + r ? (2 * p * r) / (p + r) : 0), gold: this.gold }
  }
}
export const places = (value: number): number => Math.round(value * 1000) / 1000

/** A span without a pair of marks round the whole of it: they make no difference. */
function bare(text: string, { start, end }: SpanLike): string {
  const first = text.charAt(start)
  const last = text.charAt(end - 1)
  const pairs = ['“”', '《》', '""', '「」', '『』']
  return pairs.includes(first + last) ? `${start + 1}-${end - 1}` : `${start}-${end}`
}

/** Exact spans by kind, into `into` under each kind and `all`. Kinds outside `kinds` are not looked at. */
export function scoreEntities(
  text: string,
  gold: readonly GoldEntity[],
  found: readonly GoldEntity[],
  kinds: ReadonlySet<string>,
  into: Map<string, Tally>,
): { missed: GoldEntity[]; wrong: GoldEntity[] } {
  const key = (one: GoldEntity): string => `${one.type} ${bare(text, one)}`
  const goldKeys = new Set(gold.map(key))
  const foundKeys = new Set(found.map(key))
  for (const kind of kinds) {
    const ofGold = gold.filter((one) => one.type === kind)
    const ofFound = found.filter((one) => one.type === kind)
    const hits = ofFound.filter((one) => goldKeys.has(key(one))).length
    for (const name of [kind, 'all']) tally(into, name).add(hits, ofGold.length, ofFound.length)
  }
  return {
    missed: gold.filter((one) => kinds.has(one.type) && !foundKeys.has(key(one))),
    wrong: found.filter((one) => kinds.has(one.type) && !goldKeys.has(key(one))),
  }
}

export function tally(into: Map<string, Tally>, name: string): Tally {
  let one = into.get(name)
  if (!one) {
    one = new Tally()
    into.set(name, one)
  }
  return one
}

const joined = new Set(['PERSON', 'PLACE', 'ORG', 'PROGRAMME', 'DOCUMENT', 'EVENT'])

/** Pairs of mentions of one thing, among the mentions found in both. */
export function scoreJoins(
  text: string,
  gold: readonly GoldEntity[],
  found: readonly GoldEntity[],
  into: Tally,
): void {
  const pairs = (all: readonly GoldEntity[]): Set<string> => {
    const set = new Set<string>()
    const able = all.filter((one) => joined.has(one.type))
    for (const [i, a] of able.entries())
      for (const b of able.slice(i + 1))
        if (a.type === b.type && (a.entityId ?? a.canonical) === (b.entityId ?? b.canonical))
          set.add(`${a.type} ${bare(text, a)} ${bare(text, b)}`)
    return set
  }
  const of = pairs(gold)
  const is = pairs(found)
  into.add([...is].filter((one) => of.has(one)).length, of.size, is.size)
}

const overlap = (a: SpanLike, b: SpanLike): boolean => a.start < b.end && b.start < a.end
const same = (a: GoldFigure['value'], b: GoldFigure['value']): boolean => {
  const flat = [a, b].map((one) => (typeof one === 'number' ? [one, one] : one)) as [number[], number[]]
  return flat[0].every(
    (value, i) => Math.abs(value - (flat[1][i] as number)) <= 1e-3 * Math.max(1, Math.abs(value)),
  )
}

/** Figures whose spans overlap with equal value and unit; the kind is scored on those found. */
export function scoreFigures(
  gold: readonly GoldFigure[],
  found: readonly GoldFigure[],
  into: Tally,
  kinds: Kinds,
): { missed: GoldFigure[]; wrong: GoldFigure[]; kind: [GoldFigure, GoldFigure][] } {
  const used = new Set<GoldFigure>()
  const missed: GoldFigure[] = []
  const kind: [GoldFigure, GoldFigure][] = []
  for (const one of gold) {
    const hit = found.find(
      (other) =>
        !used.has(other) && overlap(one, other) && same(one.value, other.value) && one.unit === other.unit,
    )
    if (!hit) {
      missed.push(one)
      continue
    }
    used.add(hit)
    kinds.add(one.kind, hit.kind)
    if (hit.kind !== one.kind) kind.push([one, hit])
  }
  into.add(used.size, gold.length, found.length)
  return { missed, wrong: found.filter((one) => !used.has(one)), kind }
}

/** Quotations whose spans overlap; speakers on those found. */
export function scoreQuotes(
  gold: readonly GoldQuote[],
  found: readonly GoldQuote[],
  into: Tally,
  speakers: { right: number; of: number },
): void {
  let hits = 0
  for (const one of gold) {
    const hit = found.find((other) => overlap(one, other))
    if (!hit) continue
    hits++
    speakers.of++
    if (hit.speaker === one.speaker) speakers.right++
  }
  into.add(hits, gold.length, found.length)
}
