/** The main job without a window: sample pages, a note made through the page, the notes exported, a picture and a table. */
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Driver, launch } from './e2e/driver.ts'
import { exportTo, note, openArticle, waitForImport } from './e2e/steps.ts'

const words = '先记下来：这一段的说法和数字要找原始出处核对。'

/** A sentence of the longest paragraph, which is where a reader would stop; at most 40 characters of it. */
async function passageOf(app: Driver, articleId: string): Promise<string> {
  const { text, blocks } = await app.call('articles.get', { id: articleId })
  const paragraphs = blocks
    .filter(({ role }) => role === 'paragraph')
    .map(({ start, end }) => text.slice(start, end))
  const longest = paragraphs.toSorted((a, b) => b.length - a.length)[0] ?? text
  return (/[^。！？；\n]{12,40}(?=[，。！？；])/.exec(longest)?.[0] ?? longest.slice(0, 20)).trim()
}

/** One line for each page: its articles and what was tagged in them. */
async function findings(app: Driver): Promise<string[]> {
  const [pages, articles] = await Promise.all([app.call('pages.list'), app.call('articles.list')])
  const rows = [['page', 'articles', 'characters', 'entities', 'figures', 'quotations']]
  for (const page of pages) {
    const own = articles.filter(({ pageId }) => pageId === page.id)
    const tags = await Promise.all(own.map(({ id }) => app.call('tags.get', { articleId: id })))
    const sum = (of: (tags: Awaited<ReturnType<typeof app.call<'tags.get'>>>) => number) =>
      String(tags.reduce((total, each) => total + of(each), 0))
    rows.push([
      page.sourceName,
      String(own.length),
      String(page.characters),
      sum(({ mentions }) => mentions.length),
      sum(({ figures }) => figures.length),
      sum(({ quotes }) => quotes.length),
    ])
  }
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}

/**
 * Does it in a new folder of the temporary directory, which stays; the person's own library is not touched.
 * `canStop` is told how to end it before its time. Returns the exit status.
 */
export async function demonstrate(
  say: (line: string) => void,
  canStop: (stop: () => void) => void,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-demo-'))
  const notes = join(folder, 'notes')
  mkdirSync(notes)
  const app = await launch({ host: 'stand-in', library: join(folder, 'library') })
  canStop(() => void app.kill().finally(() => process.exit(130)))
  try {
    await waitForImport(app)
    const [article] = await app.call('articles.list')
    if (!article) throw new Error('the sample library has no article')
    await openArticle(app, article.title)
    const quote = await passageOf(app, article.id)
    await note(app, quote, words)
    await noteStored(app, article.id)
    const picture = join(folder, 'window.png')
    await app.page.screenshot({ path: picture })
    const file = join(notes, `${article.title.replace(/[/\\:*?"<>|]/g, '_').slice(0, 60)}.md`)
    await exportTo(app, file)
    await appeared(file)
    say('')
    for (const line of await findings(app)) say(line)
    say('')
    say(`note on    ${article.title}: “${quote}”`)
    say(`exported   ${file}`)
    say(`picture    ${picture}`)
    say(`library    ${join(folder, 'library')}`)
    if (app.complaints.length === 0) return 0
    say(`The window complained: ${app.complaints.join('; ')}`)
    return 1
  } finally {
    await app.close()
  }
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((rest) => setTimeout(rest, 50)))
    if (await holds()) return
  throw new Error(`${what} within ten seconds did not happen`)
}
const noteStored = (app: Driver, articleId: string) =>
  until('storing the note', async () =>
    (await app.call('annotations.list', { articleId })).some((annotation) => annotation.note === words),
  )
const appeared = (file: string) => until('exporting the notes', () => existsSync(file))
