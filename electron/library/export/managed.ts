/**
 * Files that are exported again and again: what is ours stands between markers that name it and bear its hash, what
 * stands outside is the person's and is kept byte for byte.
 */
import { createHash } from 'node:crypto'

/** A part of a file with an id that stays the same. The first, `front-…`, may hold the fields of the front matter. */
export interface Part {
  readonly id: string
  readonly content: string
  /** Written once; from then on it is the person's, whatever the library would write. */
  readonly isTheirs?: boolean
}

/** Stands for the article in the id of a front that several articles share. */
export const inOne = 'together'

/** What became of a file. `kept`: parts that a person has changed and the library has not. */
export interface Merged {
  readonly text: string
  readonly added: number
  readonly updated: number
  readonly removed: number
  readonly kept: number
  /** A part that a person has changed was replaced or removed. */
  readonly isConflict: boolean
}

/** A line that begins or ends a part: a comment in Markdown, and in the front matter, which is YAML. */
const marker = /^(?:<!--|#) jianbao:(begin|end) ([\w-]+)(?: ([0-9a-f]{16}))?(?: -->)?[ \t]*\r?$/

const isFront = (id: string): boolean => id.startsWith('front-')
/** Line ends do not count: editors change them for the whole file. */
const hash = (body: string): string =>
  createHash('sha256').update(body.replace(/\r\n/g, '\n')).digest('hex').slice(0, 16)
/** Blank lines let the content be Markdown behind a comment; content that looks like a marker is set off from it. */
const bodyOf = ({ id, content }: Part): string => {
  const safe = content.replace(/^(<!--|#) jianbao:/gm, ' $1 jianbao:').replace(/\n?$/, '\n')
  return isFront(id) ? safe : `\n${safe}\n`
}

function framed(id: string, body: string, stamp = hash(body)): string {
  return isFront(id)
    ? `# jianbao:begin ${id} ${stamp}\n${body}# jianbao:end ${id}\n`
    : `<!-- jianbao:begin ${id} ${stamp} -->\n${body}<!-- jianbao:end ${id} -->\n`
}

/** A new file. */
export function managed(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      const text = framed(part.id, bodyOf(part))
      return isFront(part.id) ? `---\n${text}---\n` : text
    })
    .join('')
}

/** The ids of the parts in a file, in order; null when it has none or its markers do not match. */
export function partIds(text: string): string[] | null {
  const pieces = read(text)
  if (pieces === null) return null
  const ids = pieces.flatMap((piece) => (piece.id === null ? [] : [piece.id]))
  return ids.length === 0 ? null : ids
}

interface Outside {
  readonly id: null
  readonly text: string
}
interface Inside {
  readonly id: string
  /** With its markers, as it stands in the file. */
  readonly text: string
  readonly body: string
  readonly stamp: string
}

function read(text: string): (Outside | Inside)[] | null {
  const pieces: (Outside | Inside)[] = []
  const seen = new Set<string>()
  let outside = ''
  let open: { id: string; stamp: string; text: string; body: string } | null = null
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const [, kind, id, stamp] = marker.exec(line.replace(/\n$/, '')) ?? []
    if (kind === 'begin' && id !== undefined) {
      if (open !== null || stamp === undefined || seen.has(id)) return null
      seen.add(id)
      pieces.push({ id: null, text: outside })
      outside = ''
      open = { id, stamp, text: line, body: '' }
    } else if (kind === 'end') {
      if (open === null || open.id !== id) return null
      pieces.push({ ...open, text: open.text + line })
      open = null
    } else if (open !== null) {
      open.text += line
      open.body += line
    } else outside += line
  }
  if (open !== null) return null
  pieces.push({ id: null, text: outside })
  return pieces
}

/**
 * The file with its parts as they are now. Parts stay where they stand; new ones come behind the one that they follow.
 * A part that a person has changed is left alone as long as the library's has not changed since; null when the file
 * has no parts or its markers do not match.
 */
export function merge(existing: string, parts: readonly Part[]): Merged | null {
  const pieces = read(existing)
  if (pieces === null || pieces.every(({ id }) => id === null)) return null
  const lineEnd = /\r\n/.test(existing.slice(0, existing.indexOf('\n') + 1)) ? '\r\n' : '\n'
  const told = (part: Part): string => framed(part.id, bodyOf(part)).replace(/\n/g, lineEnd)
  const wanted = new Map(parts.map((part) => [part.id, part]))
  const counts = { added: 0, updated: 0, removed: 0, kept: 0 }
  let isConflict = false
  const result = pieces.map((piece): { id: string | null; text: string } => {
    if (piece.id === null) return piece
    const part = wanted.get(piece.id)
    const now = hash(piece.body)
    const isEdited = now !== piece.stamp
    if (part?.isTheirs) {
      if (isEdited) counts.kept++
      return piece
    }
    if (part === undefined) {
      counts.removed++
      isConflict ||= isEdited
      return { id: null, text: '' }
    }
    const next = hash(bodyOf(part))
    if (next === now && !isEdited) return piece
    if (isEdited && next === piece.stamp) {
      counts.kept++
      return piece
    }
    counts.updated++
    isConflict ||= isEdited && next !== now
    return { id: piece.id, text: told(part) }
  })
  for (const [i, part] of parts.entries()) {
    if (result.some(({ id }) => id === part.id)) continue
    // Its place at the head of the file was given up by the person, or by a program that sorts those fields.
    if (isFront(part.id)) continue
    counts.added++
    const before = parts
      .slice(0, i)
      .findLast((one) => !isFront(one.id) && result.some(({ id }) => id === one.id))
    const behind = parts
      .slice(i + 1)
      .find((one) => !isFront(one.id) && result.some(({ id }) => id === one.id))
    const at =
      before !== undefined
        ? result.findIndex(({ id }) => id === before.id) + 1
        : behind !== undefined
          ? result.findIndex(({ id }) => id === behind.id)
          : result.length
    const previous = result.slice(0, at).findLast(({ text }) => text !== '')
    const gap = previous === undefined || previous.text.endsWith('\n') ? '' : lineEnd
    result.splice(at, 0, { id: part.id, text: gap + told(part) })
  }
  return { text: result.map(({ text }) => text).join(''), ...counts, isConflict }
}
