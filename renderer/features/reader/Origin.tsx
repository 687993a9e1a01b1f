// The line under an article's head: paper, date, page, column, author, address; pressed, they can be changed.
import { Pencil } from 'lucide-react'
import { authorsOf } from '../../../electron/contract/citation.ts'
import type { Article } from '../../../electron/contract/model.ts'
import { editMetadata } from '../../state/metadata.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { day } from '../../strings/language.ts'

/** An address as people say it: without scheme and www. */
const plainAddress = (url: string): string =>
  decoded(url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, ''))

function decoded(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text
  }
}

/** Names that the text of the head does not show by itself. */
function unseenAuthors(article: Article): string {
  const names = authorsOf(article)
  const shown = article.blocks
    .filter(({ role }) => role === 'byline')
    .map(({ start, end }) => article.text.slice(start, end).replace(/\s+/g, ''))
    .join('\n')
  return names.every((name) => shown.includes(name.replace(/\s+/g, ''))) ? '' : names.join('、')
}

export function Origin({ article }: { article: Article }) {
  const t = useT()
  const language = useLanguage()
  const { paper, date, pageNo, column, url } = article.page.meta
  const parts = [
    ['paper', paper],
    ['date', date === '' ? '' : day(date, language)],
    ['page', pageNo === '' ? '' : t('meta.linePage', { n: pageNo })],
    ['column', column],
    ['author', unseenAuthors(article)],
    ['url', url === '' ? '' : plainAddress(url)],
  ].filter((part): part is [string, string] => part[1] !== '')
  const line = parts.map(([, text]) => text).join(' ')
  return (
    <button
      type="button"
      className="article-origin"
      // Within the text, where Tab leads on to what is selected; `article.metadata` is its key.
      tabIndex={-1}
      aria-label={line === '' ? t('meta.lineNone') : t('meta.line', { line })}
      onClick={() => editMetadata({ articleIds: [article.id] })}
    >
      {parts.length === 0 ? <span>{t('meta.lineNone')}</span> : null}
      {parts.map(([name, text]) => (
        <span key={name} data-part={name}>
          {text}
        </span>
      ))}
      <Pencil size={13} aria-hidden />
    </button>
  )
}
