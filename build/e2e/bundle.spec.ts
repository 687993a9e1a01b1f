/** What the window loads before its first picture: no schemas, and no more than it needs. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const page = join(import.meta.dirname, '..', '..', 'out', 'renderer')

/** Bytes. React, its accessible controls, the cache and both languages' words are most of it. */
const most = 900_000

test('the page’s first scripts stay small, and no script carries the schema checker', () => {
  const html = readFileSync(join(page, 'index.html'), 'utf8')
  const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
    ([, path]) => path as string,
  )
  expect(first.length).toBeGreaterThan(0)
  const bytes = first.reduce((sum, path) => sum + statSync(join(page, path)).size, 0)
  expect(bytes).toBeLessThan(most)
  for (const name of readdirSync(join(page, 'assets')).filter((one) => one.endsWith('.js')))
    expect(readFileSync(join(page, 'assets', name), 'utf8'), name).not.toContain('ZodError')
})
