/** The ends of a mark moved by pointer, by the handle's keys and by commands; seen while it moves, stored once. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Fake } from '../../api/fake.ts'
import { layOutAll } from '../../article/test/lay-out.ts'
import { useUi } from '../../state/ui.ts'
import { inputsOf, show } from '../../test/show.tsx'
import { useReading } from './store.ts'

let fake: Fake
const root = () => document.querySelector('.article-text') as HTMLElement
const handle = (name: string) => page.getByRole('slider', { name })
const textOf = () => fake.data.articles.find(({ id }) => id === 'p1-1')?.text ?? ''
const mark = () => fake.data.annotations.find(({ id }) => id === 'a2')
const ranges = () =>
  inputsOf(fake, 'annotations.update').flatMap((one) => (one as { range?: unknown }).range ?? [])

beforeAll(layOutAll)
beforeEach(async () => {
  useReading.setState(useReading.getInitialState(), true)
  fake = await show({ screen: 'reader', articleId: 'p1-1' })
  await expect.poll(() => document.querySelector('.beside-card')).not.toBeNull()
  useUi.getState().setActive('a2')
  await expect.element(handle('批注结尾')).toBeVisible()
})

/** The middle of the character at an offset of the article, in the window. */
function pointAt(offset: number): { clientX: number; clientY: number } {
  const quote = textOf().slice(offset, offset + 6)
  const block = [...root().querySelectorAll('[data-b]')].find((one) => one.textContent?.includes(quote))
  const node = block?.firstChild as globalThis.Text
  const at = node.data.indexOf(quote)
  const range = new Range()
  range.setStart(node, at)
  range.setEnd(node, at + 1)
  const box = range.getBoundingClientRect()
  return { clientX: box.left + 2, clientY: box.top + box.height / 2 }
}

/** Takes a handle in the middle of its line and brings it to a place; `then` is done before it is let go. */
async function drag(name: string, offset: number, then?: () => Promise<void>): Promise<void> {
  const element = handle(name).element()
  const box = element.getBoundingClientRect()
  const from = { clientX: box.left + 1, clientY: box.top + box.height / 2 }
  const all = { bubbles: true, cancelable: true, button: 0, pointerId: 1 }
  element.dispatchEvent(new PointerEvent('pointerdown', { ...all, ...from }))
  window.dispatchEvent(new PointerEvent('pointermove', { ...all, ...pointAt(offset) }))
  await then?.()
  window.dispatchEvent(new PointerEvent('pointerup', { ...all, ...pointAt(offset) }))
}

test('dragging an end paints the mark as it will be, and stores it when it is let go', async () => {
  const { start, end } = mark() ?? { start: 0, end: 0 }
  const to = textOf().indexOf('修渠容易')
  await drag('批注开头', to, async () => {
    await expect.poll(() => document.querySelector('.card.active .q')?.textContent).toBeDefined()
    expect(useReading.getState().draft).toMatchObject({ id: 'a2', start: to, end })
    expect(ranges()).toEqual([])
  })
  await expect.poll(ranges).toEqual([{ revision: 1, start: to, end }])
  expect(to).not.toBe(start)
  await expect.poll(() => mark()?.start).toBe(to)
  expect(useReading.getState().draft).toBeNull()
  await expect.element(handle('批注开头')).toHaveAttribute('aria-valuenow', String(to))
})

test('an end dragged past the other one changes places with it, over paragraphs', async () => {
  const { end } = mark() ?? { end: 0 }
  const to = textOf().indexOf('今年，临江县计划')
  await drag('批注开头', to)
  await expect.poll(ranges).toMatchObject([{ start: end }])
  expect((ranges()[0] as { end: number }).end).toBeLessThanOrEqual(to)
  expect((ranges()[0] as { end: number }).end).toBeGreaterThan(end)
})

test('Esc during a drag leaves the mark as it was', async () => {
  await drag('批注结尾', textOf().indexOf('修渠容易'), async () => {
    await userEvent.keyboard('{Escape}')
    expect(useReading.getState().draft).toBeNull()
  })
  expect(ranges()).toEqual([])
  expect(useUi.getState().activeAnnotationId).toBe('a2')
})

test('the arrows move the end that has the focus, by characters or words; the text keeps its DOM', async () => {
  const { start, end } = mark() ?? { start: 0, end: 0 }
  const before = root().innerHTML
  ;(handle('批注结尾').element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.poll(() => mark()?.end).toBe(end - 1)
  await userEvent.keyboard('{Control>}{ArrowLeft}{/Control}')
  await expect.poll(() => mark()?.end ?? end).toBeLessThan(end - 1)
  ;(handle('批注开头').element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => mark()?.start).toBe(start + 1)
  expect(root().innerHTML).toBe(before)
})

test('commands move the ends from the text', async () => {
  const { start, end } = mark() ?? { start: 0, end: 0 }
  root().focus()
  await userEvent.keyboard(',')
  await expect.poll(() => mark()?.start).toBe(start - 1)
  await userEvent.keyboard('{Shift>}.{/Shift}')
  await expect.poll(() => (mark()?.end ?? 0) > end).toBe(true)
  await userEvent.keyboard('.')
  await expect.poll(() => mark()?.start).toBe(start)
})

test('a style is chosen from the card, and by its key; the same key again takes it off', async () => {
  await page.getByRole('button', { name: /^线型/ }).click()
  await page.getByRole('menuitemradio', { name: '虚线' }).click()
  await expect.poll(() => mark()?.style).toBe('dashed')
  root().focus()
  await userEvent.keyboard('u')
  await expect.poll(() => mark()?.style).toBe('underline')
  await userEvent.keyboard('u')
  await expect.poll(() => mark()?.style).toBe('fill')
})
