/** Articles as entries of a bibliography: BibTeX, CSL-JSON, and a list after GB/T 7714. */
import { authorsOf, cite, passageLink, printed, untitled } from '../../contract/citation.ts'
import type { Article } from '../../contract/model.ts'
import type { Telling } from './labels.ts'
import type { ArticleNotes } from './notes.ts'

/** A key that every BibTeX program takes; the tail of the id, since its head is the time of the import. */
const key = (article: Article): string => `jianbao-${article.id.replace(/[^A-Za-z0-9]/g, '').slice(-12)}`

const title = (article: Article, { language = 'zh-CN' }: Telling): string =>
  article.title.replace(/\s+/g, ' ').trim() || untitled[language]

/** One `@article` each, with the fields that biblatex-gb7714 and gbt7714 read for a newspaper. */
export function bibtex(all: readonly ArticleNotes[], telling: Telling = {}): string {
  return all
    .map(({ article }) => {
      const { paper, date, pageNo, url } = printed(article)
      const names = authorsOf(article).map((name) => `{${escapeTex(name)}}`)
      const fields = [
        // The second pair of braces keeps styles from changing the title's case.
        ['title', `{${escapeTex(title(article, telling))}}`],
        ...(names.length === 0 ? [] : [['author', names.join(' and ')]]),
        ['journal', escapeTex(paper)],
        // Both generations of styles: biblatex reads the date, BibTeX the year.
        ...(date === ''
          ? []
          : [
              ['date', date],
              ['year', date.slice(0, 4)],
            ]),
        ...(pageNo === '' ? [] : [['number', escapeTex(pageNo)]]),
        ['entrysubtype', 'newspaper'],
        ['langid', 'chinese'],
        ['url', plainAddress(url || passageLink(article.id))],
      ]
      return `@article{${key(article)},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`
    })
    .join('\n')
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // Braces count even behind a backslash: an open one would swallow the entries that follow.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
const escapeTex = (value: string): string =>
  value.replace(/\s+/g, ' ').replace(/[\\{}~^%&#_$]/g, (sign) => special[sign] ?? `\\${sign}`)

/** An address without the signs that BibTeX takes for its own; as an address it is the same. */
const plainAddress = (url: string): string =>
  url.replace(/[\\{}]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** An array of CSL items of type `article-newspaper`; names are literal, as Chinese names are not to be turned round. */
export function cslJson(all: readonly ArticleNotes[], telling: Telling = {}): string {
  const items = all.map(({ article }) => {
    const { paper, date, pageNo, column, url } = printed(article)
    return {
      id: key(article),
      type: 'article-newspaper',
      title: title(article, telling),
      author: authorsOf(article).map((literal) => ({ literal })),
      'container-title': paper,
      ...(date === '' ? {} : { issued: { 'date-parts': [date.split('-').map(Number)] } }),
      ...(pageNo === '' ? {} : { page: pageNo }),
      ...(column === '' ? {} : { section: column }),
      language: 'zh-CN',
      URL: url || passageLink(article.id),
    }
  })
  return `${JSON.stringify(items, null, 2)}\n`
}

/** Numbered entries, one a line. */
export function referenceList(all: readonly ArticleNotes[], { language }: Telling = {}): string {
  return all.map(({ article }, i) => `[${i + 1}] ${cite(article, language)}\n`).join('')
}
