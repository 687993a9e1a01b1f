import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { call } from '../../api/client.ts'
import { show } from '../../test/show.tsx'

describe('the trash', () => {
  test('holds what was deleted, shows what was in it, and gives it back', async () => {
    const fake = await show({ screen: 'trash' })
    await expect.element(page.getByText('回收站是空的')).toBeVisible()
    const titles = fake.data.articles.map(({ title }) => title)
    await call('articles.remove', { ids: ['p1-1'] })
    await call('annotations.remove', { ids: ['a5'] })
    await expect.element(page.getByText('2 项', { exact: true })).toBeVisible()
    await page.getByRole('option').filter({ hasText: '一条老渠' }).click()
    await expect.element(page.getByText('全文的题眼。')).toBeVisible()
    await page.getByRole('complementary', { name: '内容' }).getByRole('button', { name: '恢复' }).click()
    await expect.element(page.getByText('已恢复 1 项')).toBeVisible()
    expect(fake.data.articles.map(({ title }) => title).sort()).toEqual(titles.sort())
    await expect.element(page.getByText('1 项', { exact: true })).toBeVisible()
  })

  test('is emptied after a question, and even that comes back', async () => {
    await show({ screen: 'trash' })
    await call('annotations.remove', { ids: ['a5', 'a4'] })
    await page.getByRole('button', { name: '清空回收站' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '清空回收站' }).click()
    await expect.element(page.getByText('回收站是空的')).toBeVisible()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await expect.element(page.getByText('2 项', { exact: true })).toBeVisible()
  })
})
