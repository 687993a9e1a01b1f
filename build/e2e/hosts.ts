/** The frame of every specification: each host in turn, a library of its own, and nothing to complain of at the end. */
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect } from 'vitest'
import { type Driver, type HostName, hosts, type LaunchOptions, launch, temporaryFolder } from './driver.ts'

export interface Bench {
  /** Starts the app on this file's library; ended by itself after the test. */
  start(options?: Omit<LaunchOptions, 'host' | 'library'>): Promise<Driver>
  /** A folder for files of the test. */
  readonly folder: string
  readonly library: string
}

/** Declares the specification once for each host. A host that is not there is skipped and says why. */
export function onEachHost(title: string, declare: (bench: () => Bench, host: HostName) => void): void {
  for (const { name, missing } of hosts()) {
    const label = missing ? `${title} (${name}; skipped: ${missing})` : `${title} (${name})`
    describe.skipIf(missing !== null)(label, () => {
      let bench: Bench | undefined
      const running = new Set<Driver>()
      beforeAll(async () => {
        const { path, remove } = await temporaryFolder()
        const library = join(path, 'library')
        bench = {
          folder: path,
          library,
          async start(options) {
            const app = await launch({ host: name, library, ...options })
            running.add(app)
            return app
          },
        }
        return remove
      })
      afterEach(async () => {
        for (const app of running) await app.close().catch(() => {})
        running.clear()
      })
      declare(() => bench as Bench, name)
    })
    if (missing) process.stdout.write(`skipped: ${title} on ${name}: ${missing}\n`)
  }
}

/** What a wrong encoding leaves in a Chinese text: replacement characters, and UTF-8 or GBK read as something else. */
const mojibake = [
  /\uFFFD/,
  /锟斤拷|烫烫烫|屯屯屯/,
  /[ÃÂ][\u0080-\u00BF]/,
  /[åæçèé][\u0080-\u00BF]{2}/,
  /鐨勬|涓€|鍦ㄥ|鏄剧/,
  /\\u[0-9a-f]{4}/i,
]

/** Nothing was garbled, no error was shown, and nothing left the computer. */
export async function expectClean(app: Driver): Promise<void> {
  // biome-ignore lint/performance/useDomNodeTextContent: what a person sees is meant, not scripts and hidden parts.
  const text = await app.page.locator('body').innerText()
  expect(text.length).toBeGreaterThan(0)
  for (const pattern of mojibake) expect(text).not.toMatch(pattern)
  expect(app.complaints).toEqual([])
}
