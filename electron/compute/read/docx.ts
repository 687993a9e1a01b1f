/** A Word file → one page; its styles say what is a headline where they are used. */
import mammoth from 'mammoth'
import { fail } from '../../contract/errors.ts'
import { blocksOf, htmlOf, textOf, xmlOf } from './dom.ts'
import type { ReadPage } from './html.ts'
import { makePage, type Part, withBylines, withHead } from './page-maker.ts'
import { openArchive } from './zip.ts'

const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='副标题'] => p.subtitle:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='题注'] => p.caption:fresh",
]

/** @throws AppError `unreadable-file` reasons `damaged`, `bomb`, `password`. */
export async function readDocx(bytes: Uint8Array, name: string): Promise<ReadPage> {
  const archive = await openArchive(bytes, name)
  // Unpacked once with limits, before a library unpacks it without.
  for (const entry of archive.names) if (/\.(?:xml|rels)$/i.test(entry)) await archive.read(entry)
  let html: string
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      { styleMap: styles, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    )
    html = value
  } catch (error) {
    throw fail('unreadable-file', `${name} is damaged`, { reason: 'damaged', params: { name }, cause: error })
  }
  const core = await archive.text('docProps/core.xml')
  const author = core === undefined ? '' : textOf(xmlOf(core), 'creator')
  const body = htmlOf(html).querySelector('body')
  const parts = (body ? blocksOf(body) : []).map((block): Part => {
    const style = block.element.getAttribute('class') ?? ''
    if (style === 'subtitle') return { text: block.text, role: 'subtitle' }
    if (style === 'caption') return { text: block.text, role: 'caption' }
    return {
      text: block.text,
      role: block.role,
      ...(block.level === undefined ? {} : { level: block.level }),
    }
  })
  // Without a headline style nothing is stated: the page engine finds headlines by what they look like.
  const plain = !parts.some(({ role }) => role === 'title')
  return {
    page: makePage(plain ? parts : withBylines(withHead(parts)), plain),
    known: isPerson(author) ? { author } : {},
  }
}

/** Names that programs give an author who gave none. */
const isPerson = (author: string): boolean =>
  author !== '' &&
  !/^(?:administrator|admin|user|microsoft|wps|un-?named|python-docx|windows|lenovo|dell|hp|pc)/i.test(author)
