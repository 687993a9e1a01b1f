// What is worked out from a desk: rows with their joins, the account, short forms, and the steps that a place asks for.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { PageLayout } from '../../../electron/contract/page.ts'
import { stretchesOf } from './account.ts'
import { boundary, stepInRaw } from './caret.ts'
import { stepOfDrop } from './drop.ts'
import { entriesOf, keyOfArticle, keyOfItem } from './entries.ts'
import { countText, type Item } from './items.ts'
import { modelOf } from './model.ts'
import { claimInto, joinUp, moveBy, splitAt } from './steps.ts'
import { at, deskOf, layout, pageText } from './test/fake-desk.ts'
import { indexOf, placesOf, seamsOf, shortForm } from './text.ts'

// The pairs of characters are packed for Node; the steps here join nothing that a character is repeated in.
vi.mock('../../../electron/compute/layout/bigrams.ts', () => ({
  textStart: '\u0002',
  affinity: () => 0,
  edge: () => 0,
}))
// What the engine has learned is packed too, and no step of a person asks for it.
vi.mock('node:zlib', () => ({ default: { inflateRawSync: () => new Uint8Array() } }))
vi.mock('../../../electron/compute/layout/named-weights.ts', () => ({ unpacked: () => new Map() }))

const model = modelOf(deskOf(pageText, layout))
const itemAt = (text: string) => model.itemAt(at(text)) as Item
const rowText = (text: string) => {
  const row = model.rows.find(({ start, end }) => pageText.slice(start, end).startsWith(text))
  if (!row) throw new Error(`no row begins with ${text}`)
  return row
}

describe('rows', () => {
  test('count lines that have text; a line of two items is two rows', () => {
    expect(model.rows.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10])
    expect(model.rows.filter(({ opensLine }) => !opensLine)).toHaveLength(1)
    expect(rowText('周立摄')).toMatchObject({ line: 8, opensLine: false, opens: null })
  })

  test('tell where a cut block goes on and comes from', () => {
    expect(rowText('三月里')).toMatchObject({
      opens: 'item',
      to: { line: 6, place: at('说：“') },
      from: null,
    })
    expect(rowText('说：“')).toMatchObject({ opens: 'part', from: { line: 3 }, to: null })
    expect(rowText('水账')).toMatchObject({ opens: 'item', to: null, from: null })
  })

  test('a book in one line is cut into rows between characters', () => {
    const text = '𠮷'.repeat(20_000)
    const made: PageLayout = { ...layout, articles: [], photos: [], furniture: [], unassigned: [] }
    const { rows } = modelOf(deskOf(text, { ...made, unassigned: [{ text, ranges: [[0, text.length]] }] }))
    expect(rows.length).toBeGreaterThan(15)
    expect(rows.every(({ start }) => start % 2 === 0)).toBe(true)
    expect(rows.at(-1)?.end).toBe(text.length)
  })

  test('hold every character of any page once, whatever claims it', () => {
    const any = fc.array(fc.constantFrom('水', ' ', '\n', '𠮷', '。', '\r\n', '　'), { maxLength: 60 })
    fc.assert(
      fc.property(any, fc.array(fc.nat(80), { maxLength: 8 }), (parts, cuts) => {
        const text = parts.join('')
        const stops = [...new Set(cuts.filter((cut) => cut < text.length))].sort((a, b) => a - b)
        const unassigned = stops.flatMap((start, i) => {
          const end = stops[i + 1] ?? text.length
          return i % 2 === 0 ? [{ text: '', ranges: [[start, end] as const] }] : []
        })
        const { rows, account } = modelOf(
          deskOf(text, { engine: 'test', articles: [], photos: [], furniture: [], unassigned }),
        )
        const shown = rows.map(({ start, end }) => text.slice(start, end)).join('')
        expect(shown.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        const lost = rows
          .filter(({ item }) => item === null)
          .reduce((sum, { start, end }) => sum + countText(text, [start, end]), 0)
        expect(account.lost).toBe(lost)
      }),
    )
  })
})

describe('the account', () => {
  test('is right when all is somewhere once, and the strip is as long as the page', () => {
    expect(model.account).toEqual({ lost: 0, doubled: 0, agrees: true, isRight: true })
    const strip = stretchesOf(model.desk, model.items).reduce((sum, { characters }) => sum + characters, 0)
    expect(strip).toBe(model.desk.account.page)
  })

  test('finds what is lost and what is there twice', () => {
    const lost = modelOf(deskOf(pageText, { ...layout, furniture: [] }))
    expect(lost.account).toMatchObject({ lost: 3, doubled: 0, isRight: false })
    expect(lost.rows.find(({ item }) => item === null)).toMatchObject({ line: 9 })
    const twice = modelOf(
      deskOf(pageText, { ...layout, unassigned: [...layout.unassigned, ...layout.furniture] }),
    )
    expect(twice.account).toMatchObject({ lost: 0, doubled: 3, isRight: false })
  })

  test('a very divided page has a strip of bearable length', () => {
    const text = '水\n'.repeat(3000)
    const every = (from: number) =>
      Array.from({ length: 1500 }, (_, i) => ({
        text: '水',
        ranges: [[i * 4 + from, i * 4 + from + 1] as const],
      }))
    const [unassigned, furniture] = [every(0), every(2)]
    const desk = deskOf(text, { engine: 'test', articles: [], photos: [], furniture, unassigned })
    const strip = stretchesOf(desk)
    expect(strip.length).toBeLessThanOrEqual(400)
    expect(strip.reduce((sum, { characters }) => sum + characters, 0)).toBe(3000)
  })
})

describe('the text of a block', () => {
  const item = itemAt('三月里')

  test('knows the place of its characters; the repeated one is passed over', () => {
    if (item.kind !== 'block') throw new Error('not a block')
    const places = placesOf(pageText, item)
    expect(indexOf(places, at('：“这'))).toBe(item.block.text.indexOf('：“这'))
    expect(indexOf(places, at('第3版'))).toBeNull()
    expect(seamsOf(pageText, model.rows, item)).toEqual([
      { at: item.block.text.indexOf('：'), from: 3, to: 6 },
    ])
  })

  test('is short with both sides of the seam, and cuts no character in two', () => {
    const seam = { at: 41, from: 1, to: 9 }
    const [before, after] = shortForm(`一二三四五六七八𠮷${'水'.repeat(30)}尾${'木'.repeat(400)}`, [seam])
    expect(before?.text).toMatch(/^一二三四五六七八……水+尾$/)
    expect(before?.seam).toEqual(seam)
    expect(after?.text).toMatch(/^木{120}$/)
  })
})

describe('the caret', () => {
  test('goes by characters as a person counts them', () => {
    const text = 'a𠮷👍🏽好'
    expect(boundary(text, 1, 1)).toBe(3)
    expect(boundary(text, 3, 1)).toBe(7)
    expect(boundary(text, 7, -1)).toBe(3)
    expect([boundary(text, 0, -1), boundary(text, 8, 1)]).toEqual([0, 8])
  })

  test('goes over the ends of rows', () => {
    const row = rowText('本报记者')
    expect(stepInRaw(pageText, model.rows, row.end, 1)).toBe(at('三月里'))
    expect(stepInRaw(pageText, model.rows, at('三月里'), -1)).toBe(row.end)
    expect(stepInRaw(pageText, model.rows, at('𠮷家湾'), 1)).toBe(at('家湾'))
  })
})

describe('a place asks for', () => {
  const { desk } = model

  test('a split between two characters of a block, not at its ends', () => {
    const item = itemAt('水账')
    expect(splitAt(desk, item, at('👍'))).toEqual({ kind: 'split', block: at('水账'), at: at('👍') })
    expect(splitAt(desk, item, at('水账'))).toBeNull()
    expect(splitAt(desk, item, rowText('水账').end)).toBeNull()
    expect(splitAt(desk, itemAt('第3版'), at('3版'))).toBeNull()
    // At the join: between the two halves.
    expect(splitAt(desk, itemAt('三月里'), rowText('三月里').end)).toMatchObject({ kind: 'split' })
  })

  test('a join with the block above in the same article', () => {
    expect(joinUp(desk, itemAt('灌区'))).toEqual({ kind: 'join', block: at('灌区'), to: at('三月里') })
    expect(joinUp(desk, itemAt('短评'))).toBeNull()
  })

  test('a move within the article and past its ends', () => {
    const place = (text: string) => ({ block: at(text), kind: 'move' })
    expect(moveBy(desk, itemAt('灌区'), -1)).toMatchObject({ ...place('灌区'), before: at('三月里') })
    expect(moveBy(desk, itemAt('灌区'), 1)).toMatchObject({ article: at('短评'), before: at('短评') })
    expect(moveBy(desk, itemAt('短评'), -1)).toMatchObject({ article: at('# 春水'), before: null })
    expect(moveBy(desk, itemAt('# 春水'), -1)).toBeNull()
  })

  test('loose text in an article, above what follows it on the page', () => {
    expect(claimInto(desk, itemAt('另有'), 0)).toMatchObject({ article: at('# 春水'), role: 'paragraph' })
    expect(claimInto(desk, itemAt('图为'), 1)).toMatchObject({ before: null, role: 'caption' })
    expect(claimInto(desk, itemAt('另有'), null)).toMatchObject({ article: null })
  })
})

describe('letting go', () => {
  const { desk, items } = model
  const entries = entriesOf(desk, items, new Set())
  const drop = (what: string, target: string, position: 'before' | 'after' | 'on') =>
    stepOfDrop(desk, entries, keyOfItem(itemAt(what)), { key: target, position })
  const [first = '', second = ''] = desk.articles.map(({ id }) => keyOfArticle(id))

  test('between blocks moves there; where it is already is no place', () => {
    expect(drop('灌区', keyOfItem(itemAt('水账')), 'before')).toMatchObject({
      kind: 'move',
      article: at('短评'),
      before: at('水账'),
    })
    expect(drop('灌区', keyOfItem(itemAt('三月里')), 'after')).toBeNull()
    expect(drop('灌区', second, 'before')).toBeNull()
  })

  test('above the head of an article is at the end of the one before, never outside of all', () => {
    expect(drop('水账', second, 'before')).toMatchObject({
      kind: 'move',
      article: at('# 春水'),
      before: null,
    })
    expect(drop('水账', first, 'before')).toBeNull()
  })

  test('on a block joins, on a head goes to the end, on loose text goes with it', () => {
    expect(drop('灌区', keyOfItem(itemAt('水账')), 'on')).toMatchObject({ kind: 'join', to: at('水账') })
    expect(drop('本报', second, 'on')).toMatchObject({ kind: 'move', before: null })
    expect(drop('本报', keyOfItem(itemAt('第3版')), 'after')).toMatchObject({
      kind: 'loosen',
      as: 'furniture',
    })
    expect(drop('另有', keyOfItem(itemAt('第3版')), 'on')).toMatchObject({ kind: 'reloosen' })
    expect(drop('另有', keyOfItem(itemAt('水账')), 'after')).toMatchObject({ kind: 'claim', before: null })
  })

  test('an article goes between articles', () => {
    const article = (target: string, position: 'before' | 'after' | 'on') =>
      stepOfDrop(desk, entries, second, { key: target, position })
    expect(article(first, 'before')).toEqual({ kind: 'order', article: at('短评'), before: at('# 春水') })
    expect(article(keyOfItem(itemAt('另有')), 'after')).toMatchObject({ kind: 'order', before: at('# 春水') })
    expect(article(first, 'after')).toBeNull()
    expect(article(first, 'on')).toBeNull()
  })
})
