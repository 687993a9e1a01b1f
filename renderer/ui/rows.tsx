// A long list that only holds the rows in view: one Tab stop, the cursor by arrows, a row opened by Enter or click.
// biome-ignore-all lint/a11y/useSemanticElements: rows lie where their place says, which list elements cannot; the roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the list has the focus and names the row under the cursor as its active descendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the list has the keys
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import './rows.css'

/** The cursor of a list, for keys that belong to the whole screen. */
export interface Cursor {
  /** The row it is on; −1: none. */
  readonly index: number
  /** Rows further down, or up. Returns the row it is on then. */
  step(by: number): number
  put(index: number): void
}

const isByKeys = (element: Element | null): boolean => element?.matches(':focus-visible') === true

export function Rows({
  label,
  count,
  height,
  render,
  onOpen,
  onKey,
  onShown,
  onCursor,
  cursor,
  isHead = () => false,
  isSelected,
  state,
  shape = '',
  top,
  at = -1,
  rowClass = '',
  className = '',
  listRef,
  scroller,
  air = 24,
}: {
  label: string
  count: number
  /** Pixels of a row. */
  height: (index: number) => number
  render: (index: number) => ReactNode
  onOpen: (index: number, event: KeyboardEvent | MouseEvent) => void
  /** Further keys; true when it was one. `index` is −1 without a cursor. */
  onKey?: (event: KeyboardEvent, index: number) => boolean
  /** Rows now in view. */
  onShown?: (first: number, last: number) => void
  /** The cursor moved to this row. */
  onCursor?: (index: number) => void
  cursor?: RefObject<Cursor | null>
  /** Rows that the cursor passes over. */
  isHead?: (index: number) => boolean
  /** Given: rows can be chosen, several at once. */
  isSelected?: (index: number) => boolean
  /** What the rows answer; another one starts at its top without a cursor. */
  state: string
  /** How the rows are drawn; another one has other heights, and the same row at its top or under its cursor. */
  shape?: string
  /** Pixels scrolled at first. */
  top?: { readonly first: number; readonly onScroll: (top: number) => void }
  /** The row under the cursor at first; −1: none. */
  at?: number
  rowClass?: string
  className?: string
  listRef?: RefObject<HTMLDivElement | null>
  /** What scrolls, when it is more than the list. */
  scroller?: RefObject<HTMLElement | null>
  /** Pixels below the last row. */
  air?: number
}) {
  const id = useId()
  const own = useRef<HTMLDivElement>(null)
  const list = listRef ?? own
  const [active, setActive] = useState(at)
  const [margin, setMargin] = useState(0)
  const scrolls = () => (scroller ?? list).current
  const virtual = useVirtualizer({
    count,
    getScrollElement: scrolls,
    estimateSize: height,
    overscan: 12,
    paddingEnd: air,
    scrollMargin: margin,
    initialOffset: top?.first ?? 0,
  })
  // What stands above the list in the same scroller. Not before painting: an outer element has its ref only afterwards.
  useEffect(() => {
    const [frame, box] = [scroller?.current, list.current]
    if (!frame || !box) return
    const measure = () =>
      setMargin(
        Math.round(box.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop),
      )
    const watch = new ResizeObserver(measure)
    for (const child of frame.children) watch.observe(child)
    measure()
    return () => watch.disconnect()
  }, [scroller, list])
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again exactly when the rows change
  useEffect(() => virtual.measure(), [count, state, shape])
  const shownShape = useRef(shape)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was in view stays there exactly when the rows are drawn otherwise
  useLayoutEffect(() => {
    if (shownShape.current === shape) return
    shownShape.current = shape
    const atTop = virtual.getVirtualItemForOffset(virtual.scrollOffset ?? 0)?.index ?? 0
    virtual.measure()
    virtual.scrollToIndex(atTop, { align: 'start' })
    if (active >= 0) virtual.scrollToIndex(active, { align: 'auto' })
  }, [shape])
  const shownState = useRef(state)
  useEffect(() => {
    if (shownState.current === state) return
    shownState.current = state
    setActive(-1)
    if (scroller === undefined) list.current?.scrollTo({ top: 0 })
  }, [state, scroller, list])
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => onShown?.(first, last), [onShown, first, last])

  const put = (index: number) => {
    setActive(index)
    onCursor?.(index)
  }
  const step = (by: number): number => {
    let next = active
    for (let left = Math.abs(by); left > 0; left--) {
      let probe = next + Math.sign(by)
      while (probe >= 0 && probe < count && isHead(probe)) probe += Math.sign(by)
      if (probe < 0 || probe >= count) break
      next = probe
    }
    if (next < 0) return next
    put(next)
    virtual.scrollToIndex(next, { align: 'auto' })
    return next
  }
  useEffect(() => {
    if (cursor) cursor.current = { index: active, step, put: setActive }
  })
  const hasRows = count > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that come to a list with the keyboard's focus bring the cursor
  useEffect(() => {
    if (hasRows && active < 0 && document.activeElement === list.current && isByKeys(list.current)) step(1)
  }, [hasRows])
  const screen = () =>
    Math.max(1, Math.floor((scrolls()?.clientHeight ?? 600) / height(Math.max(0, active))) - 1)
  const keydown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (onKey?.(event, active)) {
      event.preventDefault()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'PageDown') step(screen())
    else if (event.key === 'PageUp') step(-screen())
    else if (event.key === 'Home') step(-count)
    else if (event.key === 'End') step(count)
    else if (event.key === 'Enter' && active >= 0) onOpen(active, event)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={list}
      className={`rows tight ${scroller === undefined ? 'scroll' : ''} ${className}`}
      role="listbox"
      aria-label={label}
      {...(isSelected === undefined ? {} : { 'aria-multiselectable': true })}
      tabIndex={0}
      {...(active < 0 ? {} : { 'aria-activedescendant': `${id}${active}` })}
      onKeyDown={keydown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && active < 0 && isByKeys(event.target)) step(1)
      }}
      {...(top === undefined ? {} : { onScroll: (event) => top.onScroll(event.currentTarget.scrollTop) })}
    >
      <div role="presentation" className="list-space" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const place = { transform: `translateY(${item.start - margin}px)`, height: item.size }
          if (isHead(item.index))
            return (
              <div key={item.key} role="presentation" className="list-row" style={place}>
                {render(item.index)}
              </div>
            )
          return (
            <div
              key={item.key}
              id={`${id}${item.index}`}
              role="option"
              aria-selected={isSelected === undefined ? item.index === active : isSelected(item.index)}
              aria-setsize={count}
              aria-posinset={item.index + 1}
              data-cursor={item.index === active || undefined}
              className={`list-row row ${rowClass}`}
              style={place}
              onClick={(event) => onOpen(item.index, event)}
            >
              {render(item.index)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
