/** Figures as a table that any spreadsheet opens. */
import type { FigureRow } from '../../contract/entities.ts'

const columns = [
  'kind',
  'indicator',
  'value',
  'value_to',
  'unit',
  'qualifier',
  'as_printed',
  'who',
  'date_as_printed',
  'date',
  'state',
  'article',
  'article_date',
  'paper',
  'page',
  'source',
  'sentence',
] as const

/** A cell that a spreadsheet could take for a formula gets an apostrophe before it; a number stays one. */
const harmless = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text)

const cell = (value: string | number | null): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = harmless(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** RFC 4180 (CRLF, quotation marks doubled), with a byte order mark: without it Excel reads UTF-8 as something else. */
export function toCsv(rows: readonly FigureRow[]): string {
  const lines = rows.map((row) => {
    const [from, to] = typeof row.value === 'number' ? [row.value, null] : row.value
    return [
      row.kind,
      row.indicator,
      from,
      to,
      row.unit,
      row.qualifier,
      row.text,
      row.who.map(({ canonical }) => canonical).join('；'),
      row.date?.text ?? null,
      row.date?.iso ?? null,
      row.state,
      row.title,
      row.articleDate,
      row.paper,
      row.pageNo,
      row.sourceName,
      row.sentence,
    ]
  })
  return `\ufeff${[[...columns], ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`
}
