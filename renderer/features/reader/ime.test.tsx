/** Real composition by the browser's own input method interface: Enter, Esc and letters that belong to it do nothing else. */
import { beforeEach, describe, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import type { Fake } from '../../api/fake.ts'
import { runCommand } from '../../commands.ts'
import { useUi } from '../../state/ui.ts'
import { inputsOf, show } from '../../test/show.tsx'

/** The browser's debugging interface; the provider types it as an empty object. */
const browser = (): { send(method: string, params: Record<string, unknown>): Promise<unknown> } =>
  cdp() as never

/** Letters under composition, as while a candidate list is open. */
const compose = (text: string) =>
  browser().send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

/** A key that the input method takes: Chromium names it 229. */
async function imeKey(code: string): Promise<void> {
  const key = { key: 'Process', code, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
  await browser().send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await browser().send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}

/** The candidate is taken: its text takes the letters' place. */
const confirm = (text: string) => browser().send('Input.insertText', { text })

let fake: Fake
/** Code, key code and whether it composed, of every key that came to the document in spite of all. */
let heard: string[]
beforeEach(() => {
  heard = []
})
const listen = () => {
  const hear = (event: KeyboardEvent) => heard.push(event.code)
  document.addEventListener('keydown', hear)
}

describe('Enter that confirms a candidate', () => {
  test('adds no tag, and the next one does', async () => {
    fake = await show({ screen: 'reader', articleId: 'p1-1' })
    await page.getByRole('button', { name: /^疑问/ }).last().click()
    const field = page.getByRole('combobox', { name: '标签' })
    await field.click()
    await compose('shuili')
    await imeKey('Enter')
    expect(inputsOf(fake, 'annotations.update')).toEqual([])
    await confirm('水利')
    await expect.element(field).toHaveValue('水利')
    expect(inputsOf(fake, 'annotations.update')).toEqual([])
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => inputsOf(fake, 'annotations.update').at(-1)).toMatchObject({ tags: ['水利'] })
  })

  test('does not step through what was found, nor does Esc close the field', async () => {
    await show({ screen: 'reader', articleId: 'p1-1' })
    await expect.poll(() => document.querySelector('.beside-card')).not.toBeNull()
    await userEvent.keyboard('{Control>}f{/Control}')
    const field = page.getByRole('textbox', { name: '文内查找' })
    await expect.element(field).toHaveFocus()
    await confirm('渠')
    await expect.element(page.getByText(/^1／/)).toBeVisible()
    await compose('渠s')
    listen()
    await imeKey('Enter')
    await imeKey('Escape')
    await imeKey('KeyN')
    expect(heard).toEqual([])
    await expect.element(field).toBeVisible()
  })

  test('runs nothing in the palette', async () => {
    await show()
    runCommand('view.palette')
    await expect.element(page.getByRole('combobox')).toHaveFocus()
    await compose('shezhi')
    await imeKey('Enter')
    await imeKey('ArrowDown')
    expect(useUi.getState().screen).toBe('library')
    await expect.element(page.getByRole('combobox')).toBeVisible()
    await confirm('设置')
    await expect.element(page.getByRole('combobox')).toHaveValue('设置')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => useUi.getState().screen).toBe('settings')
  })

  test('leaves a note open, and what was composed is stored', async () => {
    fake = await show({ screen: 'reader', articleId: 'p1-1' })
    await page.getByRole('button', { name: /^疑问/ }).last().click()
    const field = page.getByRole('textbox', { name: '批注内容' })
    await field.click()
    await compose('hedui')
    await imeKey('Enter')
    await imeKey('Escape')
    await expect.element(field).toHaveFocus()
    await confirm('核对')
    await expect
      .poll(() => inputsOf(fake, 'annotations.update').at(-1))
      .toMatchObject({ note: expect.stringMatching(/核对$/) })
  })
})

test('single letters work in the text though an input method claims them', async () => {
  await show({ screen: 'reader', articleId: 'p1-1' })
  await expect.poll(() => document.querySelector('.beside-card')).not.toBeNull()
  ;(document.querySelector('.article-text') as HTMLElement).focus()
  await imeKey('KeyJ')
  await expect.poll(() => useUi.getState().activeAnnotationId).toBe('a1')
})

test('a list is not narrowed by letters under composition, but by what they become', async () => {
  await show()
  const filter = page.getByRole('searchbox', { name: '按题名、作者、来源筛选' })
  const lines = () => document.querySelectorAll('.line').length
  await expect.poll(lines).toBe(7)
  await filter.click()
  await compose('gongjiao')
  await expect.element(filter).toHaveValue('gongjiao')
  expect(lines()).toBe(7)
  await confirm('公交')
  await expect.element(filter).toHaveValue('公交')
  await expect.poll(lines).toBe(1)
  await userEvent.keyboard('{Escape}')
  await expect.poll(lines).toBe(7)
})
