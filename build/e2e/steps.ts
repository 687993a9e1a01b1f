/** What a person does in the Chinese window, step by step: shared by the specification, the pictures and the demonstration. */
import type { Locator } from 'playwright-core'
import type { Driver } from './driver.ts'

/** Waits until no import is running and at least one has run. Milliseconds; fails when it takes longer. */
export async function waitForImport(app: Driver, patience = 30_000): Promise<void> {
  for (
    const end = Date.now() + patience;
    Date.now() < end;
    await new Promise((rest) => setTimeout(rest, 50))
  ) {
    const jobs = await app.call('jobs.list')
    if (jobs.length > 0 && jobs.every((job) => job.state !== 'running')) return
  }
  throw new Error(`the import was not done within ${patience} ms`)
}

/** Goes to a screen by the rail at the left. */
export async function go(
  app: Driver,
  screen: '书库' | '阅读' | '实体' | '搜索' | '批注' | '导出' | '设置',
): Promise<void> {
  await app.page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('button', { name: screen, exact: true })
    .click()
}

/** The text of the article on show. */
export const articleText = (app: Driver): Locator => app.page.getByRole('main').getByRole('article').first()

/** Opens an article from the library. */
export async function openArticle(app: Driver, title: string): Promise<void> {
  await go(app, '书库')
  await app.page.getByRole('main').getByText(title).first().dblclick()
  await articleText(app).getByRole('heading', { name: title }).first().waitFor()
}

/** Where the first and the last character of a quotation are on the screen; the text is scrolled so that they can be seen. */
function ends(text: Element, quote: string): { from: [number, number]; to: [number, number] } | null {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  const parts: { node: Text; start: number }[] = []
  let whole = ''
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    parts.push({ node: node as Text, start: whole.length })
    whole += (node as Text).data
  }
  const at = whole.indexOf(quote)
  if (at < 0) return null
  const place = (offset: number) => {
    const part = parts.findLast(({ start }) => start <= offset)
    return [part?.node as Text, offset - (part?.start ?? 0)] as const
  }
  const range = document.createRange()
  range.setStart(...place(at))
  const [last, offset] = place(at + quote.length - 1)
  range.setEnd(last, offset + 1)
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0)
  const first = boxes[0]
  const final = boxes.at(-1)
  if (!first || !final) return null
  return {
    from: [first.left, first.top + first.height / 2],
    to: [final.right, final.top + final.height / 2],
  }
}

/** Selects a quotation with the mouse and waits for what the window offers to do with it. */
export async function select(app: Driver, quote: string): Promise<Locator> {
  const { page } = app
  const text = articleText(app)
  let places = await text.evaluate(ends, quote)
  for (let tries = 0; tries < 50; tries++) {
    // Sections are laid out as they come near: the place is right once it stays.
    await page.evaluate(
      () => new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))),
    )
    const again = await text.evaluate(ends, quote)
    if (JSON.stringify(again) === JSON.stringify(places)) break
    places = again
  }
  if (!places) throw new Error(`the article on show does not have “${quote}”`)
  await page.mouse.move(...places.from)
  await page.mouse.down()
  await page.mouse.move(places.to[0] - 2, places.to[1], { steps: 4 })
  await page.mouse.move(...places.to)
  await page.mouse.up()
  const bar = page.getByRole('toolbar', { name: '选中文字' })
  await bar.waitFor()
  return bar
}

/** Highlights a quotation in a colour. */
export async function highlight(
  app: Driver,
  quote: string,
  color: '重点' | '疑问' | '数据' | '观点' | '待办',
): Promise<void> {
  const bar = await select(app, quote)
  await bar.getByRole('button', { name: color }).click()
  await app.page
    .getByRole('button', { name: `${color}：${quote}` })
    .first()
    .waitFor()
}

/** Writes a note on a quotation. */
export async function note(app: Driver, quote: string, words: string): Promise<void> {
  const bar = await select(app, quote)
  await bar.getByRole('button', { name: '批注' }).click()
  const field = app.page.getByRole('textbox', { name: '批注内容' })
  await field.waitFor()
  await field.pressSequentially(words)
  // Nothing needs saving: leaving the field is enough.
  await field.press('Escape')
}

/** Exports what the export screen has chosen, as Markdown, to a file. */
export async function exportTo(app: Driver, path: string): Promise<void> {
  await go(app, '导出')
  await app.answer('save', [path])
  await app.page.getByRole('main').getByRole('button', { name: /^保存/ }).click()
}
