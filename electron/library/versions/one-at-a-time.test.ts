import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPage } from '../test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { oneAtATime } from './one-at-a-time.ts'

let lib: TestLibrary
beforeEach(async () => {
  lib = await openTestLibrary()
})
afterEach(() => lib.close())

/** Passes that the test ends itself; each finds how many articles there are when it begins. */
function passes() {
  const begun: { end: () => void; fail: (error: Error) => void }[] = []
  const ask = oneAtATime(['articles'], (db) => {
    const found = db.prepare('SELECT count(*) FROM article').pluck().get() as number
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    begun.push({ end: () => resolve(found), fail: reject })
    return promise
  })
  return { begun, ask: () => ask(lib.ctx.read) }
}
const write = (n: number) => addPage(lib, { name: `沧河日报${n}.txt`, articles: [['修渠', `第${n}条渠。`]] })

test('calls between writes wait for the pass under way and share one more', async () => {
  const { begun, ask } = passes()
  const answers = [ask()]
  for (const n of [1, 2, 3]) {
    await write(n)
    answers.push(ask())
  }
  expect(begun).toHaveLength(1)
  begun[0]?.end()
  await expect.poll(() => begun.length).toBe(2)
  begun[1]?.end()
  expect(await Promise.all(answers)).toEqual([0, 3, 3, 3])
  expect(await ask()).toBe(3)
  expect(begun).toHaveLength(2)
})

test('where nothing was written meanwhile, who waited gets the same answer', async () => {
  const { begun, ask } = passes()
  const answers = [ask(), ask()]
  begun[0]?.end()
  expect(await Promise.all(answers)).toEqual([0, 0])
  expect(begun).toHaveLength(1)
})

test('a pass that fails is forgotten, and fails nobody who came later', async () => {
  const { begun, ask } = passes()
  const [first, second] = [ask(), ask()]
  const refused = expect(first).rejects.toThrow('the disk is gone')
  begun[0]?.fail(new Error('the disk is gone'))
  await refused
  await expect.poll(() => begun.length).toBe(2)
  begun[1]?.end()
  expect(await second).toBe(0)
})

test('what is written under other topics starts no pass', async () => {
  const { begun, ask } = passes()
  const { articleIds } = await write(1)
  const first = ask()
  begun[0]?.end()
  await first
  await lib.call('annotations.create', {
    articleId: articleIds[0] as string,
    revision: 1,
    start: 0,
    end: 2,
  })
  expect(await ask()).toBe(1)
  expect(begun).toHaveLength(1)
})
