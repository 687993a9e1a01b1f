import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EntityType } from '../../contract/tags.ts'
import type { Library } from '../open.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { addSheet, retag, type Sheet } from './test/tagged.ts'

vi.setConfig({ testTimeout: 180_000 })

const first: Sheet = {
  name: '晨报 2025-03-12.txt',
  articles: [
    [
      '𠮷林市医院扩建',
      '[ORG 市医院=𠮷林市医院]今年开设[60 个 target 专科门诊]。[ORG 市中心医院]与[ORG 市医院=𠮷林市医院]签约。',
      '[PERSON 顾明渠]说，[ORG 𠮷林市医院]将在[DATE 2025年底]前完工。[PROGRAMME 百井归源]由[ORG 水务局]牵头。',
    ],
    [
      '归源行动',
      '[PROGRAMME 归源行动]旨在补水，[PROGRAMME 百井归源]通过封井节水。[PERSON 老顾=顾明渠]介绍。',
    ],
  ],
}
const second: Sheet = {
  name: '晚报.txt',
  articles: [
    ['专科门诊启用', '[ORG 市医院=𠮷林市医院]已有[40 个 result 专科门诊]。市医院门前人多，市民中心医院。'],
  ],
}

let lib: TestLibrary
let one: ReturnType<typeof addSheet>
let two: ReturnType<typeof addSheet>
beforeEach(async () => {
  lib = await openTestLibrary()
  one = addSheet(lib, first)
  two = addSheet(lib, second)
})
afterEach(() => lib.close())

const entities = async () => (await lib.call('entities.list', { limit: 500 })).rows
const find = async (canonical: string) => {
  const found = (await entities()).find((row) => row.canonical === canonical)
  if (!found) throw new Error(`no ${canonical}`)
  return found
}
const names = async () =>
  (await entities()).map(({ canonical, mentions }) => `${canonical} ${mentions}`).sort()
const mentions = async (articleId: string) => (await lib.call('tags.get', { articleId })).mentions
const textsOf = async (canonical: string) =>
  (await lib.call('entities.concordance', { id: (await find(canonical)).id, limit: 500 })).rows.map(
    ({ text }) => text,
  )
const undo = () => lib.call('history.undo')
const sound = async () =>
  (await lib.call('library.verify')).findings.filter(({ check }) => check !== 'source')
const again = (engine: string, sheets: readonly Sheet[] = [first, second]) => {
  retag(lib, one.sourceId, sheets[0] as Sheet, engine)
  retag(lib, two.sourceId, sheets[1] as Sheet, engine)
}
const renamed = (sheet: Sheet, from: RegExp, to: string): Sheet => ({
  ...sheet,
  articles: sheet.articles.map((lines) => lines.map((line) => line.replace(from, to))),
})

const tables = ['entity', 'mention', 'figure', 'name_rule', 'apart', 'entity_note', 'word', 'article']
const rows = ({ read }: Library) =>
  Object.fromEntries(
    tables.map((table) => [table, read.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all()]),
  )

test('joined entities stay joined when tagged again, in articles to come, and come apart by undo', async () => {
  const [a, b] = [await find('百井归源'), await find('归源行动')]
  await lib.call('entities.setNote', { id: b.id, note: '口径不一' })
  expect(await lib.call('entities.previewJoin', { into: a.id, ids: [b.id] })).toMatchObject({
    result: { canonical: '百井归源', mentions: 3, articles: 2 },
    apart: [],
    retyped: 0,
    passages: [{ text: '归源行动', right: '旨在补水，百井归源通过封井节水。老顾介绍。' }],
  })
  expect(await lib.call('entities.join', { into: a.id, ids: [b.id], canonical: '“百井归源”工程' })).toEqual({
    id: a.id,
    type: 'PROGRAMME',
    canonical: '“百井归源”工程',
  })
  expect((await lib.call('entities.get', { id: a.id })).note).toBe('口径不一')
  again('tag/2')
  expect(await textsOf('“百井归源”工程')).toEqual(['百井归源', '归源行动', '百井归源'])
  addSheet(lib, { name: '三.txt', articles: [['又', '[PROGRAMME 归源行动]见效。']] })
  expect(await textsOf('“百井归源”工程')).toHaveLength(4)
  await expect(lib.call('entities.get', { id: b.id })).rejects.toMatchObject({
    code: 'not-found',
    reason: 'entity',
  })
  expect(await sound()).toEqual([])
  lib = await fresh()
  const before = rows(lib.ctx)
  const [c, d] = [await find('百井归源'), await find('归源行动')]
  await lib.call('entities.join', { into: c.id, ids: [d.id] })
  await undo()
  expect(rows(lib.ctx)).toEqual(before)
})

async function fresh(): Promise<TestLibrary> {
  await lib.close()
  lib = await openTestLibrary()
  one = addSheet(lib, first)
  two = addSheet(lib, second)
  return lib
}

test('things of two kinds are joined under the kind of the one that stays', async () => {
  const [a, b] = [await find('水务局'), await find('百井归源')]
  expect((await lib.call('entities.previewJoin', { into: a.id, ids: [b.id] })).retyped).toBe(2)
  await lib.call('entities.join', { into: a.id, ids: [b.id] })
  again('tag/2')
  expect(await find('水务局')).toMatchObject({ type: 'ORG', mentions: 3 })
  expect(await sound()).toEqual([])
})

test('a name given by a person stays, whatever a later engine calls the thing', async () => {
  const { id } = await find('𠮷林市医院')
  await lib.call('entities.rename', { id, canonical: '𠮷林市第一人民医院' })
  again('tag/2')
  expect(await lib.call('entities.get', { id })).toMatchObject({
    canonical: '𠮷林市第一人民医院',
    mentions: 4,
  })
  again('tag/3', [renamed(first, /=𠮷林市医院/g, '=市医院'), renamed(second, /=𠮷林市医院/g, '=吉市医院')])
  expect(await lib.call('entities.get', { id })).toMatchObject({
    canonical: '𠮷林市第一人民医院',
    mentions: 4,
  })
  await expect(lib.call('entities.rename', { id, canonical: '水务局' })).rejects.toMatchObject({
    reason: 'name-taken',
    params: { name: '水务局' },
  })
})

test('a note stays with its thing when a later engine gives it another name', async () => {
  const { id } = await find('顾明渠')
  await lib.call('entities.setNote', { id, note: '局长' })
  again('tag/2', [renamed(first, /PERSON 顾明渠|PERSON 老顾=顾明渠/g, 'PERSON 顾明渠=顾某'), second])
  expect(await lib.call('entities.get', { id })).toMatchObject({ note: '局长', canonical: '顾明渠' })
  expect((await entities()).map(({ canonical }) => canonical)).not.toContain('顾某')
})

test('what was split off is not joined again, by names and by single places', async () => {
  const { id } = await find('𠮷林市医院')
  const input = { id, names: ['市医院'] }
  expect(await lib.call('entities.previewSplit', input)).toMatchObject({
    kept: { mentions: 1, names: [{ text: '𠮷林市医院', count: 1 }] },
    made: { canonical: '市医院', mentions: 3 },
    existing: false,
  })
  const off = await lib.call('entities.split', input)
  again('tag/2')
  expect(await textsOf('市医院')).toEqual(['市医院', '市医院', '市医院'])
  expect(await textsOf('𠮷林市医院')).toEqual(['𠮷林市医院'])
  expect((await lib.call('entities.get', { id })).apart.map((other) => other.id)).toEqual([off.id])
  expect((await lib.call('entities.get', { id: off.id })).maybe).toEqual([])
  addSheet(lib, { name: '三.txt', articles: [['又', '[ORG 市医院=𠮷林市医院]义诊。']] })
  expect(await textsOf('市医院')).toHaveLength(4)

  const lines = (await lib.call('entities.concordance', { id: off.id })).rows
  const single = lines.at(-1)?.mentionId as string
  const alone = await lib.call('entities.split', { id: off.id, mentionIds: [single], canonical: '县医院' })
  again('tag/3')
  expect(await textsOf('县医院')).toEqual(['市医院'])
  expect(await textsOf('市医院')).toHaveLength(3)
  expect(await lib.call('entities.previewJoin', { into: off.id, ids: [alone.id] })).toMatchObject({
    apart: [[{ id: off.id }, { id: alone.id }]],
  })
  await lib.call('entities.join', { into: off.id, ids: [alone.id] })
  expect((await lib.call('entities.get', { id: off.id })).apart.map((other) => other.id)).toEqual([id])
  expect(await sound()).toEqual([])
})

test('a split that takes nothing, all, or the name that stays is refused', async () => {
  const { id } = await find('𠮷林市医院')
  const failing = (input: object) => expect(lib.call('entities.split', { id, ...input })).rejects
  await failing({ names: ['别处'] }).toMatchObject({ reason: 'split-nothing' })
  await failing({ names: ['市医院', '𠮷林市医院'] }).toMatchObject({ reason: 'split-all' })
  await failing({ names: ['𠮷林市医院'] }).toMatchObject({ reason: 'name-taken' })
  await expect(lib.call('entities.join', { into: id, ids: [id] })).rejects.toMatchObject({
    reason: 'same-entity',
  })
})

test('kept apart, two things are no longer taken for one another, until that is taken back', async () => {
  const [a, b] = [await find('市中心医院'), await find('水务局')]
  await lib.call('entities.setApart', { id: a.id, otherId: b.id, apart: true })
  expect((await lib.call('entities.get', { id: b.id })).apart).toMatchObject([{ id: a.id }])
  await lib.call('entities.setApart', { id: b.id, otherId: a.id, apart: false })
  expect((await lib.call('entities.get', { id: b.id })).apart).toEqual([])
})

test('no reading, desk step or later engine undoes what a person decided', async () => {
  const at = async (text: string, n = 0) =>
    (await mentions(one.articleIds[n] as string)).find((mention) => mention.text === text)?.id as string
  await lib.call('tags.decide', { mentionId: await at('顾明渠'), decision: 'confirm' })
  await lib.call('tags.decide', {
    mentionId: await at('市中心医院'),
    decision: 'reject',
    everywhere: 'library',
  })
  await lib.call('tags.retype', { mentionId: await at('水务局'), type: 'PLACE' })
  await lib.call('words.add', { name: '封井', type: 'EVENT', canonical: '封井行动' })
  const { id } = await find('𠮷林市医院')
  await lib.call('entities.rename', { id, canonical: '一院' })
  const article = await lib.call('articles.get', { id: one.articleIds[0] as string })
  const start = article.text.indexOf('完工')
  await lib.call('tags.add', { articleId: article.id, revision: 1, start, end: start + 2, type: 'EVENT' })
  const place = (await mentions(article.id)).find(({ text }) => text === '2025年底')
  await lib.call('tags.extend', {
    mentionId: place?.id as string,
    revision: 1,
    start: place?.start as number,
    end: (place?.end as number) + 1,
  })
  const decided = async () => {
    const all = [
      ...(await mentions(one.articleIds[0] as string)),
      ...(await mentions(one.articleIds[1] as string)),
    ]
    return [
      ...all.map(({ type, text, canonical, state }) => [type, text, canonical, state].join(' ')).sort(),
      ...lib.ctx.read.prepare('SELECT name, state FROM word ORDER BY name').all(),
    ]
  }
  const before = await decided()
  expect(before).toEqual(
    expect.arrayContaining([
      'PERSON 顾明渠 顾明渠 confirmed',
      'PLACE 水务局 水务局 confirmed',
      'EVENT 封井 封井行动 confirmed',
      'ORG 市医院 一院 suggested',
      'EVENT 完工 完工 confirmed',
      'DATE 2025年底前 2025年底前 confirmed',
    ]),
  )
  expect(before.filter((line) => String(line).includes('市中心医院'))).toEqual([])
  again('tag/2')
  expect(await decided()).toEqual(before)
  // An engine that reads spans and names otherwise.
  const other = renamed(renamed(first, /ORG 水务局/g, 'PERSON 水务局'), /\[PERSON 顾明渠\]/g, '[ORG 顾明渠]')
  again('tag/3', [renamed(other, /=𠮷林市医院/g, '=医院'), second])
  expect(await decided()).toEqual(before)
  expect(await sound()).toEqual([])
})

test('a place split off stays what it was made, when its name is then rejected for the library', async () => {
  const { id } = await find('𠮷林市医院')
  const mentionId = (await lib.call('entities.concordance', { id })).rows[0]?.mentionId as string
  await lib.call('entities.split', { id, mentionIds: [mentionId], canonical: '市医院' })
  await lib.call('entities.join', { into: (await find('顾明渠')).id, ids: [id] })
  await lib.call('tags.decide', { mentionId, decision: 'reject', everywhere: 'library' })
  const said = await names()
  again('tag/2')
  expect(await names()).toEqual(said)
  expect(await sound()).toEqual([])
})

type Act = {
  readonly kind: string
  readonly a: number
  readonly b: number
  readonly reach: 'mention' | 'article' | 'library'
}
const kinds = 'join split rename note apart teach forget reject confirm retype extend import'.split(' ')
const act = fc.record<Act>({
  kind: fc.constantFrom(...kinds),
  a: fc.nat(30),
  b: fc.nat(30),
  reach: fc.constantFrom('mention', 'article', 'library'),
})
const typesTried: readonly EntityType[] = ['ORG', 'PLACE', 'EVENT']
const wordsTried = ['医院', '封井', '市民中心', '老顾', '市医院门前', '𠮷林']

async function take({ kind, a, b, reach }: Act): Promise<void> {
  const all = await entities()
  const [x, y] = [all[a % all.length], all[b % all.length]]
  if (!x || !y) return
  const spots = (await lib.call('entities.concordance', { id: x.id })).rows
  const mentionId = spots[b % spots.length]?.mentionId as string
  const type = typesTried[b % 3] as EntityType
  if (kind === 'join') await lib.call('entities.join', { into: x.id, ids: [y.id] })
  if (kind === 'split')
    await lib.call(
      'entities.split',
      b % 2 ? { id: x.id, names: [x.names[0] ?? x.canonical] } : { id: x.id, mentionIds: [mentionId] },
    )
  if (kind === 'rename') await lib.call('entities.rename', { id: x.id, canonical: `名${b % 4}` })
  if (kind === 'note') await lib.call('entities.setNote', { id: x.id, note: `记${b}` })
  if (kind === 'apart') await lib.call('entities.setApart', { id: x.id, otherId: y.id, apart: b % 3 > 0 })
  if (kind === 'teach')
    await lib.call('words.add', {
      name: wordsTried[a % 6] as string,
      type,
      ...(b % 2 ? { canonical: `名${b % 4}` } : {}),
    })
  if (kind === 'reject') await lib.call('tags.decide', { mentionId, decision: 'reject', everywhere: reach })
  if (kind === 'confirm')
    await lib.call('tags.decide', { mentionId, decision: b % 5 ? 'confirm' : 'suggest', everywhere: reach })
  if (kind === 'extend') {
    const { start, end } = spots[b % spots.length] ?? { start: 0, end: 0 }
    await lib.call('tags.extend', { mentionId, revision: 1, start: start + (a % 2), end: end + (b % 3) - 1 })
  }
  if (kind === 'retype') await lib.call('tags.retype', { mentionId, type, everywhere: reach })
  if (kind === 'import')
    await lib.call('words.importTsv', {
      text: `name\tkind\n封井\tEVENT\n𠮷林市\tPLACE\n${wordsTried[b % 6]}\tORG`,
    })
  if (kind === 'forget') {
    const known = (await lib.call('words.list', {})).rows
    if (known.length > 0) await lib.call('words.remove', { ids: [known[a % known.length]?.id as string] })
  }
}

async function holds(acts: readonly Act[]): Promise<void> {
  await fresh()
  const before = rows(lib.ctx)
  const passInvalid = (error: { code?: string }) => {
    if (error.code !== 'invalid') throw error
  }
  for (const one of acts) await take(one).catch(passInvalid)
  expect(await sound()).toEqual([])
  const after = rows(lib.ctx)
  while ((await lib.call('history.state')).undo !== null) await undo()
  expect(rows(lib.ctx)).toEqual(before)
  while ((await lib.call('history.state')).redo !== null) await lib.call('history.redo')
  expect(rows(lib.ctx)).toEqual(after)
  expect(lib.events.filter(({ name }) => name === 'notice')).toEqual([])
  // Tagged again by the same rules, the library says the same.
  const said = await names()
  again('tag/2')
  expect(await names()).toEqual(said)
  expect(await sound()).toEqual([])
}

test('a name given another kind everywhere and then rejected everywhere is the same when tagged again', async () => {
  for (const [retyped, rejected] of [0, 1, 2, 7, 11].flatMap((b) => [0, 3].map((c) => [b, c] as const)))
    await holds([
      { kind: 'retype', a: 0, b: retyped, reach: 'library' },
      { kind: 'reject', a: 0, b: rejected, reach: 'library' },
    ])
})

test('what the machine has beside a taught name is there again when that place is rejected, also when tagged again', async () => {
  await lib.call('words.add', { name: '老顾', type: 'ORG' })
  const at = (await mentions(one.articleIds[1] as string)).find(({ text }) => text === '老顾')
  const mentionId = at?.id as string
  await lib.call('tags.retype', { mentionId, type: 'ORG', everywhere: 'library' })
  await lib.call('tags.decide', { mentionId, decision: 'reject', everywhere: 'mention' })
  const kinds = async () =>
    (await mentions(one.articleIds[1] as string))
      .filter(({ text }) => text === '老顾')
      .map(({ type }) => type)
  expect(await kinds()).toEqual(['PERSON'])
  again('tag/2')
  expect(await kinds()).toEqual(['PERSON'])
})

test('a taught name that a join gave another kind is rejected everywhere under that kind', async () => {
  await lib.call('words.add', { name: '市医院', type: 'ORG' })
  await lib.call('entities.join', { into: (await find('顾明渠')).id, ids: [(await find('𠮷林市医院')).id] })
  const at = await mentions(one.articleIds[0] as string)
  const row = at.find(({ text }) => text === '市医院')
  expect(row).toMatchObject({ type: 'PERSON', state: 'confirmed' })
  await lib.call('tags.decide', { mentionId: row?.id as string, decision: 'reject', everywhere: 'library' })
  const left = async () =>
    (await Promise.all([one, two].flatMap((sheet) => sheet.articleIds.map(mentions))))
      .flat()
      .filter(({ text }) => text === '市医院')
  expect(await left()).toEqual([])
  await undo()
  expect(await left()).toHaveLength(at.filter(({ text }) => text === '市医院').length + 2)
  await lib.call('history.redo')
  expect(await left()).toEqual([])
  again('tag/2')
  expect(await left()).toEqual([])
  expect(await sound()).toEqual([])
})

test('any row of changes leaves a sound library, and taken back whole, every row as it was', async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 9 }), holds), { numRuns: 30 })
})
