/** Correcting the text in the real window: the mark on it goes along, it stays over a restart, and is taken back. */
import { expect, test } from 'vitest'
import { expectClean, onEachHost } from './hosts.ts'
import { articleText, openArticle, select, waitForImport } from './steps.ts'

onEachHost('corrections of the text', (bench) => {
  test('are written in the article, kept beside the page, and taken back', { timeout: 120_000 }, async () => {
    const app = await bench().start()
    await waitForImport(app)
    const [first] = await app.call('articles.list')
    const id = first?.id ?? ''
    const { text, revision, blocks, pageId } = await app.call('articles.get', { id })
    const paragraph = blocks.find(({ role, start, end }) => role === 'paragraph' && end - start > 40)
    const start = (paragraph?.start ?? 0) + 6
    const words = text.slice(start, start + 4)
    await app.call('annotations.create', { articleId: id, revision, start: start - 3, end: start + 8 })
    const before = (await app.call('annotations.list', {}))[0]?.quote ?? ''
    await openArticle(app, first?.title ?? '')
    const { page } = app
    await select(app, text.slice(start, start + 12))
    await page.keyboard.press('r')
    const field = page.getByRole('textbox', { name: '更正后的文字' })
    await field.waitFor()
    await field.fill((await field.inputValue()).replace(words, `${words.slice(0, 1)}𠮷甲`))
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^更正 \d+ 处$/ }).waitFor({ state: 'attached' })
    await expect
      .poll(() => articleText(app).textContent(), { timeout: 20_000 })
      .toContain(`${words.slice(0, 1)}𠮷甲`)
    const [mark] = await app.call('annotations.list', {})
    expect(mark).toMatchObject({ anchor: expect.stringMatching(/exact|moved/) })
    expect(mark?.quote).toContain('𠮷甲')
    await expectClean(app)
    await app.close()

    const again = await bench().start()
    expect((await again.call('articles.get', { id })).text).toContain('𠮷甲')
    expect((await again.call('pages.get', { id: pageId })).text).not.toContain('𠮷甲')
    expect(await again.call('library.verify')).toMatchObject({ sound: true })
    await openArticle(again, first?.title ?? '')
    // By its key: the sign stands above the text, and the screen comes back to where reading stopped.
    await again.page.getByRole('button', { name: /^更正 \d+ 处$/ }).waitFor({ state: 'attached' })
    await again.page.keyboard.press('Shift+R')
    await again.page.getByRole('dialog').getByRole('button', { name: '全部还原' }).click()
    // The page is made anew in a compute thread that has just begun.
    await expect
      .poll(async () => (await again.call('articles.get', { id })).text, { timeout: 20_000 })
      .toBe(text)
    expect((await again.call('annotations.list', {}))[0]?.quote).toBe(before)
    await expectClean(again)
    await again.close()
  })
})
