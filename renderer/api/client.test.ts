import { QueryObserver } from '@tanstack/react-query'
import { describe, expect, test, vi } from 'vitest'
import { AppError, errorCodes } from '../../electron/contract/errors.ts'
import { Settings } from '../../electron/contract/settings.ts'
import { setLanguage } from '../strings/index.ts'
import { call, on } from './client.ts'
import { sayError } from './failure.ts'
import { installFake } from './fake.ts'
import { followChanges, isTouched, keyOf, newQueryClient } from './query.ts'
import { firstSettings } from './settings.ts'

describe('a call', () => {
  test('brings the value', async () => {
    installFake()
    const articles = await call('articles.list')
    expect(articles.map((article) => article.title)).toContain('湿地迎来首批候鸟')
  })

  test.each(errorCodes)('that fails with %s throws it with reason and params', async (code) => {
    const fake = installFake()
    fake.fail('articles.list', { code, reason: 'because', message: 'no', params: { name: '𠮷.txt' } })
    const error: unknown = await call('articles.list').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'AppError', code, reason: 'because', params: { name: '𠮷.txt' } })
  })

  test.each(errorCodes)('that fails with %s has a sentence in both languages', async (code) => {
    const fake = installFake()
    fake.fail('articles.list', { code, message: 'the cause' })
    const error = (await call('articles.list').catch((thrown: unknown) => thrown)) as AppError
    setLanguage('zh-CN')
    const chinese = sayError(error)
    setLanguage('en')
    const english = sayError(error)
    setLanguage('zh-CN')
    expect(chinese).toMatch(/\p{Script=Han}.*。$/u)
    expect(english).not.toMatch(/\p{Script=Han}/u)
    expect(english).toMatch(/\.$/)
  })

  test('or a failure that comes as data, has the same sentence', () => {
    const failure = { code: 'disk-full', message: 'full' } as const
    expect(sayError(failure)).toMatch(/^磁盘已满/)
    expect(sayError(new AppError(failure))).toBe(sayError(failure))
    expect(sayError('只是一句话')).toContain('只是一句话')
  })

  test('with an input the contract does not know is refused', async () => {
    installFake()
    const error: unknown = await call('articles.get', { id: '' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
  })
})

test('a first answer that was on its way when the library changed is asked for once more', async () => {
  const fake = installFake()
  const client = newQueryClient()
  const [before, after] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  const ask = vi.fn(() => (ask.mock.calls.length === 1 ? before : after).promise)
  const shown = new QueryObserver(client, { queryKey: keyOf('search.query', { query: '水' }), queryFn: ask })
  const stops = [followChanges(client), shown.subscribe(() => {})]
  fake.emit('changed', { topics: ['articles'] })
  fake.emit('changed', { topics: ['annotations'] })
  before.resolve('before')
  await expect.poll(() => ask.mock.calls.length).toBe(2)
  after.resolve('after')
  await expect.poll(() => shown.getCurrentResult()).toMatchObject({ data: 'after', isFetching: false })
  expect(ask).toHaveBeenCalledTimes(2)
  for (const stop of stops) stop()
})

test('a listener hears until it stops', () => {
  const fake = installFake()
  const heard = vi.fn()
  const stop = on('history', heard)
  fake.emit('history', { undo: 'a', redo: null })
  stop()
  fake.emit('history', { undo: 'b', redo: null })
  expect(heard.mock.calls).toEqual([[{ undo: 'a', redo: null }]])
})

test('the settings shown before the library answers are the contract’s defaults', () => {
  expect(firstSettings).toEqual(Settings.parse({}))
})

describe('a change makes old', () => {
  const topics = (...list: Parameters<typeof isTouched>[2]['topics']) => ({ topics: list })
  test('what it touches and nothing else', () => {
    expect(isTouched('annotations.list', {}, topics('annotations'))).toBe(true)
    expect(isTouched('articles.list', null, topics('annotations'))).toBe(true)
    expect(isTouched('articles.get', { id: 'a' }, topics('annotations'))).toBe(false)
    expect(isTouched('search.query', { query: '水' }, topics('annotations'))).toBe(true)
    expect(isTouched('settings.get', null, topics('articles', 'tags', 'jobs'))).toBe(false)
    expect(isTouched('app.info', null, topics('library'))).toBe(false)
  })
  test('only what was asked about the articles it names, and what is about all', () => {
    const change = { ...topics('annotations', 'articles'), articleIds: ['a'] }
    expect(isTouched('annotations.list', { articleId: 'a' }, change)).toBe(true)
    expect(isTouched('annotations.list', { articleId: 'b' }, change)).toBe(false)
    expect(isTouched('annotations.list', {}, change)).toBe(true)
    expect(isTouched('annotations.find', { articleId: null }, change)).toBe(true)
    expect(isTouched('articles.get', { id: 'b' }, change)).toBe(false)
    expect(isTouched('articles.list', null, change)).toBe(true)
  })
})
