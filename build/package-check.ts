/**
 * `npm run package:check`: builds the unpacked application, looks into its archive and starts the packed code.
 * Where Electron's distribution is not here, a stub stands for it (Linux); the packed code then runs on the stand-in.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { bundle } from './bundle.ts'
import { launch } from './e2e/driver.ts'
import { electronBinary } from './electron-dist.ts'
import { writeStub } from './electron-stub.ts'

const root = join(import.meta.dirname, '..')
const os = { linux: 'linux', darwin: 'mac', win32: 'win' }[process.platform as string]
const say = (line: string) => process.stdout.write(`${line}\n`)
let failed = 0

function check(what: string, holds: boolean, detail = ''): void {
  say(`${holds ? 'ok  ' : 'FAIL'} ${what}${holds || detail === '' ? '' : `: ${detail}`}`)
  if (!holds) failed++
}

/** Where the real distribution or its stub lies, or null where neither can be had. */
function distribution(scratch: string): { folder: string; real: boolean } | null {
  const binary = electronBinary()
  if (binary)
    return {
      folder: process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist'),
      real: true,
    }
  if (process.platform !== 'linux') return null
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'))
  const folder = join(scratch, 'stub')
  writeStub(folder, version)
  return { folder, real: false }
}

function build(dist: string, output: string): boolean {
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js')
  const { status } = spawnSync(
    process.execPath,
    [
      builder,
      ...['-c', 'build/electron-builder.config.mjs', `--${os}`, 'dir', `--${process.arch}`],
      ...['--publish', 'never', `-c.directories.output=${output}`],
    ],
    {
      cwd: root,
      stdio: 'inherit',
      // Without a certificate nothing is to be signed.
      env: { ...process.env, JIANBAO_ELECTRON_DIST: dist, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
    },
  )
  return status === 0
}

/** What the archive must and must not hold. */
function lookInto(resources: string): void {
  const asar = join(resources, 'app.asar')
  const entries = listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/'))
  const without = (pattern: RegExp) => entries.filter((name) => pattern.test(name))
  for (const name of ['main.js', 'library.js', 'compute.js', 'preload.cjs', 'renderer/index.html'])
    check(`the archive has out/${name}`, entries.includes(`/out/${name}`))
  const models = globSync('electron/compute/**/model/*', { cwd: root }).map(
    (path) => `/out/model/${basename(path)}`,
  )
  check(
    'the tagger’s models are in it',
    models.every((name) => entries.includes(name)),
    models.join(', '),
  )
  check('it has no sources', without(/\.tsx?$|\.map$|^\/(electron|renderer|build)(\/|$)/).length === 0)
  const packages = new Set(
    entries.map((name) => /^\/node_modules\/(@[^/]+\/[^/]+|[^@/][^/]*)/.exec(name)?.[1] ?? ''),
  )
  packages.delete('')
  check('it has one dependency', [...packages].join() === 'better-sqlite3', [...packages].join(', '))
  const natives = without(/\.node$/)
  const wanted = `/node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`
  check('its only native binary is this platform’s', natives.join() === wanted, natives.join(', '))
  check(
    'the native binary lies outside the archive',
    existsSync(join(resources, 'app.asar.unpacked', wanted)),
  )
  const seeds = readdirSync(join(resources, 'seeds')).filter((name) => name.endsWith('.txt'))
  check(
    'the sample pages are there',
    seeds.length === readdirSync(join(root, 'seeds')).filter((name) => name.endsWith('.txt')).length,
  )
}

async function lookAtFuses(executable: string): Promise<void> {
  const wire = await getCurrentFuseWire(executable)
  const on = (fuse: FuseV1Options) => wire[fuse] === 49
  check('it cannot be run as Node', !on(FuseV1Options.RunAsNode))
  check('it cannot be inspected from the command line', !on(FuseV1Options.EnableNodeCliInspectArguments))
  check('it loads nothing but its archive', on(FuseV1Options.OnlyLoadAppFromAsar))
}

/** Starts the packed code on a new library and waits for the first article on the screen. */
async function startPacked(resources: string, scratch: string): Promise<void> {
  const appPath = join(scratch, 'app')
  extractAll(join(resources, 'app.asar'), appPath)
  const app = await launch({
    host: 'stand-in',
    library: join(scratch, 'library'),
    packaged: { appPath, resources },
  })
  try {
    let title: string | undefined
    for (const end = Date.now() + 30_000; !title && Date.now() < end; ) {
      title = (await app.call('articles.list'))[0]?.title
      if (!title) await new Promise((resolve) => setTimeout(resolve, 100))
    }
    check('the packed code imports the sample pages', title !== undefined)
    await app.page
      .getByText(title ?? '')
      .first()
      .waitFor()
    check('the first article is on the screen', true)
    check('nothing complained', app.complaints.length === 0, app.complaints.join('; '))
  } finally {
    await app.close()
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'jianbao-package-'))
try {
  const dist = distribution(scratch)
  if (!dist || !os) {
    say(
      `Packaging cannot be checked here: Electron's distribution for ${process.platform} is not here (npx install-electron).`,
    )
    process.exit(1)
  }
  say(
    dist.real
      ? `Electron's distribution: ${dist.folder}`
      : 'Electron’s distribution is not here; a stub stands for it.',
  )
  await bundle()
  const output = join(scratch, 'release')
  check('electron-builder builds the unpacked application', build(dist.folder, output))
  const resources = globSync(['*-unpacked/resources', 'mac*/*.app/Contents/Resources'], { cwd: output }).map(
    (path) => join(output, path),
  )[0]
  if (!resources) throw new Error('electron-builder left no application')
  lookInto(resources)
  const executable = { linux: '../jianbao', win32: '../Jianbao.exe', darwin: '../MacOS/Jianbao' }[
    process.platform as string
  ]
  await lookAtFuses(join(resources, executable ?? ''))
  await startPacked(resources, scratch)
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
say(failed === 0 ? 'The package is as it should be.' : `${failed} checks failed.`)
process.exit(failed === 0 ? 0 : 1)
