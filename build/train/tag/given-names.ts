/**
 * Writes electron/compute/tag/lexicon/given.data.ts: `node build/train/tag/given-names.ts`. How much more often a character
 * stands first or second in a given name than in words at large, counted in the dictionary of jieba; same bytes each time.
 */
import { writeFileSync } from 'node:fs'
import { dict } from '@node-rs/jieba/dict.js'
import { surnames } from '../../../electron/compute/tag/lexicon/surnames.ts'

/** Behind rarer family names the dictionary has words that are no names. */
const families = new Set(surnames.slice(0, 250))
/** Counts that every character is given: a rare one is not told from none. */
const givenAtLeast = 0.3
const wordsAtLeast = 300
/** Powers of two between the levels 0 to 4. */
const borders = [-2, 0, 2, 4]

const first = new Map<string, number>()
const second = new Map<string, number>()
const words = new Map<string, number>()
const add = (counts: Map<string, number>, sign: string, count: number): void => {
  counts.set(sign, (counts.get(sign) ?? 0) + count)
}
let names = 0
let all = 0
for (const line of new TextDecoder().decode(dict).split('\n')) {
  const [word = '', count, tag] = line.split(' ')
  if (tag === 'nr') {
    if (word.length !== 3 || !families.has(word.charAt(0))) continue
    names++
    add(first, word.charAt(1), 1)
    add(second, word.charAt(2), 1)
  } else if (tag !== 'nrt')
    for (const sign of word) {
      add(words, sign, Number(count))
      all += Number(count)
    }
}
const levelOf = (counts: ReadonlyMap<string, number>, sign: string): number => {
  const inNames = ((counts.get(sign) ?? 0) + givenAtLeast) / (names + givenAtLeast * 2000)
  const atLarge = ((words.get(sign) ?? 0) + wordsAtLeast) / (all + wordsAtLeast * 7000)
  return borders.filter((border) => Math.log2(inNames / atLarge) >= border).length
}
const groups = new Map<string, string[]>()
for (const sign of [...new Set([...first.keys(), ...second.keys(), ...words.keys()])].sort()) {
  if (
    !/^[\u4e00-\u9fff]$/.test(sign) ||
    ((words.get(sign) ?? 0) < wordsAtLeast && !first.has(sign) && !second.has(sign))
  )
    continue
  const levels = `${levelOf(first, sign)}${levelOf(second, sign)}`
  groups.set(levels, [...(groups.get(levels) ?? []), sign])
}
const lines = [...groups]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([levels, signs]) => `${levels} ${signs.join('')}`)
writeFileSync(
  'electron/compute/tag/lexicon/given.data.ts',
  `/**
 * How readily a character stands in a given name, first and second, 0 (hardly) to 4 (hardly elsewhere): a line is both levels
 * and the characters. Counted in the dictionary of jieba (fxsjy/jieba as in @node-rs/jieba 2.0.3), MIT License, Copyright (c)
 * 2013 Sun Junyi, (c) 2020-present LongYinan; written by build/train/tag/given-names.ts.
 */
export const givenLevels = \`
${lines.join('\n')}
\`
`,
)
