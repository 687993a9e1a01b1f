/** Correcting the text on the reading screen, over a fake library, by mouse and keyboard. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useUi } from '../../../state/ui.ts'
import { callsOf, fake, openReader, root, select, text } from '../test/open-reader.tsx'
import { correcting } from './store.ts'

openReader()
beforeEach(() => correcting.set({ open: null, isList: false, areOriginalsShown: false }))

const field = () => page.getByRole('textbox', { name: '更正后的文字' })
const sign = () => page.getByRole('button', { name: '更正 1 处' })

/** Corrects by key: what is selected is selected in the editor, so that typing takes its place. */
async function correct(quote: string, words: string): Promise<void> {
  select(quote)
  await expect.element(page.getByRole('toolbar', { name: '选中文字' })).toBeVisible()
  await userEvent.keyboard('r')
  await expect.element(field()).toHaveFocus()
  await userEvent.keyboard(`${words}{Enter}`)
  await expect.element(field()).not.toBeInTheDocument()
}

test('a word is corrected by keys, marked lightly, and what the page has is listed beside it', async () => {
  const before = text()
  await correct('修渠容易', '修路不难')
  expect(callsOf('corrections.add')).toMatchObject([{ articleId: 'p1-1', revision: 1 }])
  expect(text()).toBe(before.replace('修渠容易', '修路不难'))
  await expect.poll(() => root().textContent).toContain('修路不难')
  await expect.element(sign()).toBeVisible()
  await expect.poll(() => CSS.highlights.get('article-fix')?.size).toBe(1)
  await userEvent.click(sign())
  const list = page.getByRole('dialog', { name: '本文更正（1 处）' })
  await expect.element(list).toBeVisible()
  expect([...document.querySelectorAll('.correct-list del')].map((one) => one.textContent)).toEqual([
    '渠容易',
  ])
  await userEvent.click(list.getByRole('button', { name: '还原为原文' }))
  await expect.poll(() => callsOf('corrections.remove')).toEqual([{ articleId: 'p1-1', ids: ['fix-1'] }])
  await expect.poll(text).toBe(before)
  await expect.element(sign()).not.toBeInTheDocument()
})

test('the words of the page stand over the corrected ones on demand', async () => {
  await correct('修渠容易', '修路容易')
  await userEvent.click(sign())
  await userEvent.click(page.getByRole('button', { name: '在正文中显示原文' }))
  await expect.element(page.getByText('渠', { exact: true })).toBeVisible()
  const label = document.querySelector('.correct-original') as HTMLElement
  expect(label.textContent).toBe('渠')
})

test('the editor shows what changes, takes no line break, and keeps what the library refuses', async () => {
  select('修渠容易')
  await userEvent.click(page.getByRole('button', { name: /^更正/ }))
  await expect.element(field()).toHaveFocus()
  await userEvent.keyboard('修路')
  expect([...document.querySelectorAll('.ui-dialog del')].map((one) => one.textContent)).toContain('渠容易')
  fake.fail('corrections.add', { code: 'stale', message: 'changed', reason: 'revision' })
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => useUi.getState().toasts.some(({ tone }) => tone === 'error')).toBe(true)
  await expect.element(field()).toBeVisible()
  expect((document.querySelector('.correct-field') as HTMLTextAreaElement).value).toContain('修路')
  await userEvent.fill(field(), '')
  await expect.element(page.getByRole('button', { name: '保存更正' })).toBeDisabled()
  await userEvent.fill(field(), '第一行\n第二行')
  await expect.element(field()).toHaveValue('第一行第二行')
  await userEvent.keyboard('{Escape}')
  await expect.element(field()).not.toBeInTheDocument()
})

test('undo from the word that tells of it', async () => {
  const before = text()
  await correct('修渠容易', '修路容易')
  await userEvent.click(page.getByRole('button', { name: '撤销' }))
  await expect.poll(text).toBe(before)
})
