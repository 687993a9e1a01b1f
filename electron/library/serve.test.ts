import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerer, slow } from './serve.ts'
import { addPage } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
beforeEach(async () => {
  lib = await openTestLibrary()
})
afterEach(() => lib.close())

test.each(['articles.fly', 'toString', 'app.quit', '__proto__'])(
  '%s is no method of the library',
  async (name) => {
    await expect(answerer(lib.ctx)(name, {})).rejects.toMatchObject({
      code: 'invalid',
      reason: 'method',
      params: { name },
    })
  },
)

test('every fault of an input is named with its place', async () => {
  await expect(
    answerer(lib.ctx)('annotations.create', {
      articleId: 'a',
      revision: 1,
      start: 1.5,
      end: '9',
      tags: ['好', ''],
    }),
  ).rejects.toMatchObject({
    code: 'invalid',
    reason: 'input',
    message: expect.stringMatching(/start: .*; end: .*; tags: 1: /),
  })
})

test('only slow calls are logged, by name and without what was asked', async () => {
  const lines: string[] = []
  const answer = answerer(lib.ctx, (line) => lines.push(line))
  await answer('library.status', undefined)
  expect(lines).toEqual([])
  await addPage(lib, { articles: [['标题', '正文。']] })
  const held = { ...lib.ctx, read: slowly(lib.ctx.read) }
  await answerer(held, (line) => lines.push(line))('library.status', undefined)
  expect(lines).toEqual([expect.stringMatching(/^slow call: library\.status took \d+ ms$/)])
})

/** A reader that is slower than a person forgives. */
function slowly(read: TestLibrary['ctx']['read']): TestLibrary['ctx']['read'] {
  return {
    readonly: true,
    inTransaction: false,
    prepare: ((text: string) => {
      const until = performance.now() + slow + 1
      while (performance.now() < until);
      return read.prepare(text)
    }) as typeof read.prepare,
  }
}
