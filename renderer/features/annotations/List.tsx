// The marks in rows of one height: the sentence, the note, tags and place. Click shows, Enter opens, the box or X chooses.
import { MessageSquareText, SquareCheck } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, memo, type RefObject, useEffect, useRef } from 'react'
import type { ListedMark } from '../../../electron/contract/marks.ts'
import { tell } from '../../api/failure.ts'
import type { LongAnswer } from '../../api/rows.ts'
import { commandIn } from '../../keys.ts'
import { ui } from '../../state/ui.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { when } from '../../strings/language.ts'
import { plainNote } from '../../ui/plain-note.ts'
import { type Cursor, Rows } from '../../ui/rows.tsx'
import { HighlightSign } from '../../ui/signs.tsx'
import { isTick, Tick } from '../../ui/tick.tsx'
import { idsBetween } from './actions.ts'
import { choose, isChosen, nothing, useFilter } from './filter.ts'

/** Pixels: two lines of the sentence and one below it; in a wide window the sentence has one line (annotations.css). */
const rowHeights = { narrow: 84, wide: 64 } as const

/** UTF-16 units before the quotation that leave room for it on two lines. */
const lead = 32

/** Rows around the cursor in which its mark is looked for after a change. */
const reach = 200

const shortened = (before: string): string =>
  before.length <= lead
    ? before
    : `…${before
        .slice(-lead)
        .toWellFormed()
        .replace(/^\ufffd/, '')}`

const Line = memo(function Line({ one, isOn }: { one: ListedMark; isOn: boolean }) {
  const t = useT()
  const language = useLanguage()
  return (
    <span className="mark-line" data-hl={one.color} data-done={one.done || undefined}>
      <Tick isOn={isOn} />
      <HighlightSign color={one.color} />
      <span className="mark-words">
        <span className="mark-sentence">
          {shortened(one.before)}
          <mark data-style={one.style}>{one.quote.replaceAll('\n', ' ')}</mark>
          {one.after}
        </span>
        <span className="mark-foot">
          {one.note === '' ? null : (
            <span className="mark-note clip">
              <MessageSquareText size={13} aria-hidden />
              {plainNote(one.note)}
            </span>
          )}
          {one.tags.slice(0, 4).map((tag) => (
            <span className="tag clip" key={tag}>
              {tag}
            </span>
          ))}
          {one.anchor === 'exact' || one.anchor === 'moved' ? null : (
            <span className="pill warn">{t(`annotations.${one.anchor}`)}</span>
          )}
          <span className="mark-place clip muted">{one.articleTitle}</span>
        </span>
      </span>
      <span className="mark-side">
        <time className="muted num" dateTime={new Date(one.createdAt).toISOString()}>
          {when(one.createdAt, language)}
        </time>
        {one.done ? <SquareCheck size={16} role="img" aria-label={t('annotate.done')} /> : null}
      </span>
    </span>
  )
})

export const open = (one: ListedMark): void =>
  ui.openArticle(one.articleId, { start: one.start, end: one.end, annotationId: one.id })

export function List({
  answer,
  query,
  listRef,
  cursor,
  hasDetail,
  hasOneLine,
}: {
  answer: LongAnswer<'annotations.find'>
  query: Parameters<typeof idsBetween>[0]
  listRef: RefObject<HTMLDivElement | null>
  cursor: RefObject<Cursor | null>
  /** Beside the list stands what the cursor is on; without it a click opens. */
  hasDetail: boolean
  /** The sentence has one line. */
  hasOneLine: boolean
}) {
  const t = useT()
  const chosen = useFilter((view) => view.chosen)
  const current = useFilter((view) => view.current)
  const { set } = useFilter.getState()
  /** Where a stretch begins. */
  const from = useRef(-1)
  const put = (index: number) => {
    const one = answer.row(index)
    if (one !== undefined && one !== useFilter.getState().current) set({ current: one })
  }
  // The list changed under the cursor: it stays on its mark where that still is, else at its place.
  useEffect(() => {
    const at = cursor.current?.index ?? -1
    const there = at < 0 ? undefined : answer.row(at)
    if (answer.isOld || there === undefined || there === current) return
    let near = at
    if (current !== null && there.id !== current.id)
      for (let by = 1; by <= reach && near === at; by++)
        near = [at - by, at + by].find((index) => answer.row(index)?.id === current.id) ?? at
    if (near !== at) cursor.current?.put(near)
    set({ current: answer.row(near) ?? null })
  })

  const stretch = (to: number) => {
    const start = from.current < 0 ? to : from.current
    const [a, b] = [Math.min(start, to), Math.max(start, to)]
    void idsBetween(query, a, b)
      .then((ids) => set({ chosen: choose(useFilter.getState().chosen, ids, true) }))
      .catch(tell)
  }
  const toggle = (index: number) => {
    const one = answer.row(index)
    if (one === undefined) return
    from.current = index
    set({ chosen: choose(chosen, [one.id], !isChosen(chosen, one.id)) })
  }
  const act = (index: number, event: KeyboardEvent | MouseEvent) => {
    const one = answer.row(index)
    if (one === undefined) return
    if (event.type === 'keydown') open(one)
    else if (event.shiftKey) stretch(index)
    else if (isTick(event.target) || event.ctrlKey || event.metaKey) toggle(index)
    else if (!hasDetail || (event as MouseEvent).detail > 1) open(one)
    else {
      from.current = index
      cursor.current?.put(index)
      set({ current: one })
    }
  }
  const key = (event: KeyboardEvent, index: number) => {
    const isChord = event.ctrlKey || event.metaKey
    if (isChord && event.code === 'KeyA') set({ chosen: { kind: 'all', except: new Set() } })
    else if (commandIn('list', event.nativeEvent) === 'list.choose') toggle(index)
    else if (isChord || event.altKey) return false
    else if (event.key === ' ') {
      if (event.shiftKey) stretch(index)
      else toggle(index)
    } else if (event.key === 'Escape' && chosen !== nothing) set({ chosen: nothing })
    else if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      if (from.current < 0) from.current = Math.max(0, index)
      stretch(cursor.current?.step(event.key === 'ArrowDown' ? 1 : -1) ?? 0)
    } else return false
    return true
  }
  return (
    <Rows
      label={t('annotations.list')}
      className="mark-rows tick-rows"
      count={answer.total}
      height={() => rowHeights[hasOneLine ? 'wide' : 'narrow']}
      listRef={listRef}
      cursor={cursor}
      state={JSON.stringify(query)}
      shape={hasOneLine ? 'wide' : 'narrow'}
      top={{ first: useFilter.getState().scroll, onScroll: (scroll) => set({ scroll }) }}
      onShown={answer.show}
      onCursor={put}
      onOpen={act}
      onKey={key}
      isSelected={(index) => {
        const one = answer.row(index)
        return one !== undefined && isChosen(chosen, one.id)
      }}
      render={(index) => {
        const one = answer.row(index)
        return one === undefined ? (
          <span className="mark-wait" />
        ) : (
          <Line one={one} isOn={isChosen(chosen, one.id)} />
        )
      }}
    />
  )
}
