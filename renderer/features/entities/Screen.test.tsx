import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ConcordanceLine, EntityPage, EntitySummary } from '../../../electron/contract/entities.ts'
import type { Fake } from '../../api/fake.ts'
import { useUi } from '../../state/ui.ts'
import { inputsOf, lastTarget, show, textOf } from '../../test/show.tsx'
import { useEntities } from './view.ts'

const summary = (n: number, more: Partial<EntitySummary> = {}): EntitySummary => ({
  id: `e${n}`,
  type: 'ORG',
  canonical: `第${n}水务局`,
  names: [],
  mentions: 5000 - n,
  articles: 3,
  first: null,
  last: null,
  ...more,
})

/** A library of as many entities, answered in pieces as the real one does. */
function many(fake: Fake, total: number): void {
  fake.answer('entities.list', ({ limit, offset }) => ({
    total,
    rows: Array.from({ length: Math.min(limit, Math.max(0, total - offset)) }, (_, index) =>
      summary(offset + index),
    ),
  }))
}

const programme: EntityPage = {
  ...summary(1, { type: 'PROGRAMME', canonical: '“百渠复流”工程', mentions: 3, articles: 2 }),
  spellings: [
    { text: '“百渠复流”工程', count: 2 },
    { text: '复流工程', count: 1 },
  ],
  note: '',
  apart: [{ id: 'e9', type: 'PROGRAMME', canonical: '复流行动' }],
  maybe: [{ id: 'e8', type: 'PROGRAMME', canonical: '百渠工程', why: 'part', mentions: 4 }],
  company: { total: 1, rows: [{ id: 'e7', type: 'ORG', canonical: '县水利局', sentences: 2 }] },
  figures: { total: 0, rows: [] },
  timeline: {
    total: 2,
    rows: [2025, 2026].map((year) => ({
      mentionId: `m${year}`,
      articleId: 'p1-1',
      title: '一条老渠，重新流过晒谷场',
      sourceName: '临江日报-02版.txt',
      paper: '',
      pageNo: '',
      articleDate: null,
      start: 0,
      end: 4,
      date: { text: `${year}年底`, iso: `${year}-12` },
      sentence: `截至${year}年底，“百渠复流”工程已经铺开。`,
    })),
  },
  runBy: [{ id: 'e7', type: 'ORG', canonical: '县水利局', sentences: 2 }],
  described: [
    {
      articleId: 'p1-1',
      title: '一条老渠，重新流过晒谷场',
      sourceName: '临江日报-02版.txt',
      paper: '',
      pageNo: '',
      articleDate: null,
      start: 100,
      end: 108,
      sentence: '变化来自临江县实施的“百渠复流”工程。',
    },
  ],
}

const line = (n: number): ConcordanceLine => ({
  mentionId: `m${n}`,
  articleId: 'p1-1',
  title: '一条老渠，重新流过晒谷场',
  sourceName: '临江日报-02版.txt',
  paper: '',
  pageNo: '',
  articleDate: null,
  start: n,
  end: n + 4,
  left: `左文${n}`,
  text: '复流工程',
  right: `右文${n}`,
  state: 'suggested',
  colors: n === 0 ? ['data'] : [],
})

function onPage(fake: Fake, total = 3): void {
  fake.answer('entities.get', () => programme)
  fake.answer('entities.concordance', ({ limit, offset }) => ({
    total,
    rows: Array.from({ length: Math.min(limit, Math.max(0, total - offset)) }, (_, index) =>
      line(offset + index),
    ),
  }))
  useUi.setState({ entityId: 'e1' })
}

const list = () => page.getByRole('listbox', { name: '实体列表' })
const rows = () => document.querySelectorAll('.ent-rows .row').length

describe('the list of entities', () => {
  test('holds only what is in view, and fetches as it is looked at', async () => {
    const fake = await show({ screen: 'entities', before: (one) => many(one, 4000) })
    await expect.element(page.getByText('4000 个实体')).toBeVisible()
    expect(rows()).toBeLessThan(60)
    ;(list().element() as HTMLElement).focus()
    await userEvent.keyboard('{End}')
    await expect.element(page.getByRole('option', { name: /第3999水务局/ })).toBeVisible()
    expect(inputsOf(fake, 'entities.list')).toContainEqual(expect.objectContaining({ offset: 3800 }))
    expect(rows()).toBeLessThan(60)
  })

  test('is narrowed by kind, several at once, and by name', async () => {
    const fake = await show({ screen: 'entities' })
    const kind = (name: string) => page.getByRole('button', { name: new RegExp(`^.?${name}`) })
    await kind('人物').click()
    await kind('地点').click({ modifiers: ['ControlOrMeta'] })
    await page.getByRole('searchbox').fill('杉坪')
    await expect
      .poll(() => inputsOf(fake, 'entities.list'))
      .toContainEqual(expect.objectContaining({ kinds: ['PERSON', 'PLACE'], text: '杉坪', sort: 'mentions' }))
    await expect.element(page.getByRole('option', { name: /杉坪村/ })).toBeVisible()
    await expect.poll(rows).toBe(1)
  })

  test('is sorted by its heads, a second time the other way round', async () => {
    const fake = await show({ screen: 'entities' })
    const head = page.getByRole('button', { name: '最近', exact: true })
    await head.click()
    await head.click()
    await expect
      .poll(() => inputsOf(fake, 'entities.list').at(-1))
      .toMatchObject({ sort: 'last', reverse: true })
  })

  test('opens an entity by the keyboard, and back leads to the list as it was', async () => {
    await show({
      screen: 'entities',
      before: (one) => {
        many(one, 400)
        one.answer('entities.get', ({ id }) => ({ ...programme, id }))
      },
    })
    await expect.element(page.getByRole('option', { name: /第0水务局/ })).toBeVisible()
    ;(list().element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
    await expect.poll(() => useUi.getState().entityId).toMatch(/^e[23]$/)
    const id = useUi.getState().entityId
    // The arrows scroll the page, Tab goes on in it.
    await expect.poll(() => document.activeElement?.classList.contains('ent-main')).toBe(true)
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    await expect.element(list()).toHaveFocus()
    expect(useUi.getState().entityId).toBeNull()
    // Back where it was opened.
    const at = document.querySelector('[data-cursor]')?.getAttribute('aria-posinset')
    expect(at).toBe(String(Number(id?.slice(1)) + 1))
  })

  test('joins what was chosen, after showing what will be', async () => {
    const fake = await show({ screen: 'entities' })
    await expect.element(page.getByRole('option', { name: /县水利局/ })).toBeVisible()
    ;(list().element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowDown} {ArrowDown} ')
    await expect.poll(() => useEntities.getState().chosen.size).toBe(2)
    const [first, second] = [...useEntities.getState().chosen.values()]
    await page.getByRole('button', { name: '合并……' }).click()
    const result = page.getByRole('region', { name: '合并后' })
    await expect.poll(() => textOf(result)).toContain(first?.canonical ?? '')
    await expect.poll(() => textOf(result)).toContain(second?.canonical ?? '')
    await page.getByRole('radio', { name: new RegExp(second?.canonical ?? '') }).click({ force: true })
    await page.getByRole('textbox', { name: '名称' }).fill('合成之名')
    await page.getByRole('button', { name: '合并', exact: true }).click()
    await expect
      .poll(() => inputsOf(fake, 'entities.join'))
      .toEqual([{ into: second?.id, ids: [first?.id], canonical: '合成之名' }])
    await expect.element(page.getByText(/^已合并为/)).toBeVisible()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => inputsOf(fake, 'history.undo').length).toBe(1)
  })
})

describe('the page of an entity', () => {
  test('says what it is called, who runs it and what it does in the articles’ words', async () => {
    await show({ screen: 'entities', before: onPage })
    await expect.element(page.getByRole('heading', { name: '“百渠复流”工程', level: 1 })).toBeVisible()
    await expect.poll(() => textOf(page.getByRole('navigation', { name: '位置' }))).toContain('项目')
    await page.getByRole('region', { name: '文中怎么说' }).getByRole('button').click()
    expect(lastTarget()).toEqual({ articleId: 'p1-1', start: 100, end: 108 })
  })

  test('shows every passage, and a line lands on it', async () => {
    const fake = await show({ screen: 'entities', before: (one) => onPage(one, 10_000) })
    await expect.element(page.getByText('10000 处', { exact: true })).toBeVisible()
    await page.getByText('按左文').click()
    await expect
      .poll(() => inputsOf(fake, 'entities.concordance').at(-1))
      .toMatchObject({ sort: 'left', offset: 0 })
    const passages = page.getByRole('listbox', { name: '语境' })
    ;(passages.element() as HTMLElement).focus()
    await userEvent.keyboard('{End}')
    await expect.element(page.getByRole('option', { name: /左文9999/ })).toBeVisible()
    expect(document.querySelectorAll('.kw').length).toBeLessThan(80)
    await userEvent.keyboard('{Enter}')
    expect(lastTarget()).toEqual({ articleId: 'p1-1', start: 9999, end: 10_003 })
  })

  test('every name stands in one column', async () => {
    await show({ screen: 'entities', before: onPage })
    await expect.poll(() => document.querySelectorAll('.kw-r > b').length).toBe(3)
    const lefts = [...document.querySelectorAll('.kw-r > b')].map((one) => one.getBoundingClientRect().left)
    expect(new Set(lefts.map(Math.round)).size).toBe(1)
  })

  test('shows one way of writing it alone', async () => {
    const fake = await show({ screen: 'entities', before: onPage })
    await page.getByRole('button', { name: /^复流工程/ }).click()
    await expect.poll(() => inputsOf(fake, 'entities.concordance').at(-1)).toMatchObject({ name: '复流工程' })
    await page.getByRole('button', { name: '只看 复流工程' }).click()
    await expect.poll(() => document.querySelector('.ent-only')).toBeNull()
  })

  test('keeps a note by itself', async () => {
    const fake = await show({ screen: 'entities', before: onPage })
    await page.getByRole('button', { name: /这个实体的笔记/ }).click()
    await userEvent.keyboard('口径前后不一')
    await expect.poll(() => inputsOf(fake, 'entities.setNote')).toEqual([{ id: 'e1', note: '口径前后不一' }])
  })

  test('splits off a name after showing both sides', async () => {
    const fake = await show({
      screen: 'entities',
      before: (one) => {
        onPage(one)
        const side = { type: 'PROGRAMME' as const, names: [], mentions: 1, articles: 1 }
        one.answer('entities.previewSplit', ({ names }) => ({
          kept: { ...side, canonical: '“百渠复流”工程' },
          made: { ...side, canonical: names[0] ?? '' },
          existing: false,
          passages: [line(1)],
        }))
        one.answer('entities.split', () => ({ id: 'e20', type: 'PROGRAMME' as const, canonical: '复流工程' }))
      },
    })
    await page.getByRole('button', { name: '拆分' }).click()
    const dialog = page.getByRole('dialog', { name: '拆分实体' })
    await expect.element(dialog.getByRole('button', { name: '拆分' })).toBeDisabled()
    await dialog.getByRole('checkbox', { name: /^复流工程/ }).click({ force: true })
    await expect.poll(() => textOf(dialog.getByRole('region', { name: '拆出' }))).toContain('复流工程')
    await dialog.getByRole('button', { name: '拆分' }).click()
    await expect
      .poll(() => inputsOf(fake, 'entities.split'))
      .toEqual([{ id: 'e1', names: ['复流工程'], mentionIds: [] }])
  })

  test('says of a likeness that it is none, and takes that back', async () => {
    const fake = await show({ screen: 'entities', before: onPage })
    await page.getByRole('button', { name: '不是', exact: true }).click()
    await page.getByRole('button', { name: /撤回“不是同一个”：复流行动/ }).click()
    await expect
      .poll(() => inputsOf(fake, 'entities.setApart'))
      .toEqual([
        { id: 'e1', otherId: 'e8', apart: true },
        { id: 'e1', otherId: 'e9', apart: false },
      ])
  })

  test('of one that is gone leads back to the list', async () => {
    await show({ screen: 'entities', before: () => useUi.setState({ entityId: 'gone' }) })
    useUi.setState({ entityId: 'gone' })
    await page.getByRole('button', { name: '全部实体' }).click()
    await expect.element(list()).toBeVisible()
  })
})

describe('joining', () => {
  test('by keys alone: the arrows go to the offers, Enter takes the first', async () => {
    await show({
      screen: 'entities',
      before: (fake) => {
        many(fake, 40)
        fake.answer('entities.get', () => programme)
        useUi.setState({ entityId: 'e1' })
      },
    })
    await page.getByRole('button', { name: '合并', exact: true }).click()
    const field = page.getByRole('dialog').getByRole('searchbox')
    await expect.element(field).toHaveFocus()
    await userEvent.keyboard('水务')
    await expect.poll(() => document.querySelectorAll('.join-offer').length).toBe(6)
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect.element(page.getByRole('button', { name: /第2水务局/ })).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    await expect.element(field).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('radio', { name: /第0水务局/ })).toBeVisible()
    await expect.element(field).toHaveFocus()
  })

  test('what was kept apart can be taken back at once', async () => {
    await show({
      screen: 'entities',
      before: (fake) => {
        fake.answer('entities.get', () => programme)
        useUi.setState({ entityId: 'e1' })
      },
    })
    await page.getByRole('button', { name: '不是' }).click()
    await expect.poll(() => document.activeElement?.classList.contains('ent-aside')).toBe(true)
    await expect.element(page.getByText('“百渠工程”不是同一个，不再合并')).toBeVisible()
  })
})

describe('the person’s own names', () => {
  test('are added with kind and main name, taken out, and read in from a file', async () => {
    const word = {
      id: 'w1',
      name: '市一院',
      type: 'ORG' as const,
      canonical: '市第一医院',
      entityId: 'e1',
      state: 'taught' as const,
      found: 12,
    }
    const fake = await show({
      screen: 'entities',
      before: (one) => {
        one.answer('words.list', () => ({ total: 1, rows: [word] }))
        one.answer('words.importTsv', () => ({
          added: 2,
          changed: 0,
          same: 1,
          found: 7,
          errors: [{ line: 4, reason: 'kind' as const, text: '某某\tX' }],
        }))
      },
    })
    await page.getByRole('button', { name: '我的词表' }).click()
    const dialog = page.getByRole('dialog', { name: '我的词表' })
    await dialog.getByRole('textbox', { name: '名称', exact: true }).fill('𠮷家湾')
    await dialog.getByRole('textbox', { name: /归入/ }).fill('吉家湾村')
    await userEvent.keyboard('{Enter}')
    await expect
      .poll(() => inputsOf(fake, 'words.add'))
      .toEqual([{ name: '𠮷家湾', type: 'PERSON', canonical: '吉家湾村' }])
    await dialog.getByRole('button', { name: '移出词表：市一院' }).click()
    await expect.poll(() => inputsOf(fake, 'words.remove')).toEqual([{ ids: ['w1'] }])
    const field = document.querySelector<HTMLInputElement>('input[type=file]')
    if (field === null) throw new Error('no way to choose a file')
    const tsv = 'name\tkind\tcanonical\tstate\n市一院\tORG\t市第一医院\ttaught\n'
    await userEvent.upload(field, new File([tsv], '词表.tsv', { type: 'text/tab-separated-values' }))
    await expect.poll(() => inputsOf(fake, 'words.importTsv')).toEqual([{ text: tsv }])
    await expect.poll(() => textOf(dialog.getByRole('status'))).toContain('第 4 行：没有这个类型')
  })

  test('are written to a file of the person’s choice', async () => {
    const fake = await show({ screen: 'entities' })
    await page.getByRole('button', { name: '我的词表' }).click()
    await page.getByRole('button', { name: '导出 TSV' }).click()
    await expect
      .poll(() => inputsOf(fake, 'export.writeText'))
      .toMatchObject([{ path: '/home/reader/剪报词表.tsv', text: expect.stringContaining('canonical') }])
  })
})
