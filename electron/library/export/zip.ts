/** Writes ZIP archives in which every time is the same, so that the same content gives the same bytes; reads small ones. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** A file as it lies in an archive, deflated. */
export interface ZipEntry {
  readonly name: string
  readonly crc: number
  /** Bytes before. */
  readonly size: number
  readonly data: Uint8Array
}

export function deflated(name: string, content: string | Uint8Array): ZipEntry {
  const bytes = Buffer.from(content as string)
  return { name, crc: crc32(bytes), size: bytes.length, data: deflateRawSync(bytes) }
}

const localHeader = 0x04034b50
const directoryEntry = 0x02014b50
const endOfDirectory = 0x06054b50
/** Version 2.0: deflation and folders. */
const version = 20
/** Names are UTF-8. */
const flags = 0x0800
const deflation = 8
/** 1 January 1980, 00:00: the first time that the format knows. */
const firstTime = 0x00210000

/** The archive, of less than 4 GB and 65,536 files. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, crc, size, data } of entries) {
    const label = Buffer.from(name)
    // From the version needed to the length of the name: the same in both headers.
    const about = Buffer.alloc(24)
    about.writeUInt16LE(version, 0)
    about.writeUInt16LE(flags, 2)
    about.writeUInt16LE(deflation, 4)
    about.writeUInt32LE(firstTime, 6)
    about.writeUInt32LE(crc, 10)
    about.writeUInt32LE(data.length, 14)
    about.writeUInt32LE(size, 18)
    about.writeUInt16LE(label.length, 22)
    pieces.push(number(localHeader, 4), about, number(0, 2), label, data)
    // Made by 2.0; no extra field, comment, disk or attributes; where it is.
    directory.push(
      number(directoryEntry, 4),
      number(version, 2),
      about,
      Buffer.alloc(12),
      number(at, 4),
      label,
    )
    at += 30 + label.length + data.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endOfDirectory, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, index, end])
}

function number(value: number, bytes: 2 | 4): Buffer {
  const piece = Buffer.alloc(bytes)
  piece.writeUIntLE(value, 0, bytes)
  return piece
}

/** The files of an archive without a comment, in order. Throws for a damaged one. */
export function readZip(zip: Uint8Array): Map<string, Buffer> {
  const source = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = source.length - 22
  if (source.readUInt32LE(end) !== endOfDirectory) throw new Error('not a ZIP archive')
  const files = new Map<string, Buffer>()
  let at = source.readUInt32LE(end + 16)
  for (let n = source.readUInt16LE(end + 10); n > 0; n--) {
    if (source.readUInt32LE(at) !== directoryEntry) throw new Error('a damaged ZIP archive')
    const label = source.readUInt16LE(at + 28)
    const local = source.readUInt32LE(at + 42)
    const from = local + 30 + source.readUInt16LE(local + 26) + source.readUInt16LE(local + 28)
    const data = source.subarray(from, from + source.readUInt32LE(at + 20))
    const content = source.readUInt16LE(at + 10) === deflation ? inflateRawSync(data) : Buffer.from(data)
    if (crc32(content) !== source.readUInt32LE(at + 16)) throw new Error('a damaged ZIP archive')
    files.set(source.subarray(at + 46, at + 46 + label).toString(), content)
    at += 46 + label + source.readUInt16LE(at + 30) + source.readUInt16LE(at + 32)
  }
  return files
}
