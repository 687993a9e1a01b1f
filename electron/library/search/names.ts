/** How a name is typed: folded, in pinyin, and by the first letters of its syllables. */
import { pinyin } from 'pinyin-pro'
import { fold } from './fold.ts'

/** `[folded, pinyin without blanks or tones, initials]`; what has no pinyin stands as it is. */
export type NameKeys = readonly [folded: string, pinyin: string, initials: string]

const blank = /\s+/gu

/**
 * The keys of a name; a PERSON's first character is read as a surname (单 shàn, 曾 zēng). `聊城市人民医院` →
 * `liaochengshirenminyiyuan`, `lcsrmyy`. Words of letters and digits stay whole in both: `5G` → `5g`.
 */
export function nameKeys(name: string, type: string): NameKeys {
  const folded = fold(name).replace(blank, '')
  const syllables = pinyin(folded, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
    ...(type === 'PERSON' ? { surname: 'head' as const } : {}),
  })
  const isSyllable = (part: string) => /^[a-z]+$/.test(part) && !folded.includes(part)
  return [
    folded,
    syllables.join(''),
    syllables.map((part) => (isSyllable(part) ? part.charAt(0) : part)).join(''),
  ]
}

/** What a list of names is sorted by: `王` before `张`, Latin names among them. */
export const pinyinOf = (name: string, type: string): string => nameKeys(name, type)[1]
