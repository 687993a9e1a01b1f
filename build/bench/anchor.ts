/**
 * How annotations find their passage again after the text was changed: with the old text known, without it, and as
 * Hypothesis does it. Prints JSON: shares placed right and wrongly, and milliseconds for a mark, all in one run.
 * Changes are made character by character, so that the true place of every mark is known.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import search from 'approx-string-match'
import { takeApart } from '../../electron/compute/layout/take-apart.ts'
import { canonicalText } from '../../electron/contract/canonical.ts'
import { describe } from '../../electron/library/anchoring/describe.ts'
import { type Anchored, carryOver, resolve } from '../../electron/library/anchoring/resolve.ts'
import { random } from './make-text.ts'

const marks = 2_000
const seeds = join(import.meta.dirname, '..', '..', 'seeds')
const next = random(7)
const below = (limit: number): number => Math.floor(next() * limit)

/** A text as its characters and where each stood in the text before the change; -1 for a new one. */
interface Traced {
  readonly text: string
  readonly from: readonly number[]
}

/** Every paragraph of the sample articles. */
const samples = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => takeApart({ text: readFileSync(join(seeds, name), 'utf8') }).articles)
  .map(({ blocks }) => canonicalText(blocks).text)
  .join('\n')

const common = [...samples].filter((character) => /\p{Script=Han}/u.test(character))
const character = () => common[below(common.length)] as string

/** Paragraphs with the places of their units. */
function pieces({ text, from }: Traced): Traced[] {
  const found: Traced[] = []
  let start = 0
  for (const paragraph of text.split('\n')) {
    found.push({ text: paragraph, from: from.slice(start, start + paragraph.length) })
    start += paragraph.length + 1
  }
  return found
}

const joined = (parts: readonly Traced[]): Traced => ({
  text: parts.map(({ text }) => text).join('\n'),
  from: parts.flatMap(({ from }, i) => (i === 0 ? [...from] : [-1, ...from])),
})

/** Changes `share` of the units: one third each replaced, left out, or followed by a new one. */
function edited({ text, from }: Traced, share: number): Traced {
  const units: string[] = []
  const places: number[] = []
  const put = (unit: string, place: number) => {
    units.push(unit)
    places.push(place)
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
    const way = unit !== '\n' && next() < share ? below(3) : 3
    if (way === 0) put(character(), -1)
    if (way >= 2) put(unit, from[i] as number)
    if (way === 2) put(character(), -1)
  }
  return { text: units.join(''), from: places }
}

/** 2 % of the characters edited, 15 % of the paragraphs moved, 3 % deleted. */
function shuffled(whole: Traced): Traced {
  const parts = pieces(edited(whole, 0.02)).filter(() => next() >= 0.03)
  for (let n = Math.round(parts.length * 0.15); n > 0; n--) {
    const [part] = parts.splice(below(parts.length), 1)
    if (part) parts.splice(below(parts.length + 1), 0, part)
  }
  return joined(parts)
}

/** Every third paragraph is cut in two, every third joined with the one before it. */
function divided(whole: Traced): Traced {
  const parts: Traced[] = []
  for (const [i, { text, from }] of pieces(edited(whole, 0.02)).entries()) {
    const last = parts.at(-1)
    const cut = text.length >> 1
    if (i % 3 === 1 && last)
      parts[parts.length - 1] = { text: last.text + text, from: [...last.from, ...from] }
    else if (i % 3 === 2 && cut > 0)
      parts.push(
        { text: text.slice(0, cut), from: from.slice(0, cut) },
        { text: text.slice(cut), from: from.slice(cut) },
      )
    else parts.push({ text, from })
  }
  return joined(parts)
}

type Place = { readonly start: number; readonly end: number } | null

/** Where the units of a span are now, if at least half of them live on side by side. */
function truth({ from }: Traced, spans: readonly Anchored[]): Place[] {
  const now = new Map(from.map((place, i) => [place, i]))
  return spans.map(({ start, end }) => {
    const alive: number[] = []
    for (let at = start; at < end; at++) {
      const place = now.get(at)
      if (place !== undefined) alive.push(place)
    }
    const [first, last] = [alive[0], alive.at(-1)]
    if (first === undefined || last === undefined || alive.length * 2 < end - start) return null
    return last - first + 1 > (end - start) * 2 ? null : { start: first, end: last + 1 }
  })
}

const overlap = (a: NonNullable<Place>, b: NonNullable<Place>): number => {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return Math.max(0, both) / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

/** As Hypothesis' `match-quote.ts`: exact matches, else approximate ones; weights 50 / 20 / 20 / 2. */
function asHypothesis(text: string, { quote, prefix, suffix, start }: Anchored): Place {
  const exact: { start: number; end: number; errors: number }[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    exact.push({ start: at, end: at + quote.length, errors: 0 })
  const matches = exact.length > 0 ? exact : search(text, quote, Math.min(256, quote.length / 2))
  const likeness = (there: string, wanted: string) => {
    if (wanted === '' || there === '') return 0
    const [best] = search(there, wanted, wanted.length).sort((a, b) => a.errors - b.errors)
    return best ? 1 - best.errors / wanted.length : 0
  }
  let best: { place: Place; score: number } = { place: null, score: -1 }
  for (const match of matches) {
    const score =
      50 * (1 - match.errors / quote.length) +
      20 *
        (prefix ? likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix) : 1) +
      20 * (suffix ? likeness(text.slice(match.end, match.end + suffix.length), suffix) : 1) +
      2 * (1 - Math.abs(match.start - start) / text.length)
    if (score > best.score) best = { place: { start: match.start, end: match.end }, score }
  }
  return best.place
}

function judge(places: readonly Place[], true_: readonly Place[], ms: number) {
  const tally = { right: 0, wrong: 0, lost: 0, phantom: 0, refused: 0 }
  for (const [i, place] of places.entries()) {
    const wanted = true_[i]
    if (wanted) tally[place === null ? 'lost' : overlap(place, wanted) >= 0.8 ? 'right' : 'wrong']++
    else tally[place === null ? 'refused' : 'phantom']++
  }
  const there = tally.right + tally.wrong + tally.lost
  return { ...tally, rightShare: tally.right / there, millisecondsPerMark: ms / places.length }
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const start = performance.now()
  return { value: work(), ms: performance.now() - start }
}

const spans: Anchored[] = []
while (spans.length < marks) {
  const length = 4 + below(197)
  const start = below(samples.length - length)
  const quote = samples.slice(start, start + length)
  // A mark over several paragraphs has no one place once they are moved apart.
  if (quote.trim() === quote && !quote.includes('\n'))
    spans.push({ start, end: start + length, anchor: 'exact', ...describe(samples, start, start + length) })
}
const original: Traced = { text: samples, from: Array.from({ length: samples.length }, (_, i) => i) }
const report = Object.entries({ shuffled, divided }).map(([name, change]) => {
  const changed = change(original)
  const true_ = truth(changed, spans)
  const place = (found: ReturnType<typeof resolve>): Place[] =>
    found.map((one) => (one.anchor === 'lost' ? null : { start: one.start, end: one.end }))
  const known = timed(() => place(carryOver(samples, changed.text, spans)))
  const unknown = timed(() => place(resolve(changed.text, spans)))
  const peer = timed(() => spans.map((span) => asHypothesis(changed.text, span)))
  const results = {
    oldTextKnown: judge(known.value, true_, known.ms),
    oldTextUnknown: judge(unknown.value, true_, unknown.ms),
    asHypothesis: judge(peer.value, true_, peer.ms),
  }
  return {
    change: name,
    ...results,
    ratios: {
      'peer time / known (goal >= 12)': peer.ms / known.ms,
      'peer time / unknown (goal >= 6)': peer.ms / unknown.ms,
    },
  }
})
process.stdout.write(
  `${JSON.stringify({ characters: samples.length, marks, report }, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value), 2)}\n`,
)
