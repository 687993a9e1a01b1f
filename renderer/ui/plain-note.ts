// A note on one line: its words without the signs of Markdown.

/** Signs at the beginning of a line, and around words. */
const lineSigns = /^\s*(?:#{1,6}\s+|>+\s?|[-*+]\s+|\d+[.)]\s+)+/gm
const links = /!?\[([^\]]*)\]\([^)]*\)/g
const around = /(\*\*|__|~~|==|`)(.+?)\1/g
const slanted = /(?<![\p{L}\p{N}*])\*([^*\s][^*]*)\*(?!\*)/gu

/** UTF-16 units that could ever be seen on a line. */
const shown = 200

export const plainNote = (note: string): string =>
  note
    .slice(0, shown * 2)
    .replace(lineSigns, '')
    .replace(links, '$1')
    .replace(around, '$2')
    .replace(slanted, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, shown)
