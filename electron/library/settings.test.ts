import { afterEach, beforeEach, expect, test } from 'vitest'
import { Settings } from '../contract/settings.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
beforeEach(async () => {
  lib = await openTestLibrary()
})
afterEach(() => lib.close())

test('at first all settings have their defaults', async () => {
  expect(await lib.call('settings.get')).toEqual(Settings.parse({}))
})

test('what is set is kept over a restart, and the rest stays', async () => {
  await lib.call('settings.set', { theme: 'sepia', hiddenKinds: ['DATE', 'FIGURE'], lastArticleId: '甲' })
  await lib.call('settings.set', { typeSize: 23 })
  expect(lib.events).toEqual(Array(2).fill({ name: 'changed', payload: { topics: ['settings'] } }))
  lib = await lib.reopen()
  expect(await lib.call('settings.get')).toEqual({
    ...Settings.parse({}),
    theme: 'sepia',
    hiddenKinds: ['DATE', 'FIGURE'],
    lastArticleId: '甲',
    typeSize: 23,
  })
})

test('a value that no longer makes sense falls back to its default, alone', async () => {
  await lib.call('settings.set', { theme: 'dark' })
  lib.ctx.system((db) =>
    db.exec(
      `INSERT INTO setting VALUES ('typeSize', '"groß"'), ('measure', '{'), ('gone', '1'), ('__proto__', '1')`,
    ),
  )
  expect(await lib.call('settings.get')).toEqual({ ...Settings.parse({}), theme: 'dark' })
})

test('a value out of its bounds is refused and changes nothing', async () => {
  await expect(lib.call('settings.set', { typeSize: 400, theme: 'dark' })).rejects.toMatchObject({
    code: 'invalid',
  })
  expect(await lib.call('settings.get')).toEqual(Settings.parse({}))
})
