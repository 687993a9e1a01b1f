/** Brings the mentions of an article to what the person's word list says. */
import type { Database } from 'better-sqlite3'
import type { EntityType } from '../../contract/tags.ts'
import type { Edit } from '../context.ts'
import { write } from '../db/edit.ts'
import { type Connection, query } from '../db/sql.ts'
import type { AnyRow, RowOf } from '../db/tables.ts'
import { fold } from '../search/fold.ts'
import { type Kept, type Known, keptAs, resolver, ruledAs } from './rules.ts'
import { finder } from './taught.ts'

export type WordRow = RowOf<'word'>
type MentionRow = RowOf<'mention'>

/** Writes of a transaction, recorded (`Edit`) or not (`unrecorded`). */
export type Writes = Pick<Edit, 'db' | 'put' | 'remove'>

const allWords = query<[], WordRow>('SELECT * FROM word ORDER BY name, type')
const mentionsOf = query<[string], MentionRow>(
  'SELECT * FROM mention WHERE article_id = ? ORDER BY start, id',
)
const rowNow = query<[string], MentionRow>('SELECT * FROM mention WHERE id = ?')
const putEntity = query<[string, string, string]>('INSERT INTO entity (id, type, canonical) VALUES (?, ?, ?)')

export const wordsOf = (db: Connection): WordRow[] => allWords(db).all()

/** Writes of the machine, of which history knows nothing. */
export function unrecorded(db: Database): Writes {
  return {
    db,
    put(table, row) {
      if (table === 'entity') {
        const { id, type, canonical } = row as RowOf<'entity'>
        putEntity(db).run(id, type, canonical)
        return
      }
      const before = table === 'mention' ? (rowNow(db).get((row as MentionRow).id) ?? null) : null
      write(db, { table, before: before as AnyRow | null, after: row as AnyRow })
    },
    remove: (table, key) => write(db, { table, before: key as AnyRow, after: null }),
  }
}

/** The word that decided a mention's state may be taken back; what a person decided at its place may not. */
const isPersons = (row: MentionRow): boolean => row.word_id === null && row.state !== 'suggested'

const spanOf = ({ start, end, type, entity_id }: MentionRow): string => `${start} ${end} ${type} ${entity_id}`
const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end

/**
 * A function that settles one article by these words, and returns how many mentions it newly confirmed. Each taught name is
 * a confirmed mention wherever it stands; suggestions that overlap it and those of a rejected name are rejected, with the
 * word noted, so that they come back when it goes. What a person decided at a place stands. Doing it twice does nothing.
 */
export function settler(writes: Writes, newId: () => string, words: readonly WordRow[]) {
  const { db } = writes
  const find = finder(words.filter(({ state }) => state === 'taught'))
  const banned = new Map(
    words
      .filter(({ state }) => state === 'rejected')
      .map((word) => [`${word.type} ${fold(word.name)}`, word.id]),
  )
  const entityOf = resolver(db, (type, canonical) => {
    const id = newId()
    writes.put('entity', { id, type, canonical })
    return id
  })
  return (articleId: string, text: string, ...kept: readonly Kept[]): number => {
    const rows = mentionsOf(db).all(articleId)
    const fixed = rows.filter(isPersons)
    const listed = new Map(rows.filter(({ by }) => by === 'words').map((row) => [spanOf(row), row]))
    const wanted = new Map<string, MentionRow>()
    for (const row of rows) {
      if (isPersons(row) || row.by === 'words') continue
      const word_id = banned.get(`${row.type} ${fold(row.text)}`) ?? null
      // What a person confirmed leaves no room for a supposition over it.
      const outranked = fixed.some((one) => one.state === 'confirmed' && overlap(one, row))
      const state = outranked || word_id !== null ? 'rejected' : 'suggested'
      wanted.set(row.id, { ...row, state, word_id: outranked ? null : word_id })
    }
    let added = 0
    for (const { word, start, end } of find(text)) {
      const slice = text.slice(start, end)
      const said = word.canonical !== word.name
      // A word without a full name goes by what the article knows already.
      const before = said ? undefined : (decidedBy(rows, word, start, end) ?? keptAs(slice, kept))
      const known = { type: word.type, canonical: word.canonical, text: slice }
      const entity =
        before ??
        ruledAs(db, known) ??
        (said ? undefined : joinedAs(rows, word.type, slice)) ??
        entityOf(known, ...kept)
      const strict = said || before !== undefined
      const stands = (row: MentionRow) =>
        row.state === 'confirmed' || (row.start === start && row.end === end && row.type === entity.type)
      if (fixed.some((row) => overlap(row, { start, end }) && stands(row))) continue
      const decided = { state: 'confirmed', word_id: word.id }
      let made = false
      for (const row of wanted.values()) {
        if (!overlap(row, { start, end }) || row.by === 'words') continue
        const same =
          row.start === start &&
          row.end === end &&
          row.type === entity.type &&
          (!strict || row.entity_id === entity.id)
        if (same) made = true
        wanted.set(row.id, { ...row, ...(same ? decided : { state: 'rejected', word_id: word.id }) })
      }
      const place = {
        article_id: articleId,
        entity_id: entity.id,
        type: entity.type,
        start,
        end,
        text: slice,
      }
      if (!made) {
        const blank: MentionRow = { id: '', ...place, confidence: 1, by: 'words', ...decided }
        const id = listed.get(spanOf(blank))?.id ?? newId()
        wanted.set(id, { ...blank, id })
      }
    }
    const before = new Map(rows.map((row) => [row.id, row]))
    for (const row of rows)
      if (row.by === 'words' && !isPersons(row) && !wanted.has(row.id)) writes.remove('mention', row)
    for (const row of wanted.values()) {
      const old = before.get(row.id)
      if (old?.state === row.state && old.word_id === row.word_id) continue
      if (row.state === 'confirmed' && old?.state !== 'confirmed') added++
      writes.put('mention', row)
    }
    return added
  }
}

/** What the word made of this place before. */
function decidedBy(
  rows: readonly MentionRow[],
  word: WordRow,
  start: number,
  end: number,
): Known | undefined {
  const row = rows.find(
    (one) => one.word_id === word.id && one.state === 'confirmed' && one.start === start && one.end === end,
  )
  return row && { id: row.entity_id, type: row.type as EntityType }
}

/** The one entity that the article's other mentions of this writing are of: a word without a name of its own joins them. */
function joinedAs(rows: readonly MentionRow[], type: string, text: string): Known | undefined {
  const ids = new Set(
    rows
      .filter((row) => row.type === type && row.text === text && row.by !== 'words')
      .map((row) => row.entity_id),
  )
  const [id] = ids
  return id !== undefined && ids.size === 1 ? { id, type: type as EntityType } : undefined
}
