/** A PDF that breaks off → one with a list of the pages that are left of it. */

/** Bytes of a file that is looked through: pages printed with their pictures. */
const largest = 96 * 1024 * 1024
/** Characters of an object among which a page says that it is one. */
const headLength = 4096

/**
 * A PDF ends with the list of its objects and the tree of its pages; a download that broke off has neither. The pages that
 * came are listed anew, in the order of the file, and the list is put behind them. Null where none is left, or where pages
 * lie packed in streams.
 */
export function rebuiltPdf(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length > largest) return null
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const kids: string[] = []
  let highest = 0
  for (const match of source.matchAll(/(?<!\d)(\d{1,7}) (\d{1,5}) obj\b/g)) {
    highest = Math.max(highest, Number(match[1]))
    const rest = source.slice(match.index + match[0].length, match.index + match[0].length + headLength)
    const [head = ''] = /^[\s\S]*?(?=\bstream\b|\bendobj\b)/.exec(rest) ?? []
    if (/\/Type\s*\/Page(?![A-Za-z])/.test(head)) kids.push(`${match[1]} ${match[2]} R`)
  }
  if (kids.length === 0) return null
  const [tree, catalog] = [highest + 1, highest + 2]
  const list =
    `\nendstream\nendobj\n${tree} 0 obj\n<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] ` +
    `/MediaBox [0 0 612 792] >>\nendobj\n${catalog} 0 obj\n<< /Type /Catalog /Pages ${tree} 0 R >>\nendobj\n` +
    `trailer\n<< /Size ${catalog + 1} /Root ${catalog} 0 R >>\nstartxref\n0\n%%EOF\n`
  // The old list is passed over up to its end, which is gone: the new one would be passed over with it.
  const half = source.lastIndexOf('\nxref')
  const end = half > source.lastIndexOf('%%EOF') ? half : bytes.length
  return Buffer.concat([bytes.subarray(0, end), Buffer.from(list, 'latin1')])
}
