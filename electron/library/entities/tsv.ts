/** The word list as tab-separated text, to be kept, passed on and edited in a table. */
import type { WordImport } from '../../contract/entities.ts'
import { type EntityType, entityTypes } from '../../contract/tags.ts'
import { fold } from '../search/fold.ts'
import type { Lesson } from './learn.ts'

export const header = ['name', 'kind', 'canonical', 'state'] as const

/** What a person who writes the list in Chinese may call the columns and kinds. */
const columnNames: Readonly<Record<string, (typeof header)[number]>> = {
  名称: 'name',
  类型: 'kind',
  归入: 'canonical',
  状态: 'state',
}
const kindNames: Readonly<Record<string, EntityType>> = {
  人物: 'PERSON',
  地点: 'PLACE',
  机构: 'ORG',
  项目: 'PROGRAMME',
  文件: 'DOCUMENT',
  活动: 'EVENT',
  职务: 'POSITION',
  日期: 'DATE',
}

/** UTF-16 units of the longest name, as in `words.add`. */
const longest = 200
/** Columns that may be left out at the end of header and lines. */
const needed = 2

type Line = Pick<Lesson, 'name' | 'state'> & { readonly type: string; readonly canonical: string }

/** Lines end in CRLF, as tables write them. Tabs and line breaks in a name become blanks: the format has no way to keep them. */
export function toTsv(words: readonly Line[]): string {
  const cell = (text: string) => text.replace(/[\t\r\n]+/g, ' ')
  const lines = words.map(({ name, type, canonical, state }) =>
    [name, type, canonical, state].map(cell).join('\t'),
  )
  return `${[header.join('\t'), ...lines].join('\r\n')}\r\n`
}

/**
 * Reads a word list. The first line is the header, in English or Chinese; `canonical` and `state` may be left out or empty (the name itself,
 * `taught`). A byte order mark, blank lines, LF, CRLF and CR are taken; cells in quotation marks lose them. Lines that are
 * wrong are in `errors`, with their number from 1.
 */
export function fromTsv(text: string): { lessons: Lesson[]; errors: WordImport['errors'][number][] } {
  const lessons: Lesson[] = []
  const errors: WordImport['errors'][number][] = []
  const seen = new Set<string>()
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  const columns = cells(lines[0] ?? '').map((name) => columnNames[name] ?? name.toLowerCase())
  if (
    columns.length < needed ||
    columns.length > header.length ||
    columns.some((name, i) => name !== header[i])
  )
    return { lessons, errors: [{ line: 1, reason: 'header', text: (lines[0] ?? '').slice(0, longest) }] }
  for (const [i, line] of lines.entries()) {
    if (i === 0 || line.trim() === '') continue
    const wrong = (reason: WordImport['errors'][number]['reason'], about = line) =>
      void errors.push({ line: i + 1, reason, text: about.slice(0, longest) })
    const [name = '', kind = '', canonical = '', state = '', ...more] = cells(line)
    const type = kindNames[kind] ?? kind.toUpperCase()
    if (more.length > 0 || !line.includes('\t')) wrong('columns')
    else if (name === '' || name.length > longest) wrong('name', name)
    else if (!isKind(type)) wrong('kind', kind)
    else if (canonical.length > longest) wrong('canonical', canonical)
    else if (state !== '' && state !== 'taught' && state !== 'rejected') wrong('state', state)
    else {
      const lesson: Lesson = { name, type, canonical: canonical || name, state: state || 'taught' }
      // A name can be taught as one kind; it can be rejected as several.
      const key = lesson.state === 'taught' ? fold(name) : `${type} ${fold(name)}`
      if (seen.has(key)) wrong('twice', name)
      else {
        seen.add(key)
        lessons.push(lesson)
      }
    }
  }
  return { lessons, errors }
}

const isKind = (text: string): text is EntityType => (entityTypes as readonly string[]).includes(text)

const cells = (line: string): string[] =>
  line.split('\t').map((cell) => {
    const bare = cell.trim()
    return /^".*"$/.test(bare) ? bare.slice(1, -1).replaceAll('""', '"').trim() : bare
  })
