/**
 * Learns what the page engine adds to its named weights. A structured support vector machine over whole readings: for
 * each page the reading nearest to the right one is set against the one that wins though it is wrong, and the features
 * in which they differ are moved; AdaGrad, averaged (Tsochantaridis et al. 2005; Duchi et al. 2011; Collins 2002).
 */
import { rows } from '../../../electron/compute/layout/evidence.ts'
import { kinship } from '../../../electron/compute/layout/kinship.ts'
import {
  kinWeightPlace,
  noWeights,
  sides,
  stepPlace,
  type Weights,
  weighWith,
} from '../../../electron/compute/layout/learned.ts'
import { weighed } from '../../../electron/compute/layout/roles.ts'
import { type Ground, type Hypothesis, type Lean, search } from '../../../electron/compute/layout/search.ts'
import { kindOf } from '../../../electron/compute/layout/steps.ts'
import { type Lesson, wrongness } from './lessons.ts'
import { type Rng, random } from './press.ts'

/** Size of the first step of a weight, in nats. */
const rate = 0.02
/** What the sum of a weight's squared steps begins with, so that its first is not larger than `rate`. */
const firstSquare = 1
const epochs = 6
/** A wrong reading should be so far behind, in nats, for each thing that is wrong. */
const margin = 2
/** So much, in nats, is worth more than anything that speaks for a wrong step. */
const certain = 40
/** How far below the best role of a piece others are tried, in nats: nearly all for the right reading, more than usual for its rival. */
const reaches = { right: 60, rival: 12 }
/** Of the stored numbers, in nats. */
export const step = 0.02
const columns = sides.length

/** The list in another order. */
function shuffled<T>(list: readonly T[], rng: Rng): T[] {
  const found = [...list]
  for (let i = found.length - 1; i > 0; i--) {
    const j = Math.floor(rng() * (i + 1))
    const kept = found[i] as T
    found[i] = found[j] as T
    found[j] = kept
  }
  return found
}

function pathOf(end: Hypothesis): Hypothesis[] {
  const path: Hypothesis[] = []
  for (let h: Hypothesis | null = end; h?.step; h = h.before) path.push(h)
  return path.reverse()
}

/** Does a step leave the article in hand? */
const isAway = ({ step: taken, before }: Hypothesis): boolean => taken?.article !== before?.article

/** Which sides of its piece a step counts, and its own place among the weights. */
function placesOf({ step: taken, before }: Hypothesis, gap: number): { columns: number[]; place: number } {
  if (!taken || !before) return { columns: [], place: 0 }
  const kind = kindOf(before, taken)
  const head = taken.label === 'title' || taken.label === 'subtitle'
  const side =
    kind === 'joins' ? 'joins' : kind === 'more' ? (head ? 'line' : 'more') : (taken.label as string)
  const found = [sides.indexOf(side as (typeof sides)[number])]
  if (kind === 'opens') found.push(sides.indexOf('opens'))
  return { columns: found, place: stepPlace(before.last, before.flags, taken.label, kind, gap) }
}

/** The place of what its text shares with its article, or -1. */
function kinPlaceOf(ground: Ground, { step: taken, before }: Hypothesis, at: number): number {
  const kin = taken && before ? kinship(ground, before, taken, at) : null
  return kin === null ? -1 : kinWeightPlace(kin.way, kin.by, kin.size)
}

/**
 * What a piece by itself says of going on a paragraph is learned so that nothing else need explain it, and then left out:
 * it remembers the pages it was learned on, and on others mends worse than the two halves of a break by themselves.
 */
const leftOut = sides.indexOf('joins')
const isLeftOut = (place: number): boolean => place < rows * columns && place % columns === leftOut

/** Features that stand on a smaller share of the pages are remembered rather than learned from. */
const rarest = 1 / 700

/** For each row 1 if enough pages have it. */
function knownRows(lessons: readonly Lesson[]): Uint8Array {
  const counts = new Uint16Array(rows)
  for (const { surveyed } of lessons)
    for (const row of new Set(surveyed.flatMap(({ evidence }) => evidence)))
      counts[row] = (counts[row] as number) + 1
  return Uint8Array.from(counts, (count) => (count >= rarest * lessons.length ? 1 : 0))
}

/** Trains from nothing. Deterministic. */
export function learn(lessons: readonly Lesson[], note: (line: string) => void = () => {}): Weights {
  const weights = noWeights()
  const sums = new Float64Array(weights.length)
  const squares = new Float32Array(weights.length).fill(firstSquare)
  const rng = random(7)
  const isKnown = knownRows(lessons)
  let time = 1
  const move = (place: number, by: number): void => {
    if (place < rows * columns && isKnown[Math.floor(place / columns)] === 0) return
    const own = weights[place] as number
    squares[place] = (squares[place] as number) + by * by
    const delta = (rate * by) / Math.sqrt(squares[place] as number)
    weights[place] = own + delta
    sums[place] = (sums[place] as number) + time * delta
  }
  weighWith(weights)
  for (let epoch = 0; epoch < epochs; epoch++) {
    let wrong = 0
    for (const lesson of shuffled(lessons, rng)) {
      if (lesson.surveyed.length === 0) continue
      const seen = weighed(lesson.surveyed)
      const towards = (nats: number, reach: number): Lean => ({
        reach,
        of: (from, taken, at) => nats * wrongness(lesson, from, taken, at),
      })
      const { ground, ends } = search(seen, towards(-certain, reaches.right))
      const hope = pathOf(ends[0]?.end as Hypothesis)
      const rivals = search(seen, towards(margin, reaches.rival))
      const fear = pathOf(rivals.ends[0]?.end as Hypothesis)
      const changes = new Map<number, number>()
      const change = (place: number, by: number): void => {
        changes.set(place, (changes.get(place) ?? 0) + by)
      }
      for (const [at, { view, evidence }] of lesson.surveyed.entries()) {
        const [right, rival] = [hope[at] as Hypothesis, fear[at] as Hypothesis]
        const [a, b] = [placesOf(right, view.piece.gap), placesOf(rival, view.piece.gap)]
        if (rival.before && rival.step && wrongness(lesson, rival.before, rival.step, at) > 0) wrong++
        if (a.place !== b.place) {
          change(a.place, lesson.weight)
          change(b.place, -lesson.weight)
        }
        const [kin, rivalKin] = [kinPlaceOf(ground, right, at), kinPlaceOf(rivals.ground, rival, at)]
        if (kin !== rivalKin) {
          if (kin >= 0) change(kin, lesson.weight)
          if (rivalKin >= 0) change(rivalKin, -lesson.weight)
        }
        const [on, off] = [right.step?.joins ?? -1, rival.step?.joins ?? -1]
        if (on !== off) {
          if (on >= 0) change(ground.breakPlace(on, at, isAway(right)), lesson.weight)
          if (off >= 0) change(ground.breakPlace(off, at, isAway(rival)), -lesson.weight)
        }
        for (const column of a.columns)
          if (!b.columns.includes(column))
            for (const row of evidence) change(row * columns + column, lesson.weight)
        for (const column of b.columns)
          if (!a.columns.includes(column))
            for (const row of evidence) change(row * columns + column, -lesson.weight)
      }
      for (const [place, by] of changes) if (by !== 0) move(place, by)
      time++
    }
    note(`epoch ${epoch + 1}: ${wrong} wrong steps`)
  }
  return weights.map((own, place) => (isLeftOut(place) ? 0 : rounded(own - (sums[place] as number) / time)))
}

const rounded = (own: number): number => Math.max(-127, Math.min(127, Math.round(own / step))) * step
