/** Correcting the text of an article: what is kept of the page, what goes along, and that all of it can be taken back. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DeskStep } from '../contract/desk.ts'
import { importText, nightSchool } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
let pageId: string
beforeEach(async () => {
  lib = await openTestLibrary()
  pageId = (await importText(lib, nightSchool)).pageId
})
afterEach(() => lib.close())

const article = async (n = 1) =>
  lib.call('articles.get', { id: (await lib.call('articles.list'))[n - 1]?.id as string })
const list = async (n = 1) => lib.call('corrections.list', { articleId: (await article(n)).id })
/** `words` of the article read as `text`. */
const correct = async (words: string, text: string, n = 1) => {
  const { id, text: whole, revision } = await article(n)
  const start = whole.indexOf(words)
  expect(start).toBeGreaterThanOrEqual(0)
  return lib.call('corrections.add', { articleId: id, revision, start, end: start + words.length, text })
}
const mark = async (quote: string, n = 1) =>
  lib.call('annotations.createByQuote', { articleId: (await article(n)).id, quote, note: `记${quote}` })
const marks = async (n = 1) =>
  (await lib.call('annotations.list', { articleId: (await article(n)).id })).map(
    ({ quote, anchor, start }) => ({
      quote,
      anchor,
      start,
    }),
  )
const told = async (n = 1) => (await list(n)).corrections.map(({ was, text }) => [was, text])
const sound = async () => (await lib.call('library.verify')).findings
const tables = ['page', 'desk_step', 'article', 'block', 'annotation', 'mention', 'figure', 'quotation']
const rows = () =>
  Object.fromEntries(
    tables.map((table) => [table, lib.ctx.read.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  )
const failure = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: { code: string; reason: string }) => `${error.code}/${error.reason}`,
  )

describe('a correction', () => {
  test('changes the article and keeps the page and the words before', async () => {
    const before = await lib.call('pages.get', { id: pageId })
    await correct('柳桥镇开出首个', '柳林镇开出了首个')
    expect(await told()).toEqual([
      ['桥', '林'],
      ['', '了'],
    ])
    const { text, blocks, page: home } = await article()
    expect(text).toContain('在柳林镇开出了首个乡村夜校')
    expect(text.slice(blocks[2]?.start, blocks[2]?.end)).toMatch(/^6月3日.*120人。$/u)
    expect(home.characters).toBe(before.characters)
    expect((await lib.call('pages.get', { id: pageId })).text).toBe(before.text)
    for (const { start, end, text: now, ranges, was } of (await list()).corrections) {
      expect(text.slice(start, end)).toBe(now)
      expect(ranges.map(([a, b]) => before.text.slice(a, b)).join('')).toBe(was)
    }
    expect(await sound()).toEqual([])
  })

  test('of a title renames the article; a character beyond the basic plane is replaced whole', async () => {
    await correct('夜校', '日校')
    await correct('𠮷姓', '𠮶姓')
    expect((await article()).title).toBe('日校开到村口')
    expect(await told()).toEqual([
      ['夜', '日'],
      ['𠮷', '𠮶'],
    ])
    expect(await sound()).toEqual([])
  })

  test('at the beginning and the end of a paragraph holds on to the character beside it', async () => {
    const { id, text, revision, blocks } = await article()
    const { start, end } = blocks[2] as { start: number; end: number }
    const added = { articleId: id, start, end, text: `（据报）${text.slice(start, end)}（完）` }
    await lib.call('corrections.add', { ...added, revision })
    expect((await article()).text).toContain('\n（据报）6月3日，')
    expect((await article()).text).toContain('首批学员120人。（完）\n')
    expect(await told()).toEqual([
      ['', '（据报）'],
      ['。', '。（完）'],
    ])
    expect(await sound()).toEqual([])
  })

  test('of a correction takes its place, and the words of the page end it', async () => {
    await correct('120', '210')
    await correct('210人', '310名')
    expect((await article()).text).toContain('首批学员310名。')
    await correct('310名', '120人')
    expect(await told()).toEqual([])
    expect((await lib.call('desk.get', { pageId })).steps).toBe(0)
    expect(lib.ctx.read.prepare('SELECT count(*) FROM desk_step').pluck().get()).toBe(0)
  })

  test('is refused over two paragraphs, in an older text, and where nothing would be left', async () => {
    const { id, revision, text, blocks } = await article()
    const at = { articleId: id, revision }
    const call = (input: { start: number; end: number; text: string; revision?: number }) =>
      failure(lib.call('corrections.add', { ...at, ...input }))
    const title = blocks[0] as { start: number; end: number }
    expect(await call({ start: 0, end: title.end + 3, text: '' })).toBe('invalid/correction-span')
    expect(await call({ start: 0, end: title.end, text: ' ' })).toBe('invalid/correction-empty')
    expect(await call({ start: 0, end: 1, text: '甲\n乙' })).toBe('invalid/input')
    expect(await call({ start: text.length, end: text.length + 1, text: '' })).toBe('invalid/correction-span')
    expect(await call({ start: 0, end: 1, text: '', revision: revision + 1 })).toBe('stale/revision')
    expect(await told()).toEqual([])
  })

  test('that changes nothing is no step', async () => {
    await correct('夜校', '夜校')
    expect((await lib.call('history.state')).undo).toBeNull()
  })
})

describe('what stands in the text goes along', () => {
  test('marks before, over and behind a correction, each with the words of now', async () => {
    for (const quote of ['夜校开到', '临江市教育局在柳桥镇', '柳桥镇', '首批学员', '𠮷姓老人三位'])
      await mark(quote)
    await correct('柳桥镇开出', '柳林镇又开出')
    expect(await marks()).toEqual([
      { quote: '夜校开到', anchor: 'exact', start: 0 },
      { quote: '临江市教育局在柳林镇', anchor: 'moved', start: expect.any(Number) },
      { quote: '柳林镇', anchor: 'moved', start: expect.any(Number) },
      { quote: '首批学员', anchor: 'moved', start: expect.any(Number) },
      { quote: '𠮷姓老人三位', anchor: 'moved', start: expect.any(Number) },
    ])
    expect(await sound()).toEqual([])
  })

  test('a mark on words that are left out is lost, and back with them', async () => {
    await mark('首个')
    await mark('开出首个乡村夜校')
    await correct('首个', '')
    expect(await marks()).toMatchObject([
      { quote: '开出乡村夜校', anchor: 'moved' },
      { quote: '首个', anchor: 'lost' },
    ])
    await lib.call('corrections.remove', { articleId: (await article()).id, ids: null })
    expect((await marks()).map(({ quote }) => quote).sort()).toEqual(['开出首个乡村夜校', '首个'])
    expect((await marks()).some(({ anchor }) => anchor === 'lost')).toBe(false)
  })

  test('a mark on words that a person wrote stays through other corrections and desk steps', async () => {
    await correct('首批学员', '首批报名的学员')
    await mark('报名的')
    await mark('报名的学员')
    await correct('120人', '130人')
    const { text } = await article()
    const step: DeskStep = {
      kind: 'split',
      block: nightSchool.indexOf('6月3日'),
      at: nightSchool.indexOf('首批'),
    }
    await lib.call('desk.apply', { pageId, step })
    expect((await article()).text).toBe(text.replace('夜校，首批', '夜校，\n首批'))
    expect((await marks()).map(({ quote }) => quote)).toEqual(['报名的', '报名的学员'])
    expect(await sound()).toEqual([])
  })

  test('what a person decided on names and figures', async () => {
    const { id, revision, text } = await article()
    const start = text.indexOf('周立群')
    await lib.call('tags.add', { articleId: id, revision, start, end: start + 3, type: 'PERSON' })
    const before = await lib.call('tags.get', { articleId: id })
    const figure = before.figures.find((one) => one.text.includes('120')) as { id: string }
    await lib.call('tags.decideFigure', { figureId: figure.id, decision: 'confirm' })
    await correct('周立群说', '周丽群说')
    await correct('120', '125')
    const tags = await lib.call('tags.get', { articleId: id })
    expect(tags.mentions.find((one) => one.text === '周丽群')).toMatchObject({
      state: 'confirmed',
      by: 'person',
      canonical: '周立群',
    })
    // The value is read anew from the words of now; the decision stays.
    expect(tags.figures.find((one) => one.text.includes('125'))).toMatchObject({
      state: 'confirmed',
      value: 125,
    })
    expect(tags.figures.filter((one) => one.text.includes('12'))).toHaveLength(1)
    expect(await sound()).toEqual([])
  })
})

describe('taking back', () => {
  test('one of several, and undo and redo of that, bring the rows back byte for byte', async () => {
    await mark('临江市教育局在柳桥镇')
    await correct('柳桥镇', '柳林镇')
    const one = rows()
    await correct('首批学员', '头批学员')
    const two = rows()
    const [first] = (await list()).corrections
    await lib.call('corrections.remove', { articleId: (await article()).id, ids: [first?.id as string] })
    expect(await told()).toEqual([['首', '头']])
    expect((await marks())[0]?.quote).toBe('临江市教育局在柳桥镇')
    await lib.call('history.undo')
    expect(rows()).toEqual(two)
    await lib.call('history.undo')
    expect(rows()).toEqual(one)
    await lib.call('history.redo')
    expect(rows()).toEqual(two)
    expect(
      await failure(lib.call('corrections.remove', { articleId: (await article()).id, ids: ['no such'] })),
    ).toBe('not-found/correction')
  })

  test('the page’s other steps leaves the corrections, and a correction waits where its words are in no article', async () => {
    await correct('头一茬花', '头茬花', 2)
    const step: DeskStep = { kind: 'loosen', block: nightSchool.indexOf('梨农'), as: 'unassigned' }
    await lib.call('desk.apply', { pageId, step })
    expect((await list(2)).waiting).toMatchObject([{ was: '一', text: '' }])
    const desk = await lib.call('desk.reset', { pageId })
    expect([desk.steps, desk.idle]).toEqual([0, 0])
    expect(await told(2)).toEqual([['一', '']])
  })

  test('is still possible for an article that was deleted and came back', async () => {
    await correct('柳桥镇', '柳林镇')
    const { id, text } = await article()
    await lib.call('articles.remove', { ids: [id] })
    expect(await sound()).toEqual([])
    const [gone] = (await lib.call('trash.list', {})).rows
    await lib.call('trash.restore', { ids: [gone?.id as string] })
    expect((await lib.call('articles.get', { id })).text).toBe(text)
    expect((await lib.call('corrections.list', { articleId: id })).corrections).toMatchObject([
      { was: '桥', text: '林' },
    ])
    expect(await sound()).toEqual([])
    await lib.call('corrections.remove', { articleId: id, ids: null })
    expect((await lib.call('articles.get', { id })).text).toContain('柳桥镇')
  })

  test('survives another reading of the page by the engine', async () => {
    await correct('柳桥镇', '柳林镇')
    await mark('柳林镇')
    lib.ctx.system((db) => db.exec(`UPDATE page SET engine = 'older'`))
    lib = await lib.reopen()
    expect(await lib.ctx.renew()).toBe(1)
    expect(await told()).toEqual([['桥', '林']])
    expect(await marks()).toMatchObject([{ quote: '柳林镇' }])
    expect(await sound()).toEqual([])
  })
})

test('any row of corrections keeps every character of the page, and undo brings each state back', {
  timeout: 120_000,
}, async () => {
  await mark('临江市教育局在柳桥镇')
  await mark('𠮷姓老人三位')
  await mark('梨农说', 2)
  const first = rows()
  const one = fc.record({
    n: fc.constantFrom(1, 2),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 6 }),
    text: fc.constantFrom('', '的', '更正', '𠮷', '二〇二五年', ' '),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 6 }), async (changes) => {
      const states = [rows()]
      for (const { n, at, length, text } of changes) {
        const { id, revision, blocks } = await article(n)
        const { start, end } = blocks[Math.floor(at * 0.999 * blocks.length)] as {
          start: number
          end: number
        }
        const from = start + Math.floor(((at * 7919) % 1) * (end - start))
        const input = { articleId: id, revision, start: from, end: Math.min(end, from + length), text }
        await lib.call('corrections.add', input).catch((error: { reason: string }) => {
          if (error.reason !== 'correction-empty') throw error
        })
        expect(await sound()).toEqual([])
        const now = rows()
        if (JSON.stringify(now) !== JSON.stringify(states.at(-1))) states.push(now)
      }
      while (states.length > 1) {
        expect(rows()).toEqual(states.pop())
        await lib.call('history.undo')
      }
      expect(rows()).toEqual(first)
    }),
    { numRuns: 15 },
  )
})
