import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fail } from '../../../electron/contract/errors.ts'
import type { SearchPassage } from '../../../electron/contract/model.ts'
import { runCommand } from '../../commands.ts'
import { useUi } from '../../state/ui.ts'
import { inputsOf, lastTarget, show, textOf } from '../../test/show.tsx'
import { cutPassage, linesOf } from './lines.ts'
import { lastWord, toggleField } from './query-text.ts'

const status = () => textOf(page.getByRole('status'))
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

  test('a word found is marked all over the article it leads to', async () => {
    await show({ screen: 'search' })
    await field().fill('水尺')
    await page
      .getByRole('option', { name: /每道闸口装上/ })
      .first()
      .click()
    const bar = () => document.querySelector('.find-bar')
    await expect.poll(() => bar()?.querySelector('input')?.value).toBe('水尺')
    await expect.poll(() => bar()?.querySelector('output')?.textContent).toBe('1／2')
  })

  test('is best first: what has the word in its title', async () => {
    const fake = await show({ screen: 'search' })
    await field().fill('水')
    await expect.poll(() => document.querySelector('.kwic-head h2')?.textContent).toBe('短评：水尺量的是信任')
    await expect.poll(() => document.querySelector('.kwic-head h2 mark')?.textContent).toBe('水')
    await page.getByRole('radio', { name: '最新' }).click({ force: true })
    await expect
      .poll(() => document.querySelector('.kwic-head h2')?.textContent)
      .toBe('一条老渠，重新流过晒谷场')
    expect(inputsOf(fake, 'search.query').at(-1)).toMatchObject({ order: 'newest', in: 'all' })
  })

  test('points at what it cannot read and searches the rest', async () => {
    await show({ screen: 'search' })
    await field().fill('水尺 AND before:昨天')
    const wrong = page.getByRole('button', { name: /昨天.*不是日期/ })
    await expect.element(wrong).toBeVisible()
    await expect.poll(status).toMatch(/^2 篇/)
    expect([...document.querySelectorAll('.q-wrong')].map((one) => one.textContent)).toEqual(['昨天'])
    await wrong.click()
    const input = field().element() as HTMLInputElement
    expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).toBe('昨天')
  })

  test('says which colours there are by the names that the person gave them', async () => {
    await show({
      screen: 'search',
      settings: { colorNames: { key: '金句', ask: '', data: '', view: '', todo: '' } },
    })
    await field().fill('颜色:重要')
    await expect.element(page.getByRole('button', { name: /可以写：金句、疑问/ })).toBeVisible()
    await field().fill('颜色:金句')
    await expect.poll(() => document.querySelector('.query-problems')).toBeNull()
  })

  test('narrows by what the hits have in common, and takes that back', async () => {
    await show({ screen: 'search' })
    await field().fill('水')
    await page.getByRole('button', { name: /罗守田/ }).click()
    await expect.element(field()).toHaveValue('水 人物:"罗守田"')
    await expect.poll(status).toMatch(/^1 篇/)
    await page.getByRole('button', { name: /罗守田/ }).click()
    await expect.element(field()).toHaveValue('水')
  })

  test('who comes back to a query before it was given up for another one sees what its hits share', async () => {
    const refusals: (() => void)[] = []
    const fake = await show({ screen: 'search' })
    const facets = (articles: number) => ({
      articles,
      counted: articles,
      papers: [{ value: '临江日报', count: articles }],
      years: [],
      entities: [],
      tags: [],
    })
    fake.answer('search.facets', ({ query }) => {
      if (query !== '水' || refusals.length > 0) return facets(query === '水' ? 7 : 3)
      const { promise, reject } = Promise.withResolvers<never>()
      refusals.push(() => reject(fail('cancelled', 'another query is asked about')))
      return promise
    })
    const asked = () => inputsOf(fake, 'search.facets').map((input) => (input as { query: string }).query)
    await field().fill('水')
    await expect.poll(asked).toEqual(['水'])
    await field().fill('渠')
    await expect.poll(asked).toEqual(['水', '渠'])
    await expect.element(page.getByRole('button', { name: /临江日报.*3/ })).toBeVisible()
    await field().fill('水')
    await expect.poll(() => document.querySelector('.kwic-head h2 mark')?.textContent).toBe('水')
    refusals[0]?.()
    await expect.element(page.getByRole('button', { name: /临江日报.*7/ })).toBeVisible()
    expect(asked()).toEqual(['水', '渠', '水'])
  })

  test('suggests names for the word that is being typed', async () => {
    await show({ screen: 'search' })
    await field().fill('水 罗守')
    await page.getByRole('list', { name: '也许是这个名字' }).getByRole('button').click()
    await expect.element(field()).toHaveValue('水 人物:"罗守田"')
    await expect.element(field()).toHaveFocus()
  })

  test('is kept under a name', async () => {
    const fake = await show({ screen: 'search' })
    await field().fill('水 -公交')
    await page.getByRole('button', { name: '保存搜索' }).click()
    await page.getByRole('textbox', { name: '名称' }).fill('水账')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('button', { name: '水账 2' })).toBeVisible()
    expect(inputsOf(fake, 'searches.save')).toEqual([{ name: '水账', query: '水 -公交' }])
    await expect.element(page.getByRole('button', { name: '已保存为“水账”' })).toBeDisabled()
  })

  test('explains how to ask; an example can be tried', async () => {
    await show({ screen: 'search' })
    await page.getByRole('button', { name: '怎样搜索' }).last().click()
    await expect.element(page.getByRole('heading', { name: '怎样搜索' })).toBeVisible()
    await page.getByRole('button', { name: '标题:水利' }).click()
    await expect.element(field()).toHaveValue('标题:水利')
    await expect.element(page.getByRole('heading', { name: '怎样搜索' })).not.toBeInTheDocument()
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

  test('that repeats the title is left out where there are others', () => {
    const passage = (start: number) => ({
      in: 'text' as const,
      annotationId: null,
      start,
      end: start + 2,
      passage: '水尺',
      hits: [[0, 2] as [number, number]],
    })
    const kicker = { ...passage(0), passage: '沧河水尺修缮工程', start: 2, end: 4, hits: [[2, 4]] as const }
    const hit = {
      articleId: 'a',
      title: '水尺',
      titleHits: [],
      sourceName: '',
      paper: '',
      date: null,
      count: 2,
    }
    const starts = (passages: SearchPassage[]) =>
      linesOf({
        query: '水尺',
        articles: 1,
        isExact: true,
        problems: [],
        meant: [],
        hits: [{ ...hit, passages }],
      }).map((line) => line.kind === 'passage' && line.passage.start)
    expect(starts([passage(0), passage(40)])).toEqual([false, 40])
    expect(starts([passage(0)]).slice(0, 2)).toEqual([false, 0])
    // With a kicker the title does not begin the text.
    expect(starts([kicker, passage(9), passage(40)])).toEqual([false, 2, 40])
    expect(starts([kicker, passage(40)]).slice(0, 2)).toEqual([false, 2])
  })

  test('that is not shown is counted', () => {
    const lines = linesOf({
      query: '水',
      articles: 1,
      isExact: true,
      problems: [],
      meant: [],
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

describe('letters that were taken for names', () => {
  test('are told with the names, of which one can be taken alone', async () => {
    const fake = await show({ screen: 'search' })
    fake.answer('search.query', ({ query }) => ({
      query,
      hits: [],
      articles: 0,
      isExact: true,
      problems: [],
      meant: /jcsrmyy/.test(query)
        ? [
            {
              text: 'jcsrmyy',
              start: query.indexOf('jcsrmyy'),
              end: query.indexOf('jcsrmyy') + 7,
              count: 3,
              names: [{ id: 'e1', type: 'ORG' as const, canonical: '江城市人民医院', articles: 4 }],
            },
          ]
        : [],
    }))
    const field = page.getByRole('searchbox').or(page.getByRole('textbox')).first()
    await field.fill('jcsrmyy 护士')
    const told = page.getByRole('list', { name: '文中没有“jcsrmyy”，按拼音找到' })
    await expect.element(told).toBeVisible()
    await expect.element(told.getByText('另有 2 个')).toBeVisible()
    await told.getByRole('button').click()
    await expect.element(field).toHaveValue('机构:"江城市人民医院" 护士')
    await expect.element(told).not.toBeInTheDocument()
  })
})

describe('the text of a query', () => {
  test('is narrowed by a field and widened again', () => {
    const narrowed = toggleField('水 OR 渠', 'paper', '临江日报', 'zh-CN')
    expect(narrowed).toBe('(水 OR 渠) 报纸:"临江日报"')
    expect(toggleField(narrowed, 'paper', '临江日报', 'en')).toBe('(水 OR 渠)')
    expect(toggleField('', 'date', '2025', 'en')).toBe('date:2025')
    expect(toggleField('水 日期:2025 渠', 'date', '2025', 'en')).toBe('水 渠')
    expect(toggleField('-tag:"水"', 'tag', '水', 'en')).toBe('-tag:"水" tag:"水"')
  })

  test('has a last word only while one is being typed', () => {
    expect(lastWord('水 𠮷田')).toEqual({ text: '𠮷田', start: 2 })
    for (const query of ['水 ', '“水”', 'title:水', '', '水 -渠']) expect(lastWord(query)).toBeNull()
  })
})
