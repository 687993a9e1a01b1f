/** What a start names besides the app: files, folders and jianbao:// links. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Events } from '../contract/events.ts'

type Opened = Events['open']

/**
 * Reads a command line (`argv[0]` is the program). Switches, the app's own folder and what is no file are passed over.
 * Relative paths are resolved against `cwd`.
 */
export function openedBy(argv: readonly string[], cwd: string, appPath: string): Opened {
  const paths: string[] = []
  const links: string[] = []
  for (const word of argv.slice(1)) {
    if (word.startsWith('-') || word === '') continue
    if (/^jianbao:/i.test(word)) links.push(word)
    else {
      const path = resolve(cwd, word)
      if (path !== resolve(appPath) && existsSync(path)) paths.push(path)
    }
  }
  return { paths, links }
}

/** Is there nothing in it? */
export function isEmpty(opened: Opened): boolean {
  return opened.paths.length === 0 && opened.links.length === 0
}
