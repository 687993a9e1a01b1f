// One article on the reading screen: the text in the middle, beside it what was marked, noted and named.
import { type CSSProperties, useCallback, useMemo, useRef, useState } from 'react'
import { Tabs } from 'react-aria-components'
import type { Article } from '../../../electron/contract/model.ts'
import { entityTypes } from '../../../electron/contract/tags.ts'
import { firstSettings, saveSettings, useSettings } from '../../api/settings.ts'
import { ArticleText } from '../../article/ArticleText.tsx'
import { characterAt, pick } from '../../article/hit-test.ts'
import { SpanIndex } from '../../article/span-index.ts'
import { ui, useUi } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Splitter } from '../../ui/splitter.tsx'
import { SelectionBar } from './annotate/SelectionBar.tsx'
import { Caret } from './Caret.tsx'
import { FindBar } from './FindBar.tsx'
import { Gutter } from './Gutter.tsx'
import { HoverCard } from './HoverCard.tsx'
import { mentionTouchedBy, useMarks, useNeighbours, useTagging } from './library.ts'
import { MarkSheet } from './MarkSheet.tsx'
import { MentionBox } from './MentionBox.tsx'
import { type Kind, PanePanels, type PaneTab, PaneTabs } from './Pane.tsx'
import './reader.css'
import { SideList } from './SideList.tsx'
import { reading, useReading } from './store.ts'
import { Toolbar } from './Toolbar.tsx'
import { typeStyle } from './type.ts'
import { useActions } from './use-actions.ts'
import { useHover } from './use-hover.ts'
import { useCaret, useKeys } from './use-keys.ts'
import { useMedia, useWidth } from './use-media.ts'
import { usePainting } from './use-painting.ts'
import { useReaderCommands } from './use-reader-commands.ts'
import { clearSelection, useSelection } from './use-selection.ts'
import { useLanding, useSurface } from './use-surface.ts'

/** Han characters a minute, as adults read press text. */
const charactersAMinute = 400
/** Air beside the column: the margin for the signs, twice. */
const margins = 120
/** The side list stands beside the text only where at least this share of the chosen line length is left. */
const leastMeasure = 0.9
/** Han characters a line under which Chinese is a chore to read. */
const shortestMeasure = 28
/** Pixels; as the contract has it. */
const paneLeast = 320

const allKinds: Kind[] = [...entityTypes, 'FIGURE']

export function Reader({ article }: { article: Article }) {
  const t = useT()
  const settings = useSettings()
  const frame = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const wire = useRef<SVGPathElement>(null)
  const [isFinding, setFinding] = useState(false)
  const [isSideOver, setSideOver] = useState(false)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const [drag, setDrag] = useState<{ pane?: number; side?: number }>({})

  const marks = useMarks(article.id)
  const tagging = useTagging(article.id)
  const neighbours = useNeighbours(article)
  const activeId = useUi((state) => state.activeAnnotationId)
  const selected = useUi((state) => state.selection)
  const { mentionId, isMentionOpen, isKinds } = useReading()
  const active = (activeId === null ? undefined : marks.byId.get(activeId)) ?? null
  const selection = selected?.articleId === article.id ? selected : null
  const hidden = useMemo(() => new Set<Kind>(settings.hiddenKinds), [settings.hiddenKinds])
  const mentionIndex = useMemo(
    () => new SpanIndex(tagging.mentions.filter((mention) => !hidden.has(mention.type))),
    [tagging, hidden],
  )
  const mention = tagging.mentions.find((one) => one.id === mentionId)
  const entity = mention && tagging.byEntity.get(mention.entityId)

  const { surface, onText } = useSurface(article, scroller)
  usePainting({
    surface,
    marks,
    tagging,
    mentions: mentionIndex,
    areFiguresShown: !hidden.has('FIGURE'),
    active,
  })
  useSelection(article, surface)
  useLanding(article.id, surface)
  const actions = useActions({ article, neighbours, surface, marks, tagging, active, selection })

  // Room: beside where it fits, over the text where it does not.
  const width = useWidth(frame)
  const isSheet = useMedia('(max-width: 859px)')
  const isFolded = useMedia('(max-width: 1099px)')
  // The pane gives way before the lines get too short to read.
  const paneMost = Math.max(paneLeast, width - settings.typeSize * shortestMeasure - margins)
  const paneWidth = Math.min(drag.pane ?? settings.paneWidth, width === 0 ? settings.paneWidth : paneMost)
  const sideWidth = drag.side ?? settings.sideWidth
  const isPaneBeside = settings.paneOpen && !isSheet
  const needed = settings.measure * settings.typeSize * leastMeasure + margins
  const isSideRoom = !isFolded && width - sideWidth - (isPaneBeside ? paneWidth : 0) >= needed
  const isSideBeside = settings.sideOpen && isSideRoom
  const tab: PaneTab = isSheet && settings.paneTab === 'beside' ? 'annotations' : settings.paneTab
  const toggleSide = () =>
    isSideRoom ? void saveSettings({ sideOpen: !settings.sideOpen }) : setSideOver(!isSideOver)
  const isPaneShown = isSheet ? isSheetOpen : settings.paneOpen
  const togglePane = () =>
    isSheet ? setSheetOpen(!isSheetOpen) : void saveSettings({ paneOpen: !settings.paneOpen })

  const openAt = (offset: number | null) => {
    const mark = offset === null ? null : pick(marks.index, offset, activeId)
    const named = offset === null || mark ? undefined : mentionIndex.at(offset)[0]
    actions.activate(mark)
    reading.set({ mentionId: named?.id ?? null, isMentionOpen: named !== undefined })
  }
  const caret = useCaret(surface, openAt)
  const onClick = (event: React.MouseEvent) => {
    caret.hide()
    if (!surface || event.detail > 1 || document.getSelection()?.isCollapsed === false) return
    openAt(characterAt(surface.map, event.clientX, event.clientY))
  }
  const closeLayer = () => {
    if (isKinds) reading.set({ isKinds: false })
    else if (selection) clearSelection()
    else if (isSideOver) setSideOver(false)
    else if (isFinding) setFinding(false)
    else if (active) actions.activate(null)
    else caret.hide()
  }
  useKeys({
    isKinds,
    onMark: actions.mark,
    onEntity: actions.entity,
    onExtend: () => void actions.extend(),
    onEscape: closeLayer,
  })
  const hover = useHover(surface, mentionIndex, selection !== null || isMentionOpen)
  useReaderCommands({
    actions,
    hasSelection: selection !== null,
    hasActive: active !== null,
    onFind: () => setFinding(true),
    onSide: toggleSide,
    onPane: togglePane,
  })

  const closeMention = useCallback(() => reading.set({ isMentionOpen: false }), [])
  const open = (id: string) => {
    setSideOver(false)
    ui.openArticle(id)
  }

  const pane = {
    article,
    surface,
    marks,
    tagging,
    active,
    hidden,
    wire,
    onActivate: actions.visit,
    onStep: actions.stepMention,
    onGo: actions.go,
    onLeave: actions.backToText,
  }
  const minutes = Math.max(1, Math.round(article.characters / charactersAMinute))
  const style = {
    ...typeStyle(settings),
    '--pane-width': isPaneBeside ? `${paneWidth}px` : '0px',
    '--side-width': `${sideWidth}px`,
  } as CSSProperties
  const side = (isOver: boolean) => (
    <SideList articles={neighbours} articleId={article.id} isOver={isOver} onOpen={open} />
  )
  return (
    <div className="reader" ref={frame} style={style}>
      {isSideBeside ? (
        <>
          {side(false)}
          <Splitter
            label={t('reader.sideWidth')}
            value={sideWidth}
            min={160}
            max={480}
            initial={firstSettings.sideWidth}
            side="left"
            onChange={(width) => setDrag({ side: width })}
            onDone={(width) => {
              void saveSettings({ sideWidth: width })
              setDrag({})
            }}
          />
        </>
      ) : null}
      <Tabs
        className={isPaneBeside ? 'reader-main' : 'reader-main alone'}
        selectedKey={tab}
        onSelectionChange={(key) => void saveSettings({ paneTab: key as PaneTab })}
      >
        <div className="reader-heads">
          <Toolbar
            article={article}
            neighbours={neighbours}
            areTagsShown={hidden.size < allKinds.length}
            isSideShown={isSideBeside || isSideOver}
            isPaneShown={isPaneShown}
            onOpen={open}
            onNeighbour={actions.stepArticle}
            onTags={() => void saveSettings({ hiddenKinds: hidden.size < allKinds.length ? allKinds : [] })}
            onFind={() => setFinding(true)}
            onSide={toggleSide}
            onPane={togglePane}
          />
          {isPaneBeside ? (
            <PaneTabs marks={marks} tagging={tagging} isSheet={false} onClose={togglePane} />
          ) : null}
        </div>
        <div className="reader-scroller" ref={scroller}>
          <div className="reader-sheet">
            {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and clicks bubble here from the text, which takes the focus */}
            <div
              className={caret.isCaret ? 'reader-column has-caret' : 'reader-column'}
              onClick={onClick}
              onKeyDown={caret.onKeyDown}
              onPointerMove={hover.onPointerMove}
              onPointerLeave={hover.onPointerLeave}
            >
              <ArticleText
                article={article}
                meta={t('reader.meta', { characters: number(article.characters), minutes })}
                charactersPerLine={settings.measure}
                onText={onText}
              />
            </div>
          </div>
          {surface && selection ? (
            <SelectionBar
              surface={surface}
              span={selection}
              isKinds={isKinds}
              onMark={(look) => void actions.mark(look)}
              onEdit={(field) => void actions.edit(field)}
              onEntity={(type) => void actions.entity(type)}
              touched={mentionTouchedBy(tagging.mentions, selection)?.text ?? null}
              onExtend={() => void actions.extend()}
              onKinds={(isOpen) => reading.set({ isKinds: isOpen })}
              onCopy={actions.copy}
            />
          ) : null}
          {isPaneBeside ? (
            <aside className="reader-pane" aria-label={t('reader.pane')}>
              <PanePanels {...pane} isSheet={false} />
            </aside>
          ) : null}
          {surface ? (
            <>
              <Gutter surface={surface} marks={marks} activeId={activeId} onActivate={actions.activate} />
              {caret.isCaret ? <Caret surface={surface} /> : null}
              {hover.mention ? <HoverCard surface={surface} mention={hover.mention} hover={hover} /> : null}
              {mention && entity && isMentionOpen ? (
                <MentionBox
                  surface={surface}
                  mention={mention}
                  entity={entity}
                  onStep={actions.stepMention}
                  onClose={closeMention}
                />
              ) : null}
            </>
          ) : null}
          <svg className="reader-wire" aria-hidden="true">
            <path ref={wire} />
          </svg>
        </div>
        {surface && isFinding ? <FindBar surface={surface} onClose={() => setFinding(false)} /> : null}
        {isPaneBeside ? (
          <div className="pane-edge">
            <Splitter
              label={t('reader.paneWidth')}
              value={paneWidth}
              min={paneLeast}
              max={Math.min(720, paneMost)}
              initial={firstSettings.paneWidth}
              side="right"
              onChange={(width) => setDrag({ pane: width })}
              onDone={(width) => {
                void saveSettings({ paneWidth: width })
                setDrag({})
              }}
            />
          </div>
        ) : null}
        {isSheet && isSheetOpen && !active ? (
          <aside className="pane-sheet" aria-label={t('reader.pane')}>
            <PaneTabs marks={marks} tagging={tagging} isSheet onClose={togglePane} />
            <PanePanels {...pane} isSheet />
          </aside>
        ) : null}
        {isSheet && active ? (
          <MarkSheet
            marks={marks}
            active={active}
            onStep={actions.stepMark}
            onClose={() => actions.activate(null)}
            onLeave={actions.backToText}
          />
        ) : null}
        {isSideOver && !isSideBeside ? side(true) : null}
      </Tabs>
    </div>
  )
}
