// What came by clipboard or by dropping: files by their paths, and texts with a name of their own.
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

/** Files and texts of a drop or a paste. A file without a path (from another program) comes as its text. */
export async function take(data: DataTransfer): Promise<{
  paths: string[]
  texts: { name: string; text: string }[]
}> {
  const files = [...data.files]
  const text = data.getData('text/plain')
  const paths: string[] = []
  const texts: { name: string; text: string }[] = []
  for (const file of files) {
    const path = pathOf(file)
    if (path !== '') paths.push(path)
    else texts.push({ name: file.name, text: await file.text() })
  }
  if (files.length === 0 && text.trim() !== '') texts.push({ name: `${nameOf(text)}.txt`, text })
  return { paths, texts }
}
