/** What a person does to entities: rename, note, join, split, keep apart. Each is one step of history. */
import type { Handlers, MethodsOf } from '../../contract/api.ts'
import type { EntityRef } from '../../contract/entities.ts'
import { fail } from '../../contract/errors.ts'
import type { Context, Edit } from '../context.ts'
import { type Connection, column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { entityOf, nameIn } from './find.ts'

type MentionRow = RowOf<'mention'>
type Rule = RowOf<'name_rule'>

const named = column<[string, string], string>('SELECT id FROM entity WHERE type = ? AND canonical = ?')
const mentionsOf = query<[string], MentionRow>('SELECT * FROM mention WHERE entity_id = ?')
const rulesOf = query<[string], Rule>('SELECT * FROM name_rule WHERE entity_id = ?')
const apartOf = query<[string, string], RowOf<'apart'>>(
  'SELECT * FROM apart WHERE entity_id = ? OR other_id = ?',
)
const rejectedAs = query<[string, string, string], RowOf<'word'>>(
  `SELECT DISTINCT word.* FROM mention JOIN word ON word.name = mention.text AND word.type = ? AND word.state = 'rejected'
   WHERE entity_id = ? AND NOT EXISTS (SELECT 1 FROM word AS other WHERE other.name = word.name AND other.type = ?)`,
)
const noteOf = query<[string], RowOf<'entity_note'>>('SELECT * FROM entity_note WHERE entity_id = ?')

type Clock = Pick<Context, 'newId' | 'now'>

const nameTaken = (name: string, id: string) =>
  fail('invalid', `another entity of this kind is called ${name}`, {
    reason: 'name-taken',
    params: { name, id },
  })

/** The machine's `name` (of `type`) means this entity from now on. */
function rule(ctx: Clock, edit: Edit, type: string, name: string, within: string, entity_id: string): void {
  edit.put('name_rule', { type, name, within, entity_id, created_at: ctx.now() })
}

function rename(ctx: Clock, edit: Edit, id: string, canonical: string): void {
  const { type, canonical: before } = entityOf(edit.db, id)
  if (before === canonical) return
  const other = named(edit.db).get(type, canonical)
  if (other !== undefined) {
    // A name that nothing is called by any longer is free.
    if (
      mentionsOf(edit.db)
        .all(other)
        .some(({ state }) => state !== 'rejected')
    )
      throw nameTaken(canonical, other)
    takeIn(ctx, edit, id, other)
  }
  rule(ctx, edit, type, before, '', id)
  edit.put('entity', { id, type, canonical })
}

/** Keeps two entities apart, or no longer. */
function setApart(ctx: Clock, edit: Edit, a: string, b: string, apart: boolean): void {
  const [entity_id, other_id] = a < b ? [a, b] : [b, a]
  if (apart) edit.put('apart', { entity_id, other_id, created_at: ctx.now() })
  else edit.remove('apart', { entity_id, other_id })
}

/** Moves all that hangs on `from` to `into`, and removes it. Returns its note. */
function takeIn(ctx: Clock, edit: Edit, into: string, from: string): string {
  const { db } = edit
  const { type, canonical } = entityOf(db, from)
  const target = entityOf(db, into)
  // Names that are never this kind are not to come back as the other.
  if (type !== target.type)
    for (const word of rejectedAs(db).all(type, from, target.type))
      edit.put('word', { ...word, id: ctx.newId(), type: target.type, created_at: ctx.now() })
  for (const row of mentionsOf(db).all(from))
    edit.put('mention', { ...row, entity_id: into, type: target.type })
  for (const row of rulesOf(db).all(from)) edit.put('name_rule', { ...row, entity_id: into })
  rule(ctx, edit, type, canonical, '', into)
  for (const row of apartOf(db).all(from, from)) {
    const other = row.entity_id === from ? row.other_id : row.entity_id
    edit.remove('apart', row)
    if (other !== into) setApart(ctx, edit, into, other, true)
  }
  const note = noteOf(db).get(from)
  if (note) edit.remove('entity_note', note)
  edit.remove('entity', { id: from })
  return note?.note ?? ''
}

function join(
  ctx: Clock,
  edit: Edit,
  into: string,
  ids: readonly string[],
  canonical: string | undefined,
): void {
  const { db } = edit
  const notes = [noteOf(db).get(into)?.note ?? '']
  for (const id of ids) notes.push(takeIn(ctx, edit, into, id))
  const note = notes.filter((text) => text !== '').join('\n\n')
  if (note !== (notes[0] as string))
    edit.put('entity_note', { entity_id: into, note, modified_at: ctx.now() })
  if (canonical !== undefined) rename(ctx, edit, into, canonical)
}

/** What a split takes: rows of `id`, and the writings that go whole. */
export interface Parting {
  readonly from: EntityRef
  readonly rows: readonly MentionRow[]
  readonly names: readonly string[]
  readonly canonical: string
  /** The entity that has the name already. */
  readonly existing: string | undefined
}

/** @throws AppError `not-found`; `invalid`, reasons `split-nothing`, `split-all`, `name-taken`. */
export function parting(
  db: Connection,
  input: {
    id: string
    names: readonly string[]
    mentionIds: readonly string[]
    canonical?: string | undefined
  },
): Parting {
  const from = entityOf(db, input.id)
  const all = mentionsOf(db).all(input.id)
  const [names, ids] = [new Set(input.names), new Set(input.mentionIds)]
  const rows = all.filter((row) => names.has(row.text) || ids.has(row.id))
  const shown = (list: readonly MentionRow[]) => list.filter(({ state }) => state !== 'rejected')
  if (shown(rows).length === 0)
    throw fail('invalid', 'nothing of the entity was chosen', { reason: 'split-nothing' })
  if (shown(rows).length === shown(all).length)
    throw fail('invalid', 'all of the entity was chosen', { reason: 'split-all' })
  const counts = new Map<string, number>()
  for (const row of shown(rows)) {
    const name = nameIn(row.text)
    if (name !== from.canonical) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const commonest = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
  const canonical = input.canonical ?? commonest ?? from.canonical
  if (canonical === from.canonical) throw nameTaken(canonical, from.id)
  const existing = named(db).get(from.type, canonical)
  return { from, rows, names: [...names], canonical, existing }
}

function split(ctx: Clock, edit: Edit, { from, rows, names, canonical, existing }: Parting): string {
  const id = existing ?? ctx.newId()
  if (existing === undefined) edit.put('entity', { id, type: from.type, canonical })
  // Names under which the machine may join these writings to the entity they leave.
  const leading = [
    { type: from.type as string, name: from.canonical },
    ...rulesOf(edit.db)
      .all(from.id)
      .filter(({ within }) => within === ''),
  ]
  for (const name of names) {
    for (const one of leading) {
      rule(ctx, edit, one.type, name, one.name, id)
      if (one.name === name && one.name !== from.canonical) rule(ctx, edit, one.type, name, '', id)
    }
    for (const row of rulesOf(edit.db).all(from.id))
      if (row.name === name && row.within !== '') edit.put('name_rule', { ...row, entity_id: id })
  }
  for (const row of rows) {
    const moved = { ...row, entity_id: id }
    // A single place is told apart by nothing but a decision at that place.
    const single = !names.includes(row.text) && row.state !== 'rejected'
    edit.put('mention', single ? { ...moved, by: 'person', state: 'confirmed', word_id: null } : moved)
  }
  setApart(ctx, edit, from.id, id, true)
  return id
}

/** The others of a join. @throws AppError `not-found`; `invalid`, reason `same-entity`. */
export function others(db: Connection, into: string, ids: readonly string[]): string[] {
  const all = [...new Set(ids)]
  for (const id of [into, ...all]) entityOf(db, id)
  if (all.includes(into))
    throw fail('invalid', 'an entity cannot be joined to itself', { reason: 'same-entity' })
  return all
}

type Names = 'rename' | 'setNote' | 'join' | 'split' | 'setApart'

export const changes = {
  'entities.rename': (ctx, { id, canonical }) => {
    ctx.edit('history.entity.rename', (edit) => rename(ctx, edit, id, canonical))
    return null
  },

  'entities.setNote': (ctx, { id, note }) => {
    entityOf(ctx.read, id)
    ctx.edit(
      'history.entity.note',
      (edit) => {
        const before = noteOf(edit.db).get(id)
        if ((before?.note ?? '') === note) return
        if (note === '') edit.remove('entity_note', { entity_id: id })
        else edit.put('entity_note', { entity_id: id, note, modified_at: ctx.now() })
      },
      { merge: `entity-note ${id}` },
    )
    return null
  },

  'entities.setApart': (ctx, { id, otherId, apart }) => {
    others(ctx.read, id, [otherId])
    ctx.edit('history.entity.apart', (edit) => setApart(ctx, edit, id, otherId, apart))
    return null
  },

  'entities.join': (ctx, { into, ids, canonical }) => {
    const all = others(ctx.read, into, ids)
    ctx.edit('history.entity.join', (edit) => join(ctx, edit, into, all, canonical))
    return entityOf(ctx.read, into)
  },

  'entities.split': (ctx, input) =>
    entityOf(
      ctx.read,
      ctx.edit('history.entity.split', (edit) => split(ctx, edit, parting(edit.db, input))),
    ),
} satisfies Pick<Handlers<Context, MethodsOf<'entities'>>, `entities.${Names}`>
