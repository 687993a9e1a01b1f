/** The system's high contrast: what is chosen, on or marked can still be told from what is not. */
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { colors } from '../../electron/contract/model.ts'
import { highlightRules } from '../article/highlight-rules.ts'
import { show } from '../test/show.tsx'
import './forced.css'

/** The browser's own session, which the test runner types no commands for. */
interface Session {
  send(method: string, params: unknown): Promise<unknown>
}
const contrast = (value: 'active' | 'none') =>
  (cdp() as unknown as Session).send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value }],
  })

afterEach(() => contrast('none'))

const groundOf = (element: Element | null) => element && getComputedStyle(element).backgroundColor

test('the screen on show, a box that is ticked and the marks in the text stand out', async () => {
  await contrast('active')
  await show({ screen: 'annotations' })
  const rail = page.getByRole('navigation', { name: '主导航' })
  await expect.element(rail).toBeVisible()
  const [here, other] = ['批注', '书库'].map((name) => rail.getByRole('button', { name }).element())
  expect(groundOf(here ?? null)).not.toBe(groundOf(other ?? null))
  const tick = () => document.querySelector('.mark-rows .ui-tick:not([data-on]) svg')
  await expect.poll(tick).not.toBeNull()
  // An empty box is empty, though its sign is no longer transparent.
  expect(getComputedStyle(tick() as Element).visibility).toBe('hidden')
})

test('every mark of the text has a look of its own there', () => {
  const [, forced = ''] = highlightRules.split('@media (forced-colors:active)')
  for (const color of colors)
    for (const look of ['fill', 'underline', 'dashed', 'fill-note', 'underline-note', 'dashed-note', 'done'])
      expect(forced).toContain(`(article-mark-${color}-${look}-0)`)
})
