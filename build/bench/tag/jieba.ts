/** The baseline: the part-of-speech tags of jieba as people, places and bodies. For measuring alone, no part of the reader. */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import type { EntityType } from '../../../electron/contract/tags.ts'

const kindOf = (tag: string): EntityType | null =>
  tag.startsWith('nr') ? 'PERSON' : tag === 'ns' ? 'PLACE' : tag === 'nt' ? 'ORG' : null

/** jieba with its own dictionary. */
export const loadJieba = (): Jieba => Jieba.withDict(dict)

/** What jieba's tags name in a text. Offsets are UTF-16 units. */
export function jiebaSpans(jieba: Jieba, text: string): { type: EntityType; start: number; end: number }[] {
  const found: { type: EntityType; start: number; end: number }[] = []
  let at = 0
  for (const { word, tag } of jieba.tag(text)) {
    const type = kindOf(tag)
    if (type !== null) found.push({ type, start: at, end: at + word.length })
    at += word.length
  }
  return found
}
