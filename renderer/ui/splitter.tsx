// The edge between two panes: dragged, moved by arrow keys, put back by a double click.
import { useRef } from 'react'
import './splitter.css'

/** Pixels an arrow key moves it. */
const step = 16

export function Splitter({
  label,
  value,
  min,
  max,
  initial,
  side,
  onChange,
  onDone,
}: {
  label: string
  /** Width of the pane in pixels. */
  value: number
  min: number
  max: number
  /** What a double click goes back to. */
  initial: number
  /** Where the pane stands from the edge. */
  side: 'left' | 'right'
  onChange: (width: number) => void
  /** The edge was let go. */
  onDone?: (width: number) => void
}) {
  const from = useRef<{ x: number; width: number } | null>(null)
  const clamp = (width: number) => Math.min(max, Math.max(min, Math.round(width)))
  const set = (width: number) => {
    onChange(clamp(width))
    onDone?.(clamp(width))
  }
  const towards = side === 'left' ? 1 : -1
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved; a focusable separator with a value is the pattern for a splitter
    <div
      className="ui-splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width: value }
        event.preventDefault()
      }}
      onPointerMove={(event) => {
        if (from.current === null) return
        onChange(clamp(from.current.width + (event.clientX - from.current.x) * towards))
      }}
      onPointerUp={() => {
        if (from.current !== null) onDone?.(value)
        from.current = null
      }}
      onDoubleClick={() => set(initial)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') set(value - step * towards)
        else if (event.key === 'ArrowRight') set(value + step * towards)
        else if (event.key === 'Home') set(min)
        else if (event.key === 'End') set(max)
        else return
        event.preventDefault()
      }}
    />
  )
}
