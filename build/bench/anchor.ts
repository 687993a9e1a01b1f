/**
 * How annotations find their passage again after the text was changed: with the old text known, without it, and as
 * Hypothesis does it. Prints JSON: shares placed right and wrongly, and milliseconds for a mark, all in one run; marks
 * inside a paragraph and over several apart. Changes are made character by character, so that the true place of every mark
 * is known: where most of it stands with four fifths of the place the mark's. With three fifths of the mark or more there,
 * that is the one right answer; with two fifths or less, only a refusal is right; between the two, either is.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import search from 'approx-string-match'
import { Converter } from 'opencc-js'
import { takeApart } from '../../electron/compute/layout/take-apart.ts'
import { canonicalText } from '../../electron/contract/canonical.ts'
import { describe } from '../../electron/library/anchoring/describe.ts'
import { type Anchored, carryOver, resolve } from '../../electron/library/anchoring/resolve.ts'
import { random } from './make-text.ts'

const marks = 2_000
const seeds = join(import.meta.dirname, '..', '..', 'seeds')
const toTraditional = Converter({ from: 'cn', to: 't' })
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

/** The same text in traditional characters: unit by unit where it was. */
function traditional({ text, from }: Traced): Traced {
  const converted = text.split('\n').map(toTraditional).join('\n')
  if (converted.length !== text.length) throw new Error('the conversion moves characters')
  return { text: converted, from }
}

type Place = { readonly start: number; readonly end: number } | null

interface Truth {
  readonly place: Place
  /** Of the mark, how much is there (0..1). */
  readonly share: number
}

/** Of the place of a mark, how much must be the mark's. */
const together = 0.8
const surely = 0.6
const hardly = 0.4

/** For each span the place that has most of it. */
function truth({ from }: Traced, spans: readonly Anchored[]): Truth[] {
  const now = new Map(from.map((place, i) => [place, i]))
  return spans.map(({ start, end }) => {
    const alive = Array.from({ length: end - start }, (_, i) => now.get(start + i))
      .filter((place) => place !== undefined)
      .sort((a, b) => a - b)
    let best = { start: 0, end: 0, count: 0 }
    for (const [i, first] of alive.entries())
      for (let k = alive.length - 1; k - i >= best.count; k--) {
        const last = alive[k] as number
        const count = k - i + 1
        if (count < together * (last - first + 1)) continue
        best = { start: first, end: last + 1, count }
        break
      }
    const share = best.count / (end - start)
    return { place: share < hardly ? null : { start: best.start, end: best.end }, share }
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

function judge(places: readonly Place[], truths: readonly Truth[], lengths: readonly number[], ms: number) {
  const tally = { right: 0, wrong: 0, lost: 0, phantom: 0, refused: 0 }
  // Of passages that are there letter for letter.
  const intact = { marks: 0, right: 0 }
  for (const [i, place] of places.entries()) {
    const { place: wanted, share } = truths[i] as Truth
    if (wanted && share === 1 && wanted.end - wanted.start === lengths[i]) {
      intact.marks++
      if (place && overlap(place, wanted) >= 0.8) intact.right++
    }
    if (!wanted) tally[place ? 'phantom' : 'refused']++
    else if (!place) tally[share < surely ? 'right' : 'lost']++
    else tally[overlap(place, wanted) >= 0.8 ? 'right' : 'wrong']++
  }
  const there = tally.right + tally.wrong + tally.lost
  return { ...tally, intact, rightShare: tally.right / there, millisecondsPerMark: ms / places.length }
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const start = performance.now()
  return { value: work(), ms: performance.now() - start }
}

/** Marks of 4 to 200 characters, in one paragraph or over several. */
function marksOf(isAcross: boolean): Anchored[] {
  const spans: Anchored[] = []
  while (spans.length < marks) {
    const length = 4 + below(197)
    const start = below(samples.length - length)
    const quote = samples.slice(start, start + length)
    if (quote.trim() === quote && quote.includes('\n') === isAcross)
      spans.push({ start, end: start + length, anchor: 'exact', ...describe(samples, start, start + length) })
  }
  return spans
}

const placesOf = (found: ReturnType<typeof resolve>): Place[] =>
  found.map((one) => (one.anchor === 'lost' ? null : { start: one.start, end: one.end }))

function measure(changed: Traced, spans: readonly Anchored[]) {
  const truths = truth(changed, spans)
  const lengths = spans.map(({ start, end }) => end - start)
  const known = timed(() => placesOf(carryOver(samples, changed.text, spans)))
  const unknown = timed(() => placesOf(resolve(changed.text, spans)))
  const peer = timed(() => spans.map((span) => asHypothesis(changed.text, span)))
  return {
    oldTextKnown: judge(known.value, truths, lengths, known.ms),
    oldTextUnknown: judge(unknown.value, truths, lengths, unknown.ms),
    asHypothesis: judge(peer.value, truths, lengths, peer.ms),
    ratios: {
      'peer time / known (goal >= 12)': peer.ms / known.ms,
      'peer time / unknown (goal >= 6)': peer.ms / unknown.ms,
    },
  }
}

const original: Traced = { text: samples, from: Array.from({ length: samples.length }, (_, i) => i) }
const [inside, across] = [marksOf(false), marksOf(true)]
const changes = { corrected: (whole: Traced) => edited(whole, 0.02), shuffled, divided, traditional }
// Once over, so that none is measured while it is being compiled.
for (const change of Object.values(changes)) measure(change(original), inside.slice(0, marks / 10))
const report = Object.entries(changes).map(([name, change]) => {
  const changed = change(original)
  return {
    change: name,
    insideParagraphs: measure(changed, inside),
    acrossParagraphs: measure(changed, across),
  }
})
process.stdout.write(
  `${JSON.stringify({ characters: samples.length, marks, report }, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value), 2)}\n`,
)
