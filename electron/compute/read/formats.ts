/** What a file is, by its bytes; its name decides only among texts. */
import { fileTypeFromBuffer } from 'file-type'
import { fail } from '../../contract/errors.ts'
import { endingOf, type Format, formatOfEnding } from '../../contract/source-file.ts'

/** Bytes at the head that tell what a text is. */
const headLength = 4096

/** The beginning of a file as text: its markup is ASCII in every encoding that is read, UTF-16 included. */
function headOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes.subarray(0, headLength))
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
    .trimStart()
}

/** What stands behind declarations and comments; each is cut off by itself, since a pattern over all could try for ever. */
function behindComments(head: string): string {
  let rest = head.replace(/^<\?xml[^>]*\?>/i, '').trimStart()
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4)
    if (end < 0) return ''
    rest = rest.slice(end + 3).trimStart()
  }
  return rest
}

const isHtml = (head: string): boolean =>
  /^<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])/i.test(behindComments(head))
/** Headers of a mail or a saved page; the parts follow. */
const isMime = (head: string): boolean =>
  /^(?:from|mime-version|content-type|subject|date|message-id|snapshot-content-location|x-[a-z-]+):/i.test(
    head,
  ) && /^content-type:\s*(?:multipart\/(?:related|alternative|mixed)|text\/html)/im.test(head)

/** What an Office file is inside: encrypted ones are OLE files too. */
const inOle = (bytes: Uint8Array, stream: string): boolean => {
  const wanted = Buffer.from(stream, 'utf16le')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wanted)
}

/**
 * The format of a file. Throws `unsupported` for a known format that is not read (`params.format` names it), and
 * `unreadable-file`, reasons `password` (an encrypted Office file) and `damaged`.
 */
export async function formatOf(bytes: Uint8Array, name: string): Promise<Format> {
  const ending = endingOf(name)
  const byName = formatOfEnding(ending)
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const head = headOf(bytes)
  const kind = found?.ext
  switch (kind) {
    case 'pdf':
    case 'docx':
    case 'epub':
      return kind
    case 'zip':
      // Word and EPUB files whose first entries stand in an unusual order.
      if (byName === 'docx' || byName === 'epub') return byName
      throw fail('unsupported', `${name} is an archive`, { reason: 'archive', params: { name } })
    case 'cfb':
      if (inOle(bytes, 'EncryptedPackage'))
        throw fail('unreadable-file', `${name} is protected by a password`, {
          reason: 'password',
          params: { name },
        })
      throw fail('unsupported', `${name} is an Office file of the old kind`, {
        reason: 'old-office',
        params: { name },
      })
    case undefined:
    case 'xml':
      break
    default:
      // Marks of two or three letters are words too: a text may begin with BMW or GIF.
      if (markup.has(kind) || !isWritten(bytes)) throw unsupported(name, kind)
  }
  // A few readers put bytes before the mark, and so may others.
  if (/^.{0,1020}%PDF-\d/s.test(head) && (byName === 'pdf' || byName === null)) return 'pdf'
  if (isHtml(head)) return 'html'
  if (isMime(head)) return 'mhtml'
  if (byName === 'pdf' || byName === 'docx' || byName === 'epub') return mislabelled(bytes, name, byName)
  if (byName !== null) return byName
  if (ending !== '' && notRead.has(ending)) throw unsupported(name, ending)
  return /^---\r?\n[\s\S]*?\n---\s*\n/.test(head) && /^[\w-]+:/m.test(head) ? 'markdown' : 'text'
}

/** Texts for programs, which nobody reads as they stand. */
const markup = new Set<string>(['rtf', 'ps', 'eps', 'svg', 'vcf', 'ics', 'pgp'])

/** Nothing in its beginning that no text has. */
const isWritten = (bytes: Uint8Array): boolean =>
  !bytes.subarray(0, headLength).some((byte) => byte < 9 || (byte > 13 && byte < 27))

/** A file that is called a PDF, Word or EPUB file and has nothing of it: a text under a wrong name, or damaged. */
function mislabelled(bytes: Uint8Array, name: string, format: Format): Format {
  if (bytes.length > 0 && isWritten(bytes) && !/^%PDF|^PK/.test(headOf(bytes))) return 'text'
  throw fail('unreadable-file', `${name} is damaged: it is no ${format.toUpperCase()} file`, {
    reason: 'damaged',
    params: { name },
  })
}

const unsupported = (name: string, ending: string): Error =>
  fail('unsupported', `${name} is ${ending.toUpperCase()} data, which is not read`, {
    reason: 'format',
    params: { name, format: ending.toUpperCase() },
  })

/** Endings of files that lie beside press material and have no text that is read here. */
const notRead = new Set(
  (
    'doc odt rtf pages mobi azw3 xml xls xlsx csv ppt pptx wps caj jpg jpeg png gif webp tif tiff bmp heic svg rar 7z gz ' +
    'tar mp3 mp4 mov avi wav exe dll so dmg iso db sqlite js css json'
  ).split(' '),
)
