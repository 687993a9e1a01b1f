/** Names for exported files that every file system takes, each once. */

/** Bytes in UTF-8: well under the 255 of common file systems, and short enough for a path on Windows (260 units). */
export const longestName = 120

/** What Windows forbids in a name, as the full-width characters that read the same. */
const fullWidth: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  ':': '：',
  '"': '＂',
  '/': '／',
  '\\': '＼',
  '|': '｜',
  '?': '？',
  '*': '＊',
}

/** Device names on Windows, whatever follows the first dot. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\s*\.|\s*$)/i

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * One name with its ending (`.md`) for each title, in order; titles that would collide, with one another or with the
 * names `used` already, are numbered from 2.
 */
export function fileNames(titles: readonly string[], ending: string, used: readonly string[] = []): string[] {
  const taken = new Set<string>(used.map(sameName))
  return titles.map((title) => {
    const stem = stemOf(title)
    for (let n = 1; ; n++) {
      const tail = `${n === 1 ? '' : ` ${n}`}${ending}`
      const name = `${cut(stem, longestName - Buffer.byteLength(tail))}${tail}`
      if (taken.has(sameName(name))) continue
      taken.add(sameName(name))
      return name
    }
  })
}

/** File systems that ignore case or composition see one file where these are equal. */
const sameName = (name: string): string => name.normalize('NFKC').toUpperCase().toLowerCase()

function stemOf(title: string): string {
  const stem = title
    .toWellFormed()
    .normalize('NFC')
    .replace(/[<>:"/\\|?*]/g, (sign) => fullWidth[sign] as string)
    // Control and invisible characters (among them those that turn the reading direction) go; joiners stay, as emoji need them.
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  if (stem === '') return '无题'
  return reserved.test(stem) ? `_${stem}` : stem
}

/** The beginning of a name that is at most so many bytes long in UTF-8, of whole characters as they are seen. */
export function cut(stem: string, bytes: number): string {
  if (Buffer.byteLength(stem) <= bytes) return stem
  let kept = ''
  let used = 0
  for (const { segment } of graphemes.segment(stem)) {
    used += Buffer.byteLength(segment)
    if (used > bytes) break
    kept += segment
  }
  return kept.replace(/[\s.]+$/, '')
}
