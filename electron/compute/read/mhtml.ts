/** A saved web page in one file (MHTML) → the page in it. Its pictures and frames are left out. */
import PostalMime from 'postal-mime'
import { fail } from '../../contract/errors.ts'
import { isWebAddress } from '../../contract/metadata.ts'
import { type ReadPage, readHtml } from './html.ts'

/** @throws AppError `unreadable-file` reasons `damaged` (no web page in it), and those of `readHtml`. */
export async function readMhtml(bytes: Uint8Array, name: string): Promise<ReadPage> {
  const mail = await PostalMime.parse(bytes).catch((error: unknown) => {
    throw fail('unreadable-file', `${name} is damaged`, { reason: 'damaged', params: { name }, cause: error })
  })
  // Frames (most of them advertisements) come behind the page itself.
  const html = /^[\s\S]*?<\/html\s*>/i.exec(mail.html ?? '')?.[0] ?? mail.html ?? ''
  if (html.trim() === '')
    throw fail('unreadable-file', `${name} holds no web page`, { reason: 'damaged', params: { name } })
  const said = mail.headers.find(({ key }) => key === 'snapshot-content-location')?.value ?? ''
  const located = /^content-location:\s*(https?:\/\/\S+)/im.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 8192)),
  )?.[1]
  return readHtml(html, name, [said, located ?? ''].find(isWebAddress) ?? '')
}
