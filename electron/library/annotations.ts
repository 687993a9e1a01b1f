/** Annotations: made from offsets or a quotation, changed, removed, listed. */
import type { Handlers, MethodsOf, Parsed } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import type { Annotation, AnnotationInContext } from '../contract/model.ts'
import { describe } from './anchoring/describe.ts'
import { articleText } from './articles.ts'
import type { Context } from './context.ts'
import { type Connection, query } from './db/sql.ts'
import { changeMarks, removeChosen } from './marks/change.ts'
import { countEqual, createEqual } from './marks/equal.ts'
import { countMarks, findMarks } from './marks/list.ts'
import {
  type AnnotationRow,
  annotationInContext,
  annotationOf,
  annotationRow,
  columnsInContext,
  findAnnotation,
  type RowInContext,
  standing,
} from './marks/row.ts'
import { tagNames } from './marks/tag-name.ts'
import { listTags, previewTag, removeTag, renameTag } from './marks/tags.ts'
import { checkedSpan, type Span } from './span.ts'
import { removeMarks } from './trash/remove.ts'

const inText = 'annotation.start, annotation."end", annotation.id'
/** As the article list goes, then in text order. */
const listAll = query<[], RowInContext>(
  `SELECT ${columnsInContext} FROM annotation ${standing}
   ORDER BY source.added_at DESC, source.id DESC, page.n, article.n, ${inText}`,
)
const listOf = query<[string], AnnotationRow>(
  `SELECT * FROM annotation WHERE article_id = ? ORDER BY ${inText}`,
)
const placeOf = query<[string], { articleTitle: string; sourceName: string }>(
  `SELECT article.title AS articleTitle, source.name AS sourceName
   FROM article JOIN page ON page.id = article.page_id JOIN source ON source.id = page.source_id
   WHERE article.id = ?`,
)

function listAnnotations(db: Connection, articleId: string | undefined): AnnotationInContext[] {
  if (articleId === undefined) return listAll(db).all().map(annotationInContext)
  // Thousands of marks on one article stand in the same place; it is read once.
  const place = placeOf(db).get(articleId)
  if (!place) return []
  return listOf(db)
    .all(articleId)
    .map((row) => ({ ...annotationOf(row), ...place }))
}

const tagsJson = (tags: readonly string[]): string => JSON.stringify(tagNames(tags))

type New = Omit<Parsed<'annotations.create'>, 'revision' | 'start' | 'end'>

function create(ctx: Context, input: New, text: string, revision: number, span: Span): Annotation {
  const now = ctx.now()
  const row: AnnotationRow = {
    id: ctx.newId(),
    article_id: input.articleId,
    revision,
    ...span,
    ...describe(text, span.start, span.end),
    color: input.color,
    style: input.style,
    note: input.note,
    tags_json: tagsJson(input.tags),
    anchor: 'exact',
    score: null,
    kept: 0,
    created_at: now,
    modified_at: now,
    done: 0,
  }
  ctx.edit('history.annotation.create', (edit) => edit.put('annotation', row))
  return annotationOf(row)
}

/** Every place of `quote` that stands between `prefix` and `suffix`. */
function places(text: string, { quote, prefix, suffix }: Parsed<'annotations.createByQuote'>): Span[] {
  const found: Span[] = []
  const whole = prefix + quote + suffix
  for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) {
    const start = at + prefix.length
    found.push({ start, end: start + quote.length })
  }
  return found
}

export const annotations = {
  'annotations.list': (ctx, { articleId }) => listAnnotations(ctx.read, articleId),

  'annotations.create': (ctx, input) => {
    const { text, revision } = articleText(ctx.read, input.articleId)
    return create(ctx, input, text, revision, checkedSpan(text, revision, input))
  },

  'annotations.createByQuote': (ctx, input) => {
    const { text, revision } = articleText(ctx.read, input.articleId)
    const [found, ...more] = places(text, input)
    if (!found)
      throw fail('not-found', 'the quotation is not in the article as it is written there', {
        reason: 'quote',
        params: { quote: input.quote },
      })
    if (more.length > 0)
      throw fail(
        'invalid',
        `the quotation is in the article ${more.length + 1} times; say what stands beside it`,
        {
          reason: 'ambiguous',
          params: { quote: input.quote, count: more.length + 1 },
        },
      )
    return create(ctx, input, text, revision, checkedSpan(text, revision, { revision, ...found }))
  },

  'annotations.update': (ctx, input) => {
    const row = findAnnotation(ctx.read, input.id)
    const changed: AnnotationRow = {
      ...row,
      color: input.color ?? row.color,
      style: input.style ?? row.style,
      note: input.note ?? row.note,
      tags_json: input.tags === undefined ? row.tags_json : tagsJson(input.tags),
      done: input.done === undefined ? row.done : Number(input.done),
      ...(input.range === undefined ? {} : rangeOf(ctx, row, input.range)),
    }
    if ((Object.keys(row) as (keyof AnnotationRow)[]).every((column) => row[column] === changed[column]))
      return annotationOf(row)
    const next = { ...changed, modified_at: ctx.now() }
    const { id: _, note, range, ...others } = input
    const isAlone = Object.values(others).every((value) => value === undefined)
    const typing = note !== undefined && range === undefined && isAlone
    const dragging = range !== undefined && note === undefined && isAlone
    ctx.edit(
      'history.annotation.update',
      (edit) => edit.put('annotation', next),
      // One step for as long as nothing else is done: a note is stored many times while it is typed, and an end that
      // moves with a held key at every character.
      typing ? { merge: `note:${row.id}` } : dragging ? { merge: `ends:${row.id}` } : {},
    )
    return annotationOf(next)
  },

  'annotations.remove': (ctx, { ids }) => {
    const rows = [...new Set(ids)].flatMap((id) => annotationRow(ctx.read).get(id) ?? [])
    // Some may be gone already (a key pressed twice); if all are, the caller is mistaken.
    if (rows.length === 0) findAnnotation(ctx.read, ids[0] as string)
    ctx.edit('history.annotation.remove', (edit) => removeMarks(ctx, edit, rows))
    return null
  },

  'annotations.find': (ctx, input) => findMarks(ctx.read, input),
  'annotations.counts': (ctx, filter) => countMarks(ctx.read, filter),
  'annotations.change': (ctx, { marks, change }) => ({ changed: changeMarks(ctx, marks, change) }),
  'annotations.removeAll': (ctx, { marks }) => ({ removed: removeChosen(ctx, marks) }),

  'annotations.tags': (ctx) => listTags(ctx.read),
  'annotations.previewTag': (ctx, { name, to }) => previewTag(ctx.read, name, to),
  'annotations.renameTag': (ctx, { name, to }) => ({ changed: renameTag(ctx, name, to) }),
  'annotations.removeTag': (ctx, { name }) => ({ changed: removeTag(ctx, name) }),

  'annotations.equal': (ctx, { id }) => countEqual(ctx.read, id),
  'annotations.createEqual': (ctx, { id, reach }) => ({ created: createEqual(ctx, id, reach) }),
} satisfies Handlers<Context, MethodsOf<'annotations'>>

/** The columns that new ends change. */
function rangeOf(ctx: Context, row: AnnotationRow, range: { revision: number; start: number; end: number }) {
  const { text, revision } = articleText(ctx.read, row.article_id)
  const span = checkedSpan(text, revision, range)
  return { ...span, ...describe(text, span.start, span.end), revision, anchor: 'exact', score: null, kept: 0 }
}
