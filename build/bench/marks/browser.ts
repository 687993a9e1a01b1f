/** The browser in which marks are measured: the page in it, and what it and its machine spend. */
import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { findBrowser } from '../../browser.ts'

export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser({ window: false })
  if (executablePath === null) throw new Error('no Chromium was found; install one or set CHROMIUM_PATH')
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
}

/** A module and its style sheets as one script and one sheet, so that the page needs no server. */
export async function bundlePage(entry: URL): Promise<{ script: string; style: string }> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      cssCodeSplit: false,
      lib: { entry: entry.pathname, formats: ['iife'], name: 'page' },
    },
  })
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  const script = outputs.find((output) => output.type === 'chunk')?.code ?? ''
  const style = outputs.find((output) => output.type === 'asset' && output.fileName.endsWith('.css'))
  return { script, style: style?.type === 'asset' ? String(style.source) : '' }
}

/** The page that `html` is, in a context, and so a process, of its own. */
export async function openPage(browser: Browser, html: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.route('http://bench.invalid/', (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  )
  await page.goto('http://bench.invalid/')
  return page
}

/** Reads the main thread's processor time in ms: what the machine does besides does not count. */
export async function busyClock(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000
  }
}

/**
 * Megabytes that the page's process has to itself, after its garbage is collected; null where the system does not tell.
 * Of the renderers the one that has worked most is the page's: a spare one has done nothing.
 */
export async function privateMegabytes(browser: Browser, page: Page): Promise<number | null> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const all = await browser.newBrowserCDPSession()
  const { processInfo } = await all.send('SystemInfo.getProcessInfo')
  const own = processInfo
    .filter(({ type }) => type === 'renderer')
    .toSorted((a, b) => b.cpuTime - a.cpuTime)[0]
  try {
    const lines = readFileSync(`/proc/${own?.id}/smaps_rollup`, 'utf8').matchAll(
      /^Private_\w+:\s+(\d+) kB$/gm,
    )
    return [...lines].reduce((sum, [, kB]) => sum + Number(kB), 0) / 1024
  } catch {
    return null
  }
}
