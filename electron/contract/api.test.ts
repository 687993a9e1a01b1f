import { expect, test } from 'vitest'
import { api } from './api.ts'
import { commandIds, commands, meet } from './commands.ts'
import { Settings } from './settings.ts'

test('every method is named group.verb', () => {
  expect(Object.keys(api).filter((name) => !/^[a-z]+\.[a-z][a-zA-Z]*$/.test(name))).toEqual([])
})

test('an empty object is a full set of settings', () => {
  const settings = Settings.parse({})
  expect(settings).toMatchObject({ theme: 'system', language: 'system', hiddenKinds: [], bounds: null })
  expect(Settings.parse(settings)).toEqual(settings)
})

test('changing one setting does not bring in the defaults of the others', () => {
  expect(api['settings.set'].input.parse({ theme: 'dark' })).toEqual({ theme: 'dark' })
})

test.each([
  { start: -1, end: 3 },
  { start: 0.5, end: 3 },
  { start: 0, end: 3, color: '#ff0' },
])('an annotation with %o is refused', (wrong) => {
  const input = { articleId: 'a', revision: 1, ...wrong }
  expect(api['annotations.create'].input.safeParse(input).success).toBe(false)
})

test('no two commands that can be meant at one moment share a key', () => {
  const held = commandIds.filter((id) => commands[id].key !== null)
  const shared = held.filter((one) =>
    held.some((other) => other !== one && commands[other].key === commands[one].key && meet(one, other)),
  )
  expect(shared).toEqual([])
})
