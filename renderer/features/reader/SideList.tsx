// The articles of the page, at the left of the text.
import { Toolbar } from 'react-aria-components'
import type { ArticleSummary } from '../../../electron/contract/model.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { ArticleLetter } from '../../ui/signs.tsx'
import './side-list.css'

export function SideList({
  articles,
  articleId,
  isOver,
  onOpen,
}: {
  articles: readonly ArticleSummary[]
  articleId: string
  /** Lies over the text, where there is no room beside it. */
  isOver: boolean
  onOpen: (articleId: string) => void
}) {
  const t = useT()
  return (
    <nav className="contents" aria-label={t('reader.pageArticles')}>
      <Toolbar
        className={isOver ? 'side scroll reader-side over' : 'side scroll reader-side'}
        orientation="vertical"
        aria-label={t('reader.pageArticles')}
      >
        <h3>{t('reader.pageArticles')}</h3>
        <ul>
          {articles.map((article) => {
            const marks = Object.values(article.marks).reduce((sum, count) => sum + count, 0)
            return (
              <li key={article.id}>
                <button
                  type="button"
                  className="tight"
                  aria-current={article.id === articleId ? 'page' : undefined}
                  onClick={() => onOpen(article.id)}
                >
                  <ArticleLetter n={article.n} />
                  <span>
                    {article.title}
                    <small className="num">
                      {t('reader.length', { characters: number(article.characters) })}
                      {marks > 0 ? ` · ${t('reader.marks', { count: marks })}` : ''}
                    </small>
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      </Toolbar>
    </nav>
  )
}
