import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Fake } from '../../api/fake.ts'
import { sampleData } from '../../api/fake-data.ts'
import { inputsOf, lastTarget, show, textOf } from '../../test/show.tsx'

const quote = () => document.querySelector<HTMLElement>('.rv-quote-text')
const card = page.getByRole('article', { name: '复习卡片' })
const grades = page.getByRole('group', { name: '记得怎样' })

/** The review screen over three marks: with a note, without, with 𠮷 in it. */
async function open(options: Parameters<typeof show>[0] = {}): Promise<Fake> {
  const data = sampleData()
  const [first] = data.annotations
  const home = data.articles.find((one) => one.text.includes('𠮷家湾'))
  if (first === undefined || home === undefined) throw new Error('the sample has changed')
  const at = home.text.indexOf('𠮷家湾的巡渠员')
  data.annotations = [
    { ...first, note: '**记住**这个数', tags: ['农业'] },
    {
      ...first,
      id: 'plain',
      articleId: home.id,
      articleTitle: home.title,
      note: '',
      tags: [],
      start: at,
      end: at + 8,
      quote: '𠮷家湾的巡渠员',
    },
  ]
  const fake = await show({ data, screen: 'review', ...options })
  await expect.element(card).toBeVisible()
  return fake
}

/** Selects `text` in the quotation, as dragging over it does. */
function select(text: string): void {
  const root = quote()
  const node = [...(root?.querySelectorAll('span') ?? [])].find((span) =>
    span.textContent?.includes(text),
  )?.firstChild
  if (!node) throw new Error(`not in the quotation: ${text}`)
  const at = (node.textContent ?? '').indexOf(text)
  document.getSelection()?.setBaseAndExtent(node, at, node, at + text.length)
}

describe('the pile', () => {
  test('space shows the note, a figure grades, the next card comes', async () => {
    const fake = await open()
    const first = quote()?.textContent
    expect(card.getByText('记住').elements()).toHaveLength(0)
    await userEvent.keyboard('3')
    expect(inputsOf(fake, 'review.grade')).toEqual([])
    await userEvent.keyboard(' ')
    await expect.element(card.getByText('记住')).toBeVisible()
    await expect.element(grades.getByRole('button', { name: '记得 10 分钟' })).toBeVisible()
    await userEvent.keyboard('3')
    await expect.poll(() => quote()?.textContent).not.toBe(first)
    expect(inputsOf(fake, 'review.grade')).toEqual([{ id: fake.data.annotations[0]?.id, grade: 'good' }])
  })

  test('a mark that hides nothing can be graded at once; when all are seen, the page says so', async () => {
    const fake = await open()
    await userEvent.keyboard('{Enter}4')
    await expect.poll(() => quote()?.textContent).toBe('𠮷家湾的巡渠员')
    await grades.getByRole('button', { name: '吃力 6 分钟' }).click()
    await expect.element(page.getByRole('heading', { name: '今天的看完了' })).toBeVisible()
    expect(inputsOf(fake, 'review.grade')).toMatchObject([{ grade: 'easy' }, { id: 'plain', grade: 'hard' }])
  })

  test('a forgotten one comes again after the others, with its note hidden again', async () => {
    await open()
    const first = quote()?.textContent
    await userEvent.keyboard(' 1')
    await expect.poll(() => quote()?.textContent).toBe('𠮷家湾的巡渠员')
    await userEvent.keyboard('3')
    await expect.poll(() => quote()?.textContent).toBe(first)
    await expect.element(page.getByRole('button', { name: /显示/ })).toBeVisible()
  })

  test('U takes the review back, and nothing else', async () => {
    const fake = await open()
    const first = quote()?.textContent
    await userEvent.keyboard('u')
    await expect.element(page.getByText('刚才没有可撤回的复习')).toBeVisible()
    expect(inputsOf(fake, 'history.undo')).toEqual([])
    await userEvent.keyboard(' 4')
    await expect.poll(() => quote()?.textContent).not.toBe(first)
    await userEvent.keyboard('u')
    await expect.poll(() => quote()?.textContent).toBe(first)
    await expect.element(page.getByText('已撤销：一次复习')).toBeVisible()
  })

  test('a pressed button does not press again on the next card', async () => {
    const fake = await open()
    await page.getByRole('button', { name: /显示/ }).click()
    await grades.getByRole('button', { name: '记得 10 分钟' }).click()
    await expect.poll(() => quote()?.textContent).toBe('𠮷家湾的巡渠员')
    await userEvent.keyboard(' {Enter}')
    expect(inputsOf(fake, 'review.grade')).toHaveLength(1)
  })

  test('keys of an input method are its own', async () => {
    const fake = await open()
    const press = (init: KeyboardEventInit & { keyCode?: number }) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
    press({ code: 'Space', isComposing: true })
    press({ code: 'Space', ctrlKey: true })
    await expect.element(page.getByRole('button', { name: /显示/ })).toBeVisible()
    press({ code: 'Space' })
    await expect.element(grades).toBeVisible()
    press({ code: 'Digit2', isComposing: true })
    expect(inputsOf(fake, 'review.grade')).toEqual([])
    // In Chinese mode the key says 一 or nothing; its place counts.
    press({ code: 'Digit2', key: 'Process' })
    await expect.poll(() => inputsOf(fake, 'review.grade')).toMatchObject([{ grade: 'hard' }])
  })

  test('its keys can be others', async () => {
    const fake = await open({ settings: { keys: { 'card.good': 'G' } } })
    await userEvent.keyboard(' ')
    await expect.poll(() => textOf(page.getByRole('button', { name: /记得/ }))).toMatch(/^G/)
    await userEvent.keyboard('g')
    await expect.poll(() => inputsOf(fake, 'review.grade')).toMatchObject([{ grade: 'good' }])
  })

  test('O opens the passage in its article', async () => {
    const fake = await open()
    const [first] = fake.data.annotations
    await userEvent.keyboard('o')
    await expect
      .poll(lastTarget)
      .toMatchObject({ articleId: first?.articleId, start: first?.start, annotationId: first?.id })
  })

  test('a grade that cannot be kept is told, and the card stays', async () => {
    const fake = await open()
    fake.fail('review.grade', { code: 'disk-full', message: 'the disk is full' })
    const first = quote()?.textContent
    await userEvent.keyboard(' 3')
    await expect.element(page.getByRole('alert')).toBeVisible()
    expect(quote()?.textContent).toBe(first)
  })
})

describe('cloze', () => {
  test('selected words are hidden from then on, in UTF-16 offsets, and shown by space', async () => {
    const fake = await open()
    await userEvent.keyboard(' 4')
    await expect.poll(() => quote()?.textContent).toBe('𠮷家湾的巡渠员')
    select('家湾')
    await page.getByRole('button', { name: '挖空 C' }).click()
    await expect
      .poll(() => inputsOf(fake, 'review.setCloze'))
      .toEqual([{ id: 'plain', quote: '𠮷家湾的巡渠员', spans: [{ start: 2, end: 4 }] }])
    await expect.poll(() => quote()?.querySelector('.rv-cloze')?.textContent).toBe('家湾')
    await userEvent.keyboard('1')
    await expect.poll(() => quote()?.textContent).toBe('𠮷的巡渠员')
    expect(page.getByRole('img', { name: '挖空' }).elements()).toHaveLength(1)
    // What is hidden cannot be marked: the offsets would be wrong.
    select('巡渠')
    await userEvent.keyboard('c')
    expect(inputsOf(fake, 'review.setCloze')).toHaveLength(1)
    await userEvent.keyboard(' ')
    await expect.poll(() => quote()?.textContent).toBe('𠮷家湾的巡渠员')
    select('巡渠')
    await userEvent.keyboard('c')
    await expect
      .poll(() => inputsOf(fake, 'review.setCloze').at(-1))
      .toMatchObject({
        spans: [
          { start: 2, end: 4 },
          { start: 5, end: 7 },
        ],
      })
    await expect.poll(() => quote()?.querySelectorAll('.rv-cloze')).toHaveLength(2)
    select('湾')
    await page.getByRole('button', { name: '取消这处挖空' }).click()
    await expect
      .poll(() => inputsOf(fake, 'review.setCloze').at(-1))
      .toMatchObject({ spans: [{ start: 5, end: 7 }] })
    await expect.poll(() => quote()?.querySelectorAll('.rv-cloze')).toHaveLength(1)
    await page.getByRole('button', { name: '取消全部挖空' }).click()
    await expect.poll(() => inputsOf(fake, 'review.setCloze').at(-1)).toMatchObject({ spans: [] })
  })

  test('words are selected with the keyboard too', async () => {
    const fake = await open()
    await userEvent.keyboard(' 4')
    await expect.poll(() => quote()?.textContent).toBe('𠮷家湾的巡渠员')
    quote()?.focus()
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}c')
    await expect
      .poll(() => inputsOf(fake, 'review.setCloze'))
      .toMatchObject([{ id: 'plain', spans: [{ start: 0, end: 3 }] }])
  })
})

describe('pause and exclude', () => {
  test('a card that is left out goes, stands in the list, and comes back', async () => {
    const fake = await open()
    const first = quote()?.textContent
    await page.getByRole('button', { name: '不再复习' }).click()
    await page.getByRole('menuitem', { name: '标签“农业”' }).click()
    await expect.poll(() => quote()?.textContent).toBe('𠮷家湾的巡渠员')
    await page.getByText('统计', { exact: true }).click()
    const rest = page.getByRole('listitem').filter({ hasText: '农业' })
    await rest.getByRole('button', { name: '恢复' }).click()
    expect(inputsOf(fake, 'review.resume')).toEqual([{ scope: 'tag', target: '农业' }])
    await page.getByText('复习', { exact: true }).last().click()
    await expect.poll(() => quote()?.textContent).toBe(first)
  })

  test('a pause can be taken back in its toast', async () => {
    const fake = await open()
    const first = quote()?.textContent
    await page.getByRole('button', { name: '暂停' }).click()
    await page.getByRole('menuitem', { name: '停 7 天', exact: true }).click()
    expect(inputsOf(fake, 'review.pause')).toMatchObject([{ scope: 'annotation', days: 7 }])
    await expect.poll(() => quote()?.textContent).not.toBe(first)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => quote()?.textContent).toBe(first)
  })
})

describe('around it', () => {
  test('the plot is there as tables, one row a day', async () => {
    await open()
    await page.getByText('统计', { exact: true }).click()
    const past = page.getByRole('table', { name: '过去 30 天每天的复习' })
    await expect.element(past).toBeInTheDocument()
    expect(past.getByRole('row').elements()).toHaveLength(31)
    expect(past.getByRole('row').elements().at(-1)?.textContent).toBe('1月1日30')
    expect(
      page
        .getByRole('table', { name: /每天到期/ })
        .getByRole('row')
        .elements(),
    ).toHaveLength(31)
  })

  test('the rail says how many are due, unless it is switched off', async () => {
    await open()
    const place = page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: /复习/ })
    await expect.element(place.getByRole('img', { name: '2 张要复习' })).toBeVisible()
    await page.getByRole('button', { name: '设置' }).click()
    await page.getByText('在左栏显示要复习的张数').click()
    await expect.poll(() => place.getByRole('img', { name: /要复习/ }).elements()).toHaveLength(0)
  })

  test('without marks the page says what would come here', async () => {
    const data = sampleData()
    data.annotations = []
    await show({ data, screen: 'review' })
    await expect.element(page.getByRole('heading', { name: '没有要复习的批注' })).toBeVisible()
  })

  test('in English too', async () => {
    await show({ screen: 'review', settings: { language: 'en' } })
    await expect.element(page.getByText(/^\d+ new$/)).toBeVisible()
    await userEvent.keyboard(' ')
    await expect.element(page.getByRole('button', { name: 'Easy 8 days' })).toBeVisible()
    await page.getByText('Statistics', { exact: true }).click()
    await expect.element(page.getByRole('heading', { name: 'Paused and left out' })).toBeVisible()
  })
})
