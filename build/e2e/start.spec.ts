/** `npm start` on a computer without a display: the main job is done unseen, and nothing is left behind but its results. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from './driver.ts'

const root = join(import.meta.dirname, '..', '..')
let temporary: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  temporary = await temporaryFolder()
})
afterAll(() => temporary.remove())

test.skipIf(process.platform !== 'linux')(
  'without a display the notes are made and exported all the same',
  async () => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
    const { stdout } = await promisify(execFile)(process.execPath, ['build/start.ts'], {
      cwd: root,
      env: { ...env, TMPDIR: temporary.path, XDG_CONFIG_HOME: join(temporary.path, 'config') },
    })
    const place = (name: string) => new RegExp(`^${name}\\s+(.+)$`, 'm').exec(stdout)?.[1] ?? ''
    expect(stdout).toMatch(/no display/)
    const notes = readFileSync(place('exported'), 'utf8')
    const quote = /“(.+)”$/.exec(place('note on'))?.[1] ?? '?'
    expect(notes).toContain(quote)
    expect(notes).toContain('出处')
    expect(statSync(place('picture')).size).toBeGreaterThan(10_000)
    // Every sample page is in the table, with at least one article.
    const samples = readdirSync(join(root, 'seeds')).filter((name) => name.endsWith('.txt'))
    expect(stdout.match(/^\S+\.txt\s+[1-9]/gm)?.length).toBe(samples.length)
    const folder = resolve(place('library'), '..')
    expect(folder.startsWith(temporary.path + sep)).toBe(true)
    rmSync(folder, { recursive: true })
    // The person's own library was not touched.
    expect(existsSync(join(temporary.path, 'config'))).toBe(false)
  },
)

test.skipIf(process.platform !== 'linux')(
  'an Electron that is brought down at its start is not taken for one that was closed',
  async () => {
    const dist = join(temporary.path, 'electron')
    mkdirSync(dist)
    // What the system's sandbox does to a Chromium that it does not trust.
    writeFileSync(join(dist, 'electron'), '#!/bin/sh\nkill -TRAP $$\n', { mode: 0o755 })
    const run = promisify(execFile)(process.execPath, ['build/start.ts'], {
      cwd: root,
      env: {
        ...process.env,
        DISPLAY: ':99',
        ELECTRON_OVERRIDE_DIST_PATH: dist,
        CHROMIUM_PATH: join(dist, 'no-browser'),
        TMPDIR: temporary.path,
      },
    })
    await expect(run).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /Electron could not start here[\s\S]*Doing the main job without a window/,
      ),
    })
  },
)
