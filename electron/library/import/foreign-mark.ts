/** An annotation as another program, or an earlier export, tells it: what every reader of a format makes. */
import type { Color, MarkStyle } from '../../contract/model.ts'

export interface ForeignMark {
  /** Its own, kept if it is free; null when it has none. */
  readonly id: string | null
  /** Empty for a note on a whole page: that cannot be placed. */
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  /** Unicode code points from the beginning of the text, as the W3C counts; a hint only. */
  readonly position: number | null
  readonly color: Color
  readonly style: MarkStyle
  readonly note: string
  readonly tags: readonly string[]
  readonly done: boolean
  /** Milliseconds since 1970. */
  readonly createdAt: number | null
  readonly modifiedAt: number | null
  /** What is known of the text that it is on. */
  readonly on: Origin
}

export interface Origin {
  readonly articleId: string | null
  readonly sha256: string | null
  /** Page and article in the source, `2-5`. */
  readonly place: string | null
  readonly title: string | null
}

export const nowhere: Origin = { articleId: null, sha256: null, place: null, title: null }

/** A mark of which only the quotation is known. */
export const bareMark = (quote: string): ForeignMark => ({
  id: null,
  quote,
  prefix: '',
  suffix: '',
  position: null,
  color: 'key',
  style: 'fill',
  note: '',
  tags: [],
  done: false,
  createdAt: null,
  modifiedAt: null,
  on: nowhere,
})

/** Names of colours that other programs use, after the tone. */
const tones: Readonly<Record<string, Color>> = {
  yellow: 'key',
  red: 'ask',
  pink: 'ask',
  blue: 'data',
  green: 'view',
  purple: 'todo',
  orange: 'todo',
}
export const colorOf = (name: string): Color => tones[name.trim().toLowerCase()] ?? 'key'

/** Milliseconds since 1970, or null for what is no date. */
export function timeOf(value: string | undefined): number | null {
  const time = Date.parse(value ?? '')
  return Number.isFinite(time) && time >= 0 ? time : null
}
