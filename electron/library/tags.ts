/** What is tagged in an article, and a person's decisions on it. */
import type { Handlers, MethodsOf } from '../contract/api.ts'
import type { Reach } from '../contract/entities.ts'
import { fail } from '../contract/errors.ts'
import type { Figure, Mention, MentionState, Quote } from '../contract/model.ts'
import type { EntityType } from '../contract/tags.ts'
import { articleText } from './articles.ts'
import type { Context, Edit } from './context.ts'
import { type Connection, query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import { checkedSpan, type Span } from './span.ts'

type MentionRow = RowOf<'mention'>
type FigureRow = RowOf<'figure'>
type NamedRow = MentionRow & { canonical: string }

const shown = `state <> 'rejected' ORDER BY start, "end", id`
const mentionsOf = query<[string], NamedRow>(
  `SELECT mention.*, entity.canonical FROM mention JOIN entity ON entity.id = mention.entity_id
   WHERE article_id = ? AND state <> 'rejected' ORDER BY start, "end", mention.id`,
)
const figuresOf = query<[string], FigureRow>(`SELECT * FROM figure WHERE article_id = ? AND ${shown}`)
const quotesOf = query<[string], RowOf<'quotation'>>(
  'SELECT * FROM quotation WHERE article_id = ? ORDER BY start, "end", id',
)
const mention = query<[string], MentionRow>('SELECT * FROM mention WHERE id = ?')
const figure = query<[string], FigureRow>('SELECT * FROM figure WHERE id = ?')
const sameTexts = query<[string, string, string], MentionRow>(
  'SELECT * FROM mention WHERE article_id = ? AND text = ? AND type = ?',
)
const overlapping = query<[string, number, number], MentionRow>(
  'SELECT * FROM mention WHERE article_id = ? AND start < ? AND "end" > ?',
)
const entityNamed = query<[string, string], string>('SELECT id FROM entity WHERE type = ? AND canonical = ?')
const nameOf = query<[string], string>('SELECT canonical FROM entity WHERE id = ?')

const states = { confirm: 'confirmed', reject: 'rejected', suggest: 'suggested' } as const

const shapeMention = (row: NamedRow): Mention => ({
  id: row.id,
  articleId: row.article_id,
  entityId: row.entity_id,
  type: row.type as EntityType,
  start: row.start,
  end: row.end,
  text: row.text,
  canonical: row.canonical,
  confidence: row.confidence,
  by: row.by,
  state: row.state as MentionState,
})

const shapeFigure = (row: FigureRow): Figure => ({
  id: row.id,
  articleId: row.article_id,
  start: row.start,
  end: row.end,
  text: row.text,
  value: JSON.parse(row.value_json) as Figure['value'],
  unit: row.unit,
  qualifier: row.qualifier,
  indicator: row.indicator,
  kind: row.kind as Figure['kind'],
  confidence: row.confidence,
  by: row.by,
  state: row.state as MentionState,
})

const shapeQuote = ({ article_id, ...row }: RowOf<'quotation'>): Quote => ({ ...row, articleId: article_id })

function findMention(db: Connection, id: string): MentionRow {
  const row = mention(db).get(id)
  if (!row) throw fail('not-found', `there is no tag ${id}`, { reason: 'mention', params: { id } })
  return row
}

/** The entity of this type and name; made if it is not there. */
function entity(ctx: Context, edit: Edit, type: EntityType, canonical: string): string {
  const found = entityNamed(edit.db).pluck().get(type, canonical) as string | undefined
  if (found !== undefined) return found
  const id = ctx.newId()
  edit.put('entity', { id, type, canonical })
  return id
}

/** The mention itself, or every one of its text and type in the article. */
const chosen = (db: Connection, row: MentionRow, everywhere: Reach): MentionRow[] =>
  everywhere === 'article' ? sameTexts(db).all(row.article_id, row.text, row.type) : [row]

/** Line breaks inside a name are the page's, not the name's. */
const nameIn = (text: string): string => text.replace(/\s*\n\s*/g, '').trim()

function add(
  ctx: Context,
  edit: Edit,
  given: { articleId: string; type: EntityType; canonical: string; text: string } & Span,
): MentionRow {
  const { articleId, type, start, end, text } = given
  const entity_id = entity(ctx, edit, type, given.canonical)
  const confirmed = { entity_id, type, confidence: 1, by: 'person', state: 'confirmed' }
  let row: MentionRow = { id: ctx.newId(), article_id: articleId, start, end, text, ...confirmed }
  for (const other of overlapping(edit.db).all(articleId, end, start)) {
    const same = other.start === start && other.end === end && other.type === type
    // The tagger's own find, or one that was rejected before: it is that one the person means.
    if (same) row = { ...other, ...confirmed }
    // What the machine only supposed gives way to what the person says; what a person confirmed stays beside it.
    else if (other.state === 'suggested') edit.put('mention', { ...other, state: 'rejected' })
  }
  edit.put('mention', row)
  return row
}

export const tags = {
  'tags.get': (ctx, { articleId }) => {
    articleText(ctx.read, articleId)
    return {
      mentions: mentionsOf(ctx.read).all(articleId).map(shapeMention),
      figures: figuresOf(ctx.read).all(articleId).map(shapeFigure),
      quotes: quotesOf(ctx.read).all(articleId).map(shapeQuote),
    }
  },

  'tags.add': (ctx, input) => {
    const { text, revision } = articleText(ctx.read, input.articleId)
    const { start, end } = checkedSpan(text, revision, input)
    const slice = text.slice(start, end)
    const canonical = nameIn(input.canonical ?? '') || nameIn(slice)
    const row = ctx.edit('history.mention.add', (edit) =>
      add(ctx, edit, { articleId: input.articleId, type: input.type, canonical, text: slice, start, end }),
    )
    return shapeMention({ ...row, canonical })
  },

  'tags.decide': (ctx, { mentionId, decision, everywhere }) => {
    const row = findMention(ctx.read, mentionId)
    ctx.edit('history.mention.decide', (edit) => {
      for (const one of chosen(edit.db, row, everywhere))
        edit.put('mention', { ...one, state: states[decision] })
    })
    return null
  },

  'tags.retype': (ctx, { mentionId, type, everywhere }) => {
    const row = findMention(ctx.read, mentionId)
    ctx.edit('history.mention.retype', (edit) => {
      const canonical = nameOf(edit.db).pluck().get(row.entity_id) as unknown as string
      const entity_id = entity(ctx, edit, type, canonical)
      for (const one of chosen(edit.db, row, everywhere))
        edit.put('mention', { ...one, type, entity_id, state: 'confirmed' })
    })
    return null
  },

  'tags.extend': () => {
    throw fail('unsupported', 'not yet')
  },

  'tags.decideFigure': (ctx, { figureId, decision }) => {
    const row = figure(ctx.read).get(figureId)
    if (!row)
      throw fail('not-found', `there is no figure ${figureId}`, {
        reason: 'figure',
        params: { id: figureId },
      })
    ctx.edit('history.figure.decide', (edit) => edit.put('figure', { ...row, state: states[decision] }))
    return null
  },
} satisfies Handlers<Context, MethodsOf<'tags'>>
