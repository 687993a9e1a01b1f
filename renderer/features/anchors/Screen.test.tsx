/** The re-anchor desk over a fake library: placing by keys, by search and by selection; keeping as a note. */
import { QueryClientProvider } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { type Fake, installFake } from '../../api/fake.ts'
import { sampleData, sketchAnnotation } from '../../api/fake-data.ts'
import { followChanges, queryClient } from '../../api/query.ts'
import { startCommands } from '../../commands.ts'
import { useUi } from '../../state/ui.ts'
import '../../styles/tokens.css'
import '../../styles/base.css'
import { Toasts } from '../../ui/toasts.tsx'
import { AnchorsScreen } from './Screen.tsx'
import { view } from './view.ts'

let fake: Fake
let stops: (() => void)[] = []

async function show(astray = true): Promise<void> {
  await page.viewport(1280, 800)
  const data = sampleData()
  const [home] = data.articles
  if (home === undefined) throw new Error('no article')
  if (astray)
    data.annotations = [
      ...data.annotations.filter(({ anchor }) => anchor === 'exact' || anchor === 'moved'),
      { ...sketchAnnotation(home, 'lost-1', '修渠容易'), quote: '修渠不易', anchor: 'lost', note: '查实' },
      { ...sketchAnnotation(home, 'fuzzy-1', '先把水账'), quote: '先把水帐', anchor: 'fuzzy', score: 0.75 },
    ]
  else data.annotations = data.annotations.filter(({ anchor }) => anchor === 'exact')
  fake = installFake(data)
  queryClient.clear()
  view.set({ kept: false, index: 0 })
  useUi.setState({ screen: 'anchors', toasts: [] })
  stops = [followChanges(queryClient), startCommands()]
  await render(
    <QueryClientProvider client={queryClient}>
      <div style={{ position: 'fixed', inset: 0 }}>
        <AnchorsScreen />
      </div>
      <Toasts />
    </QueryClientProvider>,
  )
}
beforeEach(() => {
  stops = []
})
afterEach(() => {
  for (const stop of stops) stop()
})

const callsOf = (name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.input)
const text = () => fake.data.articles[0]?.text ?? ''
const options = () => page.getByRole('option')

test('the list says how each mark stands; the passage most like it shows what it says otherwise', async () => {
  await show()
  await expect.element(options().first()).toBeVisible()
  expect(document.querySelectorAll('[role=option]')).toHaveLength(2)
  await expect.poll(() => document.querySelectorAll('[role=option]')[1]?.textContent).toContain('75%')
  await expect.element(page.getByText('查实')).toBeVisible()
  await expect.poll(() => document.querySelector('.candidates del')?.textContent).toBe('不')
  expect(document.querySelector('.candidates ins')?.textContent).toBe('容')
})

test('a digit places the mark on that passage, the next one takes its row, undo brings it back', async () => {
  await show()
  await expect.poll(() => document.querySelector('.candidates li')).not.toBeNull()
  await userEvent.keyboard('1')
  const start = text().indexOf('修渠容易')
  await expect
    .poll(() => callsOf('anchors.place'))
    .toMatchObject([{ id: 'lost-1', articleId: 'p1-1', start, end: start + 4 }])
  await expect.poll(() => document.querySelectorAll('[role=option]').length).toBe(1)
  await expect.element(page.getByText('先把水帐').first()).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '撤销' }))
  await expect.poll(() => document.querySelectorAll('[role=option]').length).toBe(2)
})

test('the list is worked through by J and Enter', async () => {
  await show()
  await expect.element(options().first()).toBeVisible()
  ;(document.querySelector('[role=listbox]') as HTMLElement).focus()
  await userEvent.keyboard('j')
  await expect.poll(() => document.querySelector('.mark-was mark')?.textContent).toBe('先把水帐')
  await expect.poll(() => document.querySelector('.candidates li')).not.toBeNull()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => callsOf('anchors.place')).toMatchObject([{ id: 'fuzzy-1' }])
})

test('N keeps it as a note of its article, listed apart, and takes it up again there', async () => {
  await show()
  await expect.poll(() => document.querySelector('.candidates li')).not.toBeNull()
  await userEvent.keyboard('n')
  await expect.poll(() => callsOf('anchors.keep')).toEqual([{ ids: ['lost-1'], kept: true }])
  await userEvent.click(page.getByText('已留作笔记'))
  await expect.poll(() => document.querySelector('[role=option]')?.textContent).toContain('修渠不易')
  await userEvent.click(page.getByRole('button', { name: /^重新找位置/ }))
  await expect.element(page.getByText('没有留作笔记的批注')).toBeVisible()
})

test('words searched in the article, and words selected in its text, can be the place', async () => {
  await show()
  const field = page.getByRole('searchbox', { name: '在稿件里找' })
  await expect.element(field).toBeVisible()
  await userEvent.keyboard('{Control>}f{/Control}')
  await expect.element(field).toHaveFocus()
  await userEvent.fill(field, '水尺')
  await expect.poll(() => document.querySelectorAll('.elsewhere-hits li').length).toBe(2)
  await userEvent.click(document.querySelector('.elsewhere-hits button') as HTMLElement)
  const start = text().indexOf('水尺')
  await expect.poll(() => callsOf('anchors.place')).toMatchObject([{ id: 'lost-1', start, end: start + 2 }])
  await expect.poll(() => document.querySelector('.mark-was mark')?.textContent).toBe('先把水帐')
  const paragraph = [...document.querySelectorAll('.elsewhere-text p')].find((one) =>
    one.textContent?.includes('罗守田'),
  )
  const node = paragraph?.firstChild as globalThis.Text
  const at = node.data.indexOf('罗守田')
  document.getSelection()?.setBaseAndExtent(node, at, node, at + 3)
  await expect.element(page.getByRole('button', { name: /^放到所选文字/ })).toBeEnabled()
  ;(document.activeElement as HTMLElement | null)?.blur()
  await userEvent.keyboard('p')
  const name = text().indexOf('罗守田')
  await expect
    .poll(() => callsOf('anchors.place'))
    .toMatchObject([{}, { id: 'fuzzy-1', start: name, end: name + 3 }])
})

test('with every mark in its place it says so', async () => {
  await show(false)
  await expect.element(page.getByText('每条批注都在原处')).toBeVisible()
})
