/** Reads a ZIP archive as another program would: by its directory, every size and checksum verified. */
import { crc32, inflateRawSync } from 'node:zlib'

/** Names and texts of all files in it, in order. */
export function readZip(zip: Uint8Array): Map<string, string> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - 22
  const files = new Map<string, string>()
  let at = view.getUint32(end + 16, true)
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    const [method, checksum, size, full] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 16, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 24, true),
    ]
    const nameLength = view.getUint16(at + 28, true)
    const name = Buffer.from(zip.subarray(at + 46, at + 46 + nameLength)).toString()
    const local = view.getUint32(at + 42, true)
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const stored = zip.subarray(from, from + size)
    const content = method === 0 ? Buffer.from(stored) : inflateRawSync(stored)
    if (content.length !== full || crc32(content) !== checksum) throw new Error(`${name} is damaged`)
    files.set(name, content.toString())
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return files
}
