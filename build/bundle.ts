/** Bundles the app into `out/`. `node build/bundle.ts` always; `bundleIfStale()` only when a source is newer. */
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')
const out = join(root, 'out')
/** Stands only in a complete bundle; its time is when bundling began, so that a source saved meanwhile counts as newer. */
const stamp = join(out, 'complete')

/** What compute loads at run time lies beside its modules; in the bundle it lies beside `compute.js` under the same relative name. */
function copyModels(): void {
  for (const model of globSync('electron/compute/**/model', { cwd: root })) {
    cpSync(join(root, model), join(out, 'model'), { recursive: true })
  }
  for (const weights of globSync('electron/compute/*/*.bin', { cwd: root })) {
    cpSync(join(root, weights), join(out, basename(weights)))
  }
}

/** Without these tables a PDF's Chinese codes and unembedded fonts mean nothing. */
function copyPdfTables(): void {
  // `compute` reads them to read, the window to draw.
  for (const folder of ['cmaps', 'standard_fonts'])
    for (const home of [out, join(out, 'renderer')])
      cpSync(join(root, 'node_modules/pdfjs-dist', folder), join(home, 'pdf', folder), { recursive: true })
}

/** Builds all parts into an emptied `out/`. */
export async function bundle(): Promise<void> {
  const began = new Date()
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out)
  const config = (name: string) => join(root, 'build', name)
  // Under a test runner this says `test`, and React would come in its slow form for developing.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await Promise.all([
      build({ configFile: config('vite.node.config.ts'), mode: 'main' }),
      build({ configFile: config('vite.node.config.ts'), mode: 'preload' }),
      build({ configFile: config('vite.renderer.config.ts'), mode: 'production' }),
    ])
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
  copyModels()
  copyPdfTables()
  writeFileSync(stamp, '')
  utimesSync(stamp, began, began)
}

/** Milliseconds since 1970 of the newest file under a folder or of a file. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Bundles when there is no complete bundle or a source is newer than it. Says whether it did. */
export async function bundleIfStale(): Promise<boolean> {
  const sources = [
    'electron',
    'renderer',
    'package-lock.json',
    'build/bundle.ts',
    'build/vite.node.config.ts',
    'build/vite.renderer.config.ts',
  ].map((name) => join(root, name))
  if (existsSync(stamp) && Math.max(...sources.map(newest)) <= statSync(stamp).mtimeMs) return false
  await bundle()
  return true
}

if (import.meta.main) await bundle()
