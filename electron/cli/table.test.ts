import { expect, test } from 'vitest'
import { cells, cut, table } from './table.ts'

test('a Han character is two cells, and so is what looks like one', () => {
  expect([...['剪报', 'ab', '𠮷', '😀', '👨‍👩‍👧', '，“”', 'é'].map(cells)]).toEqual([4, 2, 2, 2, 2, 4, 1])
})

test('columns stand under their heads; numbers to the right', () => {
  expect(
    table(
      ['标题', 'n'],
      [
        ['春耕', 7],
        ['ab', 1234],
      ],
    ),
  ).toBe('标题     n\n春耕     7\nab    1234\n')
})

test('a cell is one line, without what could move the cursor', () => {
  expect(table(['t'], [['一\n二\u001b[2J\t三']])).toBe('t\n一 二 [2J 三\n')
})

test('a long text is cut at a character that a person sees', () => {
  expect(cut('春耕正忙', 8)).toBe('春耕正忙')
  expect(cut('春耕正忙了', 8)).toBe('春耕正…')
  expect(cut('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 5)).toBe('👨‍👩‍👧👨‍👩‍👧…')
})
