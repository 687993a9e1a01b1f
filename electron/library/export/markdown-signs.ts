/** Names as readers of Markdown notes accept them: tags, ids of blocks, links between notes. */

/** A tag: letters, digits, `_`, `-`, and `/` for nesting. */
export const hashTag = (tag: string): string =>
  tag.trim().replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}_/-]+/gu, '-')

/** The id of a mark's block: Latin letters, digits and hyphens only. */
export const blockId = (id: string): string => `jb-${id.replace(/[^A-Za-z0-9-]/g, '-')}`

/** A link to a note of that name, without the signs that it is made of and those that no file name has; else the name. */
export function wikilink(name: string): string {
  const target = name.replace(/[[\]|#^\\/:*?"<>\s]+/g, ' ').trim()
  return target === '' ? name : `[[${target}]]`
}
