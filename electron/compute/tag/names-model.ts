/** The trained model for names: loaded when first asked for, or missing, and then the rules stand alone. */
import { existsSync, readFileSync } from 'node:fs'
import { certainNames, favoured } from './crf/again.ts'
import { featuresOf } from './crf/features.ts'
import { kindOfLabel, outside, placeOfLabel } from './crf/labels.ts'
import { read } from './crf/read.ts'
import { readTable, type Table } from './crf/table.ts'
import { wideOf } from './crf/wide.ts'
import type { Candidate } from './rule.ts'

/** Beside this module, and beside the bundle that holds it. Kept out of the `new URL` call so that no bundler inlines it. */
const place = './model/names.bin'
/** Longest stretch decoded at once, UTF-16 units: longer lines are cut, at punctuation where there is some. */
const stretch = 600

let loaded: Table | null | undefined

/** The model, or null where its file is missing. Throws on a damaged file. */
export function namesModel(): Table | null {
  if (loaded === undefined) {
    const file = new URL(place, import.meta.url)
    loaded = existsSync(file) ? readTable(readFileSync(file)) : null
  }
  return loaded
}

/** Cuts a text into stretches to decode, `[start, end)`: its lines, long ones cut. */
export function stretches(text: string): [number, number][] {
  const found: [number, number][] = []
  let start = 0
  while (start < text.length) {
    const line = text.indexOf('\n', start)
    let end = line < 0 ? text.length : line
    let next = end + 1
    if (end - start > stretch) {
      end = start + stretch
      for (let at = end; at > start + stretch / 2; at--)
        if ('。！？；，'.includes(text.charAt(at - 1))) {
          end = at
          break
        }
      next = end
    }
    if (end > start) found.push([start, end])
    start = next
  }
  return found
}

/**
 * The model's spans in a folded text, in text order, given what the rules propose. A model with words of its own reads an
 * article twice (`crf/again.ts`).
 */
export function modelSpans(table: Table, text: string, proposals: readonly Candidate[]): Candidate[] {
  const sorted = [...proposals].sort((a, b) => a.start - b.start)
  const wide = wideOf(table.wordbook, text)
  let from = 0
  const once = stretches(text).map(([start, end]) => {
    while (from < sorted.length && (sorted[from] as Candidate).start < start) from++
    const inside: Candidate[] = []
    for (let k = from; k < sorted.length && (sorted[k] as Candidate).start < end; k++) {
      const one = sorted[k] as Candidate
      if (one.end <= end) inside.push({ ...one, start: one.start - start, end: one.end - start })
    }
    const emissions = table.emissions(featuresOf(text.slice(start, end), inside, wide, start))
    const spans = spansOf(table, emissions, start, end)
    return { start, end, spans, emissions: wide === null ? null : emissions }
  })
  const found = once.flatMap((one) => one.spans)
  const names = wide === null ? null : certainNames(text, found)
  if (names === null || names.size === 0) return found
  return once.flatMap(({ start, end, spans, emissions }) =>
    emissions !== null && favoured(text, [start, end], emissions, names, table.scale)
      ? spansOf(table, emissions, start, end)
      : spans,
  )
}

/** The spans of the best way through the emissions of the stretch `[start, end)`. */
function spansOf(table: Table, emissions: Int32Array, start: number, end: number): Candidate[] {
  const found: Candidate[] = []
  const length = end - start
  const { path, sure } = read(emissions, table.falls, table.chain, length)
  let opened = 0
  let least = 1
  for (let at = 0; at < length; at++) {
    const label = path[at] as number
    if (label === outside) continue
    const position = placeOfLabel(label)
    if (position === 0 || position === 3) {
      opened = at
      least = 1
    }
    least = Math.min(least, sure[at] as number)
    if (position >= 2)
      found.push({
        type: kindOfLabel(label),
        start: start + opened,
        end: start + at + 1,
        confidence: Math.round(least * 1000) / 1000,
        by: 'crf',
      })
  }
  return found
}
