/** Corrections of the text: a person's words over those of the page, kept as steps of the page desk. */
import type { Handlers, MethodsOf, Parsed } from '../contract/api.ts'
import { traceBlock, uncorrected } from '../contract/canonical.ts'
import type { Correction, Corrections } from '../contract/corrections.ts'
import { sameWords, type TextStep } from '../contract/desk.ts'
import { fail } from '../contract/errors.ts'
import type { Fix, Range } from '../contract/page.ts'
import { wholeCharacters } from './anchoring/describe.ts'
import { wordSteps } from './anchoring/word-steps.ts'
import { articleText } from './articles.ts'
import type { Context } from './context.ts'
import { type Connection, column, query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import { type Before, before, remake, storeRemade } from './store/remake.ts'
import { dropSteps, isTextRow, nextStep, putStep, type StepRow, stepOf, stepRows } from './store/steps.ts'

type BlockRow = Pick<RowOf<'block'>, 'start' | 'end' | 'ranges_json' | 'fixes_json'>

const homeOf = column<[string], string>('SELECT page_id FROM article WHERE id = ?')
const blocksOf = query<[string], BlockRow>(
  'SELECT start, "end", ranges_json, fixes_json FROM block WHERE article_id = ? ORDER BY i',
)

const fixesOf = ({ fixes_json }: BlockRow): Fix[] => JSON.parse(fixes_json ?? '[]') as Fix[]
const sameRanges = (a: readonly Range[], b: readonly Range[]) => JSON.stringify(a) === JSON.stringify(b)

interface TextRow {
  readonly row: StepRow
  readonly step: TextStep
}
const textRows = (rows: readonly StepRow[]): TextRow[] =>
  rows.filter(isTextRow).map((row) => ({ row, step: stepOf(row) as TextStep }))

/** The article's corrections in text order, and those of its page that wait. @throws AppError `not-found`. */
function list(db: Connection, articleId: string): Corrections {
  const { text, revision } = articleText(db, articleId)
  const rows = textRows(stepRows(db, homeOf(db).get(articleId) as string))
  const corrections = blocksOf(db)
    .all(articleId)
    .flatMap((block) =>
      fixesOf(block).flatMap(({ start, end, was, ranges }): Correction[] => {
        const own = rows.findLast(({ step }) => sameRanges(step.ranges, ranges))
        if (!own) return []
        const [from, to] = [block.start + start, block.start + end]
        return [
          {
            id: own.row.id,
            start: from,
            end: to,
            text: text.slice(from, to),
            was,
            ranges,
            createdAt: own.row.created_at,
          },
        ]
      }),
    )
  return {
    revision,
    corrections,
    waiting: rows
      .filter(({ row }) => row.idle === 1)
      .map(({ row, step }) => ({
        id: row.id,
        text: step.text,
        was: step.was,
        createdAt: row.created_at,
      })),
  }
}

/** What is to become of the page's steps: some go, some come. */
interface Plan {
  readonly going: readonly StepRow[]
  readonly coming: readonly TextStep[]
}

/** Makes the article's page anew with its steps as `plan` has them, as one step of history. */
async function change(
  ctx: Context,
  articleId: string,
  label: string,
  plan: (page: Before) => Plan,
): Promise<Corrections> {
  for (;;) {
    const pageId = homeOf(ctx.read).get(articleId)
    if (pageId === undefined) articleText(ctx.read, articleId)
    const page = before(ctx.read, pageId as string)
    const { going, coming } = plan(page)
    if (going.length + coming.length === 0) return list(ctx.read, articleId)
    const staying = page.steps.filter((row) => !going.includes(row))
    const remade = await remake(ctx, page, [...staying.map(stepOf), ...coming])
    if (coming.some((_, i) => remade.fates[staying.length + i] !== 'held'))
      throw fail('invalid', 'that would leave nothing of the paragraph', { reason: 'correction-empty' })
    const added: StepRow[] = []
    for (const step of coming) added.push(nextStep(ctx, page.id, [...page.steps, ...added], step))
    const stored = storeRemade(ctx, label, page, remade, (db) => {
      dropSteps(db, going)
      for (const row of added) putStep(db, row)
    })
    if (stored) return list(ctx.read, articleId)
  }
}

/** The steps that make the block that holds the passage read as it is to, and those that go for them. */
function rewrite(ctx: Context, page: Before, input: Parsed<'corrections.add'>): Plan {
  const { text, revision } = articleText(ctx.read, input.articleId)
  if (input.revision !== revision)
    throw fail('stale', 'the text has changed since; open the article again and repeat', {
      reason: 'revision',
      params: { revision },
    })
  // Half a character is never what a person means, and no text can hold one.
  const { start, end } = wholeCharacters(text, input.start, input.end)
  const block = blocksOf(ctx.read)
    .all(input.articleId)
    .find((one) => one.start <= start && end <= one.end)
  if (!block || start > end)
    throw fail('invalid', 'a correction stays within one paragraph', { reason: 'correction-span' })
  const now = (text.slice(block.start, start) + input.text + text.slice(end, block.end)).trim()
  if (now === '')
    throw fail('invalid', 'that would leave nothing of the paragraph', { reason: 'correction-empty' })
  const fixes = fixesOf(block)
  const was = uncorrected({ text: text.slice(block.start, block.end), fixes })
  const ranges = JSON.parse(block.ranges_json) as Range[]
  const wanted = wordSteps(page.text, was, traceBlock(page.text, { text: was, ranges }), now)
  const isWanted = ({ step }: TextRow) =>
    wanted.some((one) => one.text === step.text && sameRanges(one.ranges, step.ranges))
  const rows = textRows(page.steps)
  const own = rows.filter(({ step }) => [...fixes, ...wanted].some((one) => sameWords(one, step)))
  const staying = own.filter((row) => row.row.idle === 0 && isWanted(row))
  return {
    going: own.filter((row) => !staying.includes(row)).map(({ row }) => row),
    coming: wanted.filter((one) => !staying.some(({ step }) => sameRanges(one.ranges, step.ranges))),
  }
}

/** The steps of these corrections, with all that they took the place of. */
function taken(page: Before, ids: readonly string[]): Plan {
  const rows = textRows(page.steps)
  const chosen = rows.filter(({ row }) => ids.includes(row.id))
  if (chosen.length === 0)
    throw fail('not-found', 'this correction is not there any more', { reason: 'correction' })
  const going = rows.filter(({ step }) => chosen.some((one) => sameWords(one.step, step)))
  return { going: going.map(({ row }) => row), coming: [] }
}

export const corrections = {
  'corrections.list': (ctx, { articleId }) => list(ctx.read, articleId),
  'corrections.add': (ctx, input) =>
    change(ctx, input.articleId, 'history.correction.add', (page) => rewrite(ctx, page, input)),
  'corrections.remove': (ctx, { articleId, ids }) =>
    change(ctx, articleId, 'history.correction.remove', (page) => {
      const all = ids ?? list(ctx.read, articleId).corrections.map(({ id }) => id)
      return all.length === 0 ? { going: [], coming: [] } : taken(page, all)
    }),
} satisfies Handlers<Context, MethodsOf<'corrections'>>
