// The form of every table of words: Chinese and English side by side, so that neither can be missing.

/** English for one and for many, chosen by `{{count}}`. */
export interface Plural {
  readonly one: string
  readonly other: string
}

/** key → [简体中文, English]. Gaps are written `{{name}}`; every gap must be filled where the key is used. */
export type Strings = Readonly<Record<string, readonly [zh: string, en: string | Plural]>>
