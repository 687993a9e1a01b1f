/** An exported web page in a real browser: all of it is there to read, nothing runs, nothing is asked for. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { html } from '../../electron/library/export/html.ts'
import { buildNotes } from '../../electron/library/export/test/build-notes.ts'
import { findBrowser } from '../browser.ts'

const attack =
  '</style><script>window.ran=1</script><img src="https://example.com/x.png" onerror="window.ran=1">'
const notes = buildNotes({
  title: `渠水清了${attack}`,
  sourceName: `晨报"}</style>${attack}.txt`,
  blocks: [
    ['title', `渠水清了${attack}`],
    ['paragraph', '放水员老贺沿着渠走了一遍😀𠮷。'],
  ],
  marks: [
    {
      quote: '老贺沿着渠',
      note: `见**“账”**的话 ![图](https://example.com/y.png) ${attack}`,
      tags: [attack],
    },
    { quote: '走了一遍😀𠮷', color: 'view', style: 'dashed', done: true },
  ],
  entities: [['PERSON', '老贺']],
})

let dir: string
let browser: Browser
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'jianbao-page-'))
  const executablePath = await findBrowser({ window: false })
  if (!executablePath) throw new Error('No Chromium was found.')
  browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
})
afterAll(async () => {
  await browser?.close()
  await rm(dir, { recursive: true, force: true })
})

test('a hostile article becomes a page that runs nothing and asks for nothing', async () => {
  const path = join(dir, '稿.html')
  await writeFile(path, html([notes, notes], { fullText: true, sentence: true }))
  const page = await browser.newPage()
  const asked: string[] = []
  const said: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => said.push(message.text()))
  await page.goto(pathToFileURL(path).href)
  expect(asked).toEqual([pathToFileURL(path).href])
  expect(said).toEqual([])
  expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined()
  expect(await page.evaluate(() => document.scripts.length)).toBe(1)
  const heading = page.locator('h1').first()
  expect(await heading.textContent()).toBe(`渠水清了${attack}`)
  // The style sheet is whole: its last rules, made from the title, are in force too.
  expect(await heading.evaluate((element) => getComputedStyle(element.closest('main') as Element).page)).toBe(
    'article-1',
  )
  const marks = page.locator('article').first().locator('mark')
  expect((await marks.allTextContents()).join('')).toBe('老贺沿着渠走了一遍😀𠮷')
  const line = await marks.last().evaluate((element) => getComputedStyle(element).textDecorationStyle)
  expect(line).toBe('dashed')
  await page.locator('.reference a').first().click()
  expect(new URL(page.url()).hash).toBe('#note-1-1')
  await page.close()
})
