// The page desk: a page's raw text and the articles made of it, side by side, for a person to put right.
import { LayoutPanelLeft } from 'lucide-react'
import { sayError } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { ui, useUi } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { DeskView } from './DeskView.tsx'
// After the sheets of both sides: in a narrow window it puts them in one place.
import './page.css'

export function PageScreen() {
  const t = useT()
  const asked = useUi((state) => state.pageId)
  const articleId = useUi((state) => state.articleId)
  // After a restart only the article is known.
  const needsArticle = asked === null && articleId !== null
  const article = useLibrary('articles.get', { id: articleId ?? '-' }, { enabled: needsArticle })
  const pageId = asked ?? article.data?.pageId ?? null
  const desk = useLibrary('desk.get', { pageId: pageId ?? '-' }, { enabled: pageId !== null })
  const toLibrary = <Button onPress={() => ui.go('library')}>{t('nav.toLibrary')}</Button>
  const error = desk.error ?? (needsArticle ? article.error : null)
  // What was fetched before does not outlive its page.
  if (error !== null && (desk.data === undefined || error.code === 'not-found'))
    return (
      <Empty
        title={t('page.failed')}
        action={
          error.code === 'not-found' ? (
            toLibrary
          ) : (
            <Button onPress={() => void (desk.error ? desk : article).refetch()}>{t('do.retry')}</Button>
          )
        }
      >
        {sayError(error)}
      </Empty>
    )
  if (pageId === null && !article.isFetching)
    return (
      <Empty icon={<LayoutPanelLeft size={32} strokeWidth={1.4} />} title={t('page.none')} action={toLibrary}>
        {t('page.noneHint')}
      </Empty>
    )
  // The frame stands without a spinner; the page comes within a few frames.
  if (desk.data === undefined) return <div className="desk screen" aria-busy="true" />
  return <DeskView key={pageId} desk={desk.data} />
}
