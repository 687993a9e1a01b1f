/** Taking back what was deleted: the same rows, where their page still has room for them. */

import { traceBlock, uncorrected } from '../../contract/canonical.ts'
import { fail } from '../../contract/errors.ts'
import type { TrashRestored } from '../../contract/marks.ts'
import type { Fix, LooseText, Range } from '../../contract/page.ts'
import { resolve } from '../anchoring/resolve.ts'
import type { Context, Edit } from '../context.ts'
import { current } from '../db/edit.ts'
import { column, query } from '../db/sql.ts'
import { type AnyRow, type RowOf, type TableName, tables } from '../db/tables.ts'
import { settleArticles } from '../entities/learn.ts'
import { fitAnnotation } from '../refit.ts'
import { countCharacters } from '../store/store-article.ts'
import { type Kept, only, rowsIn, type TrashRow } from './entries.ts'

type PageRow = RowOf<'page'>
type AnnotationRow = RowOf<'annotation'>
type Counts = { -readonly [K in keyof TrashRestored]: TrashRestored[K] }

const entry = query<[string], TrashRow>('SELECT * FROM trash WHERE id = ?')
const pageOf = query<[string], PageRow>('SELECT * FROM page WHERE id = ?')
const pagesOfBytes = query<[string], PageRow>(
  'SELECT page.* FROM page JOIN source ON source.id = source_id WHERE sha256 = ? ORDER BY n',
)
const pageOfBytes = query<[string, number], PageRow>(
  'SELECT page.* FROM page JOIN source ON source.id = source_id WHERE sha256 = ? AND n = ?',
)
const sourceOfBytes = query<[string], RowOf<'source'>>('SELECT * FROM source WHERE sha256 = ?')
const sameName = query<[string, string], RowOf<'entity'>>(
  'SELECT * FROM entity WHERE type = ? AND canonical = ?',
)
const textsOf = query<[string], { id: string; text: string; revision: number }>(
  'SELECT id, text, revision FROM article WHERE page_id = ? ORDER BY n',
)
const textOf = query<[string], { id: string; text: string; revision: number }>(
  'SELECT id, text, revision FROM article WHERE id = ?',
)
const rangesOf = column<[string], string>('SELECT ranges_json FROM block WHERE article_id = ?')
const numbersOn = column<[string], number>('SELECT n FROM article WHERE page_id = ? ORDER BY n')

/**
 * Puts the entries back in one step. Articles come before marks, so that marks deleted one by one find the article that
 * is taken back with them. Throws `not-found`, reason `trash`; `invalid`, reasons `trash-article` (the article of a mark
 * is gone) and `trash-page` (nothing has the article's text any more); then nothing has changed.
 */
export function restoreAll(ctx: Context, ids: readonly string[]): TrashRestored {
  const counts: Counts = { restored: 0, moved: 0 }
  const rank = { page: 0, article: 1, annotation: 2 } as const
  ctx.edit('history.trash.restore', (edit) => {
    const rows = [...new Set(ids)].map((id) => {
      const row = entry(edit.db).get(id)
      if (!row) throw fail('not-found', 'this is no longer in the trash', { reason: 'trash', params: { id } })
      return row
    })
    const kindOf = ({ kind }: TrashRow) => rank[kind as keyof typeof rank]
    for (const row of rows.toSorted((a, b) => kindOf(a) - kindOf(b))) {
      if (row.kind === 'page') restorePage(edit, row)
      else if (row.kind === 'article') restoreArticle(ctx, edit, row, counts)
      else restoreMark(edit, row)
      counts.restored++
      edit.remove('trash', { id: row.id })
    }
  })
  return counts
}

/** Inserts rows that are not there; the trash never overwrites. Columns that came since are empty. */
function insert(edit: Edit, kept: readonly Kept[]): void {
  for (const [table, row] of kept)
    if (current(edit.db, table, row) === null)
      edit.put<TableName>(table, { ...emptyRows[table], ...row } as never)
}

const empty = (type: string): string | number | null => (type.endsWith('?') ? null : type === 'text' ? '' : 0)
const emptyRows = Object.fromEntries(
  Object.entries(tables).map(([table, { columns }]) => [
    table,
    Object.fromEntries(Object.entries(columns).map(([column, type]) => [column, empty(type)])),
  ]),
) as Record<TableName, AnyRow>

/** The page, its source too where that went with it; the same bytes imported anew take its place. */
function restorePage(edit: Edit, row: TrashRow): PageRow {
  const kept = rowsIn(row)
  const page = only(kept, 'page')[0] as PageRow
  const again = pageOfBytes(edit.db).get(row.sha256 ?? '', page.n)
  if (again) return again
  const source = sourceOfBytes(edit.db).get(row.sha256 ?? '')
  const own = source ? kept.filter(([table]) => table !== 'source') : kept
  insert(
    edit,
    own.map(
      ([table, one]): Kept =>
        table === 'page' && source ? [table, { ...one, source_id: source.id }] : [table, one],
    ),
  )
  return pageOf(edit.db).get(page.id) as PageRow
}

/** The page that an article stood on, taken back with it where it went; null when it is gone. */
function homeOf(edit: Edit, row: TrashRow, kept: readonly Kept[]): PageRow | null {
  const there = pageOf(edit.db).get(row.home_id)
  if (there) return there
  const resting = entry(edit.db).get(row.home_id)
  if (resting) {
    const page = restorePage(edit, resting)
    edit.remove('trash', { id: resting.id })
    return page
  }
  // Imported anew: other ids, the same bytes.
  return (
    pagesOfBytes(edit.db)
      .all(row.sha256 ?? '')
      .find((page) => isOf(page, kept)) ?? null
  )
}

/** Whether the article's blocks lead to its characters on this page: it may have been read in another encoding since. */
function isOf(page: PageRow, kept: readonly Kept[]): boolean {
  const text = only(kept, 'article')[0]?.text ?? ''
  return only(kept, 'block').every((block) => {
    const own = {
      text: text.slice(block.start, block.end),
      fixes: JSON.parse(block.fixes_json ?? '[]') as Fix[],
    }
    const before = uncorrected(own)
    return traceBlock(page.text, { text: before, ranges: JSON.parse(block.ranges_json) as Range[] }).every(
      (at, i) => at >= 0 || before.charAt(i).trim() === '',
    )
  })
}

function restoreArticle(ctx: Context, edit: Edit, row: TrashRow, counts: Counts): void {
  const kept = rowsIn(row)
  const page = homeOf(edit, row, kept)
  const ranges = only(kept, 'block').flatMap((block) => JSON.parse(block.ranges_json) as Range[])
  const room = page && isOf(page, kept) ? without(page, ranges) : null
  if (!page || !room) {
    counts.moved += moveMarks(edit, row, page, kept, ranges)
    return
  }
  edit.put('page', room)
  for (const step of only(kept, 'desk_step')) edit.remove('desk_step', { id: step.id })
  const names = namesFor(edit, only(kept, 'entity'))
  const taken = new Set(numbersOn(edit.db).all(page.id))
  insert(
    edit,
    kept.flatMap(([table, one]): Kept[] => {
      if (table === 'entity' || table === 'desk_step') return []
      if (table === 'article') {
        const n = taken.has(one.n as number) ? Math.max(...taken) + 1 : one.n
        return [[table, { ...one, page_id: page.id, n: n ?? 0 }]]
      }
      return [[table, table === 'mention' ? mentionNow(edit, names, one) : one]]
    }),
  )
  settleArticles(ctx, edit, [row.id])
}

/** The entities of old mentions as they are called today: made if they are gone. */
function namesFor(edit: Edit, entities: readonly RowOf<'entity'>[]): ReadonlyMap<string, string> {
  const now = new Map<string, string>()
  for (const name of entities) {
    const there = current(edit.db, 'entity', name) ?? sameName(edit.db).get(name.type, name.canonical)
    if (!there) edit.put('entity', name)
    now.set(name.id, String((there ?? name).id))
  }
  return now
}

function mentionNow(edit: Edit, names: ReadonlyMap<string, string>, row: AnyRow): AnyRow {
  const known = row.word_id === null || current(edit.db, 'word', { id: row.word_id ?? null }) !== null
  const entityId = names.get(String(row.entity_id)) ?? row.entity_id
  return { ...row, entity_id: entityId ?? null, word_id: known ? (row.word_id ?? null) : null }
}

/** The page without these ranges in its unassigned text; null unless all of them are there. */
function without(page: PageRow, ranges: readonly Range[]): PageRow | null {
  const taken = new Uint8Array(page.text.length)
  for (const [start, end] of ranges) taken.fill(1, start, end)
  let found = 0
  const left = (JSON.parse(page.unassigned_json) as LooseText[]).flatMap((loose): LooseText[] => {
    const rest: [number, number][] = []
    for (const [start, end] of loose.ranges)
      for (let at = start; at < end; at++) {
        const last = rest.at(-1)
        if (taken[at] === 1) found++
        else if (last && last[1] === at) last[1] = at + 1
        else rest.push([at, at + 1])
      }
    const kept = rest.filter(([start, end]) => page.text.slice(start, end).trim() !== '')
    const before = loose.ranges.reduce((sum, [start, end]) => sum + end - start, 0)
    const after = rest.reduce((sum, [start, end]) => sum + end - start, 0)
    if (before === after) return [loose]
    if (kept.length === 0) return []
    return [{ text: kept.map(([start, end]) => page.text.slice(start, end)).join('\n'), ranges: kept }]
  })
  if (found < taken.reduce((sum, one) => sum + one, 0)) return null
  const loose = left.flatMap((one) => one.ranges.map(([start, end]) => page.text.slice(start, end)))
  return {
    ...page,
    unassigned_json: JSON.stringify(left),
    unassigned_characters: countCharacters(loose.join('')),
  }
}

/** The article's text is in another one by now: its marks go there, each to its passage. Returns how many. */
function moveMarks(
  edit: Edit,
  row: TrashRow,
  page: PageRow | null,
  kept: readonly Kept[],
  ranges: readonly Range[],
): number {
  const home = page ? likeliest(edit, page, ranges) : null
  if (!home)
    throw fail('invalid', `the page of “${row.title}” no longer has its text`, {
      reason: 'trash-page',
      params: { title: row.title },
    })
  const marks = only(kept, 'annotation')
  const places = resolve(home.text, marks)
  for (const [i, mark] of marks.entries()) {
    insert(edit, [['annotation', { ...fitAnnotation(home, { ...mark, article_id: home.id }, places[i]) }]])
  }
  insert(
    edit,
    kept.filter(([table]) => table === 'review_card'),
  )
  return marks.length
}

/** The article of the page that has most of these ranges. */
function likeliest(edit: Edit, page: PageRow, ranges: readonly Range[]) {
  const wanted = new Uint8Array(page.text.length)
  for (const [start, end] of ranges) wanted.fill(1, start, end)
  const scored = textsOf(edit.db)
    .all(page.id)
    .map((article) => {
      const own = rangesOf(edit.db)
        .all(article.id)
        .flatMap((json) => JSON.parse(json) as Range[])
      const shared = own.reduce(
        (sum, [start, end]) => sum + wanted.subarray(start, end).reduce((n, one) => n + one, 0),
        0,
      )
      return { article, shared }
    })
  const best = scored.toSorted((a, b) => b.shared - a.shared)[0]
  return best && best.shared > 0 ? best.article : null
}

/** A mark goes back onto its article, to its passage as it reads now. */
function restoreMark(edit: Edit, row: TrashRow): void {
  const kept = rowsIn(row)
  const mark = only(kept, 'annotation')[0] as AnnotationRow
  const home = textOf(edit.db).get(mark.article_id)
  if (!home)
    throw fail('invalid', `the article of the mark on “${row.title}” is gone`, {
      reason: 'trash-article',
      params: { title: row.place },
    })
  const same = home.revision === mark.revision
  const now = same ? mark : fitAnnotation(home, mark, resolve(home.text, [mark])[0])
  insert(edit, [['annotation', { ...now }], ...kept.filter(([table]) => table === 'review_card')])
}
