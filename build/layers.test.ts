/** Who may import whom, and what lies where: the rules of the house, read from the files themselves. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Import, importsOf, isTest, sourceFiles } from './imports.ts'

const root = join(import.meta.dirname, '..')
const files = ['electron', 'renderer', 'build'].flatMap((folder) => sourceFiles(root, folder))
const imports = files.filter((file) => !isTest(file)).flatMap((file) => importsOf(root, file))

/** What each room may import of the project besides itself. A `type:` path may be imported as types only. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'electron/contract': [],
  'electron/rpc': ['electron/contract'],
  'electron/compute': ['electron/contract', 'electron/rpc'],
  'electron/library': ['electron/contract', 'electron/rpc', 'type:electron/compute/protocol.ts'],
  'electron/main': ['electron/contract', 'electron/rpc', 'type:electron/library/options.ts'],
  'electron/preload': ['electron/contract', 'electron/rpc'],
  'electron/cli': [
    'electron/contract',
    'electron/rpc',
    'type:electron/library/options.ts',
    'type:electron/compute/protocol.ts',
  ],
  renderer: ['electron/contract'],
}

/** Packages that only certain rooms may know. */
const packageRooms: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron/main', 'electron/preload', 'build'],
  'better-sqlite3': ['electron/library', 'build'],
  react: ['renderer'],
  'react-dom': ['renderer'],
}

const roomOf = (path: string): string | undefined =>
  Object.keys(rooms).find((room) => path.startsWith(`${room}/`))
const isProject = (to: string): boolean => /^(electron|renderer|build|seeds)\//.test(to)
const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)
const say = ({ from, to }: Import): string => `${from} → ${to}`

describe('layers', () => {
  test('the reader of imports sees every kind of import', () => {
    expect(importsOf(root, 'build/layers.test.ts')).toContainEqual({
      from: 'build/layers.test.ts',
      to: 'build/imports.ts',
      typeOnly: false,
    })
    expect(importsOf(root, 'electron/rpc/rpc.ts')).toContainEqual({
      from: 'electron/rpc/rpc.ts',
      to: 'electron/rpc/port.ts',
      typeOnly: true,
    })
  })

  test('a room imports only the rooms below it', () => {
    const wrong = imports.filter((one) => {
      const room = roomOf(one.from)
      if (room === undefined || !isProject(one.to) || within(one.to, room)) return false
      return !(rooms[room] ?? []).some((allowed) =>
        allowed.startsWith('type:')
          ? one.typeOnly && within(one.to, allowed.slice(5))
          : within(one.to, allowed),
      )
    })
    expect(wrong.map(say)).toEqual([])
  })

  test('the contract knows zod alone, and the page knows nothing of Node', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        !isProject(to) &&
        ((within(from, 'electron/contract') && to !== 'zod') ||
          (within(from, 'renderer') && to.startsWith('node:'))),
    )
    expect(wrong.map(say)).toEqual([])
  })

  test('Electron, SQLite and React stay in their rooms', () => {
    const wrong = imports.filter(({ from, to }) => {
      const allowed = packageRooms[to]
      return allowed !== undefined && !allowed.some((room) => within(from, room))
    })
    expect(wrong.map(say)).toEqual([])
  })

  test('a feature of the window never imports another, and nothing below imports a feature', () => {
    const feature = (path: string): string | undefined => /^renderer\/features\/([^/]+)\//.exec(path)?.[1]
    const wrong = imports.filter(({ from, to }) => {
      const of = feature(to)
      if (of === undefined || feature(from) === of) return false
      return !/^renderer\/(app|main)\.tsx$/.test(from)
    })
    expect(wrong.map(say)).toEqual([])
  })

  test('no file imports itself round a corner', () => {
    const edges = new Map<string, string[]>()
    for (const { from, to, typeOnly } of imports)
      if (!typeOnly && isProject(to)) edges.set(from, [...(edges.get(from) ?? []), to])
    const done = new Set<string>()
    const cycles: string[] = []
    const walk = (file: string, path: string[]): void => {
      const at = path.indexOf(file)
      if (at >= 0) cycles.push([...path.slice(at), file].join(' → '))
      if (at >= 0 || done.has(file)) return
      for (const next of edges.get(file) ?? []) walk(next, [...path, file])
      done.add(file)
    }
    for (const file of edges.keys()) walk(file, [])
    expect(cycles).toEqual([])
  })
})

describe('house', () => {
  test('nothing lies at the top but the four folders and what convention needs', () => {
    const folders = readdirSync(root).filter(
      (name) => !name.startsWith('.') && statSync(join(root, name)).isDirectory(),
    )
    const made = ['node_modules', 'out', 'release', 'screenshots']
    expect(folders.filter((name) => !made.includes(name)).sort()).toEqual([
      'build',
      'electron',
      'renderer',
      'seeds',
    ])
  })

  test('every main folder says what it is for, in at most 30 lines', () => {
    const folders = [
      'build',
      'seeds',
      'renderer',
      'electron/main',
      'electron/library',
      'electron/compute',
      'electron/cli',
    ]
    for (const folder of folders) {
      const readme = join(root, folder, 'README.md')
      expect(existsSync(readme), readme).toBe(true)
      expect(readFileSync(readme, 'utf8').trimEnd().split('\n').length, readme).toBeLessThanOrEqual(30)
    }
  })

  test('no source file grows past one job', () => {
    // Tables that a program wrote have no job to grow past.
    const written = files.filter((file) => !file.endsWith('.data.ts'))
    const long = written.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 400)
    expect(long).toEqual([])
  })
})
