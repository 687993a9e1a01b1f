/** A saved web page in one file (MHTML) → the page in it. Its pictures and frames are left out. */
import PostalMime from 'postal-mime'
import { fail } from '../../contract/errors.ts'
import { isWebAddress } from '../../contract/metadata.ts'
import { decodeMarkup } from './decode.ts'
import { type ReadPage, readHtml } from './html.ts'

/** A charset in which every byte stands for one character: U+0000 to U+007F, U+F780 to U+F7FF. */
const byteForByte = 'x-user-defined'

/** The web page of a file that says nothing of its encoding, or says it wrongly: its bytes tell, or the page itself. */
async function decodedAnew(bytes: Uint8Array, name: string): Promise<string> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const unsaid = source.replace(
    /^(content-type:[ \t]*text\/html)(?:[^\r\n]|\r?\n[ \t]+)*/gim,
    `$1; charset=${byteForByte}`,
  )
  const { html = '' } = await PostalMime.parse(Buffer.from(unsaid, 'latin1'))
  return decodeMarkup(
    Uint8Array.from(html, (sign) => sign.charCodeAt(0) & 0xff),
    name,
  ).text
}

/** Whether the file ends within its parts. */
function isCut(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 16_384))
  const [, quoted, bare] =
    /^content-type:[^;]*(?:;\s*[\w-]+=[^;\r\n]*)*?;\s*boundary=(?:"([^"\r\n]+)"|([^\s;]+))/im.exec(head) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) return false
  return !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(`--${boundary}--`)
}

/** `cut`: the file ends within its parts. @throws AppError `unreadable-file` reasons `damaged` (no web page in it), and those of `readHtml`. */
export async function readMhtml(
  bytes: Uint8Array,
  name: string,
): Promise<ReadPage & { readonly cut: boolean }> {
  const mail = await PostalMime.parse(bytes).catch((error: unknown) => {
    throw fail('unreadable-file', `${name} is damaged`, { reason: 'damaged', params: { name }, cause: error })
  })
  // Frames (most of them advertisements) come behind the page itself.
  const all = mail.html?.includes('\uFFFD') ? await decodedAnew(bytes, name) : (mail.html ?? '')
  const html = /^[\s\S]*?<\/html\s*>/i.exec(all)?.[0] ?? all
  if (html.trim() === '')
    throw fail('unreadable-file', `${name} holds no web page`, { reason: 'damaged', params: { name } })
  const said = mail.headers.find(({ key }) => key === 'snapshot-content-location')?.value ?? ''
  const located = /^content-location:\s*(https?:\/\/\S+)/im.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 8192)),
  )?.[1]
  return { ...readHtml(html, name, [said, located ?? ''].find(isWebAddress) ?? ''), cut: isCut(bytes) }
}
