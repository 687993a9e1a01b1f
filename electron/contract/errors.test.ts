import { expect, test } from 'vitest'
import { fail, toFailure } from './errors.ts'

test('a failure keeps its code, reason and parameters, and nothing else', () => {
  const thrown = fail('unreadable-file', 'there is no file 甲.txt', {
    reason: 'missing',
    params: { name: '甲.txt' },
    cause: new Error('ENOENT'),
  })
  expect(toFailure(thrown)).toEqual({
    code: 'unreadable-file',
    message: 'there is no file 甲.txt',
    reason: 'missing',
    params: { name: '甲.txt' },
  })
})

test.each([
  [{ code: 'ENOSPC' }, 'disk-full'],
  [{ code: 'SQLITE_FULL' }, 'disk-full'],
  [{ code: 'SQLITE_CORRUPT_VTAB' }, 'library-damaged'],
  [{ code: 'SQLITE_NOTADB' }, 'library-damaged'],
  [new TypeError('boom'), 'internal'],
  ['a string', 'internal'],
  [null, 'internal'],
])('%o becomes %s', (thrown, code) => {
  expect(toFailure(thrown).code).toBe(code)
})
