/** Scratch folders of running stand-ins, and the removal of those whose process is gone. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'jianbao-standin-'

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: unknown }).code === 'EPERM'
  }
}

/** Makes a folder of this process's own, after sweeping out those that killed processes left behind. */
export function makeScratch(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^jianbao-standin-(\d+)-/.exec(name)?.[1]
    if (pid && !alive(Number(pid))) removeScratch(join(tmpdir(), name))
  }
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
}

/** Removes it; a browser that is just ending may still write, so it is tried for a second. */
export function removeScratch(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  } catch {
    // Swept out at the next start.
  }
}
