/** Libraries to measure: made once for each size, and measured as a copy, so that what one bench leaves behind spoils no other. */
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  globSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { textMaker } from './make-text.ts'

/** Runs a script of this folder in a process of its own; what it wrote on standard output. */
export const run = (script: string, ...args: string[]): string =>
  execFileSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/**
 * Makes a library of `size` articles in `dir`. With `keep` it is made in that folder, brought to today's form where it lies
 * there already, and `dir` is a copy. The seconds of its making; null where it was there.
 */
export function libraryOf(size: number, dir: string, keep: string | undefined): number | null {
  const from = performance.now()
  const kept = keep === undefined ? dir : join(keep, `lib${size / 1000}k`)
  const isThere = existsSync(kept)
  if (isThere) {
    run('make-library.ts', '--articles', '0', '--library', kept)
    // The copy that a migration leaves behind can be made anew here.
    for (const before of globSync('library-before-*', { cwd: kept })) rmSync(join(kept, before))
  } else {
    const part = `${kept}.part`
    rmSync(part, { recursive: true, force: true })
    run('make-library.ts', '--articles', String(size), '--library', part)
    renameSync(part, kept)
  }
  const seconds = (performance.now() - from) / 1000
  if (kept !== dir) {
    mkdirSync(dir, { recursive: true })
    const copy = join(dir, 'library.sqlite')
    copyFileSync(join(kept, 'library.sqlite'), copy, constants.COPYFILE_FICLONE)
    // On the disk before it is used: else the first thing that is made sure to be there waits for all of it.
    const file = openSync(copy, 'r+')
    fsyncSync(file)
    closeSync(file)
  }
  return isThere ? null : seconds
}

/** Writes a text file of one article of about so many characters, the newest of its paper; its path and title. */
export function articleFile(length: number, dir: string): { path: string; title: string } {
  const path = join(dir, `沧河日报_2031-01-01_A${String(length).length}.txt`)
  const [title = '', byline, ...text] = textMaker(length)
    .article(length + 100)
    .split('\n')
  writeFileSync(path, [title, byline, ...text.join('\n').slice(0, length).split('\n')].join('\n\n'))
  return { path, title }
}

export interface Times {
  readonly count: number
  readonly median: number
  readonly p95: number
  readonly p99: number
  readonly most: number
}

export const round = (value: number): number => Math.round(value * 100) / 100

/** Milliseconds of the same thing many times. */
export function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { count: sorted.length, median: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}
