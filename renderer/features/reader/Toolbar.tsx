// The one line over the text: which article of the page, and what can be done with the view.
import {
  ChevronDown,
  ChevronUp,
  CopyCheck,
  Eye,
  Highlighter,
  LayoutPanelLeft,
  PanelLeft,
  PanelRight,
  Search,
} from 'lucide-react'
import { Button as AriaButton, Toolbar as AriaToolbar } from 'react-aria-components'
import type { Article, ArticleSummary } from '../../../electron/contract/model.ts'
import { useLibrary } from '../../api/query.ts'
import { putStar } from '../../api/star.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ArticleLetter } from '../../ui/signs.tsx'
import { StarButton } from '../../ui/star.tsx'
import { useReading } from './store.ts'
import { TypeSettings } from './TypeSettings.tsx'

export interface ToolbarProps {
  readonly article: Article
  readonly neighbours: readonly ArticleSummary[]
  readonly areTagsShown: boolean
  readonly isSideShown: boolean
  readonly isPaneShown: boolean
  onOpen: (articleId: string) => void
  onNeighbour: (by: 1 | -1) => void
  onTags: () => void
  onMarks: () => void
  onFind: () => void
  onSide: () => void
  onPane: () => void
}

/** Says that other papers have the story too, and leads to the comparison; says nothing of a story that is there once. */
function OtherVersions({ articleId }: { articleId: string }) {
  const t = useT()
  const { data } = useLibrary('versions.of', { articleId })
  if (data === undefined || data.length === 0) return null
  return (
    <Button tone="quiet" icon={<CopyCheck size={16} aria-hidden />} onPress={() => ui.go('versions')}>
      {t('versions.others', { count: data.length })}
    </Button>
  )
}

export function Toolbar(props: ToolbarProps) {
  const { article, neighbours } = props
  const t = useT()
  const areMarksShown = useReading((state) => state.hiddenBefore === null)
  const at = neighbours.findIndex((one) => one.id === article.id)
  return (
    <AriaToolbar className="bar reader-bar" aria-label={t('reader.bar')}>
      <IconButton
        label={t('reader.side')}
        command="view.side"
        isOn={props.isSideShown}
        onPress={props.onSide}
      >
        <PanelLeft size={16} />
      </IconButton>
      <Menu
        label={t('reader.pageArticles')}
        selected={article.id}
        trigger={
          <AriaButton className="reader-nth">
            <ArticleLetter n={article.n} />
            <span className="soft num">{t('reader.nth', { n: at + 1, total: neighbours.length })}</span>
          </AriaButton>
        }
        items={neighbours.map((one) => ({
          id: one.id,
          label: one.title,
          icon: <ArticleLetter n={one.n} />,
        }))}
        onAction={props.onOpen}
      />
      <IconButton
        label={t('command.article.previous')}
        command="article.previous"
        isDisabled={at <= 0}
        onPress={() => props.onNeighbour(-1)}
      >
        <ChevronUp size={16} />
      </IconButton>
      <IconButton
        label={t('command.article.next')}
        command="article.next"
        isDisabled={at < 0 || at >= neighbours.length - 1}
        onPress={() => props.onNeighbour(1)}
      >
        <ChevronDown size={16} />
      </IconButton>
      <span className="sp" />
      <OtherVersions articleId={article.id} />
      <StarButton isOn={article.starred} onChange={(isOn) => void putStar([article.id], isOn)} />
      <IconButton label={t('page.open')} onPress={() => ui.openDesk(article.pageId)}>
        <LayoutPanelLeft size={16} />
      </IconButton>
      <TypeSettings />
      <IconButton
        label={t('reader.marksShown')}
        command="mark.hide"
        isOn={areMarksShown}
        onPress={props.onMarks}
      >
        <Highlighter size={16} />
      </IconButton>
      <IconButton label={t('reader.tagsShown')} isOn={props.areTagsShown} onPress={props.onTags}>
        <Eye size={16} />
      </IconButton>
      <IconButton label={t('reader.find')} command="edit.find" onPress={props.onFind}>
        <Search size={16} />
      </IconButton>
      <IconButton
        label={t('reader.pane')}
        command="view.pane"
        isOn={props.isPaneShown}
        onPress={props.onPane}
      >
        <PanelRight size={16} />
      </IconButton>
    </AriaToolbar>
  )
}
