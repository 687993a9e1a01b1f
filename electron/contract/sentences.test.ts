import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errorCodes } from './errors.ts'
import { hasSentence, sentence } from './sentences.ts'

const root = join(import.meta.dirname, '..')

/** Failures of programs, not of persons: a wrong call inside the app. The sentence of their code is enough. */
const forProgrammers = new Set(['invalid/input', 'invalid/method', 'invalid/sender', 'internal/bridge'])

/** Every `fail('code', …, { reason: 'reason' })`, `{ code: '…', reason: '…' }` and `notThere('…')` that the app's code holds. */
function thrown(): string[] {
  const found = new Set<string>()
  for (const file of globSync('**/*.ts', { cwd: root })) {
    if (/\.test\.ts$|[\\/]test[\\/]/.test(file)) continue
    const code = readFileSync(join(root, file), 'utf8')
    for (const match of code.matchAll(/\bfail\(\s*'([a-z-]+)'/g)) {
      let depth = 0
      let end = match.index + 'fail'.length
      do {
        if (code.charAt(end) === '(') depth++
        if (code.charAt(end) === ')') depth--
        end++
      } while (depth > 0)
      const reason = /\breason: '([a-z-]+)'/.exec(code.slice(match.index, end))?.[1]
      found.add(reason === undefined ? `${match[1]}` : `${match[1]}/${reason}`)
    }
    for (const [, failure, reason] of code.matchAll(/\bcode: '([a-z-]+)',\s*reason: '([a-z-]+)'/g))
      found.add(`${failure}/${reason}`)
    for (const [, thing] of code.matchAll(/\bnotThere\('([a-z]+)'/g)) found.add(`not-found/${thing}`)
  }
  return [...found].sort()
}

describe('sentences', () => {
  test('every code has one in both languages', () => {
    for (const code of errorCodes) {
      const failure = { code, message: 'why' }
      expect(sentence(failure, 'zh-CN')).toMatch(/\p{Script=Han}.*。$/u)
      expect(sentence(failure, 'en')).toMatch(/^["A-Z].*\.$/)
    }
  })

  test('every reason that the code gives has its own', () => {
    const all = thrown()
    expect(all).toContain('unreadable-file/missing')
    expect(all).toContain('internal/thread-ended')
    expect(all).toContain('not-found/mention')
    const without = all.filter((key) => {
      const [code = '', reason] = key.split('/')
      return !forProgrammers.has(key) && !hasSentence(code, reason)
    })
    expect(without).toEqual([])
  })

  test('the dot of a file ending keeps the space before it', () => {
    const doubt = {
      code: 'doubt',
      reason: 'wrong-ending',
      message: 'x',
      params: { ending: 'txt', format: 'PDF' },
    }
    expect(sentence(doubt, 'en')).toContain('ends with .txt, but it is PDF')
    expect(sentence(doubt, 'zh-CN')).toContain('以 .txt 结尾')
    const known = { ...doubt, params: { ending: 'txt', format: 'html' } }
    expect(sentence(known, 'zh-CN')).toContain('内容其实是网页，')
    expect(sentence(known, 'en')).toContain('but it is a web page;')
  })

  test('gaps are filled, and closed when there is nothing to fill them with', () => {
    const missing = { code: 'unreadable-file', reason: 'missing', message: '' }
    expect(sentence({ ...missing, params: { name: '晨报 1.txt' } }, 'zh-CN')).toContain(
      '找不到“晨报 1.txt”。',
    )
    expect(sentence({ ...missing, params: { name: '晨报 1.txt' } }, 'en')).toContain('no file "晨报 1.txt".')
    for (const key of thrown()) {
      const [code = '', reason] = key.split('/')
      for (const language of ['zh-CN', 'en'] as const) {
        const told = sentence({ code, message: 'why', ...(reason === undefined ? {} : { reason }) }, language)
        expect(told).not.toMatch(/[{}]| {2}|undefined| [.,;](?!\w)/)
      }
    }
  })

  test('sizes are numbers without marks', () => {
    const params = { name: 'a.txt', megabytes: 200, limit: 64 }
    expect(sentence({ code: 'unreadable-file', reason: 'too-large', message: '', params }, 'en')).toBe(
      '"a.txt" has 200 MB; the most that is read is 64 MB. Divide it into smaller files.',
    )
  })

  test('a long quotation is cut between characters', () => {
    const told = sentence(
      { code: 'not-found', reason: 'quote', message: '', params: { quote: '𠮷'.repeat(50) } },
      'zh-CN',
    )
    expect(told).toContain(`“${'𠮷'.repeat(40)}…”`)
  })

  test('an unknown code still says what went wrong', () => {
    expect(sentence({ code: 'new-one', message: 'the moon is down' }, 'en')).toContain('the moon is down')
  })
})
