/**
 * Makes two words enough: installs from the lockfile when `node_modules` is missing or older than the lockfile.
 * Node's own modules only, runs on Node 20; takes no time when nothing is to do.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lock = join(root, 'package-lock.json')
// npm writes this file at the end of a complete install, so its time says when the last one succeeded.
const installed = join(root, 'node_modules', '.package-lock.json')
const ownNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

const upToDate =
  existsSync(installed) && existsSync(ownNode) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs
if (!upToDate) {
  process.stderr.write('Installing dependencies (once; again only when the lockfile changes) …\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // npm's messages go to standard error, so that a command's own output stays clean.
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    process.stderr.write(
      'The dependencies could not be installed. Check the network or the npm registry setting, then run the command again.\n',
    )
    process.exit(1)
  }
}
