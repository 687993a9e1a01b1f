// What an export takes: which articles, in which form.
import { create } from 'zustand'
import type { Input } from '../../../electron/contract/api.ts'
import type { Language } from '../../../electron/contract/language.ts'
import type { Color, ExportFormat, MarkOrder } from '../../../electron/contract/model.ts'
import type { MarkChoice } from '../../state/ui.ts'

export type Scope = 'marks' | 'current' | 'chosen' | 'marked' | 'all'

interface View {
  readonly scope: Scope | null
  readonly format: ExportFormat
  readonly fullText: boolean
  readonly order: MarkOrder
  readonly sentence: boolean
  readonly files: 'one' | 'each' | null
  readonly callouts: boolean
  readonly wikilinks: boolean
  /** Of the files' own words; null: the window's. */
  readonly language: Language | null
  /** Put files anew that are there, and keep what the person wrote in them. */
  readonly update: boolean
  /** Only marks of these colours; none: of all. */
  readonly colors: readonly Color[]
  readonly done: boolean | null
  readonly isNoted: boolean
}
export const useChoice = create<View>()(() => ({
  scope: null,
  format: 'markdown',
  fullText: false,
  order: 'place',
  sentence: false,
  files: null,
  callouts: false,
  wikilinks: false,
  language: null,
  update: false,
  colors: [],
  done: null,
  isNoted: false,
}))

/** Formats that can be put anew part by part. */
export const canUpdate = (format: ExportFormat): boolean => format === 'markdown' || format === 'template'

/** Formats of the articles themselves: marks, their order and sentences have no place in them. */
export const isReference = (format: ExportFormat): boolean =>
  format === 'bibtex' || format === 'csljson' || format === 'gbt7714'

/** Formats with words of their own beside those of the press: headings, labels, heads of columns, times. */
export const hasWords = (format: ExportFormat): boolean => !isReference(format) && format !== 'jsonld'

/** Formats that look like a page: shown as one before they are written. */
export const isRead = (format: ExportFormat): boolean =>
  format === 'html' || format === 'pdf' || format === 'docx'

/** Formats that can hold the whole text. */
export const holdsText = (format: ExportFormat): boolean =>
  format === 'markdown' || isRead(format) || format === 'template'

/** Formats that tell a sentence only when asked; the others do always or never. */
export const asksSentence = (format: ExportFormat): boolean =>
  format === 'markdown' || isRead(format) || format === 'anki'

/**
 * The articles of each scope that has any, by id; `all` and those of chosen `marks` are null, the whole library.
 * `marked` are among `all`.
 */
export function scopesOf(
  all: readonly string[],
  marked: readonly string[],
  chosen: readonly string[],
  currentId: string | null,
  marks: MarkChoice | null = null,
): ReadonlyMap<Scope, readonly string[] | null> {
  const there = new Set(all)
  const picked = chosen.filter((id) => there.has(id))
  const scopes = new Map<Scope, readonly string[] | null>()
  if (marks !== null) scopes.set('marks', null)
  if (picked.length > 0) scopes.set('chosen', picked)
  if (currentId !== null && there.has(currentId) && !(picked.length === 1 && picked[0] === currentId))
    scopes.set('current', [currentId])
  if (marked.length > 0) scopes.set('marked', marked)
  if (all.length > 0) scopes.set('all', null)
  return scopes
}

/**
 * The scope in force: the one asked for if it has articles, else the narrowest. The article read last is not offered first
 * if it has no notes and others have: who comes to export means notes.
 */
export function scopeInForce(
  scopes: ReadonlyMap<Scope, readonly string[] | null>,
  asked: Scope | null,
): Scope | null {
  if (asked !== null && scopes.has(asked)) return asked
  const [current = ''] = scopes.get('current') ?? []
  const marked = scopes.get('marked') ?? []
  const isBare = marked.length > 0 && !marked.includes(current)
  return [...scopes.keys()].find((scope) => scope !== 'current' || !isBare) ?? null
}

type Asked = Omit<Input<'export.preview'>, 'format' | 'most'>

/** Which articles and marks a scope means, narrowed by the conditions on marks where the format has a place for marks. */
export function askedOf(
  scope: Scope,
  articleIds: readonly string[] | null,
  chosenMarks: MarkChoice | null,
  { format, colors, done, isNoted }: Pick<View, 'format' | 'colors' | 'done' | 'isNoted'>,
): Asked {
  if (scope === 'marks') return { articleIds: null, marks: chosenMarks }
  const ids = articleIds === null ? null : [...articleIds]
  const isNarrowed = !isReference(format) && (colors.length > 0 || done !== null || isNoted)
  if (!isNarrowed) return { articleIds: ids }
  const marks = { filter: { colors: [...colors], done, noted: isNoted ? true : null } }
  // An article that was asked for stays, whatever its marks are.
  return { articleIds: ids, marks, marked: scope !== 'current' && scope !== 'chosen' }
}
