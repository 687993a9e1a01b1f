import { useRef } from 'react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { runCommand } from '../commands.ts'
import { show } from '../test/show.tsx'
import { entityPlace, keepPlace, placeOf, useKeptScroll } from './kept-place.ts'
import { useUi } from './ui.ts'

const top = (selector: string) => document.querySelector(selector)?.scrollTop

test('search results are where they were left when a person comes back, with the cursor on the hit that was opened', async () => {
  await show({ screen: 'search' })
  await page.viewport(1000, 420)
  await page.getByRole('searchbox').first().fill('的')
  const results = page.getByRole('listbox', { name: '搜索结果' })
  await expect.element(results.getByRole('option').first()).toBeVisible()
  ;(results.element() as HTMLElement).focus()
  for (let i = 0; i < 8; i++) await userEvent.keyboard('{ArrowDown}')
  await expect.poll(() => top('.kwic')).toBeGreaterThan(0)
  const left = top('.kwic')
  const active = results.element().getAttribute('aria-activedescendant')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('main').getByRole('article').first()).toBeVisible()
  runCommand('view.back')
  await expect.poll(() => top('.kwic')).toBe(left)
  await expect.poll(() => results.element().getAttribute('aria-activedescendant')).toBe(active)
  await page.getByRole('searchbox').first().fill('水')
  await expect.poll(() => top('.kwic')).toBe(0)
})

test('a line of results that was scrolled to is opened by the first click', async () => {
  await show({ screen: 'search' })
  await page.viewport(1000, 420)
  await page.getByRole('searchbox').first().fill('的')
  const results = page.getByRole('listbox', { name: '搜索结果' })
  await expect.element(results.getByRole('option').first()).toBeVisible()
  results.element().scrollTop = results.element().scrollHeight
  await expect.poll(() => top('.kwic')).toBeGreaterThan(0)
  await results.getByRole('option').last().click()
  await expect.poll(() => useUi.getState().screen).toBe('reader')
})

/** A frame of 100 pixels; what is in it comes to its height by and by. */
function Frame({ name, height }: { name: string; height: number }) {
  const ref = useRef<HTMLDivElement>(null)
  useKeptScroll(ref, name, true)
  return (
    <div ref={ref} data-testid="frame" style={{ height: 100, overflow: 'auto' }}>
      <div style={{ height }} />
    </div>
  )
}
const frame = () => document.querySelector('[data-testid=frame]') as HTMLElement

test('a frame is scrolled to where it was left once what is in it reaches so far', async () => {
  const first = await render(<Frame name="one" height={500} />)
  frame().scrollTop = 250
  await expect.poll(() => placeOf('one')).toBe(250)
  await first.unmount()
  const { rerender } = await render(<Frame name="one" height={150} />)
  expect(frame().scrollTop).toBe(50)
  expect(placeOf('one')).toBe(250)
  await rerender(<Frame name="one" height={600} />)
  await expect.poll(() => frame().scrollTop).toBe(250)
  // A list within that comes later begins at its top, and takes the frame along.
  frame().scrollTop = 0
  await expect.poll(() => frame().scrollTop).toBe(250)
  expect(placeOf('one')).toBe(250)
  await rerender(<Frame name="another" height={600} />)
  expect(frame().scrollTop).toBe(0)
})

test('a person who scrolls meanwhile is not taken back, and an entity opened anew begins at its top', async () => {
  keepPlace('two', 400)
  const { rerender } = await render(<Frame name="two" height={300} />)
  frame().dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
  frame().scrollTop = 20
  await expect.poll(() => placeOf('two')).toBe(20)
  await rerender(<Frame name="two" height={900} />)
  expect(frame().scrollTop).toBe(20)
  keepPlace(entityPlace('e1'), 300)
  useUi.getState().openEntity('e1')
  expect(placeOf(entityPlace('e1'))).toBe(0)
})

test('only so many places are kept, the newest', () => {
  for (let i = 0; i < 300; i++) keepPlace(`place ${i}`, i + 1)
  expect(placeOf('place 299')).toBe(300)
  expect(placeOf('place 0')).toBe(0)
  expect(placeOf('place 0', -1)).toBe(-1)
})
