/** Tags as a tree: counted, renamed and joined, taken off everywhere at once. */
import { fail } from '../../contract/errors.ts'
import { longestTag, type TagCount, type TagPreview } from '../../contract/marks.ts'
import type { Context, Edit } from '../context.ts'
import { type Connection, column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { retag } from './change.ts'
import { isWithin, tagName } from './tag-name.ts'

type RestRow = RowOf<'review_rest'>

const counts = query<[], TagCount>(
  'SELECT tag AS name, sum(own) AS count, count(*) AS total FROM mark_tag GROUP BY tag ORDER BY tag',
)
const countOf = column<[string], number>('SELECT count(*) FROM mark_tag WHERE tag = ?')
const names = column<[], string>('SELECT DISTINCT tag FROM mark_tag')
const rests = query<[], RestRow>(`SELECT * FROM review_rest WHERE scope = 'tag'`)

/** Tags in use and all that they are nested in, by name. */
export const listTags = (db: Connection): TagCount[] => counts(db).all()

const filedUnder = (db: Connection, tag: string): number => countOf(db).get(tag) as number
const below = (db: Connection, tag: string): string[] =>
  names(db)
    .all()
    .filter((name) => name.startsWith(`${tag}/`))
const restsOn = (db: Connection, tag: string): RestRow[] =>
  rests(db)
    .all()
    .filter(({ target }) => isWithin(target, tag))

export function previewTag(db: Connection, name: string, to: string | undefined): TagPreview {
  const tag = tagName(name)
  const next = tagName(to ?? '')
  return {
    marks: filedUnder(db, tag),
    nested: below(db, tag).length,
    joined: next === '' || next === tag || isWithin(next, tag) ? 0 : filedUnder(db, next),
    rests: restsOn(db, tag).length,
  }
}

/** Throws `not-found` for a tag that no mark and no pause has. */
function expectTag(db: Connection, tag: string): void {
  if (filedUnder(db, tag) === 0 && restsOn(db, tag).length === 0)
    throw fail('not-found', `no mark has the tag ${tag}`, { reason: 'tag', params: { name: tag } })
}

export function renameTag(ctx: Context, name: string, to: string): number {
  const tag = tagName(name)
  const next = tagName(to)
  if (next === '') throw fail('invalid', 'a tag needs a name', { reason: 'tag-empty' })
  expectTag(ctx.read, tag)
  if (next === tag) return 0
  const rename = (old: string) => next + old.slice(tag.length)
  const longest = Math.max(next.length, ...below(ctx.read, tag).map((old) => rename(old).length))
  if (longest > longestTag)
    throw fail('invalid', `a tag nested in ${tag} would have more than ${longestTag} characters`, {
      reason: 'tag-long',
      params: { name: next, longest: longestTag },
    })
  return ctx.edit('history.tag.rename', (edit) => {
    const changed = retag(ctx, edit, tag, rename)
    moveRests(edit, tag, rename)
    return changed
  })
}

export function removeTag(ctx: Context, name: string): number {
  const tag = tagName(name)
  expectTag(ctx.read, tag)
  return ctx.edit('history.tag.remove', (edit) => {
    const changed = retag(ctx, edit, tag, () => null)
    moveRests(edit, tag, () => null)
    return changed
  })
}

/** Pauses and exclusions of review go by a tag's name. Where two meet, the longer one stays. */
function moveRests(edit: Edit, tag: string, rename: (tag: string) => string | null): void {
  const moving = restsOn(edit.db, tag)
  for (const { scope, target } of moving) edit.remove('review_rest', { scope, target })
  const standing = new Map(
    rests(edit.db)
      .all()
      .map((row) => [row.target, row]),
  )
  for (const row of moving) {
    const target = rename(row.target)
    if (target === null) continue
    const there = standing.get(target)
    const until = there === undefined ? row.until : longer(there.until, row.until)
    edit.put('review_rest', { ...row, target, until })
  }
}

const longer = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.max(a, b)
