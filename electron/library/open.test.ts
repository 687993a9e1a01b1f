/** The library as a whole: compute warms up beside it, and ends with it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibrary } from './open.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jianbao-open-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const open = () =>
  openLibrary({
    dir: join(root, 'library'),
    compute: new URL('../compute/entry.ts', import.meta.url).href,
    samples: null,
  })

test('compute warms up once, and a page is taken apart on the same thread', async () => {
  const library = open()
  await library.warmUp()
  const { encoding } = await library.compute.takeApart(
    { material: { text: '村口的药房\n\n本报讯 药房昨日开张。' }, name: '粘贴' },
    () => {},
  )
  expect(encoding).toBe('utf-8')
  await library.close()
})

test('warming up and renewing break off without a word when the library closes', async () => {
  const library = open()
  const warming = library.warmUp()
  await library.close()
  await expect(warming).resolves.toBeUndefined()
  await expect(library.warmUp()).resolves.toBeUndefined()
  expect(await library.renew()).toBe(0)
})
