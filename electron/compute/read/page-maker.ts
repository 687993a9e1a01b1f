/** Builds a page text out of parts whose roles a file states, one under the other. */
import type { PageText, Role, StatedBlock } from '../../contract/page.ts'

/** One part of a page as its file has it. */
export interface Part {
  readonly text: string
  readonly role: Role | 'furniture'
  readonly level?: number
  readonly names?: readonly string[]
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
