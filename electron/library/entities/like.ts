/** Text that a person types into a filter → a pattern of SQL. */

/** A pattern for LIKE (escape `\`) that finds `text` anywhere; empty for an empty text. */
export const like = (text: string): string =>
  text === '' ? '' : `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
