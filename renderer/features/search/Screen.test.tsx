import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { runCommand } from '../../commands.ts'
import { useUi } from '../../state/ui.ts'
import { inputsOf, lastTarget, show } from '../../test/show.tsx'
import { cutPassage, linesOf } from './lines.ts'

const field = () => page.getByRole('searchbox', { name: '搜索正文和批注' })

describe('searching', () => {
  test('goes on while typing and lands on the passage clicked', async () => {
    const fake = await show({ screen: 'search' })
    await field().fill('水尺')
    await expect.element(page.getByRole('status')).toHaveTextContent('2 篇，4 处')
    const line = page.getByRole('option', { name: /每道闸口装上/ }).first()
    await line.click()
    expect(useUi.getState()).toMatchObject({ screen: 'reader', articleId: 'p1-1' })
    const target = lastTarget()
    const text = fake.data.articles.find((article) => article.id === 'p1-1')?.text ?? ''
    expect(text.slice(target?.start, target?.end)).toBe('水尺')
  })

  test('finds notes, says so, and lands on the annotation', async () => {
    await show({ screen: 'search' })
    await field().fill('题眼')
    const line = page.getByRole('option', { name: /全文的/ })
    await expect.element(line.getByText('批注')).toBeVisible()
    await line.click()
    expect(lastTarget()).toMatchObject({ articleId: 'p1-1', annotationId: 'a2' })
  })

  test('narrows to texts or notes', async () => {
    await show({ screen: 'search' })
    await field().fill('累计')
    await expect.poll(() => document.querySelectorAll('.kwic-line').length).toBe(2)
    await page.getByRole('radio', { name: '批注' }).click({ force: true })
    await expect.poll(() => document.querySelectorAll('.kwic-line').length).toBe(1)
  })

  test('goes by the keyboard from the field to the passage', async () => {
    await show({ screen: 'search' })
    await field().fill('候鸟')
    await expect.element(page.getByRole('option', { name: /湿地迎来首批候鸟/ }).first()).toBeVisible()
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await expect.poll(() => useUi.getState().articleId).toBe('p1-4')
  })

  test('says so when there is nothing, and asks nothing for nothing', async () => {
    const fake = await show({ screen: 'search' })
    await expect.element(page.getByText('搜索整个书库')).toBeVisible()
    expect(inputsOf(fake, 'search.query')).toEqual([])
    await field().fill('没有这个词')
    await expect.element(page.getByText('没有找到“没有这个词”')).toBeVisible()
  })

  test('is kept while another screen is on show', async () => {
    await show({ screen: 'search' })
    await field().fill('公交')
    runCommand('view.library')
    runCommand('view.search')
    await expect.element(field()).toHaveValue('公交')
  })

  test('every hit stands in one column', async () => {
    await show({ screen: 'search' })
    await field().fill('水')
    await expect
      .poll(() => document.querySelectorAll('.kwic-after > mark:first-child').length)
      .toBeGreaterThan(4)
    const lefts = [...document.querySelectorAll('.kwic-after > mark:first-child')].map((mark) =>
      Math.round(mark.getBoundingClientRect().left),
    )
    expect(new Set(lefts).size).toBe(1)
  })
})

describe('a passage', () => {
  test('is cut at its first hit; further ones are marked', () => {
    expect(
      cutPassage({
        passage: '水与𠮷水火',
        hits: [
          [4, 5],
          [0, 1],
        ],
      }),
    ).toEqual({
      before: '',
      hit: '水',
      after: [
        { text: '与𠮷', isHit: false },
        { text: '水', isHit: true },
        { text: '火', isHit: false },
      ],
    })
  })

  test('overlapping hits lose no character', () => {
    const { before, hit, after } = cutPassage({
      passage: 'abcdef',
      hits: [
        [1, 4],
        [2, 5],
        [4, 5],
      ],
    })
    expect(before + hit + after.map((piece) => piece.text).join('')).toBe('abcdef')
  })

  test('that is not shown is counted', () => {
    const lines = linesOf({
      query: '水',
      articles: 1,
      isExact: true,
      problems: [],
      hits: [
        {
          articleId: 'a',
          title: '题',
          titleHits: [],
          sourceName: '报.txt',
          paper: '',
          date: null,
          count: 7,
          passages: [{ in: 'text', annotationId: null, start: 0, end: 1, passage: '水', hits: [[0, 1]] }],
        },
      ],
    })
    expect(lines.map((line) => line.kind)).toEqual(['article', 'passage', 'more'])
    expect(lines[2]).toMatchObject({ n: 6 })
  })
})
