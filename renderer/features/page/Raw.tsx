// The raw text of the page: only the rows in view are in the window; a caret goes through it by key and by click.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { useT } from '../../strings/index.ts'
import { placeUnder, stepInRaw } from './caret.ts'
import { useModel } from './context.ts'
import { RawRow } from './RawRow.tsx'
import './raw.css'
import { rowIndex } from './rows.ts'
import { usePageView } from './view.ts'

/** Pixels, as in raw.css: a row of one line, each further line, what is beside the text, and a character. */
const heights = { row: 30, line: 26, margins: 128, character: 15 } as const

export function Raw() {
  const t = useT()
  const { desk, rows } = useModel()
  const { text } = desk
  const caret = usePageView((view) => view.caret)
  const by = usePageView((view) => view.by)
  const { put } = usePageView.getState()
  const box = useRef<HTMLDivElement>(null)
  const goal = useRef<number | null>(null)
  const [spoken, setSpoken] = useState('')
  const at = rowIndex(rows, caret)
  const current = rows[at]?.item ?? null

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => {
      const row = rows[index]
      const room = Math.max(160, (box.current?.clientWidth ?? 600) - heights.margins)
      const lines = row === undefined ? 1 : Math.ceil(((row.end - row.start) * heights.character) / room)
      return heights.row + (lines - 1) * heights.line
    },
    getItemKey: (index) => rows[index]?.start ?? index,
    overscan: 8,
    paddingStart: 10,
    paddingEnd: 24,
  })

  // The caret is kept in view, whoever moved it. A row far away comes in first, then the line in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the caret, not every new list of rows
  useEffect(() => {
    const isThere = box.current?.querySelector('.desk-caret') != null
    if (!isThere) virtual.scrollToIndex(at, { align: 'center' })
    const frame = requestAnimationFrame(() =>
      box.current?.querySelector('.desk-caret')?.scrollIntoView({ block: 'nearest' }),
    )
    return () => cancelAnimationFrame(frame)
  }, [caret, by])

  // The page was opened to be worked on: keys go to its text at once.
  useEffect(() => box.current?.focus({ preventScroll: true }), [])

  const move = (place: number) => put(place, 'raw')
  const jump = (place: number) => {
    box.current?.focus()
    move(place)
  }
  const step = (way: 1 | -1) => {
    goal.current = null
    const place = stepInRaw(text, rows, caret, way)
    move(place)
    const row = rows[rowIndex(rows, place)]
    if (row === undefined) return
    const [before, after] = [text.slice(row.start, place), text.slice(place, row.end)]
    setSpoken(
      t('page.between', { before: [...before].at(-1) ?? '', after: [...after.slice(0, 2)].at(0) ?? '' }),
    )
  }
  /** One line up or down as lines are on the screen; the caret keeps its distance from the left. */
  const stepLine = (way: 1 | -1) => {
    const mark = box.current?.querySelector('.desk-caret')?.getBoundingClientRect()
    const next = rows[at + way]
    if (mark && box.current) {
      const x = goal.current ?? mark.left
      goal.current = x
      const own = box.current.querySelector(`[data-row="${rows[at]?.start}"] .desk-run`)
      const under = own ? placeUnder(x, mark.top + mark.height / 2 + way * heights.line, own) : null
      if (under !== null && under !== caret) return move(under)
      const line = next && box.current.querySelector(`[data-row="${next.start}"] .desk-run`)
      const edge = line?.getBoundingClientRect()
      const found = line && edge ? placeUnder(x, way === 1 ? edge.top + 12 : edge.bottom - 12, line) : null
      if (found !== null) return move(found)
    }
    if (next) move(way === 1 ? next.start : next.end)
  }
  const stepPage = (way: 1 | -1) => {
    const inView = Math.max(1, virtual.getVirtualItems().length - 18)
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + way * inView))]
    if (row) move(row.start)
  }
  const keydown = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey) return
    const isMod = event.ctrlKey || event.metaKey
    const row = rows[at]
    if (event.key === 'Home' || event.key === 'End') {
      goal.current = null
      const [first, last] = isMod ? [rows[0], rows.at(-1)] : [row, row]
      move(event.key === 'Home' ? (first?.start ?? 0) : (last?.end ?? 0))
    } else if (isMod) return
    else if (event.key === 'ArrowDown') stepLine(1)
    else if (event.key === 'ArrowUp') stepLine(-1)
    else if (event.key === 'ArrowRight') step(1)
    else if (event.key === 'ArrowLeft') step(-1)
    else if (event.key === 'PageDown') stepPage(1)
    else if (event.key === 'PageUp') stepPage(-1)
    else if (event.key === 'Enter' && (row?.to ?? row?.from)) move((row?.to ?? row?.from)?.place ?? caret)
    else return
    event.preventDefault()
  }
  const click = (event: MouseEvent) => {
    // Text that was selected to be copied stays selected.
    if (document.getSelection()?.isCollapsed === false || box.current === null) return
    goal.current = null
    const row = event.target instanceof Element ? event.target.closest('[data-row]') : null
    const place = placeUnder(event.clientX, event.clientY, box.current)
    const start = Number(row?.getAttribute('data-row') ?? -1)
    if (place !== null) move(place)
    else if (start >= 0) move(rows[rowIndex(rows, start)]?.end ?? start)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: only the rows in view are there, which a table cannot say
    <div
      ref={box}
      className="desk-raw scroll tight"
      role="grid"
      aria-label={t('page.raw')}
      aria-rowcount={rows.length}
      tabIndex={0}
      {...(rows[at] === undefined ? {} : { 'aria-activedescendant': `raw-${rows[at].start}` })}
      onKeyDown={keydown}
      onClick={click}
    >
      <div className="list-space" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="list-row"
              role="presentation"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <RawRow
                text={text}
                row={row}
                caret={item.index === at ? Math.min(Math.max(caret, row.start), row.end) : null}
                isCurrent={current !== null && row.item?.place === current.place}
                onJump={jump}
              />
            </div>
          )
        })}
      </div>
      <span className="sr" role="status">
        {spoken}
      </span>
    </div>
  )
}
