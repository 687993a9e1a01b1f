/** Draws icon.svg in the sizes that packaging takes: `node build/icons/render.ts` after a change of the drawing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from '../browser.ts'

const sizes = [16, 32, 48, 64, 128, 256, 512, 1024]
const executablePath = await findBrowser({ window: false })
if (!executablePath) throw new Error('no Chromium was found to draw with')
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
const drawing = readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8')
for (const size of sizes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  // Below 64 pixels the line inside the seal would blur the character: it goes, and the character grows.
  const small = size < 64
  const shown = small
    ? drawing
        .replace(/<rect .*?\/>/, '')
        .replace('font-size="560"', 'font-size="720"')
        .replace('y="717"', 'y="774"')
    : drawing
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:100vw}</style>${shown}`,
  )
  await page.screenshot({ path: join(import.meta.dirname, `${size}x${size}.png`), omitBackground: true })
  await page.close()
}
await browser.close()
