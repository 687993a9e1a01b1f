/** Folds letter case, full/half width and traditional/simplified characters without moving any offset. */
import traditional from 'opencc-js/dict/TSCharacters'

/** Every character that folds to another one, by itself. One UTF-16 unit goes to one, a pair to a pair. */
let folds: Map<string, string> | undefined

/** Upper case ends at U+1FFFF. */
const lastCased = 0x1ffff

function foldOf(character: string): string {
  // U+0130 is the one letter whose lower case is longer; σ and ς are one letter.
  if (character === '\u0130') return 'i'
  if (character === '\u3000') return ' '
  const code = character.codePointAt(0) as number
  const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character
  const lower = narrow.toLowerCase()
  return lower === 'ς' ? 'σ' : lower
}

function table(): Map<string, string> {
  if (folds) return folds
  folds = new Map()
  for (let from = 0; from <= lastCased; from += 0x400) {
    const codes = Array.from({ length: 0x400 }, (_, i) => from + i)
    // Whole stretches of Han characters have no case.
    const all = String.fromCodePoint(...codes)
    if (all.toLowerCase() === all && (from < 0x3000 || from > 0x33ff) && from !== 0xfc00) continue
    for (const code of codes) {
      if (code >= 0xd800 && code <= 0xdfff) continue
      const character = String.fromCodePoint(code)
      const folded = foldOf(character)
      if (folded !== character) folds.set(character, folded)
    }
  }
  const simpler = new Map<string, string>()
  for (const entry of traditional.split('|')) {
    const [from, to] = entry.split(' ') as [string, string]
    // A few simplified forms lie in another plane; folding to them would move what follows.
    if (from !== to && from.length === to.length) simpler.set(from, to)
  }
  for (const from of simpler.keys()) {
    let to = from
    for (let left = 4; left > 0 && simpler.has(to); left--) to = simpler.get(to) as string
    // A chain that comes back to itself is one character; its smallest stands for all.
    if (simpler.has(to)) to = [...ring(to, simpler)].sort()[0] as string
    if (to !== from) folds.set(from, to)
  }
  return folds
}

function ring(from: string, simpler: ReadonlyMap<string, string>): Set<string> {
  const seen = new Set<string>()
  for (let at = from; !seen.has(at); at = simpler.get(at) as string) seen.add(at)
  return seen
}

/** Fold of each unit of the first plane; 0: it stays. */
let plane: Uint16Array | undefined
function firstPlane(): Uint16Array {
  if (plane) return plane
  plane = new Uint16Array(0x10000)
  for (const [from, to] of table()) if (from.length === 1) plane[from.charCodeAt(0)] = to.charCodeAt(0)
  return plane
}

/** Units folded at once: as many arguments as a call takes for certain. */
const piece = 4096

/**
 * Lower case, ASCII width, simplified characters. The result has as many UTF-16 units as `text`, so an offset into one
 * is an offset into the other. Characters go one by one: 頭髮 and 头发 are one, whatever each character means elsewhere.
 */
export function fold(text: string): string {
  const units = firstPlane()
  const { length } = text
  const folded = new Uint16Array(length)
  let hasPairs = false
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    folded[i] = units[unit] || unit
    if (unit >= 0xd800 && unit <= 0xdbff) hasPairs = true
  }
  if (hasPairs) foldPairs(text, folded)
  let result = ''
  for (let at = 0; at < length; at += piece)
    result += String.fromCharCode.apply(null, folded.subarray(at, at + piece) as unknown as number[])
  return result
}

const isHan = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff)

/** Whether every Han character of a text is what it folds to, so that Han text is in it only as it stands. */
export function isSimplified(text: string): boolean {
  const units = firstPlane()
  let hasPairs = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (units[unit] && isHan(unit)) return false
    if (unit >= 0xd800 && unit <= 0xdbff) hasPairs = true
  }
  return !hasPairs || !Array.from(text).some((character) => character.length === 2 && table().has(character))
}

/** Whether a text is of Han characters alone. */
export const isHanOnly = (text: string): boolean => /^\p{sc=Han}+$/u.test(text)

function foldPairs(text: string, folded: Uint16Array): void {
  for (const { 0: pair, index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) {
    const to = table().get(pair)
    if (to === undefined) continue
    folded[index] = to.charCodeAt(0)
    folded[index + 1] = to.charCodeAt(1)
  }
}

let written: Map<string, string[]> | undefined

/** Every other way to write a character: for each folded one, those that fold to it. */
function otherForms(): Map<string, string[]> {
  if (written) return written
  written = new Map()
  for (const [from, to] of table()) {
    const forms = written.get(to)
    if (forms) forms.push(from)
    else written.set(to, [from])
  }
  return written
}

/** A pattern (flags `gu`) that finds a folded text in texts that are not: what it finds folds to `folded`. */
export function patternFor(folded: string): RegExp {
  const forms = otherForms()
  const parts = Array.from(folded, (character) => {
    const all = [character, ...(forms.get(character) ?? [])].map((form) =>
      form.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&'),
    )
    return all.length === 1 ? all[0] : `[${all.join('')}]`
  })
  return new RegExp(parts.join(''), 'gu')
}
