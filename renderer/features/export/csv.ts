// A table as it was written (RFC 4180), read back for the preview.

/** The rows of a CSV text, the heads first; without the byte order mark. At most `most` rows behind the heads are read. */
export function readCsv(
  text: string,
  most: number,
): { readonly rows: string[][]; readonly isWhole: boolean } {
  const rows: string[][] = []
  let row: string[] = []
  const part = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  part.lastIndex = text.startsWith('\ufeff') ? 1 : 0
  while (part.lastIndex < text.length && rows.length <= most) {
    const [, quoted, plain = '', end] = part.exec(text) ?? []
    if (end === undefined) break
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',' && part.lastIndex < text.length) continue
    if (end === ',') row.push('')
    rows.push(row)
    row = []
  }
  return { rows, isWhole: part.lastIndex >= text.length }
}
