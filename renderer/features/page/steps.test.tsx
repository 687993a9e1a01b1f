import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { call } from '../../api/client.ts'
import { runCommand } from '../../commands.ts'
import { inputsOf } from '../../test/show.tsx'
import { at } from './test/fake-desk.ts'
import { bytes, caretBefore, current, line, open, raw, row } from './test/open-desk.ts'
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
