/** One instance for each user folder: the first listens on a local socket, a later one hands its command line over. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Lock {
  readonly first: boolean
  readonly handover: Promise<void>
  release(): void
}

// The lock is asked for synchronously, so a short-lived process does the asking and the handing over at once.
const hand = `const s = require('node:net').connect(process.argv[1]);
s.on('error', () => process.exit(1)); s.end(process.argv[2], () => process.exit(0))`

/** Takes the lock or hands `process.argv` to the one who has it. */
export function takeLock(folder: string, second: (argv: string[], cwd: string) => void): Lock {
  const name = `jianbao-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  const socket = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
  const message = JSON.stringify({ argv: process.argv, cwd: process.cwd() })
  const { status } = spawnSync(process.execPath, ['-e', hand, socket, message], { stdio: 'ignore' })
  if (status === 0) return { first: false, handover: Promise.resolve(), release() {} }
  // A process that was killed leaves its socket behind, and nobody listens on it.
  const sweep = () => {
    if (process.platform !== 'win32') rmSync(socket, { force: true })
  }
  sweep()
  process.on('exit', sweep)
  const server = createServer((connection) => {
    let text = ''
    connection.setEncoding('utf8')
    connection.on('data', (part: string) => {
      text += part
    })
    connection.on('end', () => {
      const { argv, cwd } = JSON.parse(text) as { argv: string[]; cwd: string }
      second(argv, cwd)
    })
  })
  server.listen(socket)
  server.unref()
  return { first: true, handover: Promise.resolve(), release: () => void server.close() }
}
