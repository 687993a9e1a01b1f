/** What single characters are to the model: their kind, their part in names, the runs that spell foreign names. */
import { givenLevels } from '../lexicon/given.data.ts'
import { foreign, surnames } from '../lexicon/surnames.ts'

/** 1 for characters that foreign names are spelled with, 2 for the dot between their parts. */
const spelled = new Uint8Array(0x10000)
for (const sign of foreign) spelled[sign.charCodeAt(0)] = 1
spelled['·'.charCodeAt(0)] = 2
/** How common a family name is, 1 to 3, and how a character stands in given names (`given.data.ts`), by unit. */
export const family = new Uint8Array(0x10000)
for (const [rank, sign] of [...surnames].entries())
  family[sign.charCodeAt(0)] = rank < 60 ? 3 : rank < 250 ? 2 : 1
export const given = new Uint8Array(0x10000).fill(22)
for (const line of givenLevels.trim().split('\n'))
  for (const sign of line.slice(3)) given[sign.charCodeAt(0)] = Number(line.slice(0, 2))

/** Digits, letters and blanks as one of each; a line's ends read as 10. */
export function codesOf(text: string): Int32Array {
  const codes = new Int32Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) codes[i] = 48
    else if (code >= 65 && code <= 90) codes[i] = 65
    else if (code >= 97 && code <= 122) codes[i] = 97
    else codes[i] = code
  }
  return codes
}

/** Kinds of characters by code: digit, letter, numeral, family name, other Chinese, other; each mark has its own. */
export const types = new Uint8Array(0x10000).fill(6)
types.fill(5, 0x4e00, 0xa000)
types.fill(5, 0xd800, 0xe000)
for (const sign of surnames) types[sign.charCodeAt(0)] = 4
for (const sign of '零〇一二三四五六七八九十百千万亿两') types[sign.charCodeAt(0)] = 3
for (const [i, sign] of [...'，。；：！？、“”《》（）·—-\n '].entries()) types[sign.charCodeAt(0)] = i + 10
for (const [sign, kind] of [
  ['0', 1],
  ['A', 2],
  ['a', 2],
] as const)
  types[sign.charCodeAt(0)] = kind

/** For each character how long the run of spelled ones is that it stands in, where in it, and whether that has a dot. */
export function foreignRuns(text: string): Uint8Array {
  const runs = new Uint8Array(text.length)
  for (let start = 0; start < text.length; start++) {
    if (spelled[text.charCodeAt(start)] !== 1) continue
    let end = start + 1
    let dots = 0
    while (end < text.length && (spelled[text.charCodeAt(end)] as number) > 0) {
      if (spelled[text.charCodeAt(end)] === 2) dots = 1
      end++
    }
    const length = Math.min(15, end - start)
    for (let at = start; at < end; at++) {
      const place = end - start === 1 ? 3 : at === start ? 0 : at === end - 1 ? 2 : 1
      runs[at] = length * 8 + place * 2 + dots
    }
    start = end
  }
  return runs
}
