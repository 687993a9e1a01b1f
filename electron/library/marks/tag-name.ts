/** Names of tags: `农业/水利` is nested in `农业`. */

/** The name without blanks around its parts and without empty parts; empty when nothing is left. */
export const tagName = (typed: string): string =>
  typed
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('/')

/** The tags that a tag is nested in, nearest last: `a/b/c` → `a`, `a/b`. */
export function ancestors(tag: string): string[] {
  const found: string[] = []
  for (let at = tag.indexOf('/'); at >= 0; at = tag.indexOf('/', at + 1))
    if (at > 0) found.push(tag.slice(0, at))
  return found
}

/** Whether `tag` is `within` or nested in it. */
export const isWithin = (tag: string, within: string): boolean =>
  tag === within || tag.startsWith(`${within}/`)

/** Names as they are kept: tidy, each once, in the order given. */
export const tagNames = (typed: readonly string[]): string[] => [
  ...new Set(typed.map(tagName).filter((name) => name !== '')),
]
