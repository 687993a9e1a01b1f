import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useUi } from '../../state/ui.ts'
import { inputsOf, show } from '../../test/show.tsx'
import { useView } from './view.ts'

const list = () => page.getByRole('grid', { name: '稿件' })
const stars = () => list().getByRole('img', { name: '有星标' })

test('a star is put on by the preview’s button and by key, and has a list of its own', async () => {
  useView.setState(useView.getInitialState(), true)
  const fake = await show({ screen: 'library' })
  const preview = page.getByRole('complementary', { name: '预览' })
  await preview.getByRole('button', { name: '加星标' }).click()
  await expect.element(preview.getByRole('button', { name: '去掉星标' })).toBeVisible()
  await expect.poll(() => stars().elements().length).toBe(1)
  ;(list().element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown}s')
  await expect.poll(() => stars().elements().length).toBe(2)
  await page.getByRole('button', { name: /^星标/ }).click()
  await expect.poll(() => list().getByRole('row').elements().length).toBeGreaterThan(0)
  await expect.poll(() => inputsOf(fake, 'listing.outline').at(-1)).toMatchObject({ kind: 'starred' })
  await expect.element(page.getByRole('status').first()).toMatchTextContent(/^2／/)
  expect(inputsOf(fake, 'articles.star')).toMatchObject([{ starred: true }, { starred: true }])
})

test('the cursor that was moved by key stays where it is when the list rests and when it changes', async () => {
  useView.setState(useView.getInitialState(), true)
  await show({ screen: 'library' })
  await expect.element(list()).toBeVisible()
  ;(list().element() as HTMLElement).focus()
  const under = () => document.querySelector('.line[data-cursor] b')?.textContent
  await expect.poll(under).toBeTruthy()
  const first = under()
  await userEvent.keyboard('{ArrowDown}')
  await expect.poll(under).not.toBe(first)
  const second = under()
  await userEvent.keyboard('s')
  await expect.poll(() => stars().elements().length).toBe(1)
  // A cursor that nobody touched goes to where the list begins once that rests.
  expect(useView.getState().isTouched).toBe(true)
  expect(under()).toBe(second)
})

test('the reader’s button and key do the same, and a refusal takes the star back', async () => {
  const fake = await show({ screen: 'reader', articleId: 'p1-1' })
  const bar = page.getByRole('toolbar', { name: '阅读工具' })
  await expect.element(bar.getByRole('button', { name: '加星标' })).toBeVisible()
  await userEvent.keyboard('s')
  await expect.element(bar.getByRole('button', { name: '去掉星标' })).toBeVisible()
  fake.fail('articles.star', { code: 'disk-full', message: 'full' })
  await bar.getByRole('button', { name: '去掉星标' }).click()
  await expect.element(page.getByText(/磁盘/).first()).toBeVisible()
  await expect.element(bar.getByRole('button', { name: '去掉星标' })).toBeVisible()
  expect(useUi.getState().screen).toBe('reader')
})
