/** Painting registers only what is near the screen, follows it, and never touches the text. */
import { afterEach, expect, test } from 'vitest'
import { inLayer, markLayers } from './layers.ts'
import { Surface } from './surface.ts'
import { articleOf, setText } from './test/set-text.tsx'

const long = articleOf(Array.from({ length: 300 }, (_, i) => `第${i}段。`.padEnd(180, '春江潮水连海平')))
const marks = Array.from({ length: 3000 }, (_, i) => ({
  start: i * 18,
  end: i * 18 + 12,
  color: 'key' as const,
  style: 'fill' as const,
  note: '',
}))
let surface: Surface | undefined
afterEach(() => surface?.dispose())

const registered = () => [...CSS.highlights.values()].flatMap((highlight) => [...highlight] as StaticRange[])

async function open() {
  const { map, scroller } = await setText(long)
  surface = new Surface(scroller, map)
  return { map, scroller, surface }
}

test('ranges are registered for the screen and its neighbours alone, and follow it', async () => {
  const { map, scroller, surface } = await open()
  surface.paint('marks', marks, markLayers)
  const offsets = () => registered().map((range) => map.toOffset(range.startContainer, range.startOffset))
  expect(surface.painted).toBeGreaterThan(10)
  expect(surface.painted).toBeLessThan(marks.length / 10)
  expect(Math.min(...offsets())).toBe(0)

  await surface.viewport.scrollTo(40_000, 0)
  await expect.poll(() => Math.min(...offsets())).toBeGreaterThan(30_000)
  expect(offsets().some((offset) => Math.abs(offset - 40_000) < 100)).toBe(true)
  expect(surface.painted).toBeLessThan(marks.length / 10)
  expect(scroller.scrollTop).toBeGreaterThan(10_000)
})

test('no mark, added or removed, changes a node of the text', async () => {
  const { map, surface } = await open()
  const before = map.root.innerHTML
  const observer = new MutationObserver(() => undefined)
  observer.observe(map.root, { subtree: true, childList: true, characterData: true, attributes: true })
  surface.paint('marks', marks, markLayers)
  surface.paint('active', marks.slice(0, 1), inLayer('active-key'))
  surface.paint(
    'marks',
    [...marks, { start: 3, end: 9, color: 'ask', style: 'underline', note: '' }],
    markLayers,
  )
  expect(CSS.highlights.has('article-mark-ask-underline-1')).toBe(true)
  surface.paint('marks', marks.slice(1), markLayers)
  expect(CSS.highlights.has('article-mark-ask-underline-1')).toBe(false)
  surface.unpaint('active')
  expect(observer.takeRecords()).toEqual([])
  expect(map.root.innerHTML).toBe(before)
  expect(map.domText()).toBe(long.text)
})

test('replacing a group keeps the ranges that stay', async () => {
  const { surface } = await open()
  surface.paint('marks', marks, markLayers)
  const before = new Set(registered())
  surface.paint('marks', [...marks, { start: 1, end: 5, color: 'todo', style: 'fill', note: '' }], markLayers)
  const added = registered().filter((range) => !before.has(range))
  expect(added).toHaveLength(1)
})

test('disposing leaves no highlight behind', async () => {
  const { surface } = await open()
  surface.paint('marks', marks, markLayers)
  surface.flash({ start: 0, end: 5 })
  surface.dispose()
  expect([...CSS.highlights.keys()].filter((name) => name.startsWith('article-'))).toEqual([])
})

test('a passage far away is brought to a third of the height, to the pixel', async () => {
  const { scroller, surface } = await open()
  for (const offset of [50_000, 12_345, 33_333]) {
    await surface.goTo({ start: offset, end: offset + 4 })
    const miss = () =>
      Math.abs(surface.viewport.lineOf(offset).top - scroller.scrollTop - scroller.clientHeight / 3)
    await expect.poll(miss).toBeLessThan(2)
  }
})

test('a block that ends under the upper edge is not the place', async () => {
  const { map, scroller, surface } = await open()
  const end = (map.starts[5] as number) - 1
  scroller.scrollTop = surface.viewport.lineOf(end - 1).top + 10
  expect(surface.viewport.firstVisible()).toBe(map.starts[5])
})

test('the first line on the screen is the place to come back to', async () => {
  const { scroller, surface } = await open()
  await surface.viewport.scrollTo(20_000, 0)
  const place = surface.viewport.firstVisible()
  expect(Math.abs(place - 20_000)).toBeLessThan(20)
  await surface.viewport.scrollTo(0, 0)
  await surface.viewport.scrollTo(place, 0)
  await expect.poll(() => surface.viewport.firstVisible()).toBe(place)
  expect(Math.abs(surface.viewport.lineOf(place).top - scroller.scrollTop)).toBeLessThan(2)
  expect(surface.viewport.lastVisible()).toBeGreaterThan(place)
})
