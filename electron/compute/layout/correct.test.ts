/** The steps of the page desk: each kind by example, and what holds for any row of them on any page. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalText, traceBlock } from '../../contract/canonical.ts'
import { type DeskStep, isByHand } from '../../contract/desk.ts'
import type { Block, PageLayout, Range } from '../../contract/page.ts'
import { dropsOf, writeBlock } from './block-text.ts'
import { correct } from './correct.ts'
import { takeApart } from './take-apart.ts'
import { anyPage, countsOf, smallPage as page, rangesOf, rawStep, stepsOn } from './test/any-steps.ts'

const block = (page: string, role: Block['role'], ...texts: string[]): Block => ({
  role,
  text: texts.join(''),
  ranges: texts.map((text): Range => {
    const at = page.indexOf(text)
    if (at < 0) throw new Error(`${text} is not on the page`)
    return [at, at + text.length]
  }),
  ...(role === 'heading' ? { level: 1 } : {}),
  confidence: 0.5,
  reason: 'test',
})

const at = (text: string): number => page.indexOf(text)

/** Two articles, a photo with credit, a folio and a line that nobody claimed. */
const layout: PageLayout = {
  articles: [
    {
      n: 1,
      title: '春水到田头',
      kicker: null,
      subtitle: null,
      byline: ['林晓岚'],
      bylineText: '本报记者 林晓岚',
      blocks: [
        block(page, 'title', '春水到田头'),
        block(page, 'byline', '本报记者 林晓岚'),
        {
          ...block(page, 'paragraph', '三月里，水库开闸放水，农民说', '说：“这下不愁了。”'),
          text: '三月里，水库开闸放水，农民说：“这下不愁了。”',
          dropped: '说',
          droppedAt: at('说：'),
        },
        block(page, 'paragraph', '灌区有渠道一百公里。'),
      ],
    },
    {
      n: 2,
      title: '𠮷村修路',
      kicker: null,
      subtitle: null,
      byline: [],
      bylineText: null,
      blocks: [block(page, 'title', '𠮷村修路'), block(page, 'paragraph', '路修到了家门口，老人也能出门。')],
    },
  ],
  photos: [
    {
      caption: '图为新修的路。',
      credit: '周立摄',
      ranges: [...block(page, 'caption', '图为新修的路。').ranges, ...block(page, 'credit', '周立摄').ranges],
    },
  ],
  furniture: [{ text: '第3版', ranges: block(page, 'credit', '第3版').ranges }],
  unassigned: [{ text: '另有短讯', ranges: block(page, 'credit', '另有短讯').ranges }],
  engine: 'test',
}

const after = (...steps: DeskStep[]) => correct({ text: page }, layout, steps)
const told = ({ layout: { articles } }: ReturnType<typeof after>) =>
  articles.map(({ blocks }) => blocks.map(({ role, text }) => `${role} ${text}`))
const loose = ({ layout: { photos, furniture, unassigned } }: ReturnType<typeof after>) => ({
  photos: photos.map(({ caption, credit }) => [caption, credit]),
  furniture: furniture.map(({ text }) => text),
  unassigned: unassigned.map(({ text }) => text),
})

test('without steps the layout is the engine’s', () => {
  expect(after()).toEqual({ layout, fates: [] })
})

test('a role is set, and names are read anew', () => {
  const now = after({ kind: 'role', block: at('本报'), role: 'paragraph' })
  expect(now.layout.articles[0]).toMatchObject({ byline: [], bylineText: null, title: '春水到田头' })
  expect(now.layout.articles[0]?.blocks[1]).toMatchObject({ role: 'paragraph', confidence: 1 })
  expect(now.layout.articles[0]?.blocks.map(isByHand)).toEqual([false, true, false, false])
  expect(now.layout.articles[1]).toBe(layout.articles[1])
  const heading = after({ kind: 'role', block: at('灌区'), role: 'heading', level: 2 })
  expect(heading.layout.articles[0]?.blocks[3]).toMatchObject({ role: 'heading', level: 2 })
})

test('the same role once more says that a person has seen it, and then nothing', () => {
  const step: DeskStep = { kind: 'role', block: at('灌区'), role: 'paragraph' }
  expect(after(step, step).fates).toEqual(['held', 'same'])
})

test('an article that loses its title is called by its first words', () => {
  const now = after({ kind: 'role', block: at('春水'), role: 'kicker' })
  expect(now.layout.articles[0]).toMatchObject({ title: '春水到田头', kicker: '春水到田头' })
  const moved = after({ kind: 'loosen', block: at('𠮷村'), as: 'unassigned' })
  expect(moved.layout.articles[1]?.title).toBe('路修到了家门口')
})

test('a block is split before a character, never inside one, never at its ends', () => {
  const now = after({ kind: 'split', block: at('灌区'), at: at('渠道') })
  expect(told(now)[0]?.slice(3)).toEqual(['paragraph 灌区有', 'paragraph 渠道一百公里。'])
  const title = after({ kind: 'split', block: at('𠮷村'), at: at('村修路') - 1 })
  expect(title.fates).toEqual(['idle'])
  for (const place of [at('灌区'), at('灌区有渠道一百公里。') + '灌区有渠道一百公里。'.length, at('春水')])
    expect(after({ kind: 'split', block: at('灌区'), at: place }).fates).toEqual(['idle'])
})

test('split at a mended break gives the repeated character back, and joined again leaves it out', () => {
  const split: DeskStep = { kind: 'split', block: at('三月'), at: at('说：') }
  const now = after(split)
  expect(told(now)[0]?.slice(2, 4)).toEqual([
    'paragraph 三月里，水库开闸放水，农民说',
    'paragraph 说：“这下不愁了。”',
  ])
  expect(now.layout.articles[0]?.blocks[3]).not.toHaveProperty('dropped')
  const back = after(split, { kind: 'join', block: at('说：'), to: at('三月') })
  expect(back.layout.articles[0]?.blocks[2]).toMatchObject({
    text: '三月里，水库开闸放水，农民说：“这下不愁了。”',
    dropped: '说',
    droppedAt: at('说：'),
  })
})

test('a split behind the mended break keeps the repeated character out', () => {
  const now = after({ kind: 'split', block: at('三月'), at: at('不愁') })
  expect(now.layout.articles[0]?.blocks[2]).toMatchObject({
    text: '三月里，水库开闸放水，农民说：“这下',
    dropped: '说',
  })
})

test('joined blocks take the role of the first, over articles too; an empty article is gone', () => {
  const now = after(
    { kind: 'join', block: at('路修到'), to: at('灌区') },
    { kind: 'join', block: at('𠮷村'), to: at('春水') },
  )
  expect(told(now)).toEqual([
    [
      'title 春水到田头 𠮷村修路',
      'byline 本报记者 林晓岚',
      'paragraph 三月里，水库开闸放水，农民说：“这下不愁了。”',
      'paragraph 灌区有渠道一百公里。路修到了家门口，老人也能出门。',
    ],
  ])
  expect(now.layout.articles[0]?.title).toBe('春水到田头 𠮷村修路')
  expect(after({ kind: 'join', block: at('春水'), to: at('到田头') }).fates).toEqual(['idle'])
})

test('blocks move before another block or to the end', () => {
  const first = after({ kind: 'move', block: at('灌区'), article: at('𠮷村'), before: at('路修到') })
  expect(told(first)[1]).toEqual([
    'title 𠮷村修路',
    'paragraph 灌区有渠道一百公里。',
    'paragraph 路修到了家门口，老人也能出门。',
  ])
  const last = after({ kind: 'move', block: at('本报'), article: at('春水'), before: null })
  expect(told(last)[0]?.[3]).toBe('byline 本报记者 林晓岚')
  const still = { kind: 'move', block: at('灌区'), article: at('灌区'), before: null } as const
  expect(after(still).fates).toEqual(['same'])
})

test('articles are begun, joined and put in order', () => {
  const begun = after({ kind: 'new-article', block: at('灌区') })
  expect(begun.layout.articles.map(({ n, title }) => [n, title])).toEqual([
    [1, '春水到田头'],
    [2, '灌区有渠道一百公里'],
    [3, '𠮷村修路'],
  ])
  expect(after({ kind: 'new-article', block: at('春水') }).fates).toEqual(['same'])
  const joined = after({ kind: 'join-articles', article: at('春水'), into: at('𠮷村') })
  expect(joined.layout.articles).toHaveLength(1)
  expect(told(joined)[0]?.[2]).toBe('title 春水到田头')
  const ordered = after({ kind: 'order', article: at('𠮷村'), before: at('春水') })
  expect(ordered.layout.articles.map(({ n, title }) => [n, title])).toEqual([
    [1, '𠮷村修路'],
    [2, '春水到田头'],
  ])
  expect(after({ kind: 'order', article: at('春水'), before: at('𠮷村') }).fates).toEqual(['same'])
})

test('text is let go and taken in again', () => {
  const gone = after({ kind: 'loosen', block: at('灌区'), as: 'furniture' })
  expect(loose(gone).furniture).toEqual(['灌区有渠道一百公里。', '第3版'])
  const all = after({ kind: 'loosen-article', article: at('本报'), as: 'unassigned' })
  expect(all.layout.articles.map(({ n, title }) => [n, title])).toEqual([[1, '𠮷村修路']])
  expect(loose(all).unassigned[0]).toBe(canonicalText(layout.articles[0]?.blocks ?? []).text)
  const taken = after({ kind: 'claim', item: at('另有'), article: null, before: null, role: 'title' })
  expect(taken.layout.articles.map(({ title }) => title)).toEqual(['春水到田头', '𠮷村修路', '另有短讯'])
  const photo = after({ kind: 'claim', item: at('周立'), article: at('𠮷村'), before: null, role: 'caption' })
  expect(told(photo)[1]?.slice(2)).toEqual(['caption 图为新修的路。', 'credit 周立摄'])
  const text = after({
    kind: 'claim',
    item: at('周立'),
    article: at('𠮷村'),
    before: at('路修到'),
    role: 'lede',
  })
  expect(told(text)[1]?.[1]).toBe('lede 图为新修的路。周立摄')
  const turned = after(
    { kind: 'reloosen', item: at('图为'), as: 'unassigned' },
    { kind: 'reloosen', item: at('第3版'), as: 'photo' },
  )
  expect(loose(turned)).toEqual({
    photos: [['第3版', null]],
    furniture: [],
    unassigned: ['图为新修的路。 周立摄', '另有短讯'],
  })
})

test('a step with nothing to hold on to is passed over', () => {
  const nowhere = page.length
  const steps: DeskStep[] = [
    { kind: 'role', block: nowhere, role: 'title' },
    { kind: 'split', block: nowhere, at: 0 },
    { kind: 'join', block: at('春水'), to: nowhere },
    { kind: 'move', block: at('第3版'), article: at('春水'), before: null },
    { kind: 'new-article', block: at('另有') },
    { kind: 'join-articles', article: nowhere, into: 0 },
    { kind: 'order', article: 0, before: nowhere },
    { kind: 'loosen', block: at('第3版'), as: 'photo' },
    { kind: 'loosen-article', article: nowhere, as: 'photo' },
    { kind: 'claim', item: at('春水'), article: null, before: null, role: 'title' },
    { kind: 'reloosen', item: at('春水'), as: 'photo' },
  ]
  expect(after(...steps)).toEqual({ layout, fates: steps.map(() => 'idle') })
})

test('any row of steps keeps each character in one place, texts traced to it, and steps back is what was', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(anyPage, fc.array(rawStep, { minLength: 1, maxLength: 20 }), (text, raw) => {
      const steps = stepsOn(text, raw)
      const made = takeApart({ text })
      const before = JSON.stringify(made)
      const now = correct({ text }, made, steps)
      expect(JSON.stringify(made)).toBe(before)
      expect(countsOf(text, now.layout)).toEqual(countsOf(text, made))
      for (const [start, end] of rangesOf(now.layout)) expect(start).toBeLessThan(end)
      for (const [i, { n, title, blocks }] of now.layout.articles.entries()) {
        expect(n).toBe(i + 1)
        expect(blocks.length).toBeGreaterThan(0)
        if (now.fates.includes('held') && !made.articles.some((article) => article.blocks === blocks))
          expect(title).not.toBe('')
        for (const one of blocks) {
          expect(one.text.trim()).not.toBe('')
          expect(one.level !== undefined).toBe(one.role === 'heading')
          const trace = traceBlock(text, one)
          for (const [k, place] of trace.entries())
            if (/\S/u.test(one.text.charAt(k))) expect(text.charAt(place)).toBe(one.text.charAt(k))
        }
      }
      expect(correct({ text }, made, steps)).toEqual(now)
      const shorter = correct({ text }, made, steps.slice(0, -1))
      expect(shorter.fates).toEqual(now.fates.slice(0, -1))
      if (now.fates.at(-1) !== 'held') expect(shorter.layout).toEqual(now.layout)
      else expect(shorter.layout).not.toEqual(now.layout)
    }),
    { numRuns: 200 },
  )
})

test('blocks written from their ranges are those of the engine', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyPage, (text) => {
      for (const { blocks } of takeApart({ text }).articles)
        for (const one of blocks) {
          const { role, ranges, marks, dropped } = one
          const again = writeBlock(text, role, ranges, dropsOf(text, one))
          // Lines of one width that are no paragraph are set apart like any others here.
          expect(again.text.replaceAll(' ', '')).toBe(one.text.replaceAll(' ', ''))
          expect([again.marks, again.dropped]).toEqual([marks, dropped])
        }
    }),
    { numRuns: 200 },
  )
})
