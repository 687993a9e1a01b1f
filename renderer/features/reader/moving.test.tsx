/** Finding one’s way on the reading screen: marks, hits, passages, layers, the place where one was. */
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fakeNow } from '../../api/fake-data.ts'
import { queryClient } from '../../api/query.ts'
import { useUi } from '../../state/ui.ts'
import { bar, callsOf, fake, openReader, root, select, text } from './test/open-reader.tsx'

openReader()
afterEach(() => {
  vi.useRealTimers()
})

test('a click on a mark activates its card; a click where two lie takes the next one', async () => {
  const quote = '恢复灌溉面积'
  const start = text().indexOf(quote)
  await fake.bridge.call('annotations.create', {
    articleId: 'p1-1',
    revision: 1,
    start,
    end: start + 6,
    color: 'todo',
  })
  await expect.poll(() => CSS.highlights.get('article-mark-todo-fill-1')?.size).toBe(1)
  const inner = fake.data.annotations.find((mark) => mark.color === 'todo' && mark.articleId === 'p1-1')?.id
  const block = [...root().querySelectorAll('[data-b]')].find((one) => one.textContent?.includes(quote))
  const node = block?.firstChild as globalThis.Text
  const range = new Range()
  range.setStart(node, node.data.indexOf(quote))
  range.setEnd(node, node.data.indexOf(quote) + 1)
  const box = range.getBoundingClientRect()
  const frame = root().getBoundingClientRect()
  const position = { x: box.left - frame.left + 4, y: box.top - frame.top + 8 }
  await userEvent.click(root(), { position })
  await expect.poll(() => useUi.getState().activeAnnotationId).toBe(inner)
  await userEvent.click(root(), { position })
  await expect.poll(() => useUi.getState().activeAnnotationId).toBe('a1')
  await expect.poll(() => document.querySelector('.card.active')).not.toBeNull()
  expect(document.querySelector('.reader-wire path')?.getAttribute('d')).toMatch(/^M/)
})

test('cards stand level with their passages and never over one another', async () => {
  const cards = [...document.querySelectorAll<HTMLElement>('.beside-card')].map((card) =>
    card.getBoundingClientRect(),
  )
  expect(cards.length).toBe(3)
  cards.slice(1).forEach((card, i) => {
    expect(card.top).toBeGreaterThanOrEqual((cards[i] as DOMRect).bottom)
  })
})

test('find paints every hit and counts through them', async () => {
  await userEvent.keyboard('{Control>}f{/Control}')
  await userEvent.keyboard('渠')
  const count = text().split('渠').length - 1
  await expect.element(page.getByText(`1／${count}`)).toBeVisible()
  await expect.poll(() => CSS.highlights.get('article-find')?.size).toBe(count)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText(`2／${count}`)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => CSS.highlights.has('article-find')).toBe(false)
})

test('Esc closes one layer at a time, the innermost first', async () => {
  await page.getByRole('button', { name: /^疑问/ }).last().click()
  root().focus()
  await userEvent.keyboard('{Control>}f{/Control}')
  await expect.element(page.getByRole('textbox', { name: '文内查找' })).toHaveFocus()
  select('修渠容易')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('e')
  await expect.element(page.getByRole('toolbar', { name: '标为哪一类实体' })).toBeVisible()
  const layers = () => [
    page.getByRole('toolbar', { name: '标为哪一类实体' }).elements().length,
    bar().elements().length,
    page.getByRole('textbox', { name: '文内查找' }).elements().length,
    useUi.getState().activeAnnotationId === null ? 0 : 1,
  ]
  expect(layers()).toEqual([1, 0, 1, 1])
  for (const left of [
    [0, 1, 1, 1],
    [0, 0, 1, 1],
    [0, 0, 0, 1],
    [0, 0, 0, 0],
  ]) {
    await userEvent.keyboard('{Escape}')
    await expect.poll(layers).toEqual(left)
  }
})

test('in a narrow window Esc puts the pane away', async () => {
  await page.viewport(700, 800)
  await page.getByRole('button', { name: '批注栏' }).click()
  await expect.poll(() => document.querySelector('.pane-sheet')).not.toBeNull()
  root().focus()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('.pane-sheet')).toBeNull()
})

test('landing on a passage scrolls there and lights it up', async () => {
  const start = text().indexOf('今年，临江县计划')
  useUi.getState().openArticle('p1-1', { start, end: start + 4 })
  await expect.poll(() => CSS.highlights.get('article-flash')?.size).toBe(1)
  expect(useUi.getState().target).toBeNull()
})

test('J and K go from mark to mark', async () => {
  root().focus()
  await userEvent.keyboard('j')
  await expect.poll(() => useUi.getState().activeAnnotationId).toBe('a1')
  await userEvent.keyboard('jj')
  await expect.poll(() => useUi.getState().activeAnnotationId).toBe('a2')
  await userEvent.keyboard('k')
  await expect.poll(() => useUi.getState().activeAnnotationId).toBe('a3')
})

test('the place is kept on leaving and found again', async () => {
  await page.viewport(1280, 420)
  const scroller = document.querySelector('.reader-scroller') as HTMLElement
  // The place is stored after a while without scrolling too: of those the last one is meant.
  const kept = () =>
    (callsOf('articles.setPlace') as { id: string; place: number }[]).findLast(({ id }) => id === 'p1-1')
  scroller.scrollTop = 260
  useUi.getState().openArticle('p1-2')
  await expect.poll(() => kept()?.place ?? 0).toBeGreaterThan(0)
  const place = kept()?.place ?? 0
  const article = fake.data.articles.find((one) => one.id === 'p1-1')
  queryClient.clear()
  fake.data.articles = fake.data.articles.map((one) => (one === article ? { ...one, place } : one))
  useUi.getState().openArticle('p1-1')
  await expect
    .poll(() => Math.abs((document.querySelector('.reader-scroller')?.scrollTop ?? 0) - 260))
    .toBeLessThan(40)
})

test('for a second reading the marks made so far are put away; new ones show, and all come back', async () => {
  // The library in memory has its own time, at which all that it holds was made.
  vi.useFakeTimers({ toFake: ['Date'], now: fakeNow })
  fake.data.annotations = fake.data.annotations.map((one) => ({ ...one, createdAt: fakeNow - 1 }))
  await queryClient.invalidateQueries()
  const cards = () => document.querySelectorAll('.beside-card').length
  expect(cards()).toBe(3)
  root().focus()
  await userEvent.keyboard('m')
  await expect.poll(cards).toBe(0)
  expect([...CSS.highlights.keys()].filter((name) => name.startsWith('article-mark'))).toEqual([])
  select('修渠容易')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('2')
  await expect.poll(cards).toBe(1)
  await page.getByRole('button', { name: '显示', exact: true }).click()
  await expect.poll(cards).toBe(4)
})

test('landing on a mark that was put away brings it back', async () => {
  root().focus()
  await userEvent.keyboard('m')
  await expect.poll(() => document.querySelectorAll('.beside-card').length).toBe(0)
  const { start, end } = fake.data.annotations.find(({ id }) => id === 'a2') ?? { start: 0, end: 0 }
  useUi.getState().openArticle('p1-1', { start, end, annotationId: 'a2' })
  await expect.poll(() => document.querySelectorAll('.beside-card').length).toBe(3)
})

test('another size or face sets the text anew, and the line that stood at the top stands there again', async () => {
  const scroller = document.querySelector('.reader-scroller') as HTMLElement
  const first = () => {
    const { left, top } = scroller.getBoundingClientRect()
    const edge = root().getBoundingClientRect().left - left
    const place = document.caretPositionFromPoint(left + edge + 60, top + 30)
    return place === null ? '' : (place.offsetNode.textContent ?? '').slice(0, 12)
  }
  // Room to scroll: the sample article is short.
  await page.viewport(1280, 420)
  scroller.scrollTop = 320
  await expect.poll(() => callsOf('articles.setPlace').length).toBeGreaterThan(0)
  await expect.poll(() => scroller.scrollTop).toBeGreaterThan(200)
  const before = first()
  const height = root().offsetHeight
  await userEvent.keyboard('{Control>}={/Control}{Control>}={/Control}')
  await expect.poll(() => root().offsetHeight).not.toBe(height)
  await expect.poll(first).toBe(before)
  await page.getByRole('button', { name: '字体与行距' }).click()
  await page.getByText('黑体', { exact: true }).click()
  await expect.poll(() => getComputedStyle(root()).fontFamily).toContain('Sans')
  await userEvent.keyboard('{Escape}')
  await expect.poll(first).toBe(before)
})

test('after the type was changed, a place that is left and come back to is kept as it is', async () => {
  const scroller = document.querySelector('.reader-scroller') as HTMLElement
  const places = () => (callsOf('articles.setPlace') as { place: number }[]).map(({ place }) => place)
  await page.viewport(1280, 420)
  const height = root().offsetHeight
  scroller.scrollTop = 320
  await expect.poll(() => places().at(-1) ?? 0).toBeGreaterThan(0)
  await userEvent.keyboard('{Control>}={/Control}{Control>}={/Control}')
  await expect.poll(() => root().offsetHeight).not.toBe(height)
  // The person takes over once the line is held and the place is stored anew.
  const count = places().length
  await expect.poll(() => places().length).toBeGreaterThan(count)
  const [held, place] = [scroller.scrollTop, places().at(-1) as number]
  await userEvent.keyboard('{Shift}')
  scroller.scrollTop = held - 150
  await expect.poll(() => places().at(-1)).toBeLessThan(place)
  const above = places().at(-1) as number
  scroller.scrollTop = held
  await expect.poll(() => places().at(-1)).toBeGreaterThan(above)
})
