/** Which files are read as text, and which are known to be something else. */
import { textEndings } from '../../contract/source-file.ts'

/** Formats of press material and of what lies beside it, that are not plain text. */
const otherEndings = new Set(
  (
    'pdf doc docx odt rtf pages epub mobi azw3 html htm mhtml xml xls xlsx csv ppt pptx wps caj ' +
    'jpg jpeg png gif webp tif tiff bmp heic svg zip rar 7z gz tar mp3 mp4 mov avi wav exe dll so dmg iso db sqlite'
  ).split(' '),
)

const signatures: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['OLE', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['GZIP', [0x1f, 0x8b, 0x08]],
  ['ELF', [0x7f, 0x45, 0x4c, 0x46]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
]

/** `text`: by its name a text. `other`: by its name something else. `unknown`: only its bytes can tell. */
export function kindOfName(name: string): 'text' | 'other' | 'unknown' {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (ending === undefined) return 'unknown'
  if (textEndings.includes(ending)) return 'text'
  return otherEndings.has(ending) ? 'other' : 'unknown'
}

/** The binary format whose signature the bytes begin with, or null. */
export function signatureOf(bytes: Uint8Array): string | null {
  return signatures.find(([, start]) => start.every((byte, i) => bytes[i] === byte))?.[0] ?? null
}
