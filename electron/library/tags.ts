/** What is tagged in an article, and a person's decisions on it. */
import type { Handlers, MethodsOf } from '../contract/api.ts'
import type { Reach } from '../contract/entities.ts'
import type { Figure, Mention, MentionState, Quote } from '../contract/model.ts'
import type { EntityType } from '../contract/tags.ts'
import { articleText } from './articles.ts'
import type { Context, Edit } from './context.ts'
import { type Connection, column, query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import { nameIn } from './entities/find.ts'
import { canonicalOf, learn, overrule, settleArticles, wordName } from './entities/learn.ts'
import { type Known, resolver } from './entities/rules.ts'
import type { WordRow } from './entities/settle.ts'
import { finder } from './entities/taught.ts'
import { notThere } from './not-there.ts'
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
const named = query<[string], NamedRow>(
  'SELECT mention.*, entity.canonical FROM mention JOIN entity ON entity.id = mention.entity_id WHERE mention.id = ?',
)
const mention = query<[string], MentionRow>('SELECT * FROM mention WHERE id = ?')
const figure = query<[string], FigureRow>('SELECT * FROM figure WHERE id = ?')
const sameTexts = query<[string, string, string], MentionRow>(
  'SELECT * FROM mention WHERE article_id = ? AND text = ? AND type = ?',
)
const overlapping = query<[string, number, number], MentionRow>(
  'SELECT * FROM mention WHERE article_id = ? AND start < ? AND "end" > ?',
)
const wordsNamed = query<[string, string], WordRow>('SELECT * FROM word WHERE name = ? AND type = ?')
// A join may have given what the word marks another kind than the word's.
const taughtOtherwise = query<[{ name: string; type: string }], WordRow>(
  `SELECT * FROM word WHERE name = @name AND type <> @type AND state = 'taught' AND EXISTS
     (SELECT 1 FROM mention WHERE word_id = word.id AND type = @type AND state = 'confirmed')`,
)
const nameOf = column<[string], string>('SELECT canonical FROM entity WHERE id = ?')

const states = { confirm: 'confirmed', reject: 'rejected', suggest: 'suggested' } as const
const learnt = { confirm: 'taught', reject: 'rejected' } as const
/** Decisions at single places that one for the whole library takes back. */
const otherwise = { confirm: 'rejected', reject: 'confirmed', suggest: 'all' } as const

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
  if (!row) throw notThere('mention', id)
  return row
}

/** The entity a person means by this type and name, rules of joined and renamed ones kept; made if it is not there. */
function entity(ctx: Context, edit: Edit, type: EntityType, canonical: string, text: string): Known {
  const make = (kind: string, name: string) => {
    const id = ctx.newId()
    edit.put('entity', { id, type: kind, canonical: name })
    return id
  }
  return resolver(edit.db, make)({ type, canonical, text })
}

/** The mention itself, or every one of its text and type in the article. */
const chosen = (db: Connection, row: MentionRow, reach: Reach): MentionRow[] =>
  reach === 'article' ? sameTexts(db).all(row.article_id, row.text, row.type) : [row]

function add(
  ctx: Context,
  edit: Edit,
  given: { articleId: string; type: EntityType; canonical: string; text: string } & Span,
): MentionRow {
  const { articleId, type, start, end, text } = given
  const known = entity(ctx, edit, type, given.canonical, text)
  const decided = { confidence: 1, by: 'person', state: 'confirmed', word_id: null }
  const confirmed = { entity_id: known.id, type: known.type, ...decided }
  let row: MentionRow = { id: ctx.newId(), article_id: articleId, start, end, text, ...confirmed }
  for (const other of overlapping(edit.db).all(articleId, end, start)) {
    const same = other.start === start && other.end === end && other.type === known.type
    // The tagger's own find, or one that was rejected before: it is that one the person means.
    if (same) row = { ...other, ...confirmed }
    // What the machine only supposed gives way to what the person says; what a person confirmed stays beside it.
    else if (other.state === 'suggested') edit.put('mention', { ...other, state: 'rejected', word_id: null })
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
    const { articleId, type, everywhere } = input
    const slice = text.slice(start, end)
    const canonical = nameIn(input.canonical ?? '') || nameIn(slice)
    const name = everywhere === 'mention' ? slice : wordName(ctx.read, slice)
    const id = ctx.edit('history.mention.add', (edit) => {
      const given = { articleId, type, canonical }
      const { id } = add(ctx, edit, { ...given, text: slice, start, end })
      if (everywhere === 'article')
        for (const other of finder([{ name }])(text))
          if (other.start >= end || other.end <= start)
            add(ctx, edit, { ...given, text: text.slice(other.start, other.end), ...other })
      if (everywhere === 'library') {
        overrule(edit, slice, type, 'rejected')
        learn(ctx, edit, [{ name, type, canonical, state: 'taught' }])
      } else settleArticles(ctx, edit, [articleId])
      return id
    })
    return shapeMention(named(ctx.read).get(id) as NamedRow)
  },

  'tags.extend': (ctx, { mentionId, ...input }) => {
    const before = findMention(ctx.read, mentionId)
    const { text, revision } = articleText(ctx.read, before.article_id)
    const { start, end } = checkedSpan(text, revision, input)
    const slice = text.slice(start, end)
    const old = nameOf(ctx.read).get(before.entity_id) as string
    // A name that was cut short was never this thing's name.
    const canonical = old === nameIn(before.text) ? nameIn(slice) : old
    ctx.edit('history.mention.extend', (edit) => {
      const type = before.type as EntityType
      const known = entity(ctx, edit, type, canonical, slice)
      for (const other of overlapping(edit.db).all(before.article_id, end, start))
        if (other.id !== before.id && other.state === 'suggested')
          edit.put('mention', { ...other, state: 'rejected', word_id: null })
      // The machine's own span gives way as what it overlaps does, and stays away from then on.
      if (before.by !== 'person' && before.by !== 'words' && (start !== before.start || end !== before.end))
        edit.put('mention', { ...before, id: ctx.newId(), state: 'rejected', word_id: null })
      const moved = { entity_id: known.id, type: known.type, start, end, text: slice }
      const decided = { confidence: 1, by: 'person', state: 'confirmed', word_id: null }
      edit.put('mention', { ...before, ...moved, ...decided })
      settleArticles(ctx, edit, [before.article_id])
    })
    return shapeMention(named(ctx.read).get(mentionId) as NamedRow)
  },

  'tags.decide': (ctx, { mentionId, decision, everywhere }) => {
    const row = findMention(ctx.read, mentionId)
    const { text } = row
    const type = row.type as EntityType
    const name = everywhere === 'library' ? wordName(ctx.read, text) : text
    ctx.edit('history.mention.decide', (edit) => {
      const decide = (one: MentionRow) =>
        edit.put('mention', { ...one, state: states[decision], word_id: null })
      if (everywhere !== 'library') {
        for (const one of chosen(edit.db, row, everywhere)) decide(one)
        settleArticles(ctx, edit, [row.article_id])
        return
      }
      const canonical = canonicalOf(edit.db, text, type)
      overrule(edit, text, type, otherwise[decision])
      const otherKind = taughtOtherwise(edit.db).all({ name, type })
      if (decision === 'suggest') learn(ctx, edit, [], [...wordsNamed(edit.db).all(name, type), ...otherKind])
      else
        learn(
          ctx,
          edit,
          [{ name, type, canonical, state: learnt[decision] }],
          decision === 'reject' ? otherKind : [],
        )
      // The list finds whole words only; this place is meant whatever stands beside it.
      const now = mention(edit.db).get(mentionId)
      if (now && now.state !== states[decision]) {
        decide(now)
        settleArticles(ctx, edit, [row.article_id])
      }
    })
    return null
  },

  'tags.retype': (ctx, { mentionId, type, everywhere }) => {
    const row = findMention(ctx.read, mentionId)
    const name = everywhere === 'library' ? wordName(ctx.read, row.text) : row.text
    ctx.edit('history.mention.retype', (edit) => {
      const canonical = nameOf(edit.db).get(row.entity_id) as string
      const known = entity(ctx, edit, type, canonical, row.text)
      const given = { type: known.type, entity_id: known.id, by: 'person' }
      const decided = { ...given, state: 'confirmed', word_id: null }
      for (const one of chosen(edit.db, row, everywhere)) edit.put('mention', { ...one, ...decided })
      if (everywhere !== 'library') {
        settleArticles(ctx, edit, [row.article_id])
        return
      }
      overrule(edit, row.text, row.type, 'all')
      const before = wordsNamed(edit.db).all(name, row.type)
      learn(ctx, edit, [{ name, type, canonical, state: 'taught' }], row.type === type ? [] : before)
    })
    return null
  },

  'tags.decideFigure': (ctx, { figureId, decision }) => {
    const row = figure(ctx.read).get(figureId)
    if (!row) throw notThere('figure', figureId)
    ctx.edit('history.figure.decide', (edit) => edit.put('figure', { ...row, state: states[decision] }))
    return null
  },
} satisfies Handlers<Context, MethodsOf<'tags'>>
