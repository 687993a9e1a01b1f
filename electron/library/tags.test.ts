import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EntityType } from '../contract/tags.ts'
import { addPage } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
let articleId: string
beforeEach(async () => {
  lib = await openTestLibrary()
  const page = await addPage(lib, {
    articles: [['《农业法》进村', '《农业法》讲座，𠮷林县《种子法》讲座，3万亩、20亩。', '又讲《农业法》。']],
  })
  articleId = page.articleIds[0] as string
})
afterEach(() => lib.close())

const get = () => lib.call('tags.get', { articleId })
const mentions = async () => (await get()).mentions.map(({ text, type, state }) => [text, type, state])
const add = (start: number, end: number, type: EntityType, canonical?: string) =>
  lib.call('tags.add', {
    articleId,
    revision: 1,
    start,
    end,
    type,
    ...(canonical === undefined ? {} : { canonical }),
  })

test('what the machine found is suggested, in text order', async () => {
  const tags = await get()
  expect(tags.mentions.map(({ text, canonical, state }) => [text, canonical, state])).toEqual([
    ['《农业法》', '农业法', 'suggested'],
    ['《农业法》', '农业法', 'suggested'],
    ['《种子法》', '种子法', 'suggested'],
    ['《农业法》', '农业法', 'suggested'],
  ])
  expect(new Set(tags.mentions.map((mention) => mention.entityId)).size).toBe(2)
  expect(tags.figures.map(({ text, value }) => [text, value])).toEqual([
    ['3万亩', 3],
    ['20亩', 20],
  ])
})

test('a rejected mention is shown no longer, kept, and comes back when decided otherwise', async () => {
  const [first] = (await get()).mentions
  await lib.call('tags.decide', { mentionId: first?.id as string, decision: 'reject' })
  expect(await mentions()).toHaveLength(3)
  await lib.call('tags.decide', { mentionId: first?.id as string, decision: 'confirm' })
  expect((await mentions())[0]).toEqual(['《农业法》', 'DOCUMENT', 'confirmed'])
})

test('everywhere means every mention of the same text and kind in the article', async () => {
  const [first] = (await get()).mentions
  await lib.call('tags.decide', { mentionId: first?.id as string, decision: 'reject', everywhere: true })
  expect(await mentions()).toEqual([['《种子法》', 'DOCUMENT', 'suggested']])
  await lib.call('history.undo')
  expect(await mentions()).toHaveLength(4)
})

test('a person adds a mention: confirmed, by name joined to the same entity', async () => {
  const { text } = await lib.call('articles.get', { id: articleId })
  const at = text.indexOf('𠮷林县')
  const added = await add(at, at + 4, 'PLACE')
  expect(added).toMatchObject({
    text: '𠮷林县',
    canonical: '𠮷林县',
    by: 'person',
    state: 'confirmed',
    confidence: 1,
  })
  const again = await add(text.lastIndexOf('讲'), text.lastIndexOf('讲') + 1, 'PLACE', ' 𠮷林县 ')
  expect(again.entityId).toBe(added.entityId)
  const [document] = (await get()).mentions
  expect((await add(0, 5, 'DOCUMENT', '农业法')).entityId).toBe(document?.entityId)
})

test('adding what the machine found, or what was rejected, confirms that one', async () => {
  const [first] = (await get()).mentions
  await lib.call('tags.decide', { mentionId: first?.id as string, decision: 'reject' })
  expect((await add(0, 5, 'DOCUMENT')).id).toBe(first?.id)
  expect(await mentions()).toHaveLength(4)
})

test('what the machine supposed gives way to what a person adds over it; what a person confirmed stays', async () => {
  const [first, second] = (await get()).mentions
  await lib.call('tags.decide', { mentionId: second?.id as string, decision: 'confirm' })
  const { text } = await lib.call('articles.get', { id: articleId })
  await add(0, text.indexOf('\n'), 'EVENT')
  await add(second?.start as number, (second?.end as number) + 2, 'EVENT')
  expect((await mentions()).slice(0, 3)).toEqual([
    ['《农业法》进村', 'EVENT', 'confirmed'],
    ['《农业法》', 'DOCUMENT', 'confirmed'],
    ['《农业法》讲座', 'EVENT', 'confirmed'],
  ])
  expect((await get()).mentions.map((mention) => mention.id)).not.toContain(first?.id)
})

test('another kind keeps the name and is a decision', async () => {
  const [first] = (await get()).mentions
  await lib.call('tags.retype', { mentionId: first?.id as string, type: 'PROGRAMME', everywhere: true })
  const changed = (await get()).mentions.filter((mention) => mention.canonical === '农业法')
  expect(changed.map(({ type, state }) => [type, state])).toEqual(Array(3).fill(['PROGRAMME', 'confirmed']))
  expect(new Set(changed.map((mention) => mention.entityId)).size).toBe(1)
  expect(changed[0]?.entityId).not.toBe(first?.entityId)
  await lib.call('history.undo')
  expect((await get()).mentions[0]).toEqual(first)
})

test('figures are decided on too', async () => {
  const [figure] = (await get()).figures
  await lib.call('tags.decideFigure', { figureId: figure?.id as string, decision: 'reject' })
  expect((await get()).figures.map(({ text }) => text)).toEqual(['20亩'])
  await lib.call('history.undo')
  expect((await get()).figures).toHaveLength(2)
})

test('what is not there is said not to be', async () => {
  await expect(lib.call('tags.get', { articleId: '无' })).rejects.toMatchObject({ code: 'not-found' })
  await expect(lib.call('tags.decide', { mentionId: '无', decision: 'reject' })).rejects.toMatchObject({
    code: 'not-found',
    reason: 'mention',
  })
  await expect(lib.call('tags.decideFigure', { figureId: '无', decision: 'reject' })).rejects.toMatchObject({
    code: 'not-found',
    reason: 'figure',
  })
})

test('what is decided again as it is makes no step: undo takes back the decision itself', async () => {
  const mentionId = (await get()).mentions[0]?.id as string
  await lib.call('tags.decide', { mentionId, decision: 'confirm', everywhere: 'library' })
  const decided = await mentions()
  for (const _ of [1, 2])
    await lib.call('tags.decide', { mentionId, decision: 'confirm', everywhere: 'library' })
  expect(await mentions()).toEqual(decided)
  expect(await lib.call('history.undo')).toMatchObject({ undo: null })
  expect((await mentions()).every(([, , state]) => state === 'suggested')).toBe(true)
})
