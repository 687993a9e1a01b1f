// Changes to the text of a query: a field put in or taken out, the last word replaced.
import type { Language } from '../../../electron/contract/language.ts'
import { parseQuery, sought, writeField } from '../../../electron/contract/query.ts'
import { type FieldName, fieldNames, type TextField } from '../../../electron/contract/query-fields.ts'

/** A field as it is written in a language: `paper` or `报纸`. */
export function fieldLabel(field: FieldName, language: Language): string {
  const names = fieldNames[field]
  const han = names.find((name) => name.charCodeAt(0) > 0x2fff)
  return (language === 'zh-CN' ? han : names[0]) ?? field
}

const sameValue = (one: string, other: string) => one.normalize('NFKC') === other.normalize('NFKC')

/** Where the query has this field with this value, or null. A date stands for its year. */
export function placeOf(
  query: string,
  field: TextField | 'date',
  value: string,
): readonly [number, number] | null {
  for (const node of sought(parseQuery(query).root)) {
    const fits =
      node.kind === 'field'
        ? node.field === field && sameValue(node.text, writeField('', value).slice(2, -1))
        : node.kind === 'date' && field === 'date' && node.field === 'date' && node.iso === value
    if (fits) return [node.start, node.end]
  }
  return null
}

/** The query narrowed by a field; without it, if it was there. */
export function toggleField(
  query: string,
  field: TextField | 'date',
  value: string,
  language: Language,
): string {
  const place = placeOf(query, field, value)
  if (place !== null)
    return `${query.slice(0, place[0]).trimEnd()} ${query.slice(place[1]).trimStart()}`.trim()
  const name = fieldLabel(field, language)
  const { root } = parseQuery(query)
  // `a OR b` narrowed as a whole.
  const whole = root?.kind === 'or' ? `(${query.trim()})` : query.trim()
  return `${whole} ${field === 'date' ? `${name}:${value}` : writeField(name, value)}`.trim()
}

/** The last word of a query that stands without field or quotation marks: what is being typed. */
export function lastWord(query: string): { readonly text: string; readonly start: number } | null {
  if (/\s$/u.test(query)) return null
  const last = [...sought(parseQuery(query).root)].at(-1)
  if (last?.kind !== 'words' || last.exact || last.end !== query.length) return null
  return { text: last.text, start: last.start }
}
