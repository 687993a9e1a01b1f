// What comes after the last line: the next article of the page, or that there is none.
import { ChevronRight } from 'lucide-react'
import type { ArticleSummary } from '../../../electron/contract/model.ts'
import { useKeyLabel } from '../../keys.ts'
import { useT } from '../../strings/index.ts'
import { ArticleLetter } from '../../ui/signs.tsx'
import './onward.css'

export function Onward({
  articles,
  articleId,
  onOpen,
}: {
  articles: readonly ArticleSummary[]
  articleId: string
  onOpen: (articleId: string) => void
}) {
  const t = useT()
  const keyLabel = useKeyLabel()
  const at = articles.findIndex(({ id }) => id === articleId)
  const next = at < 0 ? undefined : articles[at + 1]
  if (at < 0) return null
  if (next === undefined) return <p className="onward muted">{t('reader.lastOfPage')}</p>
  return (
    <nav className="onward" aria-label={t('reader.onward')}>
      {/* Not on the way of Tab: that leads from the text to what is selected; the key says so beside it. */}
      <button type="button" tabIndex={-1} onClick={() => onOpen(next.id)}>
        <ArticleLetter n={next.n} />
        <span className="clip">{t('reader.goOn', { title: next.title })}</span>
        {keyLabel('article.next') === null ? null : <kbd>{keyLabel('article.next')}</kbd>}
        <ChevronRight size={16} aria-hidden />
      </button>
    </nav>
  )
}
