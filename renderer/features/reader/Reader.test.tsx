/** Selecting, marking, noting and finding on the reading screen, over a fake library, by mouse and keyboard. */
import { QueryClientProvider } from '@tanstack/react-query'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { type Fake, installFake } from '../../api/fake.ts'
import { sampleData } from '../../api/fake-data.ts'
import { followChanges, queryClient } from '../../api/query.ts'
import { layOutAll } from '../../article/test/lay-out.ts'
import { startCommands } from '../../commands.ts'
import { useUi } from '../../state/ui.ts'
import '../../styles/tokens.css'
import '../../styles/base.css'
import { Toasts } from '../../ui/toasts.tsx'
import { ReaderScreen } from './Screen.tsx'
import { reading } from './store.ts'

let fake: Fake
let stops: (() => void)[] = []
const text = () => fake.data.articles[0]?.text ?? ''

beforeAll(layOutAll)
beforeEach(async () => {
  await page.viewport(1280, 800)
  fake = installFake(sampleData())
  queryClient.clear()
  useUi.setState({
    screen: 'reader',
    articleId: 'p1-1',
    activeAnnotationId: null,
    selection: null,
    toasts: [],
  })
  reading.set({
    color: 'key',
    edit: null,
    mentionId: null,
    isMentionOpen: false,
    isKinds: false,
    reach: 'article',
    hoverId: null,
  })
  stops = [followChanges(queryClient), startCommands()]
  await render(
    <QueryClientProvider client={queryClient}>
      <div style={{ position: 'fixed', inset: 0 }}>
        <ReaderScreen />
      </div>
      <Toasts />
    </QueryClientProvider>,
  )
  await expect.poll(() => document.querySelector('.beside-card')).not.toBeNull()
})
afterEach(() => {
  for (const stop of stops) stop()
})

const root = () => document.querySelector('.article-text') as HTMLElement
const callsOf = (name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.input)

/** Selects a quotation as the browser would, with the focus in the text. */
function select(quote: string): { start: number; end: number } {
  const start = text().indexOf(quote)
  const block = [...root().querySelectorAll('[data-b]')].find((one) => one.textContent?.includes(quote))
  const node = block?.firstChild as globalThis.Text
  const at = node.data.indexOf(quote)
  root().focus()
  document.getSelection()?.setBaseAndExtent(node, at, node, at + quote.length)
  return { start, end: start + quote.length }
}
const bar = () => page.getByRole('toolbar', { name: '选中文字' })

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

test('Enter at the caret opens what is named there, and a decision is sent', async () => {
  const quote = '罗守田'
  const block = [...root().querySelectorAll('[data-b]')].find((one) => one.textContent?.includes(quote))
  const node = block?.firstChild as globalThis.Text
  root().focus()
  document.getSelection()?.collapse(node, node.data.indexOf(quote))
  await userEvent.keyboard('{ArrowRight}{Enter}')
  const box = page.getByRole('dialog', { name: quote })
  await expect.element(box).toBeVisible()
  await box.getByRole('button', { name: '不是实体' }).click()
  await expect
    .poll(() => callsOf('tags.decide'))
    .toMatchObject([{ decision: 'reject', everywhere: 'article' }])
  await expect.poll(() => page.getByRole('button', { name: '撤销' }).query()).not.toBeNull()
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

test('marking the very same passage again changes the mark there', async () => {
  select('量得清，才分得匀。')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('1')
  await expect.poll(() => callsOf('annotations.update')).toEqual([{ id: 'a2', color: 'key' }])
  expect(callsOf('annotations.create')).toEqual([])
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

test('E tags the selection as an entity of the chosen kind', async () => {
  const span = select('晒谷场')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('e')
  await expect.element(page.getByRole('toolbar', { name: '标为哪一类实体' })).toBeVisible()
  await userEvent.keyboard('2')
  await expect.poll(() => callsOf('tags.add')).toMatchObject([{ ...span, type: 'PLACE' }])
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

test('a kind of entity is switched off and on in the text', async () => {
  await page.getByRole('tab', { name: /实体/ }).click()
  await expect.poll(() => CSS.highlights.has('article-entity-PERSON-confirmed')).toBe(true)
  await page.getByRole('checkbox', { name: /人物/ }).click({ force: true })
  await expect.poll(() => CSS.highlights.has('article-entity-PERSON-confirmed')).toBe(false)
  expect(fake.settings().hiddenKinds).toEqual(['PERSON'])
})

test('a refused mark leaves the screen again and says why', async () => {
  fake.fail('annotations.create', { code: 'stale', message: 'the text changed' })
  select('修渠容易')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('5')
  await expect.poll(() => useUi.getState().toasts.map((toast) => toast.tone)).toEqual(['error'])
  await expect.poll(() => CSS.highlights.has('article-mark-todo-fill-0')).toBe(false)
})

/** The point in the middle of a quotation on the screen. */
function middleOf(quote: string): { x: number; y: number } {
  select(quote)
  const box = document.getSelection()?.getRangeAt(0).getBoundingClientRect() as DOMRect
  document.getSelection()?.removeAllRanges()
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('a name under the resting pointer says what the library knows of it, and leads to its page', async () => {
  const { x, y } = middleOf('罗守田')
  await expect.poll(() => useUi.getState().selection).toBeNull()
  root().dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true }))
  await expect.poll(() => document.querySelector('.hover-card')?.textContent).toContain('书库 1 篇 1 处')
  await page.getByRole('button', { name: '打开实体页', exact: true }).click()
  expect(useUi.getState()).toMatchObject({ screen: 'entities', entityId: 'entity-罗守田' })
})

test('a decision reaches as far as was chosen, by keys alone', async () => {
  reading.set({ reach: 'library' })
  const block = [...root().querySelectorAll('[data-b]')].find((one) => one.textContent?.includes('何既明'))
  const node = block?.firstChild as globalThis.Text
  root().focus()
  document.getSelection()?.collapse(node, node.data.indexOf('何既明'))
  await userEvent.keyboard('{ArrowRight}{Enter}')
  await expect.element(page.getByRole('dialog', { name: '何既明' })).toBeVisible()
  await userEvent.keyboard('2')
  await userEvent.keyboard('y')
  await expect.poll(() => callsOf('tags.retype')).toMatchObject([{ type: 'PLACE', everywhere: 'library' }])
  await expect
    .poll(() => callsOf('tags.decide'))
    .toMatchObject([{ decision: 'confirm', everywhere: 'library' }])
})

test('a name takes the ends of the selection that touches it', async () => {
  const span = select('临江县实施的“百渠复流”工程')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('e0')
  await expect.poll(() => callsOf('tags.extend')).toMatchObject([{ ...span, revision: 1 }])
})
