// The list: only the rows in view are in the page, and only theirs are fetched, so that a hundred thousand are as quick as ten.
// biome-ignore-all lint/a11y/useSemanticElements: rows lie where their place says, which table elements cannot; the roles of a grid say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row under the cursor as its active descendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useT } from '../../strings/index.ts'
import { ArticleLine } from './ArticleLine.tsx'
import { PageHeader } from './PageHeader.tsx'
import { useListKeys } from './use-list-keys.ts'
import { type Listing, useHeads } from './use-listing.ts'
import { useView } from './view.ts'

/** Pixels, as in library.css. */
const heights = { page: 78, article: 60 } as const

export function List({
  listing,
  listRef,
  onOpen,
  onRemove,
  onUnassigned,
}: {
  listing: Listing
  listRef: RefObject<HTMLDivElement | null>
  onOpen: (id: string) => void
  onRemove: () => void
  onUnassigned: (pageId: string) => void
}) {
  const t = useT()
  const { shape, rows, outline, choice, settled } = listing
  const activeId = useView((view) => view.activeId)
  const activeAt = useView((view) => view.activeAt)
  const chosen = useView((view) => view.chosen)
  const { moveTo, toggle, setScroll } = useView.getState()
  const start = useRef(useView.getState().scroll)
  const virtual = useVirtualizer({
    count: shape.count,
    getScrollElement: () => listRef.current,
    estimateSize: (index) => (shape.isHead(index) ? heights.page : heights.article),
    initialOffset: start.current,
    overscan: 8,
    paddingEnd: 24,
    scrollPaddingStart: 4,
    scrollPaddingEnd: 12,
  })
  // Heights follow from the shape alone: another list needs another sum.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again exactly when the shape changes
  useLayoutEffect(() => virtual.measure(), [shape])
  const items = virtual.getVirtualItems()
  const inView = items.map((item) => shape.row(item.index))
  const places = inView.flatMap((row) => (row.kind === 'article' ? [row.at] : []))
  const pages = inView.flatMap((row) => (row.kind === 'page' ? [row.pageAt] : []))
  const [firstAt = 0, lastAt = 0] = [places[0], places.at(-1)]
  const { show: fetch } = rows
  useEffect(() => fetch(firstAt, lastAt), [fetch, firstAt, lastAt])
  const heads = useHeads(outline.pageIds, pages[0] ?? 0, pages.at(-1) ?? 0)

  // What comes in above moves the list by its height: what is read stays where it is.
  const top = settled ? virtual.measurementsCache[shape.indexOf(activeAt)]?.start : undefined
  const known = useRef({ id: activeId, choice, top })
  useLayoutEffect(() => {
    const before = known.current
    if (top === undefined) return
    known.current = { id: activeId, choice, top }
    const list = listRef.current
    const isSame = before.id === activeId && before.choice === choice
    if (list && isSame && before.top !== undefined && list.scrollTop > 0) list.scrollTop += top - before.top
  }, [activeId, choice, top, listRef])

  const show = (at: number) => {
    const index = shape.indexOf(at)
    // Going up, the first article of a page brings its head along.
    const hasHead = index > 0 && shape.isHead(index - 1)
    const isAbove = (virtual.measurementsCache[index]?.start ?? 0) < (virtual.scrollOffset ?? 0)
    virtual.scrollToIndex(hasHead && isAbove ? index - 1 : index, { align: 'auto' })
  }
  const { keydown, extendTo } = useListKeys({
    listing,
    show,
    screenful: () => Math.max(1, Math.floor((listRef.current?.clientHeight ?? 600) / heights.article) - 1),
    onOpen,
    onRemove,
  })
  const click = (event: MouseEvent, id: string, at: number) => {
    if (event.shiftKey) extendTo(at)
    else if (event.ctrlKey || event.metaKey) toggle(id, at)
    else moveTo(id, at)
  }
  const active = rows.row(activeAt)
  const activeN = (pageId: string) =>
    active !== undefined && active.id === activeId && active.pageId === pageId ? active.n : undefined
  const isInView = places.some((at) => rows.row(at)?.id === activeId)

  return (
    <div
      ref={listRef}
      className="list scroll tight"
      role="grid"
      aria-label={t('library.list')}
      aria-rowcount={shape.count}
      aria-multiselectable
      tabIndex={0}
      {...(isInView ? { 'aria-activedescendant': `article-${activeId}` } : {})}
      onKeyDown={keydown}
      onScroll={(event) => setScroll(event.currentTarget.scrollTop)}
    >
      <div className="list-space" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = shape.row(item.index)
          const place = { transform: `translateY(${item.start}px)`, height: item.size }
          if (row.kind === 'page') {
            const head = heads.get(row.id)
            return (
              <div
                key={`page ${row.id}`}
                className="list-row"
                role="row"
                aria-rowindex={item.index + 1}
                style={place}
              >
                <div role="gridcell">
                  {head === undefined ? null : (
                    <PageHeader
                      head={head}
                      activeN={activeN(row.id)}
                      isAtHand={active?.pageId === row.id}
                      onUnassigned={() => onUnassigned(row.id)}
                    />
                  )}
                </div>
              </div>
            )
          }
          const article = rows.row(row.at)
          if (article === undefined) return <div key={row.at} className="list-row" style={place} />
          const { id } = article
          const isChosen = chosen.has(id)
          return (
            <div
              key={id}
              id={`article-${id}`}
              className="list-row"
              role="row"
              aria-rowindex={item.index + 1}
              aria-selected={isChosen || id === activeId}
              style={place}
              onClick={(event) => click(event, id, row.at)}
              onDoubleClick={() => onOpen(id)}
            >
              <div
                role="gridcell"
                className="line"
                data-active={(id === activeId && chosen.size === 0) || undefined}
                data-cursor={id === activeId || undefined}
                data-chosen={isChosen || undefined}
              >
                <ArticleLine article={article} />
              </div>
            </div>
          )
        })}
      </div>
    </div>
  )
}
