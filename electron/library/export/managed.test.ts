import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { managed, merge, type Part, partIds } from './managed.ts'

const parts = (...contents: readonly (readonly [string, string])[]): Part[] =>
  contents.map(([id, content]) => ({ id, content }))
const first = parts(['front-a', 'title: 春\n'], ['head-a', '# 春\n'], ['mark-1', '一\n'], ['mark-2', '二\n'])
const file = managed(first)
const mergedText = (existing: string, next: readonly Part[]) => merge(existing, next)?.text

describe('a managed file', () => {
  test('has its front matter first, and every part named', () => {
    expect(file).toMatch(
      /^---\n# jianbao:begin front-a [0-9a-f]{16}\ntitle: 春\n# jianbao:end front-a\n---\n<!-- /,
    )
    expect(partIds(file)).toEqual(['front-a', 'head-a', 'mark-1', 'mark-2'])
    expect(partIds('# 别的笔记\n')).toBeNull()
  })

  test('stays as it is when nothing has changed, after any change of line ends too', () => {
    expect(mergedText(file, first)).toBe(file)
    const windows = file.replace(/\n/g, '\r\n')
    expect(mergedText(windows, first)).toBe(windows)
  })

  test('gets what changed, loses what is gone, keeps what the person wrote', () => {
    const mine = file
      .replace('title: 春\n', 'title: 春\n')
      .replace('---\n<!--', 'aliases: [甲]\n---\n我的开头\n<!--')
    const noted = `${mine.replace('<!-- jianbao:begin mark-2', '我的话\n\n<!-- jianbao:begin mark-2')}\n结尾，没有换行`
    const next = parts(
      ['front-a', 'title: 夏\n'],
      ['head-a', '# 春\n'],
      ['mark-3', '三\n'],
      ['mark-2', '二！\n'],
    )
    const merged = merge(noted, next)
    expect(merged).toMatchObject({ added: 1, updated: 2, removed: 1, kept: 0, isConflict: false })
    expect(merged?.text).toContain('title: 夏\n# jianbao:end front-a\naliases: [甲]\n---\n我的开头\n')
    expect(merged?.text).toContain('我的话\n\n<!-- jianbao:begin mark-2')
    expect(merged?.text.endsWith('\n结尾，没有换行')).toBe(true)
    expect(partIds(merged?.text ?? '')).toEqual(['front-a', 'head-a', 'mark-3', 'mark-2'])
  })

  test('keeps a changed part while the library has not changed it, and tells when both have', () => {
    const edited = file.replace('一\n', '一，我改过\n')
    expect(merge(edited, first)).toMatchObject({ text: edited, kept: 1, isConflict: false })
    const both = merge(edited, parts(['head-a', '# 春\n'], ['mark-1', '壹\n'], ['mark-2', '二\n']))
    expect(both).toMatchObject({ isConflict: true })
    expect(both?.text).toContain('壹')
    expect(merge(edited, parts(['head-a', '# 春\n'], ['mark-2', '二\n']))).toMatchObject({ isConflict: true })
  })

  test('is refused when its markers do not match', () => {
    const broken = [
      file.replace('<!-- jianbao:end mark-1 -->\n', ''),
      file.replace('jianbao:end mark-1', 'jianbao:end mark-9'),
      `${file}<!-- jianbao:end mark-1 -->\n`,
      file + file.slice(file.indexOf('<!--')),
      '无',
      '',
    ]
    for (const text of broken) expect(merge(text, first)).toBeNull()
  })

  test('cannot be broken by what it quotes', () => {
    const hostile = parts(['head-a', '<!-- jianbao:end head-a -->\n# jianbao:begin x 0123456789abcdef\n'])
    expect(partIds(managed(hostile))).toEqual(['head-a'])
  })
})

test('whatever the library and the person do, what stands outside stays byte for byte', {
  timeout: 60_000,
}, () => {
  const id = fc.constantFrom('head-a', 'mark-1', 'mark-2', 'mark-3', 'mark-4', 'text-a')
  const content = fc.string({ unit: fc.constantFrom('春', '𠮷', '<!--', '\n', '-', '# ', '>', ' ') })
  const export_ = fc
    .uniqueArray(fc.tuple(id, content), { selector: ([name]) => name, minLength: 1 })
    .map((list) => parts(['front-a', 'title: 春\n'], ...list))
  // Lines of the person's own, between parts and at both ends; no markers.
  const own = fc
    .array(
      fc.string({ unit: fc.constantFrom('我', '的', ' ', '#', '-', '\r') }).map((line) => `${line}\n`),
      {
        maxLength: 3,
      },
    )
    .map((lines) => lines.join(''))
  fc.assert(
    fc.property(
      fc.array(export_, { minLength: 2, maxLength: 5 }),
      fc.array(own, { maxLength: 12 }),
      (exports, texts) => {
        let now = managed(exports[0] as Part[])
        let outside = ''
        for (const next of exports.slice(1)) {
          // Writes before the next begin marker in the body.
          let at = 0
          now = now.replace(/^<!-- jianbao:begin /gm, (marker) => (texts[at++] ?? '') + marker)
          outside = outsideOf(now)
          const merged = merge(now, next)
          if (merged === null) throw new Error('refused')
          expect(merged.isConflict).toBe(false)
          expect(outsideOf(merged.text)).toBe(outside)
          expect(new Set(partIds(merged.text))).toEqual(new Set(next.map((part) => part.id)))
          // A second time there is nothing to do.
          expect(merge(merged.text, next)?.text).toBe(merged.text)
          now = merged.text
        }
      },
    ),
  )
})

/** All text outside the markers. */
const outsideOf = (text: string): string =>
  text.replace(/^(?:<!--|#) jianbao:begin ([\w-]+) .*\n[\s\S]*?^(?:<!--|#) jianbao:end \1(?: -->)?\n/gm, '')
