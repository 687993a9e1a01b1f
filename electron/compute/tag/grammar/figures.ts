/** FIGURE: numbers with a measured meaning, read into value or range, unit and qualifier. */
import { counts } from './figure-counts.ts'
import { forms, literal, type Value } from './figure-forms.ts'
import { apart, reached, touching } from './figure-words.ts'

/** A figure before its sense (indicator, kind) is known. Offsets are UTF-16 units of the folded text. */
export interface Measured {
  readonly start: number
  readonly end: number
  readonly value: Value
  readonly unit: string
  readonly qualifier: string | null
  readonly by: string
}

const starts = /[\d零一二两三四五六七八九十百千万亿半过翻]/g
const touchingAtEnd = new RegExp(`(?:${literal(touching.map(([word]) => word))})$`)
const qualifierOf = new Map(touching)

/**
 * All figures of a folded text, in text order. `taken` are spans whose numbers are part of a name or a date.
 */
export function findFigures(text: string, taken: readonly { start: number; end: number }[]): Measured[] {
  const found: Measured[] = []
  let next = 0
  let blocked = 0
  starts.lastIndex = 0
  for (let start = starts.exec(text); start; start = starts.exec(text)) {
    const at = start.index
    while (blocked < taken.length && (taken[blocked] as { end: number }).end <= at) blocked++
    const block = taken[blocked]
    if (block && block.start <= at) {
      starts.lastIndex = block.end
      continue
    }
    const figure = readAt(text, at, found.at(-1))
    if (figure) {
      if (block && block.start < figure.end) continue
      if (figure.start >= next) {
        found.push(figure)
        next = figure.end
      }
      starts.lastIndex = figure.end
    } else if (/\d/.test(start[0])) {
      // A number that is no figure is passed over whole: no figure begins inside it.
      const rest = /[\d.,]+/y
      rest.lastIndex = at
      starts.lastIndex = at + (rest.exec(text)?.[0].length ?? 1)
    }
  }
  return found
}

function readAt(text: string, at: number, last: Measured | undefined): Measured | null {
  if (at > 0 && /[A-Za-z\d.+/×]/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at))) return null
  // No figure begins inside a numeral: 二十四节气, 千万要小心.
  if (
    /[零一二两三四五六七八九十百千万亿]/.test(text.charAt(at)) &&
    /[一二两三四五六七八九十百千]/.test(text.charAt(at - 1))
  )
    return null
  for (const { name, pattern, read } of forms) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) continue
    const sense = read(match.groups ?? {})
    if (!sense || (typeof sense.value === 'number' && Number.isNaN(sense.value))) continue
    let end = at + match[0].length
    const before = text.slice(Math.max(0, at - 24), at)
    if (!counts(match[0], sense.unit, before, text.slice(end, end + 8), name)) return null
    let start = at
    let qualifier: string | null = sense.qualifier ?? null
    let value = sense.value
    const sign = /(?:^|[^\dA-Za-z\u4e00-\u9fff]|[为是至到达约近低温速])([-−])$|±$/.exec(before)
    if (sign && /^\d/.test(match[0])) {
      start--
      if (sign[1]) value = negative(value)
      else qualifier = '±'
    }
    let lead = touchingAtEnd.exec(text.slice(Math.max(0, start - 24), start))
    // 达到 and the like may stand before another qualifier: 达到约30人.
    while (lead && qualifier === null) {
      const word = lead[0]
      if (word === '上' && !/^[百千万亿]/.test(match[0])) break
      if (word === '约' && /[签预合履违契]约$/.test(before.slice(0, before.length - (at - start)))) break
      if (word === '近' && /[最附临就邻远]近$/.test(before.slice(0, before.length - (at - start)))) break
      start -= word.length
      const as = qualifierOf.get(word) as string
      if (!reached.has(as)) qualifier = as
      else {
        qualifier = as
        break
      }
      lead = touchingAtEnd.exec(text.slice(Math.max(0, start - 24), start))
    }
    if (qualifier === '零下') value = negative(value)
    const odd = /[余多来几](?!家公)/.exec(match[0])?.[0] ?? null
    const hedge = match.groups?.behind?.replace('及', '') ?? null
    const far = apart.exec(text.slice(Math.max(0, start - 24), start))?.[1] ?? null
    if (qualifier === null || qualifier === '±' || reached.has(qualifier))
      qualifier = hedge ?? odd ?? far ?? qualifier
    let unitFound = sense.unit
    if (name === 'to-nothing') unitFound = /率[^，。；！？\n]{0,4}$/.test(before) ? '%' : (last?.unit ?? '')
    if (name === 'bare-sum' || name === 'half-of') end = at + match[0].length
    return { start, end, value, unit: unitFound, qualifier, by: `rule:figure-${name}` }
  }
  return null
}

/** Below nothing: of a range the first number alone, for its second has a sign of its own. */
const negative = (value: Value): Value => (typeof value === 'number' ? -value : [-value[0], value[1]])
