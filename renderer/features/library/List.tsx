// The list: only the rows in view are in the page, so that a hundred thousand are as quick as ten.
// biome-ignore-all lint/a11y/useSemanticElements: rows lie where their place says, which table elements cannot; the roles of a grid say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row under the cursor as its active descendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useMemo, useRef } from 'react'
import type { ArticleSummary } from '../../../electron/contract/model.ts'
import { useUi } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { ArticleLine } from './ArticleLine.tsx'
import { PageHeader } from './PageHeader.tsx'
import type { Row } from './rows.ts'
import { useView } from './view.ts'

/** Pixels, as in library.css. */
const heights = { page: 78, article: 60 } as const

export function List({
  rows,
  listed,
  activeId,
  listRef,
  onOpen,
  onRemove,
  onUnassigned,
}: {
  rows: readonly Row[]
  listed: readonly ArticleSummary[]
  /** The article under the cursor. */
  activeId: string | null
  listRef: RefObject<HTMLDivElement | null>
  onOpen: (id: string) => void
  onRemove: () => void
  onUnassigned: (pageId: string) => void
}) {
  const t = useT()
  const chosen = useView((view) => view.chosen)
  const { moveTo, extendTo, toggle, chooseAll, clearChoice, setScroll } = useView.getState()
  const ids = useMemo(() => listed.map((article) => article.id), [listed])
  const rowOf = useMemo(
    () => new Map(rows.flatMap((row, index) => (row.kind === 'article' ? [[row.article.id, index]] : []))),
    [rows],
  )
  const first = useRef(useView.getState().scroll)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => listRef.current,
    estimateSize: (index) => heights[rows[index]?.kind ?? 'article'],
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : row.kind === 'page' ? row.page.id : row.article.id
    },
    initialOffset: first.current,
    overscan: 8,
    paddingEnd: 24,
    scrollPaddingStart: 4,
    scrollPaddingEnd: 12,
  })
  // Heights follow from the rows alone: another list needs another sum.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again exactly when the rows change
  useEffect(() => virtual.measure(), [rows])

  // Whoever comes back here by a key goes on by the arrows; a start shows no ring yet.
  useEffect(() => {
    const { back, forward } = useUi.getState()
    const isStart = back.length + forward.length === 0
    if (!isStart && document.activeElement === document.body) listRef.current?.focus({ preventScroll: true })
  }, [listRef])

  const show = (id: string) => {
    const index = rowOf.get(id)
    if (index === undefined) return
    // Going up, the first article of a page brings its head along.
    const hasHead = rows[index - 1]?.kind === 'page'
    const isAbove = (virtual.measurementsCache[index]?.start ?? 0) < (virtual.scrollOffset ?? 0)
    virtual.scrollToIndex(hasHead && isAbove ? index - 1 : index, { align: 'auto' })
  }
  const step = (by: number, isExtending: boolean) => {
    const at = activeId === null ? -1 : ids.indexOf(activeId)
    const id = ids[Math.min(ids.length - 1, Math.max(0, at < 0 ? 0 : at + by))]
    if (id === undefined) return
    if (isExtending) extendTo(id, ids)
    else moveTo(id, true)
    show(id)
  }
  const page = () => Math.max(1, Math.floor((listRef.current?.clientHeight ?? 600) / heights.article) - 1)
  const keydown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const isMod = event.ctrlKey || event.metaKey
    if (event.key === 'ArrowDown') step(1, event.shiftKey)
    else if (event.key === 'ArrowUp') step(-1, event.shiftKey)
    else if (event.key === 'PageDown') step(page(), event.shiftKey)
    else if (event.key === 'PageUp') step(-page(), event.shiftKey)
    else if (event.key === 'Home') step(-ids.length, event.shiftKey)
    else if (event.key === 'End') step(ids.length, event.shiftKey)
    else if (event.key === 'Enter' && activeId !== null) onOpen(activeId)
    else if (event.key === ' ' && activeId !== null) toggle(activeId)
    else if (event.code === 'KeyA' && isMod) chooseAll(ids)
    else if (event.key === 'Escape' && chosen.size > 0) clearChoice()
    else if (event.key === 'Delete' && activeId !== null) onRemove()
    else return
    event.preventDefault()
  }
  const click = (event: MouseEvent, id: string) => {
    if (event.shiftKey) extendTo(id, ids)
    else if (event.ctrlKey || event.metaKey) toggle(id)
    else moveTo(id)
  }
  const activeN = (pageId: string) => {
    const row = rows[rowOf.get(activeId ?? '') ?? -1]
    return row?.kind === 'article' && row.article.pageId === pageId ? row.article.n : undefined
  }

  return (
    <div
      ref={listRef}
      className="list scroll tight"
      role="grid"
      aria-label={t('library.list')}
      aria-rowcount={rows.length}
      aria-multiselectable
      tabIndex={0}
      {...(activeId !== null && rowOf.has(activeId)
        ? { 'aria-activedescendant': `article-${activeId}` }
        : {})}
      onKeyDown={keydown}
      onScroll={(event) => setScroll(event.currentTarget.scrollTop)}
    >
      <div className="list-space" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          const place = { transform: `translateY(${item.start}px)`, height: item.size }
          if (row.kind === 'page')
            return (
              <div
                key={item.key}
                className="list-row"
                role="row"
                aria-rowindex={item.index + 1}
                style={place}
              >
                <div role="gridcell">
                  <PageHeader
                    row={row}
                    activeN={activeN(row.page.id)}
                    onUnassigned={() => onUnassigned(row.page.id)}
                  />
                </div>
              </div>
            )
          const { id } = row.article
          const isChosen = chosen.has(id)
          return (
            <div
              key={item.key}
              id={`article-${id}`}
              className="list-row"
              role="row"
              aria-rowindex={item.index + 1}
              aria-selected={isChosen || id === activeId}
              style={place}
              onClick={(event) => click(event, id)}
              onDoubleClick={() => onOpen(id)}
            >
              <div
                role="gridcell"
                className="line"
                data-active={(id === activeId && chosen.size === 0) || undefined}
                data-cursor={id === activeId || undefined}
                data-chosen={isChosen || undefined}
              >
                <ArticleLine article={row.article} />
              </div>
            </div>
          )
        })}
      </div>
    </div>
  )
}
