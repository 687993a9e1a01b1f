/** Entities by what they name, and the lane beside the paragraphs. */
import { expect, test } from 'vitest'
import type { Mention } from '../../../electron/contract/model.ts'
import { entityName } from '../../ui/entity-name.ts'
import { laneOf, tellingFirst } from './Lane.tsx'
import { groupEntities, sortMarks } from './library.ts'

const mention = (
  id: string,
  entityId: string,
  start: number,
  state: Mention['state'] = 'suggested',
): Mention => ({
  id,
  articleId: 'a',
  entityId,
  type: 'PLACE',
  start,
  end: start + 2,
  text: '某地',
  canonical: '某地',
  confidence: 1,
  by: 'test',
  state,
})

test('mentions are joined by entity; one confirmed mention confirms it', () => {
  const entities = groupEntities([
    mention('1', 'x', 0),
    mention('2', 'y', 5),
    mention('3', 'x', 9, 'confirmed'),
  ])
  expect(entities.map((entity) => [entity.id, entity.mentions.length, entity.isConfirmed])).toEqual([
    ['x', 2, true],
    ['y', 1, false],
  ])
})

test('the lane names an entity at its first mention, and again only after a pause', () => {
  const blocks = Array.from({ length: 6 }, (_, i) => ({ start: i * 10, end: i * 10 + 9 }))
  const lane = laneOf(blocks, [
    mention('1', 'x', 0),
    mention('2', 'x', 4),
    mention('3', 'x', 12),
    mention('4', 'y', 13),
    mention('5', 'x', 51),
  ])
  expect(lane.map((one) => one.id)).toEqual(['1', '4', '5'])
})

test('marks that lost their passage are kept apart', () => {
  const base = { articleId: 'a', start: 3, end: 5, anchor: 'exact' } as const
  const marks = sortMarks([
    { ...base, id: 'b' },
    { ...base, id: 'lost', anchor: 'lost' },
    { ...base, id: 'a', start: 0 },
  ] as unknown as Parameters<typeof sortMarks>[0])
  expect(marks.placed.map((mark) => mark.id)).toEqual(['a', 'b'])
  expect(marks.lost.map((mark) => mark.id)).toEqual(['lost'])
})

test('a row of the lane spells out the name that tells most, and keeps the order of the others', () => {
  const row = (['POSITION', 'DATE', 'PERSON', 'ORG'] as const).map((type) => ({ type }))
  expect(tellingFirst(row).map(({ type }) => type)).toEqual(['PERSON', 'POSITION', 'DATE', 'ORG'])
  expect(tellingFirst(row.slice(0, 2))).toEqual(row.slice(0, 2))
})

test('a date that was worked out is called as a page would print it', () => {
  const named = (canonical: string, type: 'DATE' | 'EVENT' = 'DATE') =>
    entityName({ type, canonical }, 'zh-CN')
  expect(named('2026-03-10')).toBe('2026年3月10日')
  expect(named('2026-03')).toBe('2026年3月')
  expect(named('2026')).toBe('2026年')
  expect(named('五月中旬')).toBe('五月中旬')
  expect(named('2026', 'EVENT')).toBe('2026')
  expect(entityName({ type: 'DATE', canonical: '2026-03-10' }, 'en')).toBe('Mar 10, 2026')
})
