/** Deleting articles, pages and marks: their rows go into the trash, each change recorded. */
import type { LooseText, Range } from '../../contract/page.ts'
import type { Context, Edit } from '../context.ts'
import { column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { notThere } from '../not-there.ts'
import { nextStep, stepRows } from '../store/steps.ts'
import { countCharacters } from '../store/store-article.ts'
import { excerpt, type Kept, only, removeRows, rowsOfArticle, rowsOfMark, rowsOfPage } from './entries.ts'

type Now = Pick<Context, 'newId' | 'now'>
type ArticleRow = RowOf<'article'>

const pageOf = query<[string], RowOf<'page'>>('SELECT * FROM page WHERE id = ?')
const sourceOf = query<[string], RowOf<'source'>>('SELECT * FROM source WHERE id = ?')
const articlesLeft = column<[string], number>('SELECT count(*) FROM article WHERE page_id = ?')
const pagesLeft = column<[string], number>('SELECT count(*) FROM page WHERE source_id = ?')
const namesIn = query<[string], RowOf<'entity'>>(
  'SELECT * FROM entity WHERE id IN (SELECT entity_id FROM mention WHERE article_id = ?)',
)
const titleOf = column<[string], string>('SELECT title FROM article WHERE id = ?')

/**
 * Removes articles with all that hangs on them. What an article leaves on its page becomes unassigned text, so that no
 * character of the page is unaccounted for; a step of the page desk says so, and keeps it that way when the page is made
 * anew. A page or source with nothing left goes too. The source's bytes stay as long as anything of it is in the trash.
 * Throws `not-found`.
 */
export function removeArticles(ctx: Now, edit: Edit, ids: readonly string[]): void {
  const pages = new Set<string>()
  for (const id of ids) {
    const kept = rowsOfArticle(edit.db, id)
    const [article] = only(kept, 'article')
    if (!article) throw notThere('article', id)
    const page = pageOf(edit.db).get(article.page_id) as RowOf<'page'>
    const source = sourceOf(edit.db).get(page.source_id) as RowOf<'source'>
    const ranges = only(kept, 'block').flatMap((block) => JSON.parse(block.ranges_json) as Range[])
    const names = namesIn(edit.db).all(id)
    leaveUnassigned(edit, page, article, ranges)
    const [first] = ranges
    const step: Kept[] = []
    if (first) {
      const row = nextStep(ctx, page.id, stepRows(edit.db, page.id), {
        kind: 'loosen-article',
        article: first[0],
        as: 'unassigned',
      })
      edit.put('desk_step', row)
      step.push(['desk_step', row])
    }
    removeRows(edit, kept)
    edit.put('trash', {
      id,
      kind: 'article',
      title: excerpt(article.title),
      excerpt: excerpt(bodyOf(article, kept)),
      place: source.name,
      color: null,
      marks: only(kept, 'annotation').length,
      home_id: page.id,
      sha256: source.sha256,
      removed_at: ctx.now(),
      rows_json: JSON.stringify([...names.map((row): Kept => ['entity', row]), ...kept, ...step]),
    })
    pages.add(page.id)
  }
  for (const id of pages) if (articlesLeft(edit.db).get(id) === 0) removePage(ctx, edit, id)
}

/** What is below the title. */
function bodyOf(article: ArticleRow, kept: readonly Kept[]): string {
  const body = only(kept, 'block').find(({ role }) => role === 'paragraph' || role === 'lede')
  return article.text.slice(body?.start ?? 0)
}

/** Removes a page without articles, and its source with its last page. */
export function removePage(ctx: Now, edit: Edit, id: string): void {
  const kept = rowsOfPage(edit.db, id)
  const [page] = only(kept, 'page')
  if (!page) return
  const source = sourceOf(edit.db).get(page.source_id) as RowOf<'source'>
  removeRows(edit, kept)
  if (pagesLeft(edit.db).get(source.id) === 0) edit.remove('source', { id: source.id })
  edit.put('trash', {
    id,
    kind: 'page',
    title: source.name,
    excerpt: excerpt(page.text),
    place: source.name,
    color: null,
    marks: 0,
    home_id: source.id,
    sha256: source.sha256,
    removed_at: ctx.now(),
    rows_json: JSON.stringify([['source', source], ...kept]),
  })
}

/** Removes marks with their cards. */
export function removeMarks(ctx: Now, edit: Edit, rows: readonly RowOf<'annotation'>[]): void {
  const titles = new Map<string, string>()
  for (const row of rows) {
    const kept = rowsOfMark(edit.db, row.id)
    removeRows(edit, kept)
    const title = titles.get(row.article_id) ?? (titleOf(edit.db).get(row.article_id) as string)
    titles.set(row.article_id, title)
    edit.put('trash', {
      id: row.id,
      kind: 'annotation',
      title: excerpt(row.quote),
      excerpt: excerpt(row.note),
      place: title,
      color: row.color,
      marks: 0,
      home_id: row.article_id,
      sha256: null,
      removed_at: ctx.now(),
      rows_json: JSON.stringify(kept),
    })
  }
}

function leaveUnassigned(edit: Edit, page: RowOf<'page'>, article: ArticleRow, ranges: Range[]): void {
  if (ranges.length === 0) return
  const left: LooseText = { text: article.text, ranges: ranges.toSorted(([a], [b]) => a - b) }
  const unassigned = JSON.parse(page.unassigned_json) as LooseText[]
  const startOf = (loose: LooseText) => loose.ranges[0]?.[0] ?? 0
  const behind = unassigned.findIndex((other) => startOf(other) > startOf(left))
  unassigned.splice(behind < 0 ? unassigned.length : behind, 0, left)
  const characters = ranges.reduce((sum, [from, to]) => sum + countCharacters(page.text.slice(from, to)), 0)
  edit.put('page', {
    ...page,
    unassigned_json: JSON.stringify(unassigned),
    unassigned_characters: page.unassigned_characters + characters,
  })
}
