// The head of an article's card: letter, title, length, its actions, folded or not.
import { ChevronDown, ChevronUp, Ellipsis, GripVertical } from 'lucide-react'
import { useMemo } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { DeskStep } from '../../../electron/contract/desk.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ArticleLetter } from '../../ui/signs.tsx'
import { take } from './actions.ts'
import { useModel } from './context.ts'
import type { HeadEntry } from './entries.ts'
import { countText } from './items.ts'
import type { Model } from './model.ts'
import { joinArticle, loosenArticleAs, orderBy } from './steps.ts'
import { usePageView } from './view.ts'

type Ask = (desk: Model['desk'], article: number) => DeskStep | null
const asks = {
  articleUp: (desk, article) => orderBy(desk, article, -1),
  articleDown: (desk, article) => orderBy(desk, article, 1),
  joinArticle,
  unassigned: (desk, article) => loosenArticleAs(desk, article, 'unassigned'),
  furniture: (desk, article) => loosenArticleAs(desk, article, 'furniture'),
  photo: (desk, article) => loosenArticleAs(desk, article, 'photo'),
} as const satisfies Record<string, Ask>
type AskId = keyof typeof asks

export function ArticleHead({ entry }: { entry: HeadEntry }) {
  const t = useT()
  const model = useModel()
  const { desk } = model
  const article = desk.articles[entry.article]
  const isCurrent = usePageView((view) => {
    const item = model.itemAt(view.caret)
    return item?.kind === 'block' && item.article === entry.article
  })
  const captions = useMemo(
    () =>
      (article?.blocks ?? [])
        .filter(({ role }) => role === 'caption' || role === 'credit')
        .flatMap(({ ranges }) => ranges)
        .reduce((sum, range) => sum + countText(desk.text, range), 0),
    [article, desk.text],
  )
  if (article === undefined) return null
  const run = (id: string) => {
    if (id === 'read') ui.openArticle(article.id)
    else
      void take(desk.page.id, (now) =>
        asks[id as AskId](
          now.desk,
          now.desk.articles.findIndex((one) => one.id === article.id),
        ),
      )
  }
  const Chevron = entry.isOpen ? ChevronUp : ChevronDown
  return (
    <div className="desk-head" data-open={entry.isOpen || undefined} data-current={isCurrent || undefined}>
      <AriaButton slot="drag" className="desk-grip" aria-label={t('page.drag', { text: article.title })}>
        <GripVertical size={16} />
      </AriaButton>
      <ArticleLetter n={entry.article + 1} />
      <h2 className="clip">{article.title}</h2>
      {captions > 0 ? (
        <span className="muted num">{t('page.withCaptions', { n: number(captions) })}</span>
      ) : null}
      <span className="muted num">
        {t('page.characters', { n: number(desk.account.articles[entry.article] ?? 0) })}
      </span>
      <Menu
        label={t('page.articleMenu', { title: article.title })}
        items={[
          { id: 'read', label: t('page.do.read') },
          ...(Object.keys(asks) as AskId[]).map((id) => ({
            id,
            label: t(`page.do.${id}`),
            keys: id === 'articleUp' ? 'Alt ↑' : id === 'articleDown' ? 'Alt ↓' : null,
            isDisabled: asks[id](desk, entry.article) === null,
          })),
        ]}
        onAction={run}
        trigger={
          <IconButton label={t('page.articleMenu', { title: article.title })}>
            <Ellipsis size={16} />
          </IconButton>
        }
      />
      <span className="desk-hint">{t('page.dropArticle')}</span>
      <IconButton
        label={t(entry.isOpen ? 'page.fold' : 'page.unfold')}
        onPress={() => usePageView.getState().toggle(article.id)}
      >
        <Chevron size={16} />
      </IconButton>
    </div>
  )
}
