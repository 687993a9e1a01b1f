import { expect, test } from 'vitest'
import { readArguments, WrongUse } from './args.ts'
import { run } from './run.ts'
import { languageFor } from './strings.ts'

const read = (line: string, library?: string) => readArguments(line === '' ? [] : line.split(' '), library)

/** What an export is when nothing is said about it. */
const plain = {
  fullText: false,
  marked: false,
  colors: null,
  order: 'place',
  sentence: false,
  files: null,
  tags: [],
  state: null,
  noted: false,
  callouts: false,
  wikilinks: false,
  language: null,
  template: undefined,
  update: false,
}

test.each([
  ['page a.txt b.txt --json', { name: 'page', json: true, files: ['a.txt', 'b.txt'], encoding: undefined }],
  ['tag --encoding gbk a.txt', { name: 'tag', json: false, files: ['a.txt'], encoding: 'gbk' }],
  [
    'import a b --library L',
    { name: 'import', json: false, library: 'L', paths: ['a', 'b'], encoding: undefined },
  ],
  ['list --library L --json', { name: 'list', json: true, library: 'L' }],
  ['search 春耕 农事 --library L', { name: 'search', json: false, library: 'L', query: '春耕 农事' }],
  ['annotations --library L', { name: 'annotations', json: false, library: 'L', articleId: undefined }],
  [
    'annotate --library L --article A --quote 话 --tag 一 --tag 二',
    {
      name: 'annotate',
      json: false,
      library: 'L',
      articleId: 'A',
      quote: '话',
      prefix: '',
      suffix: '',
      color: 'key',
      note: '',
      tags: ['一', '二'],
    },
  ],
  [
    'export --library L --format html --out O --article A --article B --full-text --color key --color ask --tag 农业/水利 --state done --noted --order date --files one --language en',
    {
      name: 'export',
      json: false,
      library: 'L',
      format: 'html',
      out: 'O',
      articleIds: ['A', 'B'],
      ...plain,
      fullText: true,
      colors: ['key', 'ask'],
      tags: ['农业/水利'],
      state: 'done',
      noted: true,
      order: 'date',
      files: 'one',
      language: 'en',
    },
  ],
  [
    'export --library L --format jsonld --out O',
    {
      name: 'export',
      json: false,
      library: 'L',
      format: 'jsonld',
      out: 'O',
      articleIds: null,
      ...plain,
    },
  ],
])('%s', (line, command) => {
  expect(read(line)).toEqual(command)
})

test('the library may come from outside, and the option overrules it', () => {
  expect(read('verify', '/env')).toMatchObject({ library: '/env' })
  expect(read('verify --library L', '/env')).toMatchObject({ library: 'L' })
})

test.each(['--help', '-h', 'help', 'list --help', 'export --help'])(
  '%s is help, whatever else is missing',
  (line) => {
    expect(read(line)).toEqual({ name: 'help' })
  },
)

test.each([
  ['', 'use.no-command'],
  ['fly', 'use.unknown-command'],
  ['page', 'use.needs-place'],
  ['page a --fast', 'use.option'],
  ['page a --json=yes', 'use.option'],
  ['page a --color key', 'use.option'],
  ['list', 'use.no-library'],
  ['list --library', 'use.option'],
  ['list more --library L', 'use.extra'],
  ['search --library L', 'use.needs-place'],
  ['annotate --quote q --library L', 'use.needs-option'],
  ['annotate --article a --library L', 'use.needs-option'],
  ['annotate --article a --quote= --library L', 'use.empty-option'],
  ['annotate --article a --quote q --tag= --library L', 'use.empty-option'],
  ['annotate --article a --quote q --color red --library L', 'use.choice'],
  ['export --out o --library L', 'use.needs-option'],
  ['export --format rtf --out o --library L', 'use.choice'],
  ['export --format html --library L', 'use.needs-option'],
  ['export --format html --out o --state later --library L', 'use.choice'],
  ['export --format html --out o --tag= --library L', 'use.empty-option'],
])('“%s” is wrong use', (line, key) => {
  let wrong: unknown
  try {
    read(line)
  } catch (error) {
    wrong = error
  }
  expect(wrong).toBeInstanceOf(WrongUse)
  expect((wrong as WrongUse).key).toBe(key)
})

test('wrong use is one line on standard error and status 2; help is status 0', async () => {
  const start = async (argv: string[], env = {}) => {
    const said = { out: '', err: '' }
    const code = await run(argv, {
      env,
      stdout: { write: (text) => (said.out += text) },
      stderr: { write: (text) => (said.err += text) },
      signal: new AbortController().signal,
    })
    return { code, ...said }
  }
  expect(await start(['export', '--format', 'rtf', '--library', 'L', '--json'])).toEqual({
    code: 2,
    out: '',
    err: '--format cannot be "rtf"; choose one of: markdown, html, pdf, docx, jsonld, csv, anki, bibtex, csljson, gbt7714, template. See --help.\n',
  })
  expect(await start(['飞'], { LANG: 'zh_CN.UTF-8' })).toEqual({
    code: 2,
    out: '',
    err: '没有命令“飞”。 用 --help 查看用法。\n',
  })
  expect(await start(['--help'], { LANG: 'zh_CN.UTF-8' })).toMatchObject({ code: 0, err: '' })
  expect((await start(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh_TW.UTF-8' }, 'zh-CN'],
  [{ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'en'],
  [{ LC_ALL: '', LC_MESSAGES: 'zh', LANG: 'C' }, 'zh-CN'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{}, 'en'],
])('%j speaks %s', (env, language) => {
  expect(languageFor(env)).toBe(language)
})
