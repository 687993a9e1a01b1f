/** Is the library sound? Database, sources, the account of every character, anchors and search index. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Finding, VerifyReport } from '../../contract/model.ts'
import type { Context } from '../context.ts'
import { inOneState } from '../db/one-state.ts'
import { column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { checkArticle } from './check-article.ts'
import { checkDatabase, checkSearch } from './check-database.ts'
import { checkEntities } from './check-entities.ts'
import { checkPage } from './check-page.ts'
import { checkReview } from './check-review.ts'
import { checkTrash } from './check-trash.ts'

const sources = query<[], Pick<RowOf<'source'>, 'id' | 'name' | 'sha256'>>(
  'SELECT id, name, sha256 FROM source',
)
const pages = column<[], string>('SELECT id FROM page')
const articles = column<[], string>('SELECT id FROM article')
const counts = query<[], Pick<VerifyReport, 'annotations' | 'characters'>>(
  `SELECT (SELECT count(*) FROM annotation) AS annotations,
     (SELECT coalesce(sum(characters), 0) FROM page) AS characters`,
)

/** Checks everything and changes nothing. Other calls are answered between its pieces. */
export async function verify(ctx: Context): Promise<VerifyReport> {
  const findings: Finding[] = inOneState(ctx.read, () => checkDatabase(ctx.read))
  const allSources = sources(ctx.read).all()
  for (const source of allSources) findings.push(...(await checkSource(ctx, source)))
  const allPages = pages(ctx.read).all()
  for await (const id of gently(allPages))
    findings.push(...inOneState(ctx.read, () => checkPage(ctx.read, id)))
  const allArticles = articles(ctx.read).all()
  for await (const id of gently(allArticles))
    findings.push(...inOneState(ctx.read, () => checkArticle(ctx.read, id)))
  const last = inOneState(ctx.read, () => [
    ...checkSearch(ctx.read),
    ...checkReview(ctx.read),
    ...checkTrash(ctx.read),
    ...checkEntities(ctx.read),
  ])
  findings.push(...last)
  return {
    sound: findings.length === 0,
    sources: allSources.length,
    pages: allPages.length,
    articles: allArticles.length,
    ...(counts(ctx.read).get() as Pick<VerifyReport, 'annotations' | 'characters'>),
    findings,
  }
}

/** Milliseconds of checking before other calls get their turn. */
const slice = 20

async function* gently(ids: readonly string[]): AsyncGenerator<string> {
  let since = performance.now()
  for (const id of ids) {
    yield id
    if (performance.now() - since < slice) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}

/** The bytes as imported are there, unchanged. */
async function checkSource(
  ctx: Context,
  { name, sha256 }: { name: string; sha256: string },
): Promise<Finding[]> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(ctx.files.pathOf(sha256)), hash)
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const message = missing
      ? 'the imported file is no longer in the library folder'
      : `the imported file cannot be read (${(error as Error).message})`
    return [{ check: 'source', where: name, message }]
  }
  if (hash.digest('hex') === sha256) return []
  return [{ check: 'source', where: name, message: 'the imported file in the library folder was changed' }]
}
