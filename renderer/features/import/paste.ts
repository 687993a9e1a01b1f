// What came by clipboard or by dropping: files by their paths, and texts with a name of their own.
import { endingOf, formatOfEnding } from '../../../electron/contract/source-file.ts'
import { pathOf } from '../../api/client.ts'
import { t } from '../../strings/index.ts'

/** Letters of the first line that become the name of a pasted text. */
const nameLength = 30

/** A name for a text: its first line. */
export function nameOf(text: string): string {
  const line =
    text
      .trim()
      .split(/\r?\n/, 1)[0]
      ?.replace(/[\\/:*?"<>|#\t]/g, ' ')
      .trim() ?? ''
  return Array.from(line).slice(0, nameLength).join('') || t('import.pasteNamed')
}

/** Marked-up text that says more than its words: what is a headline, where paragraphs part. */
const isStructured = (html: string): boolean =>
  /<h[1-6][\s>]/i.test(html) || (html.match(/<p[\s>]/gi) ?? []).length > 1

/** A text that came without a file; `html`: the same as its program has it, where that says more. */
export interface PastedText {
  readonly name: string
  readonly text: string
  readonly html?: string
}

/** What is imported of it: the marked-up text under a name that says so. */
export const textInput = ({ name, text, html }: PastedText): { name: string; text: string } =>
  html === undefined ? { name, text } : { name: name.replace(/\.txt$/, '.html'), text: html }

/** A file whose bytes are words; a picture's are none. */
const isWritten = ({ type, name }: File): boolean =>
  type.startsWith('text/') || ['text', 'markdown', 'html'].includes(formatOfEnding(endingOf(name)) ?? '')

/**
 * Files and texts of a drop or a paste. A file without a path (from another program) comes as its text. Office programs
 * lay a picture of what was copied beside it: where there is no file, the words count. `isWordless`: only pictures or other
 * data came.
 */
export async function take(data: DataTransfer): Promise<{
  paths: string[]
  texts: PastedText[]
  isWordless: boolean
}> {
  const files = [...data.files]
  const text = data.getData('text/plain')
  const paths: string[] = []
  const texts: PastedText[] = []
  const html = data.getData('text/html')
  for (const file of files) {
    const path = pathOf(file)
    if (path !== '') paths.push(path)
    else if (isWritten(file)) texts.push({ name: file.name, text: await file.text() })
  }
  if (paths.length + texts.length === 0 && text.trim() !== '')
    texts.push({ name: `${nameOf(text)}.txt`, text, ...(isStructured(html) ? { html } : {}) })
  return { paths, texts, isWordless: paths.length + texts.length === 0 }
}
