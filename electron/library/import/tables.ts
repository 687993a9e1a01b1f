/** Reads the CSV exports of Hypothesis and Readwise, told apart by their headers. */
import { parse } from 'csv-parse/sync'
import { bareMark, colorOf, type ForeignMark, nowhere, timeOf } from './foreign-mark.ts'

type Row = Readonly<Record<string, string | undefined>>

const tagsOf = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/[,;，；]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')

function readwise(row: Row): ForeignMark {
  const time = timeOf(row['highlighted at'])
  return {
    ...bareMark(row.highlight ?? ''),
    color: colorOf(row.color ?? ''),
    note: row.note ?? '',
    tags: tagsOf(row.tags),
    createdAt: time,
    modifiedAt: time,
    on: { ...nowhere, title: row['book title'] || null },
  }
}

function hypothesis(row: Row): ForeignMark {
  const time = timeOf(row['created at'] ?? row.created)
  return {
    ...bareMark(row.quote ?? row['quote/description'] ?? ''),
    note: row.comment ?? row.text ?? '',
    tags: tagsOf(row.tags),
    createdAt: time,
    modifiedAt: time,
    on: { ...nowhere, title: row.title || null },
  }
}

/** The marks of a table; null when it is none of these. Throws what the parser throws for a broken table. */
export function readTable(text: string): { format: 'readwise' | 'hypothesis'; marks: ForeignMark[] } | null {
  const [head = ''] = text.split(/\r?\n/, 1)
  const names = head.toLowerCase()
  const format =
    names.includes('highlight') && names.includes('book title')
      ? 'readwise'
      : /\bquote\b/.test(names) && /\b(?:comment|text)\b/.test(names) && names.includes('url')
        ? 'hypothesis'
        : null
  if (format === null) return null
  const rows: Row[] = parse(text, {
    columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
    skip_empty_lines: true,
  })
  return { format, marks: rows.map(format === 'readwise' ? readwise : hypothesis) }
}
