/** Builds a page text out of parts whose roles a file states, one under the other. */
import { metadataOfFurniture } from '../../contract/metadata.ts'
import type { PageText, Role, StatedBlock } from '../../contract/page.ts'
import { readByline } from '../layout/byline.ts'

/** One part of a page as its file has it. */
export interface Part {
  readonly text: string
  readonly role: Role | 'furniture'
  readonly level?: number
  readonly names?: readonly string[]
}

/** Characters of a line above a headline; what is longer is a text of its own. */
const longestHead = 40

/**
 * A document's first headline may have lines above it: its kicker directly above, and what papers put at the head of a
 * page (name, date, page). A text there stays what it is.
 */
export function withHead(parts: readonly Part[]): Part[] {
  const first = parts.findIndex(({ role }) => role === 'title')
  const above = parts.slice(0, Math.max(0, first)).filter(({ text }) => text.trim() !== '')
  const isHead = above.every(
    ({ text, role }) => role === 'paragraph' && text.length <= longestHead && !/[。！？；]/.test(text),
  )
  if (above.length === 0 || !isHead) return [...parts]
  const headed = above.map((part, i): Part => {
    const tells = Object.keys(metadataOfFurniture([part.text])).length > 0
    return { ...part, role: i === above.length - 1 && !tells ? 'kicker' : 'furniture' }
  })
  return [...headed, ...parts.slice(first)]
}

/** Parts below a headline among which its byline stands, and how sure a line must read as one. */
const below = 3
const surely = 0.6

/** Documents have no style for bylines: the line below a headline that reads as one is one. */
export function withBylines(parts: readonly Part[]): Part[] {
  let left = 0
  return parts.map((part) => {
    if (part.role === 'title') left = below
    else left--
    if (left < 0 || part.role !== 'paragraph' || part.text.length > longestHead) return part
    const { names, sure, photo } = readByline(part.text, false)
    if (photo || sure < surely || names.length === 0) return part
    left = 0
    return { ...part, role: 'byline', names }
  })
}

/**
 * Parts → page text, a blank line between two, with `stated` for each. With `plain`, the parts are text and nothing is
 * stated but furniture: the page engine finds out what they are. Parts without text are left out.
 */
export function makePage(parts: readonly Part[], plain = false): PageText {
  const stated: StatedBlock[] = []
  let text = ''
  for (const { text: raw, ...part } of parts) {
    const own = raw.trim()
    if (own === '') continue
    if (text !== '') text += '\n\n'
    if (!plain || part.role === 'furniture')
      stated.push({ start: text.length, end: text.length + own.length, ...part })
    text += own
  }
  return stated.length === 0 ? { text } : { text, stated }
}
