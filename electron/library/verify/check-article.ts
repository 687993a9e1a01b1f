/** An article's blocks make up its text and lead back to the page; what points into the text still fits it. */
import { traceBlock, uncorrected } from '../../contract/canonical.ts'
import type { Finding } from '../../contract/model.ts'
import type { Fix, Range } from '../../contract/page.ts'
import { type Connection, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'

const one = query<[string], { title: string; text: string; revision: number; page_text: string }>(
  `SELECT article.title, article.text, article.revision, page.text AS page_text
   FROM article JOIN page ON page.id = article.page_id WHERE article.id = ?`,
)
const blocksOf = query<[string], Pick<RowOf<'block'>, 'i' | 'start' | 'end' | 'ranges_json' | 'fixes_json'>>(
  'SELECT i, start, "end", ranges_json, fixes_json FROM block WHERE article_id = ? ORDER BY i',
)
const annotationsOf = query<[string], RowOf<'annotation'>>('SELECT * FROM annotation WHERE article_id = ?')
const spansOf = (['mention', 'figure', 'quotation'] as const).map((table) => ({
  table,
  all: query<[string], { id: string; start: number; end: number; text: string }>(
    `SELECT id, start, "end", text FROM ${table} WHERE article_id = ?`,
  ),
}))

const blank = /\s/

/** Findings `blocks`, `annotation`, `mention`, `figure`, `quotation`. */
export function checkArticle(db: Connection, id: string): Finding[] {
  const article = one(db).get(id)
  if (!article) return []
  const where = article.title === '' ? id : article.title
  const { text } = article
  const findings: Finding[] = []
  const found = (check: string, message: string) => findings.push({ check, where, message })

  const blocks = blocksOf(db).all(id)
  let next = 0
  for (const { i, start, end, ranges_json, fixes_json } of blocks) {
    if (start !== next || (i > 0 && text[start - 1] !== '\n'))
      found('blocks', `block ${i} begins at ${start}, expected ${next}`)
    next = end + 1
    const ranges = JSON.parse(ranges_json) as Range[]
    const fixes = JSON.parse(fixes_json ?? '[]') as Fix[]
    const own = text.slice(start, end)
    // Corrections aside, each character is the page's; what they stand for lies in the block's ranges.
    const before = uncorrected({ text: own, fixes })
    const astray = traceBlock(article.page_text, { text: before, ranges }).findIndex(
      (at, k) => at < 0 && !blank.test(before.charAt(k)),
    )
    if (astray >= 0) found('blocks', `${before[astray]} in block ${i} is not on the page where it should be`)
    let last = 0
    for (const fix of fixes) {
      const inside = fix.ranges.every(([from, to]) => ranges.some(([a, b]) => a <= from && to <= b))
      if (fix.start < last || fix.end < fix.start || fix.end > own.length || !inside)
        found('blocks', `a correction of “${fix.was}” in block ${i} is not where it should be`)
      last = fix.end
    }
  }
  if (next !== text.length + 1 && text !== '')
    found('blocks', `the blocks end at ${next - 1}, the text at ${text.length}`)

  for (const mark of annotationsOf(db).all(id)) {
    const fits = text.slice(mark.start, mark.end) === mark.quote
    if ((mark.anchor === 'exact' || mark.anchor === 'moved') && !fits)
      found('annotation', `the note on “${mark.quote}” points at “${text.slice(mark.start, mark.end)}”`)
    if (mark.anchor !== 'lost' && (mark.start >= mark.end || mark.end > text.length))
      found('annotation', `the note on “${mark.quote}” points outside the text`)
    if (mark.anchor !== 'lost' && mark.revision !== article.revision)
      found('annotation', `the note on “${mark.quote}” belongs to an earlier version of the text`)
  }
  for (const { table, all } of spansOf)
    for (const span of all(db).all(id))
      if (text.slice(span.start, span.end) !== span.text)
        found(table, `“${span.text}” points at “${text.slice(span.start, span.end)}”`)
  return findings
}
