/** Articles as entries of a bibliography: BibTeX, CSL-JSON, and a list after GB/T 7714. */
import { cite, passageLink } from '../../contract/citation.ts'
import type { Article } from '../../contract/model.ts'
import type { ArticleNotes } from './notes.ts'

/** A key that every BibTeX program takes; the tail of the id, since its head is the time of the import. */
const key = (article: Article): string => `jianbao-${article.id.replace(/[^A-Za-z0-9]/g, '').slice(-12)}`

const title = (article: Article): string => article.title.replace(/\s+/g, ' ').trim() || '无题'
const authors = (article: Article): string[] =>
  article.byline.map((name) => name.trim()).filter((name) => name !== '')

/** One `@article` each, with the fields that biblatex-gb7714 and gbt7714 read for a newspaper. */
export function bibtex(all: readonly ArticleNotes[]): string {
  return all
    .map(({ article }) => {
      const names = authors(article).map((name) => `{${escapeTex(name)}}`)
      const fields = [
        // The second pair of braces keeps styles from changing the title's case.
        ['title', `{${escapeTex(title(article))}}`],
        ...(names.length === 0 ? [] : [['author', names.join(' and ')]]),
        ['journal', escapeTex(article.page.sourceName)],
        ['number', String(article.page.n)],
        ['entrysubtype', 'newspaper'],
        ['langid', 'chinese'],
        ['url', passageLink(article.id)],
      ]
      return `@article{${key(article)},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`
    })
    .join('\n')
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
const escapeTex = (value: string): string =>
  value.replace(/\s+/g, ' ').replace(/[\\{}~^%&#_$]/g, (sign) => special[sign] ?? `\\${sign}`)

/** An array of CSL items of type `article-newspaper`; names are literal, as Chinese names are not to be turned round. */
export function cslJson(all: readonly ArticleNotes[]): string {
  const items = all.map(({ article }) => ({
    id: key(article),
    type: 'article-newspaper',
    title: title(article),
    author: authors(article).map((literal) => ({ literal })),
    'container-title': article.page.sourceName,
    page: String(article.page.n),
    language: 'zh-CN',
    URL: passageLink(article.id),
  }))
  return `${JSON.stringify(items, null, 2)}\n`
}

/** Numbered entries, one a line. */
export function referenceList(all: readonly ArticleNotes[]): string {
  return all.map(({ article }, i) => `[${i + 1}] ${cite(article)}\n`).join('')
}
