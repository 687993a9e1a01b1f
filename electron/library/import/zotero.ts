/** Reads Zotero's annotations in Markdown, as its notes are exported: a quotation, links back to it, a comment. */
import { bareMark, type ForeignMark, nowhere } from './foreign-mark.ts'

/** A quotation at the head of a line, with or without a link or a colour around it, up to what Zotero puts behind it. */
const quotation =
  /^(?:[-*]\s+)?(?:<[^>]+>)*\[?(?:<[^>]+>)*[“"]([\s\S]+?)[”"](?:<\/[^>]+>)*(?=\]\(zotero:|\]?\s*\(\[|\s*$)/

/** What is not the comment: the link of the quotation, and citations in brackets that are links. */
const links = /\]?\(zotero:[^)\s]*\)|\(\[[^\]]*\]\([^)]*\)\)/g

/** The marks of a text; null when it has no link back to Zotero. */
export function readZotero(text: string): ForeignMark[] | null {
  if (!text.includes('zotero://')) return null
  let title: string | null = null
  const marks: ForeignMark[] = []
  for (const paragraph of text.replace(/\r\n?/g, '\n').split(/\n(?=\n|[-*] |#|\[?[“"])/)) {
    const part = paragraph.trim()
    const heading = /^#{1,2}\s+(.+)$/m.exec(part)?.[1]
    if (heading !== undefined) {
      // “Annotations” alone says nothing; Zotero puts the title before or behind it.
      const named = heading
        .replace(/\b(?:annotations|notes)\b|批注|注释|\([\d/:,\s年月日上下午]*\)|（[^）]*）/gi, '')
        .trim()
      if (named !== '') title = named
      continue
    }
    const [head, quote] = quotation.exec(part) ?? []
    if (head === undefined || quote === undefined || !part.includes('zotero:')) continue
    const note = part.slice(head.length).replace(links, '').trim()
    marks.push({ ...bareMark(quote), note, on: { ...nowhere, title } })
  }
  return marks
}
