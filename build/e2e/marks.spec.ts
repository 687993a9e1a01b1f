/** Marks of the whole library in the real window: found, changed at once, deleted and taken back after a restart. */
import { expect, test } from 'vitest'
import { expectClean, onEachHost } from './hosts.ts'
import { go, waitForImport } from './steps.ts'

onEachHost('the marks of the library', (bench) => {
  test('are listed, changed at once and rest in the trash over a restart', { timeout: 120_000 }, async () => {
    const app = await bench().start()
    await waitForImport(app)
    const [first, second] = await app.call('articles.list')
    for (const article of [first, first, second]) {
      const { revision, text } = await app.call('articles.get', { id: article?.id ?? '' })
      const count = (await app.call('annotations.list', {})).length
      const start = Math.floor(text.length / 2) + count * 3
      await app.call('annotations.create', { articleId: article?.id ?? '', revision, start, end: start + 2 })
    }
    await go(app, '批注')
    const { page } = app
    const rows = page.getByRole('listbox', { name: '批注' }).getByRole('option')
    await expect.poll(() => rows.count()).toBe(3)
    await rows.first().click()
    await page.keyboard.press('x')
    await page.getByRole('button', { name: '选中全部 3 条' }).click()
    await page.getByRole('toolbar', { name: '批量修改' }).getByRole('button', { name: '待办' }).click()
    await expect
      .poll(async () => (await app.call('annotations.list', {})).map(({ color }) => color))
      .toEqual(['todo', 'todo', 'todo'])
    await app.call('articles.remove', { ids: [first?.id ?? ''] })
    await expect.poll(() => rows.count()).toBe(1)
    await expectClean(app)
    await app.close()

    const again = await bench().start()
    await go(again, '批注')
    await again.page.getByRole('button', { name: /^回收站/ }).click()
    await again.page
      .getByRole('option')
      .filter({ hasText: first?.title ?? '' })
      .click()
    await again.page.getByRole('complementary').getByRole('button', { name: '恢复' }).click()
    await expect.poll(async () => (await again.call('annotations.list', {})).length).toBe(3)
    expect(await again.call('library.verify')).toMatchObject({ sound: true })
    await expectClean(again)
    await again.close()
  })
})
