import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { addSheet } from './test/tagged.ts'

let lib: TestLibrary
let ids: readonly string[]
beforeEach(async () => {
  lib = await openTestLibrary()
  ids = addSheet(lib, {
    articles: [
      ['百井归源', '百井归源启动，[ORG 百井]公司说。顾明渠到[PLACE 𠮷林]，[PERSON 顾明渠]讲话。'],
      ['又一篇', '[PLACE 𠮷林市]的百井归源，[PLACE 𠮷林]人说好。'],
    ],
  }).articleIds
})
afterEach(() => lib.close())

const tags = async (n: number) =>
  (await lib.call('tags.get', { articleId: ids[n] as string })).mentions.map(
    ({ type, text, state }) => `${type} ${text} ${state}`,
  )
const mention = async (n: number, text: string) => {
  const found = (await lib.call('tags.get', { articleId: ids[n] as string })).mentions.find(
    (one) => one.text === text,
  )
  return found?.id as string
}
const findings = async () =>
  (await lib.call('library.verify')).findings.filter(({ check }) => check !== 'source')

test('a name taught once is found in every article at once, and in those to come; undo forgets it', async () => {
  const before = [await tags(0), await tags(1)]
  const { word, found } = await lib.call('words.add', { name: '百井归源', type: 'PROGRAMME' })
  expect([found, word.found, word.canonical]).toEqual([3, 3, '百井归源'])
  expect(await tags(0)).toEqual([
    'PROGRAMME 百井归源 confirmed',
    'PROGRAMME 百井归源 confirmed',
    'ORG 百井 suggested',
    'PLACE 𠮷林 suggested',
    'PERSON 顾明渠 suggested',
  ])
  const { articleIds } = addSheet(lib, { articles: [['三', '[PLACE 井归]说百井归源。']] })
  expect((await lib.call('tags.get', { articleId: articleIds[0] as string })).mentions).toMatchObject([
    { text: '井归', state: 'suggested' },
    { text: '百井归源', state: 'confirmed', entityId: word.entityId },
  ])
  expect(await findings()).toEqual([])
  await lib.call('history.undo')
  expect([await tags(0), await tags(1)]).toEqual(before)
  expect((await lib.call('words.list', {})).total).toBe(0)
})

test('what a word keeps out comes back when it is forgotten; what a person decided at a place stays', async () => {
  const before = [await tags(0), await tags(1)]
  const { word } = await lib.call('words.add', { name: '𠮷林', type: 'ORG', canonical: '𠮷林集团' })
  expect(await tags(1)).toEqual(
    ['PLACE 𠮷林市 suggested', 'ORG 𠮷林 confirmed'].slice(1).concat('ORG 𠮷林 confirmed'),
  )
  expect(await findings()).toEqual([])
  await lib.call('words.remove', { ids: [word.id] })
  expect([await tags(0), await tags(1)]).toEqual(before)
  await lib.call('tags.decide', { mentionId: await mention(1, '𠮷林市'), decision: 'confirm' })
  await lib.call('words.add', { name: '𠮷林', type: 'ORG' })
  expect(await tags(1)).toEqual(['PLACE 𠮷林市 confirmed', 'ORG 𠮷林 confirmed'])
})

test('rejected in the library stays rejected in articles to come, until it is said otherwise', async () => {
  await lib.call('tags.decide', {
    mentionId: await mention(0, '𠮷林'),
    decision: 'reject',
    everywhere: 'library',
  })
  expect(await tags(1)).toEqual(['PLACE 𠮷林市 suggested'])
  const { articleIds } = addSheet(lib, { articles: [['三', '[PLACE 𠮷林]与[ORG 𠮷林]。']] })
  const third = { articleId: articleIds[0] as string }
  expect((await lib.call('tags.get', third)).mentions.map(({ type }) => type)).toEqual(['ORG'])
  expect((await lib.call('words.list', { text: '𠮷' })).rows).toMatchObject([
    { name: '𠮷林', type: 'PLACE', state: 'rejected', found: 3 },
  ])
  const [word] = (await lib.call('words.list', {})).rows
  await lib.call('words.remove', { ids: [word?.id as string] })
  expect((await lib.call('tags.get', third)).mentions.map(({ type }) => type)).toEqual(['PLACE', 'ORG'])
})

test('confirmed or given another kind in the library, a name is taught', async () => {
  await lib.call('tags.decide', {
    mentionId: await mention(0, '顾明渠'),
    decision: 'confirm',
    everywhere: 'library',
  })
  expect((await tags(0)).filter((tag) => tag.includes('顾明渠'))).toEqual(
    Array(2).fill('PERSON 顾明渠 confirmed'),
  )
  await lib.call('tags.retype', {
    mentionId: await mention(0, '百井'),
    type: 'PROGRAMME',
    everywhere: 'library',
  })
  expect((await tags(1)).filter((tag) => tag.includes('百井'))).toEqual(['PROGRAMME 百井 confirmed'])
  await lib.call('history.undo')
  await lib.call('history.undo')
  expect((await lib.call('words.list', {})).total).toBe(0)
  expect((await tags(0)).filter((tag) => tag.includes('confirmed'))).toEqual([])
})

test('everywhere in the article is there and no further', async () => {
  const { text } = await lib.call('articles.get', { id: ids[0] as string })
  const start = text.indexOf('百井归源')
  await lib.call('tags.add', {
    articleId: ids[0] as string,
    revision: 1,
    start,
    end: start + 4,
    type: 'PROGRAMME',
    everywhere: 'article',
  })
  expect((await tags(0)).filter((tag) => tag === 'PROGRAMME 百井归源 confirmed')).toHaveLength(2)
  expect((await tags(1)).filter((tag) => tag.includes('百井'))).toEqual([])
})

test('new ends of a mention are a decision, and give the thing its whole name', async () => {
  const { text } = await lib.call('articles.get', { id: ids[0] as string })
  const at = text.indexOf('百井公司')
  const mentionId = await mention(0, '百井')
  const longer = await lib.call('tags.extend', { mentionId, revision: 1, start: at, end: at + 4 })
  expect(longer).toMatchObject({
    id: mentionId,
    text: '百井公司',
    canonical: '百井公司',
    state: 'confirmed',
    by: 'person',
  })
  await expect(lib.call('tags.extend', { mentionId, revision: 2, start: 0, end: 2 })).rejects.toMatchObject({
    code: 'stale',
  })
  await lib.call('history.undo')
  expect((await tags(0)).filter((tag) => tag.includes('百井'))).toEqual(['ORG 百井 suggested'])
})

test('a word list goes out and comes in as TSV, in one step', async () => {
  await lib.call('words.add', { name: '百井归源', type: 'PROGRAMME', canonical: '“百井归源”工程' })
  const { text } = await lib.call('words.exportTsv')
  expect(text).toBe('name\tkind\tcanonical\tstate\r\n百井归源\tPROGRAMME\t“百井归源”工程\ttaught\r\n')
  const answer = await lib.call('words.importTsv', {
    text: `\ufeff${text}𠮷林\tPLACE\t\trejected\r\n顾明渠\tPERSON\r\n。。\tORG\r\n百\tNO\r\n`,
  })
  expect(answer).toMatchObject({
    added: 2,
    changed: 0,
    same: 1,
    errors: [
      { line: 5, reason: 'name', text: '。。' },
      { line: 6, reason: 'kind', text: 'NO' },
    ],
  })
  expect(answer.found).toBe(2)
  await lib.call('history.undo')
  expect((await lib.call('words.list', {})).rows.map(({ name }) => name)).toEqual(['百井归源'])
  await expect(lib.call('words.add', { name: '！！', type: 'ORG' })).rejects.toMatchObject({ reason: 'word' })
})
