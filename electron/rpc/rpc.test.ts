import { MessageChannel } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { fail } from '../contract/errors.ts'
import type { Port } from './port.ts'
import { connect, serve } from './rpc.ts'

const open: MessageChannel[] = []
afterEach(() => {
  for (const channel of open.splice(0)) channel.port1.close()
})

function pair(): [Port, Port] {
  const channel = new MessageChannel()
  open.push(channel)
  const port = (end: MessageChannel['port1']): Port => ({
    post: (message) => end.postMessage(message),
    onMessage: (listener) => void end.on('message', listener),
  })
  return [port(channel.port1), port(channel.port2)]
}

test('answers come back to their own call, whatever their order', async () => {
  const [near, far] = pair()
  const gates = new Map<string, () => void>()
  serve(far, (name) => new Promise((resolve) => gates.set(name, () => resolve(`答${name}`))))
  const client = connect(near)
  const first = client.call('一', null)
  const second = client.call('二', null)
  await expect.poll(() => gates.size).toBe(2)
  gates.get('二')?.()
  expect(await second).toBe('答二')
  gates.get('一')?.()
  expect(await first).toBe('答一')
})

test('a failure crosses as data and keeps its reason', async () => {
  const [near, far] = pair()
  serve(far, () => {
    throw fail('unreadable-file', 'the file is empty', { reason: 'empty', params: { name: '空.txt' } })
  })
  await expect(connect(near).call('x', {})).rejects.toMatchObject({
    code: 'unreadable-file',
    reason: 'empty',
    params: { name: '空.txt' },
  })
})

test('an unknown error becomes internal', async () => {
  const [near, far] = pair()
  serve(far, () => {
    throw new TypeError('boom')
  })
  await expect(connect(near).call('x', {})).rejects.toMatchObject({ code: 'internal', message: 'boom' })
})

test('what cannot cross the port fails the call on either side, and the next one is answered', async () => {
  const [near, far] = pair()
  serve(far, (name) => (name === 'function' ? () => {} : name))
  const client = connect(near)
  await expect(client.call('function', null)).rejects.toMatchObject({ name: 'AppError', code: 'internal' })
  await expect(client.call('x', () => {})).rejects.toMatchObject({ name: 'AppError', code: 'internal' })
  expect(await client.call('x', null)).toBe('x')
})

test('events reach those who listen, and no longer after they stop', async () => {
  const [near, far] = pair()
  const emit = serve(far, () => null)
  const client = connect(near)
  const heard: unknown[] = []
  const stop = client.on('changed', (payload) => heard.push(payload))
  emit('changed', { topics: ['articles'] })
  await client.call('settle', null)
  stop()
  emit('changed', { topics: ['tags'] })
  await client.call('settle', null)
  expect(heard).toEqual([{ topics: ['articles'] }])
})

test('closing fails the calls that wait', async () => {
  const [near, far] = pair()
  serve(far, () => new Promise(() => {}))
  const client = connect(near)
  const waiting = client.call('x', null)
  client.close({ code: 'internal', message: 'gone' })
  await expect(waiting).rejects.toMatchObject({ message: 'gone' })
  await expect(client.call('y', null)).rejects.toMatchObject({ message: 'gone' })
})
