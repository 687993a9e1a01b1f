// Where a page comes from, in words: paper, day and page number where they are known, else the name of its file.
import type { Spot } from '../../electron/contract/entities.ts'
import type { Language } from '../../electron/contract/language.ts'
import type { PageSummary } from '../../electron/contract/model.ts'
import type { useT } from './index.ts'
import { day } from './language.ts'

/** Two parts at most: the paper, and its day and page; one, the file's name without its ending, where no paper is known. */
export function originOf(
  {
    sourceName,
    meta,
  }: {
    readonly sourceName: string
    readonly meta: Pick<PageSummary['meta'], 'paper' | 'date' | 'pageNo'>
  },
  t: ReturnType<typeof useT>,
  language: Language,
): readonly string[] {
  if (meta.paper === '') return [sourceName.replace(/\.[^.\s]{1,8}$/, '')]
  const issue = [
    meta.date === '' ? '' : day(meta.date, language),
    meta.pageNo === '' ? '' : t('library.pageNo', { n: meta.pageNo }),
  ]
  return [meta.paper, issue.filter((part) => part !== '').join('　')].filter((part) => part !== '')
}

/** Where a passage was printed, on one short line of a table: 沧河日报 2026-03-12 03 版; of an unknown paper the file's name. */
export function printedIn(
  { sourceName, paper, pageNo, articleDate }: Pick<Spot, 'sourceName' | 'paper' | 'pageNo' | 'articleDate'>,
  t: ReturnType<typeof useT>,
): string {
  if (paper === '') return sourceName.replace(/\.[^.\s]{1,8}$/, '')
  return [paper, articleDate ?? '', pageNo === '' ? '' : t('library.pageNo', { n: pageNo })]
    .filter((part) => part !== '')
    .join(' ')
}
