/** How a name is typed: folded, in pinyin, and by the first letters of its syllables. */
import { pinyin } from 'pinyin-pro'
import { fold } from './fold.ts'

/** `[folded, pinyin without blanks or tones, initials]`; what has no pinyin stands as it is. */
export type NameKeys = readonly [folded: string, pinyin: string, initials: string]

const blank = /\s+/gu

/** Keys of names that were asked for lately: a new entity and its first writing are mostly one name. */
const lately = new Map<string, NameKeys>()
const keptLately = 256

/**
 * The keys of a name; a PERSON's first character is read as a surname (单 shàn, 曾 zēng). `沧河市人民医院` →
 * `cangheshirenminyiyuan`, `chsrmyy`. Words of letters and digits stay whole in both: `5G` → `5g`.
 */
export function nameKeys(name: string, type: string): NameKeys {
  const asked = `${type === 'PERSON' ? 1 : 0}${name}`
  const known = lately.get(asked)
  if (known) return known
  if (lately.size >= keptLately) lately.clear()
  const keys = madeKeys(name, type)
  lately.set(asked, keys)
  return keys
}

function madeKeys(name: string, type: string): NameKeys {
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
