// What a version is called where several stand together: its paper, date and page, else its file.
import type { Version } from '../../../electron/contract/versions.ts'

export function placeOf({ meta, sourceName }: Version): string {
  const said = [meta.paper, meta.date, meta.pageNo].filter((part) => part !== '')
  return meta.paper === '' ? sourceName.replace(/\.[^.]+$/, '') : said.join(' ')
}
