/** Paths and texts → the items of an import: folders and archives walked, hidden files left out. */
import type { Dirent } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { toFailure } from '../../contract/errors.ts'
import { archiveEnding, endingOf, readEndings } from '../../contract/source-file.ts'
import { type Archives, createArchives, deepest, expectSensible } from './archive.ts'
import type { ImportInput, Item, Refusal } from './rows.ts'

const byName = new Intl.Collator('zh', { numeric: true })
const inOrder = (a: string, b: string): number => byName.compare(a, b) || (a < b ? -1 : 1)

/** What is taken from folders and archives by its ending. A file that is named itself is always tried. */
const isRead = (name: string): boolean => readEndings.includes(endingOf(name))
/** Of a kind that is not read; an old Word file can be saved as one that is. */
const refusalOf = (name: string): Refusal =>
  ['doc', 'wps'].includes(endingOf(name)) ? 'old-office' : 'unsupported'
const isUseful = ({ what }: Item): boolean => !('refused' in what) || what.refused !== 'unsupported'
const isArchive = (name: string): boolean => endingOf(name) === archiveEnding

/**
 * In the order asked; inside a folder or archive by name, numbers by value. A file in them that is not read is an item
 * that is refused, and so is a folder without one that is. A path that is not there stays, to fail when its turn comes.
 */
export async function expand(
  input: ImportInput,
  signal: AbortSignal,
  archives: Archives = createArchives(),
): Promise<Item[]> {
  const items: Item[] = []
  try {
    for (const path of input.paths) {
      signal.throwIfAborted()
      const name = basename(path) || path
      const folder = await stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      )
      if (folder) items.push(...(await walk(path, name, signal, archives)))
      else items.push(...(await oneFile(path, name, name, archives)))
    }
  } finally {
    archives.close()
  }
  for (const { name, text } of input.texts) items.push({ label: name, name, what: { text } })
  return items
}

/** A file, or all that lies in it when it is an archive. */
async function oneFile(path: string, name: string, label: string, archives: Archives): Promise<Item[]> {
  if (!isArchive(name) || !(await beginsAsZip(path))) return [{ label, name, what: { path } }]
  const { size } = await stat(path)
  return unpack(path, [], name, label, archives, { packed: size, unpacked: 0 })
}

/** Anything else under the name of an archive is read as what it is. */
async function beginsAsZip(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
      return buffer.toString('latin1').startsWith('PK')
    } finally {
      await file.close()
    }
  } catch {
    return false
  }
}

/** What an archive that lies in a folder may unpack to, archives in it included: see `expectSensible`. */
interface Budget {
  readonly packed: number
  unpacked: number
}

async function unpack(
  path: string,
  inside: readonly number[],
  name: string,
  label: string,
  archives: Archives,
  budget: Budget,
): Promise<Item[]> {
  const refuse = (why: Item['what']): Item[] => [{ label, name, what: why }]
  if (inside.length >= deepest) return refuse({ refused: 'nested' })
  let packed: Awaited<ReturnType<Archives['list']>>
  try {
    packed = await archives.list(path, inside, name)
    if (inside.length > 0) {
      budget.unpacked += packed.reduce((sum, { bytes }) => sum + bytes, 0)
      expectSensible(budget.unpacked, budget.packed, name)
    }
  } catch (error) {
    return refuse({ failed: toFailure(error) })
  }
  // A Word file or a book that was given the ending of an archive.
  if (
    inside.length === 0 &&
    packed.some((one) => one.name === 'word/document.xml' || one.name === 'META-INF/container.xml')
  )
    return refuse({ path })
  const items: Item[] = []
  for (const one of packed.toSorted((a, b) => inOrder(a.name, b.name))) {
    const at = [...inside, one.index]
    const own = basename(one.name)
    const item = { label: `${label}/${one.name}`, name: own }
    if (one.refused !== null) items.push({ ...item, what: { refused: one.refused } })
    else if (isArchive(own)) items.push(...(await unpack(path, at, own, item.label, archives, budget)))
    else if (isRead(own)) items.push({ ...item, what: { path, inside: at } })
    else items.push({ ...item, what: { refused: refusalOf(own) } })
  }
  return items.some(isUseful) ? items : refuse({ refused: 'no-files' })
}

async function walk(folder: string, label: string, signal: AbortSignal, archives: Archives): Promise<Item[]> {
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
    entries.sort((a, b) => inOrder(a.name, b.name))
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      const below = join(path, entry.name)
      const item = { label: `${at}/${entry.name}`, name: entry.name }
      if (await isFolder(entry, below)) await enter(below, item.label)
      else if (isRead(entry.name) || isArchive(entry.name))
        found.push(...(await oneFile(below, entry.name, item.label, archives)))
      else found.push({ ...item, what: { refused: refusalOf(entry.name) } })
    }
  }
  await enter(folder, label)
  return found.some(isUseful) ? found : [{ label, name: label, what: { refused: 'no-files' } }]
}

async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  return stat(path).then(
    (target) => target.isDirectory(),
    () => false,
  )
}
