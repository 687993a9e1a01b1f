// The review pane: its tabs stand over it, its matter scrolls with the text (并排) or by itself (the others).
import { PanelRight, X } from 'lucide-react'
import type { RefObject } from 'react'
import { Tab, TabList, TabPanel } from 'react-aria-components'
import type { AnnotationInContext, Article } from '../../../electron/contract/model.ts'
import { paneTabs, type Settings } from '../../../electron/contract/settings.ts'
import { saveSettings } from '../../api/settings.ts'
import type { Span } from '../../article/span-index.ts'
import type { Surface } from '../../article/surface.ts'
import { PagePicture } from '../../picture/PagePicture.tsx'
import { useT } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Beside } from './Beside.tsx'
import { EntityList } from './EntityList.tsx'
import { FigureTable } from './FigureTable.tsx'
import { Lane } from './Lane.tsx'
import type { ArticleTagging, Marks } from './library.ts'
import { MarkList } from './MarkList.tsx'
import './pane.css'

export type PaneTab = Settings['paneTab']
export type Kind = Settings['hiddenKinds'][number]

export interface PaneProps {
  readonly article: Article
  readonly surface: Surface | null
  readonly marks: Marks
  readonly tagging: ArticleTagging
  readonly active: AnnotationInContext | null
  readonly hidden: ReadonlySet<Kind>
  readonly wire: RefObject<SVGPathElement | null>
  onActivate: (mark: AnnotationInContext) => void
  onStep: (entityId: string, by: 1 | -1) => void
  onGo: (span: Span) => void
  onLeave: () => void
}

/**
 * The tab on show where `kept` was chosen last: nothing stands beside a text that the pane lies over, and only a printed
 * page has a picture.
 */
export function tabOf(kept: PaneTab, article: Article, isSheet: boolean): PaneTab {
  const usual = isSheet ? 'annotations' : 'beside'
  return kept === 'beside' || (kept === 'picture' && !article.page.hasPicture) ? usual : kept
}

/** The line of tabs. `isSheet`: the pane lies over the text, where nothing can stand beside it. */
export function PaneTabs({
  article,
  marks,
  tagging,
  isSheet,
  onClose,
}: Pick<PaneProps, 'article' | 'marks' | 'tagging'> & { isSheet: boolean; onClose: () => void }) {
  const t = useT()
  const counts: Partial<Record<PaneTab, number>> = {
    annotations: marks.byId.size,
    entities: tagging.entities.length,
    figures: tagging.figures.length,
  }
  return (
    <div className="bar pane-bar">
      <TabList className="tabs" aria-label={t('pane.tabs')}>
        {paneTabs
          .filter((tab) => (tab === 'beside' ? !isSheet : tab !== 'picture' || article.page.hasPicture))
          .map((tab) => (
            <Tab key={tab} id={tab} className="tab">
              {t(`pane.${tab}`)}
              {counts[tab] === undefined ? null : <small>{counts[tab]}</small>}
            </Tab>
          ))}
      </TabList>
      <span className="sp" />
      <IconButton label={t('annotate.close')} command="view.pane" onPress={onClose}>
        {isSheet ? <X size={16} /> : <PanelRight size={16} />}
      </IconButton>
    </div>
  )
}

export function PanePanels({ isSheet, ...props }: PaneProps & { isSheet: boolean }) {
  const { surface, marks, tagging, active, hidden, onActivate, onStep, onLeave } = props
  const hide = (kind: Kind, isHidden: boolean) => {
    const kinds = new Set(hidden)
    if (isHidden) kinds.add(kind)
    else kinds.delete(kind)
    void saveSettings({ hiddenKinds: [...kinds] })
  }
  return (
    <>
      {isSheet ? null : (
        <TabPanel id="beside" className="pane-beside">
          {surface ? (
            <>
              <Beside
                surface={surface}
                marks={marks}
                active={active}
                wire={props.wire}
                onActivate={onActivate}
                onLeave={onLeave}
              />
              <Lane
                surface={surface}
                blocks={props.article.blocks}
                tagging={tagging}
                hidden={hidden}
                onStep={onStep}
              />
            </>
          ) : null}
        </TabPanel>
      )}
      <TabPanel id="annotations" className="pane-panel">
        <MarkList marks={marks} active={active} onActivate={onActivate} onLeave={onLeave} />
      </TabPanel>
      <TabPanel id="entities" className="pane-panel">
        <EntityList tagging={tagging} hidden={hidden} onStep={onStep} onHide={hide} />
      </TabPanel>
      <TabPanel id="figures" className="pane-panel">
        <FigureTable
          figures={tagging.figures}
          isShown={!hidden.has('FIGURE')}
          onShow={(on) => hide('FIGURE', !on)}
          onGo={props.onGo}
        />
      </TabPanel>
      {props.article.page.hasPicture ? (
        <TabPanel id="picture" className="pane-panel pane-picture">
          <PagePicture
            key={props.article.pageId}
            pageId={props.article.pageId}
            articleId={props.article.id}
          />
        </TabPanel>
      ) : null}
    </>
  )
}
