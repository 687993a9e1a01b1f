// A table as it was written (RFC 4180), read back for the preview.
import { parse } from 'csv-parse/browser/esm/sync'

/** The rows of a CSV text, the heads first; without the byte order mark. At most `most` rows behind the heads are read. */
export function readCsv(
  text: string,
  most: number,
): { readonly rows: string[][]; readonly isWhole: boolean } {
  const read: string[][] = parse(text, {
    bom: true,
    relax_column_count: true,
    // The text may end early, within a cell.
    skip_records_with_error: true,
    // The heads, the rows, and one more to tell whether there are any.
    to: most + 2,
  })
  return { rows: read.slice(0, most + 1), isWhole: read.length <= most + 1 }
}
