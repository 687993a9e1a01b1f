import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { runCommand } from '../../commands.ts'
import { useUi } from '../../state/ui.ts'
import { show } from '../../test/show.tsx'
import { at, layout, pageText } from './test/fake-desk.ts'
import { articles, current, line, open, raw, row } from './test/open-desk.ts'
import { usePageView } from './view.ts'

// The pairs of characters are packed for Node; the steps here join nothing that a character is repeated in.
vi.mock('../../../electron/compute/layout/bigrams.ts', () => ({
  textStart: '\u0002',
  affinity: () => 0,
  edge: () => 0,
}))
// What the engine has learned is packed too, and no step of a person asks for it.
vi.mock('node:zlib', () => ({ default: { inflateRawSync: () => new Uint8Array() } }))
vi.mock('../../../electron/compute/layout/named-weights.ts', () => ({ unpacked: () => new Map() }))

describe('the page', () => {
  test('stands as numbered lines with roles where blocks begin, and as articles with their blocks', async () => {
    await open()
    await expect.element(line('本报记者 林晓岚')).toHaveTextContent('2署名本报记者 林晓岚')
    await expect.element(line('说：“这下不愁了。”')).toMatchTextContent(/^6续/)
    await expect.element(line('灌区有渠道')).toMatchTextContent(/^7正文/)
    await expect.element(line('第3版')).toMatchTextContent(/^9版头/)
    await expect.element(line('另有短讯')).toMatchTextContent(/^10未归/)
    await expect.element(row(/^甲/)).toMatchTextContent(/春水到田头/)
    await expect.element(row('三月里')).toMatchTextContent(/三月里.*⟨3│6⟩：“这下不愁了。”/)
    await expect.element(row('未归稿 4 字')).toBeVisible()
  })

  test('says where a cut paragraph goes on; the chip leads there and back', async () => {
    await open()
    await raw().getByRole('button', { name: '这里接第 6 行，跳过去' }).click()
    expect(usePageView.getState().caret).toBe(at('说：“'))
    await expect.element(line('说：“')).toHaveAttribute('aria-selected', 'true')
    await expect.element(line('三月里')).toHaveAttribute('aria-selected', 'true')
    await expect.poll(current).toContain('𠮷家湾的农民说⟨3│6⟩：“这下不愁了。”')
    await userEvent.keyboard('{Enter}')
    expect(usePageView.getState().caret).toBe(at('\n\n短评'))
  })

  test('tells what the engine was not sure of, and why, in plain words', async () => {
    await open()
    await expect
      .element(articles().getByRole('button', { name: '拿不准（52%）：句子没完，前后能接上' }))
      .toBeVisible()
    await expect.element(line('三月里').getByText('?')).toBeVisible()
    // A press on the sign says it at once.
    await articles()
      .getByRole('button', { name: /^拿不准（52%）/ })
      .click()
    await expect.element(page.getByRole('tooltip')).toMatchTextContent(/句子没完，前后能接上/)
  })

  test('has an account that adds up, and says so only when it does', async () => {
    await open()
    const account = page.getByRole('region', { name: '字数账' })
    const said = account.element().textContent?.replace(/\s/g, '') ?? ''
    const [whole, ...terms] = said.match(/\d+/g)?.map(Number) ?? []
    expect(terms.reduce((sum, term) => sum + term, 0)).toBe(whole)
    expect(whole).toBe(pageText.replace(/\s/g, '').length)
    await expect.element(account.getByText('一字不多，一字不少')).toBeVisible()
  })

  test('a lost character is shown where it stands and in the account', async () => {
    await open(pageText, { ...layout, furniture: [] })
    await expect.element(line('第3版')).toMatchTextContent(/^9无主/)
    await expect.element(page.getByRole('alert')).toMatchTextContent(/缺 3 字，重 0 字/)
  })

  test('of a thousand lines has few rows in the window, and is gone through by the keyboard', async () => {
    const texts = Array.from({ length: 1500 }, (_, i) => `第${i}段：渠水流过第${i}块田。`)
    let from = 0
    const blocks = texts.map((text) => {
      const start = from
      from += text.length + 1
      return {
        role: 'paragraph' as const,
        text,
        ranges: [[start, start + text.length] as const],
        confidence: 1,
        reason: '',
      }
    })
    const [first] = layout.articles
    if (!first) throw new Error('no article')
    await open(texts.join('\n'), {
      engine: 'test',
      articles: [{ ...first, blocks }],
      photos: [],
      furniture: [],
      unassigned: [],
    })
    expect(document.querySelectorAll('.desk-line').length).toBeLessThan(70)
    expect(document.querySelectorAll('.desk-row').length).toBeLessThan(70)
    raw().element().focus()
    await userEvent.keyboard('{Control>}{End}{/Control}')
    await expect.element(line('第1499段')).toBeVisible()
    await expect.poll(current).toContain('第1499段')
    expect(document.querySelectorAll('.desk-line').length).toBeLessThan(70)
  })
})
test('hovering a block on one side shows its lines on the other', async () => {
  await open()
  await row('灌区').hover()
  await expect.element(line('灌区')).toHaveAttribute('data-hovered', 'true')
  await line('水账').hover()
  await expect.poll(() => document.querySelector('.desk-block[data-hovered]')?.textContent).toContain('水账')
})

test('in a narrow window one side is on show at a time', async () => {
  await open()
  await page.viewport(860, 700)
  await expect.element(articles()).not.toBeInTheDocument()
  await page.getByRole('radio', { name: '各稿' }).click({ force: true })
  await expect.element(articles()).toBeVisible()
  await expect.element(raw()).not.toBeInTheDocument()
})

test('a page that cannot be read says why and what to do', async () => {
  await show({
    before: (fake) => fake.fail('desk.get', { code: 'library-damaged', message: 'damaged' }),
  })
  useUi.getState().openDesk('p1')
  await expect.element(page.getByRole('heading', { name: '这一版没有打开' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: '再试一次' })).toBeVisible()
})

test('the rail opens the page of the article that is read; without one it waits', async () => {
  await show()
  const rail = page.getByRole('navigation', { name: '主导航' })
  await expect.element(rail.getByRole('button', { name: '版面' })).toBeDisabled()
  useUi.getState().openArticle('p1-2')
  await rail.getByRole('button', { name: '版面' }).click()
  await expect.element(raw()).toBeVisible()
  expect(useUi.getState()).toMatchObject({ screen: 'page', pageId: 'p1' })
  await page.getByRole('button', { name: '校毕' }).click()
  expect(useUi.getState()).toMatchObject({ screen: 'reader', articleId: 'p1-2' })
})

test('the edge between the sides moves by keys, stays for the next page, and a double click puts it back', async () => {
  const { fake } = await open()
  const edge = page.getByRole('separator', { name: '原文栏宽度' })
  await expect.element(edge).toBeVisible()
  const width = () => (document.querySelector('.desk-raw') as HTMLElement).offsetWidth
  await expect.poll(width).toBeGreaterThan(280)
  const before = width()
  ;(edge.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(width).toBe(before + 16)
  expect(fake.settings().deskShare).toBeGreaterThan(0.47)
  await userEvent.dblClick(edge)
  await expect.poll(width).toBe(before)
  expect(fake.settings().deskShare).toBeCloseTo(0.47, 2)
})

test('the key of the desk opens the page that was seen last, read or on the desk', async () => {
  await open()
  useUi.getState().openArticle('p1-1')
  useUi.getState().go('annotations')
  runCommand('view.page')
  await expect.poll(() => useUi.getState()).toMatchObject({ screen: 'page', pageId: 'p1' })
  useUi.getState().openDesk('p9')
  useUi.getState().go('annotations')
  runCommand('view.page')
  await expect.poll(() => useUi.getState()).toMatchObject({ screen: 'page', pageId: 'p9' })
})

test('a page that was removed while it was on the desk is not on show as if it were there', async () => {
  const { fake } = await open()
  useUi.getState().go('library')
  await expect.element(raw()).not.toBeInTheDocument()
  fake.fail('desk.get', { code: 'not-found', reason: 'page', message: 'gone' })
  fake.emit('changed', { topics: ['articles'] })
  runCommand('view.page')
  await expect.element(page.getByRole('button', { name: '去书库' })).toBeVisible()
  expect(raw().query()).toBeNull()
})
