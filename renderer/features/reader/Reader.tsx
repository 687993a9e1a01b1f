// One article on the reading screen: the text in the middle, beside it what was marked, noted and named.
import { useEffect, useMemo, useRef, useState } from 'react'
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
import { Correcting } from './correct/Correcting.tsx'
import { CorrectionSigns } from './correct/CorrectionSigns.tsx'
import { type Asked, FindBar } from './FindBar.tsx'
import { useMarks, useNeighbours, useTagging } from './library.ts'
import { MarkSheet } from './MarkSheet.tsx'
import { Onward } from './Onward.tsx'
import { Origin } from './Origin.tsx'
import { OverText, Wire } from './OverText.tsx'
import { type Kind, PanePanels, type PaneTab, PaneTabs, tabOf } from './Pane.tsx'
import './reader.css'
import { SideList } from './SideList.tsx'
import { reading, useReading } from './store.ts'
import { Toolbar } from './Toolbar.tsx'
import { useActions } from './use-actions.ts'
import { useHover } from './use-hover.ts'
import { useCaret, useKeys } from './use-keys.ts'
import { usePainting } from './use-painting.ts'
import { useReaderCommands } from './use-reader-commands.ts'
import { paneLeast, useRoom } from './use-room.ts'
import { clearSelection, useSelection } from './use-selection.ts'
import { useLanding, useSurface } from './use-surface.ts'

/** Han characters a minute, as adults read press text. */
const charactersAMinute = 400

const allKinds: Kind[] = [...entityTypes, 'FIGURE']

export function Reader({ article }: { article: Article }) {
  const t = useT()
  const settings = useSettings()
  const frame = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const wire = useRef<SVGPathElement>(null)
  const [isFinding, setFinding] = useState(false)
  // What a search of the library found here is marked all over the article.
  const [asked, setAsked] = useState<Asked | null>(null)
  const target = useUi((ui) => ui.target)
  useEffect(() => {
    if (target?.articleId !== article.id || target.find === undefined) return
    setAsked({ query: target.find, start: target.start })
    setFinding(true)
  }, [target, article.id])

  const marks = useMarks(article.id)
  const tagging = useTagging(article.id)
  const neighbours = useNeighbours(article)
  const activeId = useUi((state) => state.activeAnnotationId)
  const selected = useUi((state) => state.selection)
  const { mentionId, isMentionOpen, isKinds, freshId } = useReading()
  const active = (activeId === null ? undefined : marks.byId.get(activeId)) ?? null
  const selection = selected?.articleId === article.id ? selected : null
  const fresh = (freshId === null || selection || active ? undefined : marks.byId.get(freshId)) ?? null
  // Whatever comes to hand after it takes its place for good.
  const isOther = selection !== null || active !== null
  useEffect(() => {
    if (isOther) reading.set({ freshId: null })
  }, [isOther])
  const hidden = useMemo(() => new Set<Kind>(settings.hiddenKinds), [settings.hiddenKinds])
  const mentionIndex = useMemo(
    () => new SpanIndex(tagging.mentions.filter((mention) => !hidden.has(mention.type))),
    [tagging, hidden],
  )

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
  const actions = useActions({ article, neighbours, surface, marks, tagging, active, fresh, selection })
  const room = useRoom(frame)
  const tab = tabOf(settings.paneTab, article, room.isSheet)

  const openAt = (offset: number | null) => {
    const mark = offset === null ? null : pick(marks.index, offset, activeId)
    const named = offset === null || mark ? undefined : mentionIndex.at(offset)[0]
    actions.activate(mark)
    reading.set({ mentionId: named?.id ?? null, isMentionOpen: named !== undefined })
  }
  const caret = useCaret(surface, openAt)
  const onClick = (event: React.MouseEvent) => {
    caret.hide()
    // The line on where it comes from is a control, no text.
    if (event.target instanceof Element && event.target.closest('button')) return
    if (!surface || event.detail > 1 || document.getSelection()?.isCollapsed === false) return
    openAt(characterAt(surface.map, event.clientX, event.clientY))
  }
  const closeLayer = () => {
    reading.set({ freshId: null })
    if (isKinds) reading.set({ isKinds: false })
    else if (selection) clearSelection()
    else if (room.isSideOver) room.closeSideOver()
    else if (isFinding) {
      setFinding(false)
      setAsked(null)
    } else if (room.isSheet && room.isSheetOpen && !active) room.togglePane()
    else if (active) actions.activate(null)
    else caret.hide()
  }
  useKeys({
    isKinds,
    onEntity: actions.entity,
    onExtend: () => void actions.extend(),
    onEscape: closeLayer,
  })
  const hover = useHover(surface, mentionIndex, selection !== null || isMentionOpen)
  useReaderCommands({
    actions,
    hasSelection: selection !== null,
    hasMark: active !== null || fresh !== null,
    isKinds,
    onFind: () => setFinding(true),
    onSide: room.toggleSide,
    onPane: room.togglePane,
  })

  const open = (id: string) => {
    room.closeSideOver()
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
  const side = (isOver: boolean) => (
    <SideList articles={neighbours} articleId={article.id} isOver={isOver} onOpen={open} />
  )
  return (
    <div className="reader" ref={frame} style={room.style}>
      {room.isSideBeside ? (
        <>
          {side(false)}
          <Splitter
            label={t('reader.sideWidth')}
            value={room.sideWidth}
            min={160}
            max={480}
            initial={firstSettings.sideWidth}
            side="left"
            onChange={(width) => room.drag({ side: width })}
            onDone={(sideWidth) => room.keep({ sideWidth })}
          />
        </>
      ) : null}
      <Tabs
        className={room.isPaneBeside ? 'reader-main' : 'reader-main alone'}
        selectedKey={tab}
        onSelectionChange={(key) => void saveSettings({ paneTab: key as PaneTab })}
      >
        <div className="reader-heads">
          <Toolbar
            article={article}
            neighbours={neighbours}
            areTagsShown={hidden.size < allKinds.length}
            isSideShown={room.isSideBeside || room.isSideOver}
            isPaneShown={room.isPaneShown}
            onOpen={open}
            onNeighbour={actions.stepArticle}
            onTags={() => void saveSettings({ hiddenKinds: hidden.size < allKinds.length ? allKinds : [] })}
            onMarks={actions.hideMarks}
            onFind={() => setFinding(true)}
            onSide={room.toggleSide}
            onPane={room.togglePane}
          />
          {room.isPaneBeside ? (
            <PaneTabs
              article={article}
              marks={marks}
              tagging={tagging}
              isSheet={false}
              onClose={room.togglePane}
            />
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
                origin={<Origin article={article} />}
                charactersPerLine={settings.measure}
                onText={onText}
              />
            </div>
            {surface ? <Onward articles={neighbours} articleId={article.id} onOpen={open} /> : null}
          </div>
          {surface ? (
            <OverText
              surface={surface}
              marks={marks}
              tagging={tagging}
              active={active}
              selection={selection}
              isCaret={caret.isCaret}
              mention={tagging.mentions.find((one) => one.id === mentionId)}
              hover={hover}
              actions={actions}
            />
          ) : null}
          {surface ? <CorrectionSigns article={article} surface={surface} /> : null}
          {room.isPaneBeside ? (
            <aside className="reader-pane" aria-label={t('reader.pane')}>
              <PanePanels {...pane} isSheet={false} />
            </aside>
          ) : null}
          <Wire path={wire} />
        </div>
        {surface && isFinding ? (
          <FindBar
            key={asked === null ? '' : `${asked.start} ${asked.query}`}
            surface={surface}
            asked={asked}
            onClose={() => {
              setFinding(false)
              setAsked(null)
            }}
          />
        ) : null}
        {room.isPaneBeside ? (
          <div className="pane-edge">
            <Splitter
              label={t('reader.paneWidth')}
              value={room.paneWidth}
              min={paneLeast}
              max={room.paneMost}
              initial={firstSettings.paneWidth}
              side="right"
              onChange={(width) => room.drag({ pane: width })}
              onDone={(paneWidth) => room.keep({ paneWidth })}
            />
          </div>
        ) : null}
        {room.isSheet && room.isSheetOpen && !active ? (
          <aside className="pane-sheet" aria-label={t('reader.pane')}>
            <PaneTabs article={article} marks={marks} tagging={tagging} isSheet onClose={room.togglePane} />
            <PanePanels {...pane} isSheet />
          </aside>
        ) : null}
        {room.isSheet && active ? (
          <MarkSheet
            marks={marks}
            active={active}
            onStep={actions.stepMark}
            onClose={() => actions.activate(null)}
            onLeave={actions.backToText}
          />
        ) : null}
        {room.isSideOver ? side(true) : null}
      </Tabs>
      {surface ? <Correcting article={article} surface={surface} passage={selection ?? active} /> : null}
    </div>
  )
}
