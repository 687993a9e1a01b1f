/** Entry of main's process on the stand-in: gives `electron` a meaning, then runs the app's own main. */
import { existsSync, rmSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

const [entry = '', appPath = '', resources = '', scratch = ''] = process.argv.slice(2, 6)
const electron = new URL('./electron.ts', import.meta.url).href
// The command line as Electron has it: the program, the app unless packaged, and what the person named.
process.argv.splice(1, 5, ...(resources ? [] : [appPath]))
Object.defineProperty(process, 'resourcesPath', { value: resources || appPath })

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
})

/** Ends this process once the scratch folder has stayed away for half a second: a dying browser may write into it again. */
function leave(attempts: number, gone: number): void {
  try {
    rmSync(scratch, { recursive: true, force: true })
  } catch {
    // A file came in between; the next attempt takes it along.
  }
  const still = existsSync(scratch) ? 0 : gone + 1
  if (attempts > 0 && still < 5) setTimeout(() => leave(attempts - 1, still), 100)
  else process.exit(1)
}
// The process that owns the browser is gone, so the browser is going too.
process.on('disconnect', () => leave(50, 0))
// Ctrl-C reaches every process of the terminal; the one that owns the browser ends this one in order.
process.on('SIGINT', () => {})

const { start } = (await import(electron)) as typeof import('./electron.ts')
const loaded = start({ appPath, packaged: resources !== '' })
await import(pathToFileURL(entry).href)
loaded()
