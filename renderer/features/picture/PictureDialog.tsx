// A page as it was printed, over whatever screen asks for it; of the article that is read, by its command.
import { useLibrary } from '../../api/query.ts'
import { useCommand } from '../../commands.ts'
import { PagePicture } from '../../picture/PagePicture.tsx'
import { closePicture, showPicture, usePicture } from '../../state/picture.ts'
import { useUi } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { Dialog } from '../../ui/dialog.tsx'

export function PictureDialog() {
  const t = useT()
  const pageId = usePicture((one) => one.pageId)
  const articleId = useUi((one) => (one.screen === 'reader' ? one.articleId : null))
  const { data: article } = useLibrary(
    'articles.get',
    { id: articleId ?? '' },
    { enabled: articleId !== null },
  )
  const ofArticle = articleId !== null && article?.page.hasPicture ? article.pageId : null
  useCommand(
    'article.picture',
    () => {
      if (ofArticle !== null) showPicture(ofArticle)
    },
    ofArticle !== null,
  )
  return (
    <Dialog title={t('picture.title')} isOpen={pageId !== null} onClose={closePicture} width={1060}>
      {pageId === null ? null : (
        <PagePicture
          key={pageId}
          pageId={pageId}
          {...(articleId !== null && pageId === ofArticle ? { articleId } : {})}
        />
      )}
    </Dialog>
  )
}
