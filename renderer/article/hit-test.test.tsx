/** A click finds the character under it and nothing else. */
import { beforeAll, expect, test } from 'vitest'
import { characterAt, pick } from './hit-test.ts'
import { SpanIndex } from './span-index.ts'
import { layOutAll } from './test/lay-out.ts'
import { articleOf, setText } from './test/set-text.tsx'

beforeAll(layOutAll)

test('the middle of every character is that character', async () => {
  const { map } = await setText(articleOf(['短句，𠮷字与👍。', '第二段的文字也在这里。'.repeat(6)]))
  let wrong = 0
  for (let offset = 0; offset < map.text.length; ) {
    const size = (map.text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
    if (map.text[offset] !== '\n') {
      const box = map.toRange({ start: offset, end: offset + size }).getClientRects()[0] as DOMRect
      if (characterAt(map, box.left + box.width / 2, box.top + box.height / 2) !== offset) wrong++
    }
    offset += size
  }
  expect(wrong).toBe(0)
})

test('the indent, the air behind a short line and the margin are nothing', async () => {
  const { map } = await setText(articleOf(['短句。']))
  const box = map.toRange({ start: 0, end: 3 }).getBoundingClientRect()
  const y = box.top + box.height / 2
  expect(characterAt(map, box.left - 10, y)).toBeNull()
  expect(characterAt(map, box.right + 40, y)).toBeNull()
  expect(characterAt(map, box.left + 5, box.bottom + 300)).toBeNull()
})

test('the first click takes the smallest, the next ones the larger, then the smallest again', () => {
  const index = new SpanIndex([
    { id: 'wide', start: 0, end: 100 },
    { id: 'inner', start: 10, end: 20 },
    { id: 'middle', start: 5, end: 50 },
  ])
  const clicks: (string | null)[] = [null]
  for (let i = 0; i < 4; i++) clicks.push(pick(index, 12, clicks.at(-1) ?? null)?.id ?? null)
  expect(clicks.slice(1)).toEqual(['inner', 'middle', 'wide', 'inner'])
  expect(pick(index, 12, 'elsewhere')?.id).toBe('inner')
  expect(pick(index, 100, null)).toBeNull()
})
