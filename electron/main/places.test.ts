import { expect, test } from 'vitest'
import type { MethodName } from '../contract/api.ts'
import { createPlaces } from './places.ts'

function setUp() {
  const called: MethodName[] = []
  const places = createPlaces('/书库')
  const call = places.guard(async (name) => {
    called.push(name)
    return { paths: ['/家/笔记/甲.md'] }
  })
  return { places, call, called }
}

test.each(['export.write', 'export.writePrinted', 'export.writeText'] as const)(
  '%s reaches the library only for a path the person chose',
  async (name) => {
    const { places, call, called } = setUp()
    const refused = { code: 'invalid', reason: 'not-chosen' }
    await expect(call(name, { path: '/家/.profile' })).rejects.toMatchObject(refused)
    places.choose('/家/笔记')
    for (const path of ['/家/笔记/../.profile', '/家/笔记/乙.md', '/家'])
      await expect(call(name, { path })).rejects.toMatchObject(refused)
    expect(called).toEqual([])
    await call(name, { path: '/家/笔记' })
    expect(called).toEqual([name])
  },
)

test('calls that write nothing outside the library pass', async () => {
  const { call, called } = setUp()
  await call('articles.list', undefined)
  await call('export.preview', { articleIds: null })
  expect(called).toEqual(['articles.list', 'export.preview'])
})

test('shown is the library and what was written', async () => {
  const { places, call } = setUp()
  places.expectShown('/书库')
  const file = '/家/笔记/甲.md'
  expect(() => places.expectShown(file)).toThrow(expect.objectContaining({ code: 'invalid', reason: 'path' }))
  places.choose('/家/笔记')
  await call('export.write', { path: '/家/笔记' })
  places.expectShown(file)
})
