/** The word list of the model of all corpora: the dictionary of jieba (MIT), names among its words. */
import { dict } from '@node-rs/jieba/dict.js'
import { fold } from '../../../electron/compute/tag/fold.ts'
import { type Entry, longestWord, wordKey } from '../../../electron/compute/tag/lexicon/wordbook.ts'

const chinese = /^[\u3400-\u9fff·]+$/

/** All words of Chinese characters that are short enough, in the order of their hashes. */
export function readWords(): Entry[] {
  const kinds = new Map<string, number>()
  const entries = new Map<number, Entry>()
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [written = '', count, tag = ''] = line.split(' ')
    const word = fold(written)
    if (!chinese.test(word) || word.length > longestWord) continue
    let kind = kinds.get(tag)
    if (kind === undefined) {
      kind = kinds.size + 1
      kinds.set(tag, kind)
    }
    const weight = Math.round(4 * Math.log2(Number(count)))
    const key = wordKey(word)
    // Of a simplified and a traditional writing the commoner one stands.
    if ((entries.get(key)?.weight ?? -1) < weight) entries.set(key, { key, kind, weight })
  }
  return [...entries.values()].sort((a, b) => a.key - b.key)
}
