/** The page desk: what a page was made into, and a person's steps on it, each one step of history. */
import type { Handlers, MethodsOf } from '../contract/api.ts'
import { type Desk, type DeskBlock, type DeskStep, isByHand } from '../contract/desk.ts'
import { fail } from '../contract/errors.ts'
import type { Fix, LooseText, Photo, Range, Role } from '../contract/page.ts'
import type { Context } from './context.ts'
import { type Connection, query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import { notThere } from './not-there.ts'
import { giveBack } from './own-metadata.ts'
import { pageSummary } from './pages.ts'
import { before, remake, storeRemade } from './store/remake.ts'
import {
  dropSteps,
  isTextRow,
  keepPassed,
  nextStep,
  passedBy,
  putStep,
  stepRows,
  stepsOf,
} from './store/steps.ts'
import { countCharacters } from './store/store-article.ts'

type PageRow = Pick<RowOf<'page'>, 'text' | 'photos_json' | 'furniture_json' | 'unassigned_json'>
type BlockRow = Omit<RowOf<'block'>, 'article_id' | 'i'>

const pageOf = query<[string], PageRow>(
  'SELECT text, photos_json, furniture_json, unassigned_json FROM page WHERE id = ?',
)
const articlesOf = query<[string], Pick<RowOf<'article'>, 'id' | 'n' | 'title' | 'text'>>(
  'SELECT id, n, title, text FROM article WHERE page_id = ? ORDER BY n, id',
)
const blocksOf = query<[string], BlockRow>(
  `SELECT role, level, start, "end", ranges_json, marks_json, dropped, dropped_at, fixes_json, confidence, reason
   FROM block WHERE article_id = ? ORDER BY i`,
)

function blockOf(text: string, row: BlockRow): DeskBlock {
  return {
    role: row.role as Role,
    ...(row.level === null ? {} : { level: row.level }),
    text: text.slice(row.start, row.end),
    ranges: JSON.parse(row.ranges_json) as Range[],
    ...(row.marks_json === null ? {} : { marks: JSON.parse(row.marks_json) as string[] }),
    ...(row.dropped === null || row.dropped_at === null
      ? {}
      : { dropped: row.dropped, droppedAt: row.dropped_at }),
    ...(row.fixes_json === null ? {} : { fixes: JSON.parse(row.fixes_json) as Fix[] }),
    confidence: row.confidence,
    reason: row.reason,
    byHand: isByHand(row),
  }
}

/** The page as it stands. @throws AppError `not-found`. */
function deskOf(db: Connection, pageId: string): Desk {
  const page = pageSummary(db, pageId)
  const row = pageOf(db).get(pageId)
  if (!page || !row) throw notThere('page', pageId)
  const articles = articlesOf(db)
    .all(pageId)
    .map(({ text, ...article }) => ({
      ...article,
      blocks: blocksOf(db)
        .all(article.id)
        .map((block) => blockOf(text, block)),
    }))
  const photos = JSON.parse(row.photos_json) as Photo[]
  const furniture = JSON.parse(row.furniture_json) as LooseText[]
  const unassigned = JSON.parse(row.unassigned_json) as LooseText[]
  const count = (items: readonly { readonly ranges: readonly Range[] }[]): number =>
    items.reduce(
      (sum, { ranges }) =>
        ranges.reduce((all, [start, end]) => all + countCharacters(row.text.slice(start, end)), sum),
      0,
    )
  const isPicture = ({ role }: DeskBlock) => role === 'caption' || role === 'credit'
  const steps = stepRows(db, pageId).filter((row) => !isTextRow(row))
  const idle = steps.filter((step) => step.idle === 1).length
  return {
    page,
    text: row.text,
    articles,
    photos,
    furniture,
    unassigned,
    steps: steps.length - idle,
    idle,
    account: {
      page: countCharacters(row.text),
      articles: articles.map(({ blocks }) => count(blocks.filter((block) => !isPicture(block)))),
      captions: count(articles.flatMap(({ blocks }) => blocks.filter(isPicture))),
      photos: count(photos),
      furniture: count(furniture),
      unassigned: count(unassigned),
    },
  }
}

async function apply(ctx: Context, pageId: string, step: DeskStep): Promise<Desk> {
  for (;;) {
    const page = before(ctx.read, pageId)
    const remade = await remake(ctx, page, [...stepsOf(page.steps), step])
    const fate = remade.fates.at(-1)
    if (fate === 'idle')
      throw fail('invalid', 'there is nothing on the page that this step could change', { reason: 'step' })
    if (fate === 'same') return deskOf(ctx.read, pageId)
    const row = nextStep(ctx, pageId, page.steps, step)
    const passed = storeRemade(
      ctx,
      `history.desk.${step.kind}`,
      page,
      remade,
      (db) => putStep(db, row),
      (db, now) => keepPassed(db, row.id, now),
    )
    if (passed === null) continue
    const told = passed.map((one) => one.told)
    return { ...deskOf(ctx.read, pageId), ...(told.length === 0 ? {} : { passed: told }) }
  }
}

/**
 * Corrections of the text stay: they are not of the page's making, and are taken back one by one. Articles that are there
 * again have their own author and column again.
 */
async function reset(ctx: Context, pageId: string): Promise<Desk> {
  for (;;) {
    const page = before(ctx.read, pageId)
    const going = page.steps.filter((row) => !isTextRow(row))
    if (going.length === 0) return deskOf(ctx.read, pageId)
    const remade = await remake(ctx, page, stepsOf(page.steps.filter(isTextRow)))
    const isStored = storeRemade(
      ctx,
      'history.desk.reset',
      page,
      remade,
      (db) => dropSteps(db, going),
      (db) => giveBack(db, pageId, passedBy(going)),
    )
    if (isStored) return deskOf(ctx.read, pageId)
  }
}

export const desk = {
  'desk.get': (ctx, { pageId }) => deskOf(ctx.read, pageId),
  'desk.apply': (ctx, { pageId, step }) => apply(ctx, pageId, step),
  'desk.reset': (ctx, { pageId }) => reset(ctx, pageId),
} satisfies Handlers<Context, MethodsOf<'desk'>>
