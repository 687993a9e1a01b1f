import { expect, test } from 'vitest'
import { isOwn, mayRequest } from './origin.ts'

test('only the page’s own origin is its own', () => {
  expect(isOwn('app://reader/index.html')).toBe(true)
  for (const url of [
    'app://reader.evil/',
    'app://other/',
    'https://reader/',
    'app:reader/',
    'file:///etc/passwd',
    '',
  ])
    expect(isOwn(url)).toBe(false)
})

test('no request goes to the network, to files or to another app', () => {
  for (const url of [
    'http://127.0.0.1/',
    'https://example.invalid/',
    'wss://example.invalid/',
    'file:///etc/passwd',
    'blob:app://other/1',
  ])
    for (const developer of [true, false]) expect(mayRequest(url, developer)).toBe(false)
})

test('developer tools are let in only while developing', () => {
  expect(mayRequest('devtools://devtools/bundled/x.js', true)).toBe(true)
  expect(mayRequest('devtools://devtools/bundled/x.js', false)).toBe(false)
})
