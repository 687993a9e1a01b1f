// The reading screen: the article that was chosen, or a word on how to choose one.
import { BookOpen } from 'lucide-react'
import { AppError } from '../../../electron/contract/errors.ts'
import { trashDays } from '../../../electron/contract/marks.ts'
import { sayError } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { ui, useUi } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Reader } from './Reader.tsx'

export function ReaderScreen() {
  const t = useT()
  const articleId = useUi((state) => state.articleId)
  const article = useLibrary('articles.get', { id: articleId ?? '' }, { enabled: articleId !== null })
  const toLibrary = <Button onPress={() => ui.go('library')}>{t('nav.toLibrary')}</Button>
  if (articleId === null)
    return (
      <Empty icon={<BookOpen size={32} />} title={t('reader.none')} action={toLibrary}>
        {t('reader.noneHint')}
      </Empty>
    )
  const isGone = article.error instanceof AppError && article.error.code === 'not-found'
  if (isGone)
    return (
      <Empty
        icon={<BookOpen size={32} />}
        title={t('reader.gone')}
        action={
          <div className="empty-ways">
            {toLibrary}
            <Button onPress={() => ui.go('trash')}>{t('reader.toTrash')}</Button>
          </div>
        }
      >
        {t('reader.goneHint', { days: trashDays })}
      </Empty>
    )
  if (article.error)
    return (
      <Empty title={t('reader.failed')} action={toLibrary}>
        {sayError(article.error)}
      </Empty>
    )
  // The frame stands without a spinner; the text comes within a few frames.
  if (!article.data) return <div className="reader" aria-busy="true" />
  return <Reader key={articleId} article={article.data} />
}
