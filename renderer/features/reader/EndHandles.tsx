// The two ends of the active mark, to be taken by pointer or keyboard: the mark follows as it is drawn.
import { useLayoutEffect, useRef } from 'react'
import type { AnnotationInContext } from '../../../electron/contract/model.ts'
import { between, type End, type Unit } from '../../article/ends.ts'
import type { Span } from '../../article/span-index.ts'
import type { Surface } from '../../article/surface.ts'
import { chordOf } from '../../keys.ts'
import { useT } from '../../strings/index.ts'
import { reading } from './store.ts'
import './end-handles.css'

/** Pixels from the edge of the screen within which a drag scrolls, and how far in a frame at most. */
const scrollZone = 48
const scrollMost = 14

export interface EndHandlesProps {
  readonly surface: Surface
  readonly mark: AnnotationInContext
  onReshape: (mark: AnnotationInContext, span: Span) => void
  onMove: (which: End, by: 1 | -1, unit?: Unit) => void
}

export function EndHandles(props: EndHandlesProps) {
  return (
    <>
      <Handle {...props} which="start" />
      <Handle {...props} which="end" />
    </>
  )
}

function Handle({ surface, mark, which, onReshape, onMove }: EndHandlesProps & { which: End }) {
  const t = useT()
  const handle = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const place = () => {
      const at = placeOf(surface, mark, which)
      if (!handle.current || !at) return
      Object.assign(handle.current.style, {
        left: `${at.left}px`,
        top: `${at.top}px`,
        height: `${at.height}px`,
      })
    }
    place()
    return surface.subscribe(place)
  }, [surface, mark, which])

  const onPointerDown = (event: React.PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    event.currentTarget.focus({ preventScroll: true })
    drag(surface, mark, which, event, (span) => onReshape(mark, span))
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null
    const chord = chordOf(event.nativeEvent)
    if (by === null || !/^(?:Mod\+)?Arrow/.test(chord)) return
    event.preventDefault()
    event.stopPropagation()
    onMove(which, by, chord.startsWith('Mod+') ? 'word' : 'character')
  }
  const text = surface.map.text
  const edge = mark[which]
  return (
    <div
      ref={handle}
      className={`end-handle ${which}`}
      data-hl={mark.color}
      data-keeps-selection=""
      role="slider"
      tabIndex={0}
      aria-label={t(which === 'start' ? 'annotate.startHandle' : 'annotate.endHandle')}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={text.length}
      aria-valuenow={edge}
      aria-valuetext={
        which === 'start' ? text.slice(edge, edge + 6) : text.slice(Math.max(0, edge - 6), edge)
      }
      title={t('annotate.handleHint')}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
    />
  )
}

/** Where a handle stands in the scroller's content: at the outer edge of the mark's first or last character. */
function placeOf(surface: Surface, span: Span, which: End) {
  const boxes = [...surface.map.toRange(span).getClientRects()].filter((box) => box.width > 0)
  const box = which === 'start' ? boxes[0] : boxes.at(-1)
  if (!box) return null
  const { scroller } = surface.viewport
  const frame = scroller.getBoundingClientRect()
  const x = which === 'start' ? box.left : box.right
  return { left: x - frame.left, top: box.top - frame.top + scroller.scrollTop, height: box.height }
}

/** Follows the pointer until it is let go; Esc, or the pointer's loss, leaves the mark as it was. */
function drag(
  surface: Surface,
  mark: AnnotationInContext,
  which: End,
  down: React.PointerEvent<HTMLDivElement>,
  onDone: (span: Span) => void,
): void {
  const { scroller } = surface.viewport
  const handle = down.currentTarget
  const fixed = which === 'start' ? mark.end : mark.start
  const from = handle.getBoundingClientRect()
  // The pointer holds the knob, which stands off the line; what is meant is the place beside it in the line.
  const held = { x: down.clientX - from.left, y: down.clientY - (from.top + from.height / 2) }
  let pointer = { x: down.clientX, y: down.clientY }
  let span: Span | null = null
  let frame = 0

  const follow = () => {
    const caret = document.caretPositionFromPoint(pointer.x - held.x, pointer.y - held.y)
    if (!caret || !surface.map.root.contains(caret.offsetNode)) return
    const next = between(surface.map.text, fixed, surface.map.toOffset(caret.offsetNode, caret.offset))
    if (!next || (next.start === span?.start && next.end === span.end)) return
    span = next
    reading.set({ draft: { id: mark.id, ...next } })
  }
  /** At the edge of the screen the text moves on by itself. */
  const scroll = () => {
    const { top, bottom } = scroller.getBoundingClientRect()
    const over = Math.min(0, pointer.y - top - scrollZone) || Math.max(0, pointer.y - bottom + scrollZone)
    if (over !== 0) {
      scroller.scrollTop += Math.sign(over) * Math.min(scrollMost, Math.abs(over) / 3)
      follow()
    }
    frame = requestAnimationFrame(scroll)
  }
  const onMove = (event: PointerEvent) => {
    pointer = { x: event.clientX, y: event.clientY }
    follow()
  }
  const end = (isKept: boolean) => {
    cancelAnimationFrame(frame)
    delete scroller.dataset.selecting
    for (const [name, listener] of listeners) window.removeEventListener(name, listener, true)
    if (isKept && span && (span.start !== mark.start || span.end !== mark.end)) onDone(span)
    reading.set({ draft: null })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end(false)
  }
  const listeners = [
    ['pointermove', onMove as EventListener],
    ['pointerup', () => end(true)],
    ['pointercancel', () => end(false)],
    ['keydown', onKey as EventListener],
  ] as const
  // The sheet reaches under the pane, and the handles let the pointer through to the text.
  scroller.dataset.selecting = ''
  for (const [name, listener] of listeners) window.addEventListener(name, listener, true)
  frame = requestAnimationFrame(scroll)
}
