/** Paths and texts → the items of an import: folders walked, hidden files left out. */
import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readEndings } from '../../contract/source-file.ts'
import type { ImportInput, Item } from './rows.ts'

/** The files that are taken from a folder. A file that is named itself is always tried. */
const readable = new RegExp(`\\.(${readEndings.join('|')})$`, 'i')
const byName = new Intl.Collator('zh', { numeric: true })

/**
 * In the order asked; inside a folder by name, numbers by value. A folder's file that is no text is an item that is
 * refused, and so is a folder without one that can be read. A path that is not there stays, to fail when its turn comes.
 */
export async function expand(input: ImportInput, signal: AbortSignal): Promise<Item[]> {
  const items: Item[] = []
  for (const path of input.paths) {
    signal.throwIfAborted()
    const name = basename(path) || path
    const folder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    )
    if (folder) items.push(...(await walk(path, name, signal)))
    else items.push({ label: name, name, what: { path } })
  }
  for (const { name, text } of input.texts) items.push({ label: name, name, what: { text } })
  return items
}

async function walk(folder: string, label: string, signal: AbortSignal): Promise<Item[]> {
  const found: Item[] = []
  const visited = new Set<string>()
  async function enter(path: string, at: string): Promise<void> {
    signal.throwIfAborted()
    let entries: Dirent[]
    try {
      const real = await realpath(path)
      // A link back up would be walked for ever.
      if (visited.has(real)) return
      visited.add(real)
      entries = await readdir(path, { withFileTypes: true })
    } catch {
      found.push({ label: at, name: basename(path), what: { refused: 'permission' } })
      return
    }
    entries.sort((a, b) => byName.compare(a.name, b.name) || (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      const below = join(path, entry.name)
      const item = { label: `${at}/${entry.name}`, name: entry.name }
      if (await isFolder(entry, below)) await enter(below, item.label)
      else if (readable.test(entry.name)) found.push({ ...item, what: { path: below } })
      else found.push({ ...item, what: { refused: 'unsupported' } })
    }
  }
  await enter(folder, label)
  const useful = found.some(({ what }) => !('refused' in what) || what.refused === 'permission')
  return useful ? found : [{ label, name: label, what: { refused: 'no-files' } }]
}

async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  return stat(path).then(
    (target) => target.isDirectory(),
    () => false,
  )
}
