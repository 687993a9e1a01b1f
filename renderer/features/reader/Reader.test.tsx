/** Selecting, marking and noting on the reading screen, by mouse and keyboard. */
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useUi } from '../../state/ui.ts'
import { useReading } from './store.ts'
import { bar, callsOf, fake, openReader, root, select, text } from './test/open-reader.tsx'

openReader()

test('selected text gets a bar, and a digit marks it in that colour with true offsets', async () => {
  const span = select('修渠容易')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('2')
  await expect
    .poll(() => callsOf('annotations.create'))
    .toMatchObject([{ ...span, color: 'ask', style: 'fill', revision: 1 }])
  await expect.element(bar()).not.toBeInTheDocument()
  await expect.poll(() => CSS.highlights.get('article-mark-ask-fill-0')?.size).toBe(2)
})

test('the bar lies beside the selection, and Tab leads into it', async () => {
  select('罗守田蹲在渠边')
  await expect.element(bar()).toBeVisible()
  const box = (document.querySelector('.selection-bar') as HTMLElement).getBoundingClientRect()
  const lines = document.getSelection()?.getRangeAt(0).getClientRects() ?? []
  for (const line of lines) expect(box.bottom <= line.top || box.top >= line.bottom).toBe(true)
  await userEvent.keyboard('{Tab}')
  expect(document.activeElement?.closest('.selection-bar')).not.toBeNull()
  expect(useUi.getState().selection).not.toBeNull()
  await userEvent.keyboard('{Escape}')
  await expect.element(bar()).not.toBeInTheDocument()
})

test('a drag that leaves the text still selects as far as the text goes', async () => {
  const first = root().querySelector('[data-role="paragraph"]')?.firstChild as globalThis.Text
  const outside = document.querySelector('.tabs') as HTMLElement
  document.getSelection()?.setBaseAndExtent(first, 4, outside, 0)
  await expect.element(bar()).toBeVisible()
  expect(useUi.getState().selection).toMatchObject({ start: 0, end: text().indexOf(first.data) + 4 })
  document.getSelection()?.setBaseAndExtent(first, 4, document.body, document.body.childNodes.length)
  await expect.poll(() => useUi.getState().selection?.end).toBe(text().length)
})

test('while a selection is drawn, the text lies under the pane too, so that a drag past a line’s end means the line', () => {
  const under = () => {
    const box = (document.querySelector('.reader-pane') as HTMLElement).getBoundingClientRect()
    return [box.left - 1, box.left + 4, box.left + box.width / 2].map(
      (x) => document.elementFromPoint(x, box.top + 200)?.closest('.reader-sheet') !== null,
    )
  }
  const width = root().getBoundingClientRect().width
  expect(under().at(-1)).toBe(false)
  root().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }))
  expect(under()).toEqual([true, true, true])
  expect(root().getBoundingClientRect().width).toBe(width)
  window.dispatchEvent(new PointerEvent('pointerup'))
  expect(under().at(-1)).toBe(false)
})

test('the keyboard alone selects a passage and underlines it', async () => {
  root().focus()
  const point = root().querySelector('[data-role="paragraph"]')?.firstChild as globalThis.Text
  document.getSelection()?.collapse(point, 0)
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}')
  await expect.element(bar()).toBeVisible()
  expect(document.querySelector('.reader-caret')).not.toBeNull()
  await userEvent.keyboard('u')
  const start = text().indexOf('立春那')
  await expect
    .poll(() => callsOf('annotations.create'))
    .toMatchObject([{ start, end: start + 3, style: 'underline' }])
})

test('the caret comes out where the text is being read, not where it stood before', async () => {
  root().focus()
  document.getSelection()?.collapse(root().querySelector('h1')?.firstChild as globalThis.Text, 0)
  const scroller = document.querySelector('.reader-scroller') as HTMLElement
  await page.viewport(1280, 360)
  const title = root().querySelector('h1') as HTMLElement
  scroller.scrollTop = scroller.scrollHeight
  await expect
    .poll(() => title.getBoundingClientRect().bottom)
    .toBeLessThan(scroller.getBoundingClientRect().top)
  await userEvent.keyboard('{ArrowRight}')
  const caret = document.querySelector('.reader-caret') as HTMLElement
  await expect.poll(() => caret.hidden).toBe(false)
  const frame = scroller.getBoundingClientRect()
  await expect.poll(() => caret.getBoundingClientRect().top).toBeGreaterThanOrEqual(frame.top)
  expect(caret.getBoundingClientRect().bottom).toBeLessThanOrEqual(frame.bottom)
  expect(title.getBoundingClientRect().bottom).toBeLessThan(frame.top)
})

test('N makes a mark and opens its note, which stores itself', async () => {
  select('修渠容易')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('n')
  const field = page.getByRole('textbox', { name: '批注内容' })
  await expect.element(field).toHaveFocus()
  await userEvent.keyboard('要核对')
  await expect.poll(() => callsOf('annotations.update').at(-1)).toMatchObject({ note: '要核对' })
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).toBe(root())
})

test('what was just marked is at hand: a digit changes its colour, N writes its note; Esc lets it go', async () => {
  select('修渠容易')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('3')
  await expect.poll(() => useReading.getState().freshId).not.toBeNull()
  const id = useReading.getState().freshId
  await userEvent.keyboard('2')
  await expect.poll(() => callsOf('annotations.update')).toEqual([{ id, color: 'ask' }])
  expect(callsOf('annotations.create')).toHaveLength(1)
  await userEvent.keyboard('n')
  await expect.element(page.getByRole('textbox', { name: '批注内容' })).toHaveFocus()
  await userEvent.keyboard('要核对{Escape}')
  await expect.poll(() => callsOf('annotations.update').at(-1)).toEqual({ id, note: '要核对' })
  // Once let go, the keys mean nothing.
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => useUi.getState().activeAnnotationId).toBeNull()
  const before = fake.calls.length
  await userEvent.keyboard('4')
  await userEvent.keyboard('n')
  expect(page.getByRole('textbox', { name: '批注内容' }).query()).toBeNull()
  expect(fake.calls.slice(before).map(({ name }) => name)).not.toContain('annotations.update')
})

test('marking the very same passage again changes the mark there', async () => {
  select('量得清，才分得匀。')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('1')
  await expect.poll(() => callsOf('annotations.update')).toEqual([{ id: 'a2', color: 'key' }])
  expect(callsOf('annotations.create')).toEqual([])
})

test('the tools of a card stand in one line, however wide the pane is', async () => {
  root().focus()
  await userEvent.keyboard('j')
  const tools = () => [...document.querySelectorAll('.card.active footer .ib')]
  await expect.poll(() => tools().length).toBe(9)
  for (const width of [1024, 1150, 1280, 1440]) {
    await page.viewport(width, 800)
    await expect
      .poll(() => new Set(tools().map((tool) => tool.getBoundingClientRect().top)).size, {
        message: `${width}`,
      })
      .toBe(1)
  }
})

test('Enter that an input method takes adds no tag; a plain Enter does', async () => {
  await page.getByRole('button', { name: /^疑问/ }).last().click()
  const field = page.getByRole('combobox', { name: '标签' })
  await field.fill('shui')
  const input = field.element() as HTMLInputElement
  input.dispatchEvent(
    new KeyboardEvent('keydown', {
      key: 'Enter',
      code: 'Enter',
      keyCode: 229,
      isComposing: true,
      bubbles: true,
      cancelable: true,
    }),
  )
  expect(callsOf('annotations.update')).toEqual([])
  await field.fill('水')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => callsOf('annotations.update').at(-1)).toMatchObject({ id: 'a3', tags: ['水'] })
})

test('tags in use are offered', async () => {
  await page.getByRole('button', { name: /^疑问/ }).last().click()
  await page.getByRole('combobox', { name: '标签' }).fill('核')
  await expect.element(page.getByRole('option', { name: /待核/ })).toBeVisible()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.poll(() => callsOf('annotations.update').at(-1)).toMatchObject({ tags: ['待核'] })
})

test('Delete takes a mark away at once, and the toast brings it back', async () => {
  await page.getByRole('button', { name: /^疑问/ }).last().click()
  root().focus()
  await userEvent.keyboard('{Delete}')
  await expect.poll(() => callsOf('annotations.remove')).toEqual([{ ids: ['a3'] }])
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => fake.data.annotations.some((mark) => mark.id === 'a3')).toBe(true)
})

test('after other steps too: the mark comes back and they stay', async () => {
  await page.getByRole('button', { name: /^疑问/ }).last().click()
  root().focus()
  await userEvent.keyboard('{Delete}')
  await expect.poll(() => callsOf('annotations.remove')).toHaveLength(1)
  await fake.bridge.call('annotations.update', { id: 'a1', color: 'todo' })
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => fake.data.annotations.some((mark) => mark.id === 'a3')).toBe(true)
  expect(fake.data.annotations.find((mark) => mark.id === 'a1')?.color).toBe('todo')
})

test('copying takes the quotation and its citation along', async () => {
  select('量得清，才分得匀。')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('c')
  await expect.poll(() => callsOf('app.copy')).toHaveLength(1)
  const [{ text: copied }] = callsOf('app.copy') as [{ text: string }]
  expect(copied).toContain('“量得清，才分得匀。”')
  expect(copied).toContain('一条老渠，重新流过晒谷场[N]')
})

test('a refused mark leaves the screen again and says why', async () => {
  fake.fail('annotations.create', { code: 'stale', message: 'the text changed' })
  select('修渠容易')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('5')
  await expect.poll(() => useUi.getState().toasts.map((toast) => toast.tone)).toEqual(['error'])
  await expect.poll(() => CSS.highlights.has('article-mark-todo-fill-0')).toBe(false)
})
