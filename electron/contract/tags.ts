/** What the tagger finds. Offsets are UTF-16 code units `[start, end)` into the text it was given. */

export const entityTypes = [
  'PERSON',
  'PLACE',
  'ORG',
  'PROGRAMME',
  'DOCUMENT',
  'EVENT',
  'POSITION',
  'DATE',
] as const
export type EntityType = (typeof entityTypes)[number]

/** One tagged span. `canonical` is the name under which all mentions of one thing are joined. */
export interface TaggedEntity {
  readonly type: EntityType
  readonly text: string
  readonly start: number
  readonly end: number
  readonly canonical: string
  /** 0..1 */
  readonly confidence: number
  /** The rule or model that found it, e.g. `rule:title-marks`, `crf`. */
  readonly by: string
}

/** A number with its unit and what it measures. `kind`: stated for the future, reported as reached, or neither. */
export interface TaggedFigure {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly value: number | readonly [number, number]
  readonly unit: string
  readonly qualifier: string | null
  readonly indicator: string
  readonly kind: 'target' | 'result' | null
  readonly confidence: number
  readonly by: string
}

/** Direct speech; the span stands between the quotation marks. */
export interface TaggedQuote {
  readonly speaker: string
  readonly text: string
  readonly start: number
  readonly end: number
}

/** All that was found in one text. Inside one list no two spans overlap; lists are in text order. */
export interface Tags {
  readonly entities: readonly TaggedEntity[]
  readonly figures: readonly TaggedFigure[]
  readonly quotes: readonly TaggedQuote[]
  /** Version of the tagger that made them. */
  readonly engine: string
}
