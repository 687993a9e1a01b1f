/** Changes of the person's word list, and what they do to every article. */
import { fail } from '../../contract/errors.ts'
import type { EntityType } from '../../contract/tags.ts'
import type { Context, Edit } from '../context.ts'
import { type Connection, column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { fold } from '../search/fold.ts'
import { articlesWith, nameIn } from './find.ts'
import { settler, type WordRow, wordsOf } from './settle.ts'

/** Words from which all articles are gone through once, instead of asking the search index for each. */
const many = 200

const textOf = column<[string], string>('SELECT text FROM article WHERE id = ?')
const allArticles = column<[], string>('SELECT id FROM article ORDER BY id')
const decidedBy = column<[string], string>('SELECT DISTINCT article_id FROM mention WHERE word_id = ?')
const writtenSo = query<[string, string], RowOf<'mention'>>(
  `SELECT * FROM mention WHERE text = ? AND type = ? AND word_id IS NULL AND state <> 'suggested'`,
)
const canonicals = column<[string, string], string>(
  `SELECT DISTINCT canonical FROM tally_name JOIN tally_entity ON no = entity_no JOIN entity ON entity.id = entity_id
   WHERE text = ? AND entity.type = ? LIMIT 2`,
)

/** A line for the word list. */
export interface Lesson {
  readonly name: string
  readonly type: EntityType
  /** Absent: the name stands for what the article's other mentions of it are, or for itself. */
  readonly canonical?: string | undefined
  readonly state: WordRow['state']
}

/** The name as a word of the list. @throws AppError `invalid`, reason `word`, if there is nothing in it to look for. */
export function wordName(db: Connection, text: string): string {
  const name = nameIn(text)
  if (name === '' || articlesWith(db, name) === null)
    throw fail('invalid', `there is nothing to look for in ${name}`, { reason: 'word', params: { name } })
  return name
}

/** The full name all mentions of this writing have; the writing itself if they differ. */
export function canonicalOf(db: Connection, text: string, type: string): string {
  const [one, other] = canonicals(db).all(text, type)
  return one === undefined || other !== undefined ? nameIn(text) : one
}

/** What the person decided at single places of this writing is given up for what is decided for the library. */
export function overrule(
  edit: Edit,
  text: string,
  type: string,
  which: 'confirmed' | 'rejected' | 'all',
): void {
  for (const row of writtenSo(edit.db).all(text, type))
    if (which === 'all' || row.state === which) edit.put('mention', { ...row, state: 'suggested' })
}

/** What became of lessons: rows of the list as they are now, and mentions confirmed anew. */
export interface Learnt {
  readonly words: readonly WordRow[]
  readonly added: number
  readonly changed: number
  readonly found: number
}

const keyOf = ({ name, type }: { name: string; type: string }): string => `${type} ${fold(name)}`

/** Takes lessons into the list, forgets `drop`, and settles every article that this may touch. */
export function learn(
  ctx: Pick<Context, 'newId' | 'now'>,
  edit: Edit,
  lessons: readonly Lesson[],
  drop: readonly WordRow[] = [],
): Learnt {
  const { db } = edit
  const words = new Map(wordsOf(db).map((row) => [keyOf(row), row]))
  const taughtAs = new Map<string, WordRow>()
  for (const row of words.values()) if (row.state === 'taught') taughtAs.set(fold(row.name), row)
  const gone = new Map(drop.map((row) => [row.id, row]))
  const put: WordRow[] = []
  let added = 0
  for (const { name, type, canonical = name, state } of lessons) {
    const old = words.get(keyOf({ name, type }))
    const row: WordRow = { id: old?.id ?? ctx.newId(), name, type, canonical, state, created_at: ctx.now() }
    if (old && old.name === name && old.canonical === canonical && old.state === state) continue
    if (!old) added++
    // One name is taught as one kind.
    const rival = taughtAs.get(fold(name))
    if (state === 'taught' && rival && rival.type !== type) gone.set(rival.id, rival)
    if (state === 'taught') taughtAs.set(fold(name), row)
    words.set(keyOf(row), row)
    put.push(row)
  }
  for (const row of gone.values()) words.delete(keyOf(row))
  const left = put.filter(({ id }) => !gone.has(id))
  for (const row of left) edit.put('word', row)
  const found = settleAll(ctx, edit, [...left, ...gone.values()], [...words.values()])
  for (const row of gone.values()) if (!put.some(({ id }) => id === row.id)) edit.remove('word', row)
  return { words: left, added, changed: left.length - added, found }
}

/** Settles the articles that `touched` words may stand in by all `words`. */
function settleAll(
  ctx: Pick<Context, 'newId'>,
  edit: Edit,
  touched: readonly WordRow[],
  words: readonly WordRow[],
): number {
  const { db } = edit
  if (touched.length === 0) return 0
  const articles = new Set<string>()
  if (touched.length > many) for (const id of allArticles(db).all()) articles.add(id)
  else
    for (const { id, name } of touched) {
      for (const article of decidedBy(db).all(id)) articles.add(article)
      for (const article of articlesWith(db, name) ?? []) articles.add(article)
    }
  const settle = settler(edit, ctx.newId, words)
  let found = 0
  for (const id of articles) found += settle(id, textOf(db).get(id) as string)
  return found
}

/** Settles articles whose mentions a person has decided on: what the word list says of the places beside them. */
export function settleArticles(ctx: Pick<Context, 'newId'>, edit: Edit, articleIds: readonly string[]): void {
  const words = wordsOf(edit.db)
  if (words.length === 0) return
  const settle = settler(edit, ctx.newId, words)
  for (const id of articleIds) settle(id, textOf(edit.db).get(id) as string)
}
