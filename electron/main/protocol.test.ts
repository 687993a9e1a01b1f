import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOf, serveFiles } from './protocol.ts'

let root = ''
let folder = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'jianbao-protocol-'))
  folder = join(root, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(root, 'renderer-secret'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>剪报</title>')
  writeFileSync(join(folder, 'assets', 'a.js'), 'export {}')
  writeFileSync(join(folder, 'run.sh'), 'echo')
  writeFileSync(join(root, 'renderer-secret', 'secret.js'), 'secret')
  writeFileSync(join(root, 'secret.js'), 'secret')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const get = (path: string, init?: RequestInit) =>
  serveFiles(folder)(new Request(`app://reader/${path}`, init))

test('the page is served under a policy that lets nothing in or out', async () => {
  const response = await get('')
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('剪报')
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('scripts come with their type, unknown kinds of file not at all', async () => {
  expect((await get('assets/a.js')).headers.get('content-type')).toContain('text/javascript')
  expect((await get('run.sh')).status).toBe(404)
  expect((await get('missing.js')).status).toBe(404)
  expect((await get('', { method: 'POST' })).status).toBe(405)
})

test('known ways out of the folder are closed', async () => {
  for (const path of [
    '..%2fsecret.js',
    '%2e%2e%2fsecret.js',
    '..%5csecret.js',
    '..%2frenderer-secret%2fsecret.js',
    'assets%2f..%2f..%2fsecret.js',
    '%00.js',
    '%zz.js',
  ])
    expect((await get(path)).status, path).toBe(404)
})

test('no address whatever leads out of the folder', () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '%2e',
    '%2f',
    '%5c',
    '/',
    '\\',
    'assets',
    'secret.js',
    '%00',
    '%c0%af',
    '//',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const file = fileOf(`app://reader/${parts.join('')}`, folder)
      expect(file === null || file.startsWith(`${folder}/`) || file.startsWith(`${folder}\\`)).toBe(true)
    }),
  )
})

test('another host of the same scheme gets nothing', () => {
  expect(fileOf('app://other/index.html', folder)).toBeNull()
  expect(fileOf('https://reader/index.html', folder)).toBeNull()
})
