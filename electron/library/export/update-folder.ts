/** Exports into a folder again: what changed in the library is put anew, what the person wrote stays. */
import { readdir, readFile, rename, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { ExportChange } from '../../contract/model.ts'
import { cut, fileNames } from './file-names.ts'
import type { WrittenFile } from './files.ts'
import { inOne, managed, merge, type Part, partIds } from './managed.ts'
import { type Disk, isFolder, writeFolder } from './write-files.ts'

/** What a file that is put anew says of the times before: when it was written, ms since 1970, and by which zone it tells times. */
export interface Before {
  readonly writtenAt: number | null
  readonly timeZone: string | null
}

/** A file to be kept up to date. `key`: what its parts are of, an article's id or `inOne`. */
export interface ManagedFile {
  readonly key: string
  readonly title: string
  readonly ending: string
  /** `before`: of the file that is there. */
  parts(before: Before): readonly Part[]
}

/** Bytes of the largest file that is looked into; no note comes near it. */
const largestNote = 20_000_000

/** A file that was found, by its bytes and, if it is text, as text. */
interface Existing {
  readonly name: string
  readonly bytes: Buffer
  readonly text: string | null
  readonly writtenAt: number
}

/**
 * Writes the files into a folder, or into the one file that `path` names. Each is found by what it holds, whatever
 * its name is by now. A file with a changed part that must give way, with markers that do not match, or with none is
 * kept whole beside it under `….conflict`; so is what somebody saves in a file's place between its being read and its
 * being replaced. All or nothing, as `writeFolder`, which says what it throws.
 */
export async function updateFolder(
  path: string,
  files: readonly ManagedFile[],
  disk: Partial<Disk> = {},
): Promise<{ paths: string[]; changes: ExportChange[] }> {
  const target = resolve(path)
  const [only] = files
  const isFile =
    files.length === 1 && only !== undefined && target.endsWith(only.ending) && !(await isFolder(target))
  const folder = isFile ? dirname(target) : target
  const there = await look(folder, files[0]?.ending ?? '')
  const owners = new Map<string, Existing>()
  for (const file of there) {
    const key = file.text === null ? undefined : ownerOf(file.text)
    if (key !== undefined && !owners.has(key)) owners.set(key, file)
  }
  const owned = [...owners.values()].map(({ name }) => name)
  const fresh = files.filter(({ key }) => !owners.has(key))
  const names = fileNames(
    fresh.map(({ title }) => title),
    only?.ending ?? '',
    owned,
  )
  const nameOf = new Map(fresh.map(({ key }, i) => [key, names[i] as string]))
  const written: WrittenFile[] = []
  const taken = new Set(there.map(({ name }) => name))
  const changes = files.map((file): { -readonly [Key in keyof ExportChange]: ExportChange[Key] } => {
    const name = isFile ? basename(target) : (owners.get(file.key)?.name ?? (nameOf.get(file.key) as string))
    const existing = there.find((one) => one.name === name)
    const { change, content, copy } = updated(file, name, existing, taken)
    const told = {
      ...change,
      path: join(folder, name),
      copy: copy === null ? null : join(folder, copy),
    }
    if (copy !== null) written.push({ name: copy, content: (existing as Existing).bytes })
    if (content !== null) {
      const keep = async (replaced: string) => {
        const newer = join(folder, await freeCopyName(folder, name, file.ending, taken))
        await (disk.rename ?? rename)(replaced, newer)
        Object.assign(told, { status: 'conflict', copy: newer })
        return newer
      }
      written.push({ name, content, over: { bytes: existing?.bytes ?? null, keep } })
    }
    return told
  })
  await writeFolder(folder, written, disk)
  return { paths: changes.map((change) => change.path), changes }
}

/** What becomes of a file: its new content, null when it stays; `copy`: the name under which the old one is kept. */
function updated(
  file: ManagedFile,
  name: string,
  existing: Existing | undefined,
  taken: Set<string>,
): { change: Omit<ExportChange, 'path' | 'copy'>; content: string | null; copy: string | null } {
  const nothing = { added: 0, updated: 0, removed: 0, kept: 0 }
  const parts = file.parts({
    writtenAt: existing?.writtenAt ?? null,
    timeZone: zoneIn(existing?.text ?? ''),
  })
  const whole = managed(parts)
  if (existing === undefined)
    return { change: { ...nothing, status: 'new', added: parts.length }, content: whole, copy: null }
  const merged = existing.text === null ? null : merge(existing.text, parts)
  const { text, isConflict, ...counts } = merged ?? {
    text: whole,
    isConflict: existing.text !== whole,
    added: parts.length,
    updated: 0,
    removed: 0,
    kept: 0,
  }
  if (text === existing.text)
    return { change: { ...nothing, kept: counts.kept, status: 'unchanged' }, content: null, copy: null }
  if (!isConflict) return { change: { ...counts, status: 'updated' }, content: text, copy: null }
  const copy = copyName(name, file.ending, taken)
  taken.add(copy)
  return { change: { ...counts, status: 'conflict' }, content: text, copy }
}

/** Bytes in UTF-8 of the longest name that common file systems take. */
const longestCopy = 255

/**
 * `题.conflict.md`, numbered when there is one already: an earlier copy is never replaced. A name that a person made
 * as long as they come is cut.
 */
function copyName(name: string, ending: string, taken: ReadonlySet<string>): string {
  const stem = name.endsWith(ending) ? name.slice(0, -ending.length) : name
  for (let n = 1; ; n++) {
    const tail = `.conflict${n === 1 ? '' : `-${n}`}${ending}`
    const copy = `${cut(stem, longestCopy - Buffer.byteLength(tail))}${tail}`
    if (!taken.has(copy)) return copy
  }
}

/** The same, and none that came to be meanwhile. */
async function freeCopyName(
  folder: string,
  name: string,
  ending: string,
  taken: Set<string>,
): Promise<string> {
  for (const there of await readdir(folder)) taken.add(there)
  return copyName(name, ending, taken)
}

/** The zone by which the file tells its times: a person who travels does not find all of them changed. */
function zoneIn(text: string): string | null {
  const [, zone = ''] = /^timezone: ([A-Za-z0-9_+\-/]+)\r?$/m.exec(text) ?? []
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone && zone
  } catch {
    return null
  }
}

/** What the file's parts are of; undefined when it has none. */
function ownerOf(text: string): string | undefined {
  for (const id of partIds(text) ?? []) {
    const [, key] = /^(?:front|head|body)-(.+)$/.exec(id) ?? []
    if (key !== undefined) return key
    if (id.startsWith('in-')) return inOne
  }
  return undefined
}

/** The files of a folder with this ending, by name; copies of conflicts are left out. A folder not yet there has none. */
async function look(folder: string, ending: string): Promise<Existing[]> {
  const names = await readdir(folder).catch(() => [])
  const found: Existing[] = []
  for (const name of names.toSorted()) {
    if (!name.endsWith(ending)) continue
    const path = join(folder, name)
    const about = await stat(path).catch(() => null)
    if (!about?.isFile()) continue
    const bytes = await readFile(path)
    const isCopy = /\.conflict(?:-\d+)?$/.test(name.slice(0, -ending.length))
    found.push({
      name,
      bytes,
      writtenAt: Math.floor(about.mtimeMs),
      text: isCopy || about.size > largestNote ? null : decode(bytes),
    })
  }
  return found
}

function decode(bytes: Buffer): string | null {
  try {
    // The mark at the head, if there is one, belongs to the person's file.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
