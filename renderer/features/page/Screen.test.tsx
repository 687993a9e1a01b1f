import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { DeskStep } from '../../../electron/contract/desk.ts'
import type { PageLayout } from '../../../electron/contract/page.ts'
import { call } from '../../api/client.ts'
import type { Fake } from '../../api/fake.ts'
import { runCommand } from '../../commands.ts'
import { useUi } from '../../state/ui.ts'
import { inputsOf, show } from '../../test/show.tsx'
import { at, layout, pageText, withDesk } from './test/fake-desk.ts'
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

// Under tests react-aria lays out all rows of a list, unless this says that there is a real window.
Object.assign(globalThis, { process: { env: { VIRT_ON: 'yes' } } })

const raw = () => page.getByRole('grid', { name: '原文' })
const articles = () => page.getByRole('grid', { name: '各稿' })
const line = (text: string) => raw().getByRole('row').filter({ hasText: text })
const row = (text: string | RegExp) => articles().getByRole('row').filter({ hasText: text })
const current = () => document.querySelector('.desk-block[data-current]')?.textContent ?? ''
const bytes = () => document.querySelector('.desk-articles')?.textContent

/** The desk of the invented page, or of another one. */
async function open(text = pageText, made: PageLayout = layout): Promise<{ fake: Fake; steps: DeskStep[] }> {
  usePageView.setState(usePageView.getInitialState(), true)
  let steps: DeskStep[] = []
  const fake = await show({
    before: (library) => {
      steps = withDesk(library, text, made).steps
    },
  })
  useUi.getState().openDesk('p9')
  await expect.element(raw()).toBeVisible()
  return { fake, steps }
}

/** Puts the caret before a text by the keyboard, from the line's own beginning. */
async function caretBefore(text: string): Promise<void> {
  usePageView.getState().put(at(text), 'raw')
  raw().element().focus()
  await expect.poll(() => document.querySelector('.desk-raw .desk-caret')).not.toBeNull()
}

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

describe('a step', () => {
  test('splits at the caret, before a whole character', async () => {
    const { fake, steps } = await open()
    await caretBefore('好水')
    await userEvent.keyboard('{ArrowLeft}s')
    await expect.poll(() => steps.length).toBe(1)
    expect(inputsOf(fake, 'desk.apply')).toEqual([
      { pageId: 'p9', step: { kind: 'split', block: at('水账'), at: at('👍🏽') } },
    ])
    await expect.poll(current).toContain('👍🏽好水用在刀刃上。')
    await caretBefore('家湾')
    await userEvent.keyboard('{ArrowLeft}s')
    await expect.poll(() => steps.at(-1)).toEqual({ kind: 'split', block: at('三月里'), at: at('𠮷') })
  })

  test('splits where the text of a block was clicked', async () => {
    const { steps } = await open()
    await row('水账').click()
    await expect.poll(current).toContain('水账')
    const text = document.querySelector('.desk-full .desk-run')
    const range = new Range()
    range.setStart(text?.lastChild as Text, 4)
    range.setEnd(text?.lastChild as Text, 5)
    const box = range.getBoundingClientRect()
    const full = document.querySelector('.desk-full') as HTMLElement
    const home = full.getBoundingClientRect()
    await userEvent.click(full, { position: { x: box.left - home.left + 2, y: box.top - home.top + 8 } })
    expect(usePageView.getState().caret).toBe(at('水账') + 4)
    await page.getByRole('button', { name: /从此处断开/ }).click()
    await expect.poll(() => steps).toEqual([{ kind: 'split', block: at('水账'), at: at('水账') + 4 }])
  })

  test('joins to the text above, and is taken back and made again', async () => {
    const { steps } = await open()
    await caretBefore('灌区')
    const before = bytes()
    await userEvent.keyboard('j')
    await expect.poll(() => steps).toEqual([{ kind: 'join', block: at('灌区'), to: at('三月里') }])
    await expect.poll(current).toContain('灌区有渠道一百公里。')
    runCommand('edit.undo')
    await expect.poll(bytes).toBe(before)
    await expect.element(page.getByText('已撤销：接到上文')).toBeVisible()
    await page.getByRole('button', { name: '重做' }).click()
    await expect.poll(() => steps.length).toBe(1)
  })

  test('changes a role from the menu, by digit, and only on the page as it is', async () => {
    const { steps } = await open()
    await row('灌区').getByRole('button', { name: '角色：正文' }).click()
    await page.getByRole('menuitemradio', { name: /^小标题/ }).click()
    await expect.poll(() => steps).toEqual([{ kind: 'role', block: at('灌区'), role: 'heading', level: 1 }])
    await expect.element(line('灌区')).toMatchTextContent(/小标题/)
    await caretBefore('本报')
    await userEvent.keyboard('35')
    await expect
      .poll(() => steps.slice(1))
      .toEqual([
        { kind: 'role', block: at('本报'), role: 'subtitle' },
        { kind: 'role', block: at('本报'), role: 'lede' },
      ])
    await expect.element(row('本报').getByRole('button', { name: '人工：改过角色' })).toBeInTheDocument()
  })

  test('moves a block by key within its article and into the next', async () => {
    const { steps } = await open()
    await row('灌区').click()
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await expect.poll(() => steps.length).toBe(1)
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
    await expect
      .poll(() => steps.map((step) => (step.kind === 'move' ? [step.article, step.before] : null)))
      .toEqual([
        [at('灌区'), at('三月里')],
        [at('灌区'), null],
        [at('短评'), at('短评')],
      ])
    await expect.poll(current).toContain('灌区')
  })

  test('moves a block by dragging with the keyboard', async () => {
    const { steps } = await open()
    await row('本报').click()
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).toHaveAccessibleName('拖动：本报记者 林晓岚')
    await userEvent.keyboard('{Enter}')
    const target = () => document.activeElement?.getAttribute('aria-label') ?? ''
    const isThere = () => target().includes('短评') && target().includes('水账')
    for (let tries = 0; tries < 30 && !isThere(); tries++) await userEvent.keyboard('{ArrowDown}')
    await userEvent.keyboard('{Enter}')
    await expect
      .poll(() => steps)
      .toEqual([{ kind: 'move', block: at('本报'), article: at('短评'), before: at('水账') }])
    await expect.element(row('本报')).toHaveFocus()
  })

  test('begins an article here, joins it again, and puts articles in order', async () => {
    const { steps } = await open()
    await caretBefore('灌区')
    await userEvent.keyboard('n')
    await expect.poll(() => steps.at(-1)).toEqual({ kind: 'new-article', block: at('灌区') })
    await expect.element(page.getByText('右：拆出的 3 稿')).toBeVisible()
    await userEvent.keyboard('m')
    await expect.poll(() => steps.at(-1)).toMatchObject({ kind: 'join-articles', into: at('# 春水') })
    await row(/^乙/).getByRole('button', { name: '短评：水要算着用：更多' }).click()
    await page.getByRole('menuitem', { name: /整稿上移/ }).click()
    await expect
      .poll(() => steps.at(-1))
      .toEqual({ kind: 'order', article: at('短评'), before: at('# 春水') })
  })

  test('takes text out of all articles, and loose text into one', async () => {
    const { steps } = await open()
    await caretBefore('灌区')
    await userEvent.keyboard('u')
    await expect.poll(() => steps.at(-1)).toEqual({ kind: 'loosen', block: at('灌区'), as: 'unassigned' })
    await row('另有短讯').getByRole('button', { name: '归为版头' }).click()
    await expect.poll(() => steps.at(-1)).toEqual({ kind: 'reloosen', item: at('另有'), as: 'furniture' })
    await row('灌区').getByRole('button', { name: '归入某稿…' }).click()
    await page.getByRole('menuitem', { name: /短评/ }).click()
    await expect
      .poll(() => steps.at(-1))
      .toMatchObject({ kind: 'claim', item: at('灌区'), article: at('短评'), role: 'paragraph' })
    await caretBefore('图为')
    await userEvent.keyboard('8')
    await expect.poll(() => steps.at(-1)).toMatchObject({ kind: 'claim', item: at('图为'), role: 'caption' })
    await expect.element(page.getByText('一字不多，一字不少')).toBeVisible()
  })

  test('that fails is told in a sentence and leaves the page as it was', async () => {
    const { fake } = await open()
    fake.fail('desk.apply', { code: 'invalid', reason: 'step', message: 'no' })
    const before = bytes()
    await caretBefore('灌区')
    await userEvent.keyboard('j')
    await expect.element(page.getByText(/没有这一步可以改动的内容/)).toBeVisible()
    expect(bytes()).toBe(before)
  })
})

test('what an ended article’s author and column became is said, with the way back', async () => {
  const { fake } = await open()
  fake.answer('desk.apply', async (input) => {
    const names = { from: '短评', to: '水账' }
    return {
      ...(await call('desk.get', input)),
      passed: [
        { ...names, field: 'author' as const, value: '江若水', kept: true },
        { ...names, field: 'column' as const, value: '沧河夜话', kept: false },
      ],
    }
  })
  await caretBefore('灌区')
  await userEvent.keyboard('j')
  const word = page.getByText(/它的作者“江若水”随之归入。“短评”的栏目“沧河夜话”没有保留/)
  await expect.element(word).toBeVisible()
  await page.getByRole('button', { name: '撤销', exact: true }).last().click()
  await expect.poll(() => inputsOf(fake, 'history.undo').length).toBe(1)
})

test('all corrections are taken back at once, after a question', async () => {
  const { fake, steps } = await open()
  await caretBefore('灌区')
  await userEvent.keyboard('jn')
  await expect.poll(() => steps.length).toBeGreaterThan(0)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '恢复机器分稿……' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click()
  await expect.poll(() => steps.length).toBe(0)
  expect(inputsOf(fake, 'desk.reset')).toEqual([{ pageId: 'p9' }])
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

test('a corrected word stands in the article, and the raw text beside it is as it came', async () => {
  const { steps } = await open()
  steps.push({ kind: 'text', ranges: [[at('一百'), at('一百') + 2]], text: '两百', was: '一百' })
  await userEvent.keyboard('{Escape}')
  usePageView.getState().put(at('灌区'), 'raw')
  raw().element().focus()
  await userEvent.keyboard('3')
  await expect.element(row('灌区有渠道两百公里')).toBeVisible()
  await expect.element(line('灌区有渠道一百公里')).toBeVisible()
})
