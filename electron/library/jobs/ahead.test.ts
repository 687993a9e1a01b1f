/** The next file is begun while one is stored: whatever becomes of either, each is as if it had been alone. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lines, openWorkshop, type Workshop } from './test/open.ts'

let shop: Workshop
beforeEach(() => {
  shop = openWorkshop()
})
afterEach(() => shop.close())

const put = (name: string, text: string) => {
  const path = join(shop.files, name)
  writeFileSync(path, text)
  return path
}
const kept = () => {
  const folder = join(shop.dir, 'sources')
  return existsSync(folder) ? readdirSync(folder) : []
}

test('files of the same bytes that cannot be read fail each, and leave nothing', async () => {
  const paths = [
    put('一.txt', ' \n'),
    put('二.txt', ' \n'),
    put('三.txt', ' \n'),
    put('四.txt', '好稿\n好。'),
  ]
  expect(lines(await shop.import(...paths))).toEqual([
    '一.txt failed empty',
    '二.txt failed empty',
    '三.txt failed empty',
    '四.txt imported',
  ])
  expect(kept()).toHaveLength(1)
})

test('a file that takes the thread with it leaves the one before and the one behind whole', async () => {
  const paths = [put('一.txt', '一\n好。'), put('坏.txt', '页\f#die'), put('三.txt', '三\n好。')]
  expect(lines(await shop.import(...paths))).toEqual([
    '一.txt imported',
    '坏.txt failed compute-ended',
    '三.txt imported',
  ])
})

test('one that was begun when the import is given up never was', async () => {
  const paths = [put('一.txt', '一\n好。'), put('等.txt', '等\f#wait\f后'), put('三.txt', '三\n好。')]
  const { id } = shop.ctx.jobs.startImport({ paths, texts: [] })
  await expect.poll(() => shop.ctx.jobs.get(id).note).toBe('等.txt')
  await expect.poll(() => kept().filter((name) => !name.startsWith('.'))).toHaveLength(3)
  shop.ctx.jobs.cancel(id)
  expect(lines(await shop.ctx.jobs.ended(id))).toEqual(['一.txt imported'])
  const names = shop.ctx.read.prepare('SELECT name FROM source').pluck().all()
  expect(kept()).toHaveLength(names.length)
  expect(names).not.toContain('三.txt')
})

test('whatever comes in whatever order, outcomes are in that order and every page is stored once', async () => {
  const texts = [
    '甲\n文《甲》。',
    '乙\n文。\f乙二\n文。\f乙三\n文。',
    ' ',
    '丙\n文。',
    '甲\n文《甲》。',
    '丁\f#doubt',
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(texts.length - 1), { minLength: 1, maxLength: 8 }), async (picks) => {
      const own = openWorkshop()
      try {
        const paths = picks.map((pick, i) => {
          const path = join(own.files, `${i}.txt`)
          writeFileSync(path, texts[pick] as string)
          return path
        })
        const seen = new Set<string>()
        const wanted = picks.map((pick, i) => {
          const text = texts[pick] as string
          if (text === ' ') return `${i}.txt failed empty`
          const isThere = seen.has(text)
          seen.add(text)
          return `${i}.txt ${isThere ? 'already-there' : 'imported'}`
        })
        expect(lines(await own.import(...paths))).toEqual(wanted)
        expect(own.count('source')).toBe(seen.size)
        expect(own.count('page')).toBe([...seen].reduce((sum, text) => sum + text.split('\f').length, 0))
        expect(own.count('unfinished_source')).toBe(0)
        expect(readdirSync(join(own.dir, 'sources'))).toHaveLength(seen.size)
      } finally {
        await own.close()
      }
    }),
    { numRuns: 12 },
  )
})
