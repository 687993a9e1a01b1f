import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isEmpty, openedBy } from './opened.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-opened-'))
  writeFileSync(join(folder, '早报 𠮷.txt'), '文')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('files, folders and links are told apart; the program, the app and switches are passed over', () => {
  const argv = [
    '/usr/bin/electron',
    folder,
    '--lang=zh-CN',
    '-x',
    '早报 𠮷.txt',
    '..',
    'jianbao://article/7',
    'JIANBAO://x',
    '没有.txt',
    '',
  ]
  expect(openedBy(argv, folder, folder)).toEqual({
    paths: [join(folder, '早报 𠮷.txt'), join(folder, '..')],
    links: ['jianbao://article/7', 'JIANBAO://x'],
  })
})

test('other schemes are no links of ours', () => {
  const opened = openedBy(
    ['x', 'https://example.invalid/', 'javascript:alert(1)', 'file:///etc/passwd'],
    folder,
    folder,
  )
  expect(isEmpty(opened)).toBe(true)
})
