import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockLibrary } from './lock.ts'
import { applicationId, migrations } from './migrate.ts'
import { openDatabase } from './open.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jianbao-open-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const file = () => join(dir, 'library.sqlite')

/** The failure of opening. */
function failure(): unknown {
  try {
    openDatabase(dir).close()
  } catch (error) {
    return error
  }
  throw new Error('it opened')
}

function fill(): void {
  const database = openDatabase(dir)
  database.write.exec(`INSERT INTO setting VALUES ('theme', '"dark"')`)
  database.close()
}

test('a new library has the newest schema, foreign keys, a write-ahead log and its mark in the header', () => {
  const { write, created, close } = openDatabase(dir)
  expect(created).toBe(true)
  expect(write.pragma('user_version', { simple: true })).toBe(migrations.length)
  expect(write.pragma('application_id', { simple: true })).toBe(applicationId)
  expect(write.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(write.pragma('foreign_keys', { simple: true })).toBe(1)
  close()
  const again = openDatabase(dir)
  expect(again.created).toBe(false)
  again.close()
})

test('the reading handle cannot write', () => {
  const { read, close } = openDatabase(dir)
  expect(() => read.prepare(`INSERT INTO setting VALUES ('a', '1')`).run()).toThrow(/readonly/)
  close()
})

test('a second opener in the same thread, in another thread and in another process is refused', {
  timeout: 30_000,
}, async () => {
  const { close } = openDatabase(dir)
  expect(failure()).toMatchObject({ code: 'library-in-use', params: { path: dir } })
  expect(await inThread()).toBe('library-in-use')
  expect(inProcess()).toBe('library-in-use')
  close()
  expect(await inThread()).toBe('opened')
  expect(inProcess()).toBe('opened')
})

test('the lock of a process that was killed and of a thread that was ended is free again', {
  timeout: 30_000,
}, async () => {
  const killed = spawnSync(process.execPath, [
    '--input-type=module',
    '-e',
    opening(`process.kill(process.pid, 'SIGKILL')`),
  ])
  expect(killed.signal ?? killed.status).not.toBe(0)
  const worker = new Worker(opening('setInterval(() => {}, 1000)'), { eval: true })
  await new Promise((resolve) => worker.once('message', resolve))
  expect(failure()).toMatchObject({ code: 'library-in-use' })
  await worker.terminate()
  openDatabase(dir).close()
})

test('giving the lock back twice does no harm: the next holder keeps it', () => {
  const free = lockLibrary(dir)
  free()
  const next = lockLibrary(dir)
  free()
  expect(failure()).toMatchObject({ code: 'library-in-use' })
  next()
  openDatabase(dir).close()
})

test('a library of a newer version is refused and stays as it is', () => {
  fill()
  const db = new Database(file())
  db.pragma(`user_version = ${migrations.length + 1}`)
  db.close()
  const before = readFileSync(file())
  expect(failure()).toMatchObject({ code: 'library-newer', params: { found: migrations.length + 1 } })
  expect(readFileSync(file()).equals(before)).toBe(true)
})

test.each([
  ['its header is overwritten', (bytes: Buffer) => bytes.fill('这不是数据库', 0, 100)],
  ['a page in the middle is overwritten', (bytes: Buffer) => bytes.fill(0xa5, 4096, 4096 * 3)],
  ['it is cut short', (bytes: Buffer) => bytes.subarray(0, 4096 * 2 + 17)],
])('a damaged library is refused and stays as it is: %s', (_, damage) => {
  fill()
  writeFileSync(file(), damage(readFileSync(file())))
  const before = readFileSync(file())
  expect(failure()).toMatchObject({ code: 'library-damaged' })
  expect(readFileSync(file()).equals(before)).toBe(true)
})

test('an emptied library is damaged when sources lie beside it, and new when nothing does', () => {
  writeFileSync(file(), '')
  const { created, close } = openDatabase(dir)
  expect(created).toBe(true)
  close()
  mkdirSync(join(dir, 'sources'))
  writeFileSync(join(dir, 'sources', 'a'.repeat(64)), '正文')
  writeFileSync(file(), '')
  expect(failure()).toMatchObject({ code: 'library-damaged', reason: 'empty' })
  expect(statSync(file()).size).toBe(0)
})

test("another program's database is left alone", () => {
  const db = new Database(file())
  db.exec(`CREATE TABLE t (x); INSERT INTO t VALUES (1); PRAGMA user_version = 1`)
  db.close()
  expect(failure()).toMatchObject({ code: 'library-damaged', reason: 'foreign' })
})

test('a file in the place of the folder is said to be one', () => {
  writeFileSync(join(dir, '剪报'), '')
  dir = join(dir, '剪报')
  expect(failure()).toMatchObject({ code: 'unreadable-file', reason: 'library-folder' })
  dir = join(dir, '..')
})

test.skipIf(process.platform === 'win32')(
  'a folder without permission to write is named, nothing is made in it',
  () => {
    chmodSync(dir, 0o555)
    const said = inProcess(asNobody)
    expect(said).toBe('unreadable-file library-permission')
    expect(existsSync(file())).toBe(false)
    chmodSync(dir, 0o755)
  },
)

test.skipIf(process.platform === 'win32')('a library file without permission to write is refused', () => {
  fill()
  chmodSync(dir, 0o777)
  chmodSync(join(dir, 'lock'), 0o666)
  chmodSync(file(), 0o444)
  const said = inProcess(asNobody)
  expect(said).toBe('unreadable-file library-permission')
})

const openUrl = new URL('./open.ts', import.meta.url).href

/** Permissions do not bind root: such a process becomes nobody once its modules are loaded. */
const asNobody = `
  const { createRequire } = await import('node:module')
  new (createRequire(${JSON.stringify(openUrl)})('better-sqlite3'))(':memory:').close()
  if (process.getuid() === 0) process.setgid(65534), process.setuid(65534)`

/** A module that does `first`, opens the library, says what became of it, and goes on with `then`. */
function opening(then = '', first = ''): string {
  return `
    const { openDatabase } = await import(${JSON.stringify(openUrl)})
    const { parentPort } = await import('node:worker_threads')
    ${first}
    const say = (word) => parentPort ? parentPort.postMessage(word) : console.log(word)
    try { globalThis.kept = openDatabase(${JSON.stringify(dir)}); say('opened') }
    catch (error) { say([error.code, error.reason].filter(Boolean).join(' ')) }
    ${then}`
}

const inProcess = (first = ''): string =>
  spawnSync(process.execPath, ['--input-type=module', '-e', opening('', first)], {
    encoding: 'utf8',
  }).stdout.trim()

async function inThread(): Promise<string> {
  const worker = new Worker(opening(), { eval: true })
  const word = await new Promise<string>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  await worker.terminate()
  return word
}
