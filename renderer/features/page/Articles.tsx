// The right side: what nobody claimed, the articles as cards, photos and furniture; one list for focus, selection and dragging.
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components'
import { useT } from '../../strings/index.ts'
import { tintOf } from '../../ui/signs.tsx'
import { ArticleHead } from './ArticleHead.tsx'
import './articles.css'
import { take } from './actions.ts'
import { BlockRow } from './BlockRow.tsx'
import { boundary } from './caret.ts'
import { tint, useModel } from './context.ts'
import { type Entry, entriesOf, keyOfArticle, keyOfItem } from './entries.ts'
import type { BlockItem } from './items.ts'
import { LooseRow } from './LooseRow.tsx'
import { orderBy } from './steps.ts'
import { indexOf, placeAt, placesOf } from './text.ts'
import { useDrag } from './use-drag.ts'
import { usePageView } from './view.ts'

/** Pixels, as in articles.css. */
const rowHeight = 33

export function Articles() {
  const t = useT()
  const model = useModel()
  const { desk, items } = model
  const closed = usePageView((view) => view.closed)
  const at = usePageView((view) => model.itemAt(view.caret)?.place ?? -1)
  const current = at < 0 ? null : model.itemAt(at)
  const list = useRef<HTMLDivElement>(null)
  const entries = useMemo(() => entriesOf(desk, items, closed), [desk, items, closed])
  const byKey = useMemo(() => new Map(entries.map((entry) => [entry.key, entry])), [entries])
  const heads = useMemo(() => entries.filter(({ kind }) => kind === 'head').map(({ key }) => key), [entries])
  const layout = useMemo(() => new ListLayout<Entry>({ estimatedRowSize: rowHeight, padding: 0 }), [])
  const textOf = (entry: Entry): string =>
    entry.kind === 'head'
      ? (desk.articles[entry.article]?.title ?? '')
      : entry.kind === 'block'
        ? entry.item.block.text.slice(0, 60)
        : entry.item.text.slice(0, 60)
  const dragAndDropHooks = useDrag(model, entries, textOf)

  // The block at hand is brought into view when the other side asked for it, and has the focus if the list has.
  const own = current === null ? null : keyOfItem(current)
  // A block of a folded article is found at the article's head.
  const head = current?.kind === 'block' ? desk.articles[current.article]?.id : undefined
  const key = own !== null && byKey.has(own) ? own : head === undefined ? null : keyOfArticle(head)
  useEffect(() => {
    if (key === null || list.current === null) return
    const hasFocus = list.current.contains(document.activeElement)
    const { by } = usePageView.getState()
    const row = () => list.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)
    if (by === 'raw' && !hasFocus) {
      if (!row()) {
        const place = layout.getLayoutInfo(key)?.rect
        if (place) list.current.scrollTop = place.y - list.current.clientHeight / 2
      }
      const frame = requestAnimationFrame(() => row()?.scrollIntoView({ block: 'nearest' }))
      return () => cancelAnimationFrame(frame)
    }
    // A step took away the row that had the focus.
    const frame = requestAnimationFrame(() => {
      const focused = document.activeElement?.closest('[data-key]')
      if (hasFocus && focused?.getAttribute('data-key') !== key && !focused?.matches('[data-kind="head"]'))
        row()?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [key, layout])

  /** ← and → go through the text of the block at hand. */
  const stepCaret = (item: BlockItem, way: 1 | -1) => {
    const { caret, put } = usePageView.getState()
    const places = placesOf(desk.text, item)
    const next = boundary(item.block.text, indexOf(places, caret) ?? 0, way)
    // Over what the page does not have, the caret goes on in its direction.
    let index = next
    while (way === -1 && index > 0 && (places[index] ?? 0) < 0) index--
    const place = placeAt(places, index)
    if (place !== null) put(place, 'articles')
  }
  const keydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return
    // Only a row itself: buttons in it keep their keys.
    if (!event.target.matches('[data-key]')) return
    const entry = byKey.get(event.target.getAttribute('data-key') ?? '')
    const way = event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 1
    if (entry?.kind === 'head') {
      const id = desk.articles[entry.article]?.id ?? ''
      if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
        void take(desk.page.id, (now) =>
          orderBy(
            now.desk,
            now.desk.articles.findIndex((one) => one.id === id),
            way,
          ),
        )
      else if (event.altKey) return
      else if (event.key === 'Enter' || event.key === ' ') usePageView.getState().toggle(id)
      else if (event.key === 'ArrowLeft' && entry.isOpen) usePageView.getState().toggle(id)
      else if (event.key === 'ArrowRight' && !entry.isOpen) usePageView.getState().toggle(id)
      else return
    } else if (event.altKey) return
    else if (entry?.kind === 'block' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight'))
      stepCaret(entry.item, way)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const select = (keys: 'all' | Set<React.Key>) => {
    const entry = keys === 'all' ? undefined : byKey.get(String([...keys][0]))
    if (entry === undefined || entry.kind === 'head' || entry.item.place === current?.place) return
    usePageView.getState().put(entry.item.place, 'articles')
  }

  return (
    <div className="desk-articles" onKeyDownCapture={keydown}>
      <Virtualizer layout={layout} shouldObserveItemSize>
        <GridList
          ref={list}
          aria-label={t('page.articles')}
          className="desk-list scroll tight"
          items={entries}
          dependencies={[model, closed]}
          dragAndDropHooks={dragAndDropHooks}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          disabledBehavior="selection"
          disabledKeys={heads}
          keyboardNavigationBehavior="tab"
          disallowTypeAhead
          escapeKeyBehavior="none"
          selectedKeys={own === null ? [] : [own]}
          onSelectionChange={select}
        >
          {(entry) => (
            <GridListItem
              id={entry.key}
              textValue={textOf(entry)}
              className="desk-row"
              data-kind={entry.kind}
              data-last={(entry.kind === 'block' && entry.isLast) || undefined}
              data-a={entry.kind === 'head' ? tintOf(entry.article + 1) : tint(entry.item)}
              onHoverStart={() =>
                usePageView.getState().hover(entry.kind === 'head' ? null : entry.item.place)
              }
              onHoverEnd={() => usePageView.getState().hover(null)}
            >
              {entry.kind === 'head' ? (
                <ArticleHead entry={entry} />
              ) : entry.kind === 'block' ? (
                <BlockRow item={entry.item} />
              ) : (
                <LooseRow entry={entry} />
              )}
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
    </div>
  )
}
