/** The press that damages: how one page sets its titles, bylines and marks, and how it cuts a text. */

/** One article as it was before it was printed. */
export interface Story {
  readonly title: readonly string[]
  readonly kicker?: string
  /** Without the dash. */
  readonly subtitle?: string
  readonly names: readonly string[]
  readonly place: string
  readonly lede?: readonly string[]
  /** The byline that stands inside the body; the names are read from it. */
  readonly signed?: string
  /** Paragraphs; a heading is `## text` or `### text` for one below it. */
  readonly body: readonly string[]
  readonly captions?: readonly { readonly text: string; readonly credit?: string }[]
}

/** A photo with a text of its own that belongs to no article. */
export interface LoosePhoto {
  readonly caption: string
  readonly credit: string
}

/** A generator of numbers 0..1 that gives the same ones for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A printed piece of a block. `gap`: line ends in front of it. */
export interface Print {
  readonly block: Draft
  readonly text: string
  readonly marks: readonly string[]
  gap: number
  readonly repeated?: string
  /** Two stars around it, as an extractor writes bold type. */
  readonly bold?: boolean
}

export interface Draft {
  readonly role: string
  readonly level?: number
  readonly text: string
  readonly article: number
  readonly ranges: [number, number][]
  altRoles?: string[]
  marks?: string[]
  dropped?: string
  droppedAt?: number
}

export interface Style {
  readonly hashes: 'none' | 'right' | 'random'
  readonly glyph: '□' | '■'
  readonly half: boolean
  readonly photoMarks: boolean
  readonly titleBelow: boolean
  readonly far: boolean
  /** The rest of a cut paragraph stands above its beginning. */
  readonly above: boolean
  /** Standing lines in bold type. */
  readonly bold: boolean
  /** Line ends, no blank lines, between blocks; paragraphs indented. */
  readonly tight: boolean
  /** Text in lines of so many characters; 0: not. */
  readonly width: number
  /** Lines of page furniture in so many places. */
  readonly furniture: number
}

export type Rng = () => number
export const pick = <T>(rng: Rng, list: readonly T[]): T => list[Math.floor(rng() * list.length)] as T

const widths: Readonly<Record<string, string>> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')' }

export class Press {
  readonly rng: Rng
  readonly style: Style

  constructor(rng: Rng) {
    this.rng = rng
    this.style = {
      hashes: pick(rng, ['none', 'right', 'right', 'random'] as const),
      glyph: pick(rng, ['□', '■'] as const),
      half: rng() < 0.25,
      photoMarks: rng() < 0.6,
      titleBelow: rng() < 0.2,
      far: rng() < 0.2,
      above: rng() < 0.12,
      bold: rng() < 0.15,
      tight: rng() < 0.12,
      width: rng() < 0.1 ? 13 + Math.floor(rng() * 14) : 0,
      furniture: rng() < 0.4 ? 1 + Math.floor(rng() * 3) : 0,
    }
  }

  set(text: string): string {
    return this.style.half ? text.replace(/[，：；（）]/g, (c) => widths[c] as string) : text
  }

  hash(level: number): string[] {
    if (this.style.hashes === 'none') return []
    if (this.style.hashes === 'right') return ['#'.repeat(level)]
    const roll = this.rng()
    return roll < 0.45 ? [] : ['#'.repeat(1 + Math.floor(this.rng() * 4))]
  }

  print(block: Draft, marks: readonly string[] = [], gap = 2): Print {
    const standing = marks.length > 0 || block.role === 'title' || block.role === 'heading'
    if (this.style.bold && standing && !/photo|caption/.test(block.role) && this.rng() < 0.8) {
      block.marks = ['**', '**']
      return { block, text: block.text, marks: [], gap, bold: true }
    }
    if (marks.length > 0) block.marks = [...marks]
    return { block, text: block.text, marks, gap }
  }
}

/** Cuts a text in mid-sentence, never beside a full stop. Returns the two halves or null. */
export function cut(rng: Rng, text: string, from: number): [string, string] | null {
  if (/^[A-Za-z]/.test(text)) {
    const at = text.indexOf(' ', 20 + Math.floor(rng() * (text.length - 40)))
    return at < 0 || /[.!?]/.test(text.charAt(at - 1)) ? null : [text.slice(0, at), text.slice(at + 1)]
  }
  // Columns seldom end after a few characters of a paragraph.
  const least = rng() < 0.1 ? 6 : rng() < 0.3 ? 14 : 28
  for (let tries = 0; tries < 12; tries++) {
    const at = from + Math.floor(rng() * (text.length - from - 8))
    if (at < least || at > text.length - 6) continue
    const around = text.slice(at - 1, at + 1)
    if (/[。！？…；”’」）)\s]/.test(text.charAt(at - 1)) || /[\ud800-\udfff]/.test(around)) continue
    if (/[A-Za-z0-9\s]/.test(around) && !/^\d\d$/.test(around)) continue
    return [text.slice(0, at), text.slice(at)]
  }
  return null
}

/** Cuts off the first few words of a text, as the foot of a column does now and then. */
export function cutEarly(rng: Rng, text: string): [string, string] | null {
  for (let tries = 0; tries < 6; tries++) {
    const at = 8 + Math.floor(rng() * 16)
    if (at > text.length - 20 || !/[\u4e00-\u9fff]{2}/.test(text.slice(at - 1, at + 1))) continue
    if (!/[。！？]/.test(text.slice(0, at))) return [text.slice(0, at), text.slice(at)]
  }
  return null
}

export function bylineOf(
  press: Press,
  story: Story,
): { text: string; marks: string[]; inline: boolean; lines: string[] } | null {
  const { rng, style } = press
  const { names, place } = story
  if (names.length === 0) return null
  if (story.signed !== undefined) return { text: '', marks: [], inline: true, lines: [] }
  const [first, ...rest] = names as [string, ...string[]]
  if (/^[A-Za-z]/.test(first)) {
    const text = `By ${names.join(' and ')}`
    return { text, marks: [], inline: false, lines: [text] }
  }
  const wide = (name: string) => ([...name].length === 2 && rng() < 0.3 ? [...name].join(' ') : name)
  const shape = Math.floor(rng() * 7)
  const one = (text: string, marks: string[] = []) => ({ text, marks, inline: false, lines: [text] })
  if (shape === 0) return one(names.map(wide).join(' '), [style.glyph])
  if (shape === 1) return one(`本报记者 ${names.map(wide).join(' ')}`)
  if (shape === 2) return one(`${first}${rest.length > 0 ? ` 通讯员 ${rest.join(' ')}` : ''} ${place}报道`)
  if (shape === 3 && rest.length > 0) {
    const lines = [`本报记者 ${first}`, `本报通讯员 ${rest.join(' ')}`]
    return { text: lines.join(' '), marks: [style.glyph], inline: false, lines }
  }
  if (shape === 4) return one(`文/图 ${names.join(' ')}`)
  if (shape === 5)
    return one(`记者 ${first}${rest.length > 0 ? ` 通讯员 ${rest.map(wide).join(' ')}` : ''}`, [style.glyph])
  return {
    text: press.set(`本报讯（${rng() < 0.5 ? '记者 ' : ''}${names.join(' ')}）`),
    marks: [],
    inline: true,
    lines: [],
  }
}
