// The keys of the reading screen that are not in the table of commands: colours, the caret, Esc.
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Color, colors, type MarkStyle } from '../../../electron/contract/model.ts'
import { type EntityType, entityTypes } from '../../../electron/contract/tags.ts'
import { caretBox, hasCaret, moveCaret, stepOf } from '../../article/caret.ts'
import type { Surface } from '../../article/surface.ts'
import { isWriting } from '../../commands.ts'

export interface KeyActions {
  readonly isKinds: boolean
  onMark: (look: { color?: Color; style?: MarkStyle }) => void
  onEntity: (type: EntityType) => void
  /** Gives the name under the selection the selection's ends. */
  onExtend: () => void
  /** Closes the innermost layer that is open. */
  onEscape: () => void
}

/** 1–5 (or 1–8 for kinds), U and Esc, wherever the focus is on this screen but in a field. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || isWriting(event.target))
        return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      // A dialog or menu on top keeps its keys.
      if (document.querySelector('[role=dialog],[role=menu],[role=listbox]:not([hidden])')) return
      const { isKinds, onMark, onEntity, onExtend, onEscape } = latest.current
      const digit = /^(?:Digit|Numpad)([1-8])$/.exec(event.code)?.[1]
      const color = colors[Number(digit) - 1]
      const kind = entityTypes[Number(digit) - 1]
      if (isKinds && kind) onEntity(kind)
      else if (isKinds && (event.code === 'Digit0' || event.code === 'Numpad0')) onExtend()
      else if (!isKinds && color) onMark({ color })
      else if (event.code === 'KeyU') onMark({ style: 'underline' })
      else if (event.key === 'Escape') onEscape()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Whether the caret stands in the part of the text that can be seen. */
function isInSight({ map, viewport }: Surface): boolean {
  const box = caretBox(map.root)
  const frame = viewport.scroller.getBoundingClientRect()
  return box !== null && box.bottom > frame.top && box.top < frame.bottom
}

/**
 * The caret of the text: ← and → (or any arrow with Shift) bring it out, then all arrows move it; without it ↑ and ↓
 * scroll, as a reader expects. Enter does what a click does there. A click puts it away and leaves its place.
 */
export function useCaret(
  surface: Surface | null,
  onEnter: (offset: number) => void,
): {
  isCaret: boolean
  hide: () => void
  onKeyDown: (event: React.KeyboardEvent) => void
} {
  const [isCaret, setCaret] = useState(false)
  const hide = useCallback(() => setCaret(false), [])
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!surface || event.defaultPrevented || event.nativeEvent.isComposing) return
    const { root } = surface.map
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      document.getSelection()?.selectAllChildren(root)
      event.preventDefault()
      return
    }
    const selection = document.getSelection()
    if (event.key === 'Enter' && isCaret && selection?.isCollapsed && selection.focusNode) {
      event.preventDefault()
      onEnter(surface.map.toOffset(selection.focusNode, selection.focusOffset))
      return
    }
    const step = stepOf(event)
    if (!step) return
    const brings = event.shiftKey || (step.granularity !== 'line' && step.granularity !== 'documentboundary')
    if (!isCaret && !brings) return
    event.preventDefault()
    // Where the reader is reading now, not where the keyboard stood some screens before.
    if (!hasCaret(root) || (!isCaret && selection?.isCollapsed && !isInSight(surface))) {
      const { node, offset } = surface.map.toPoint(surface.viewport.firstVisible())
      selection?.collapse(node, offset)
    }
    // The first key only shows where the caret stands, unless it already selects.
    if (isCaret || event.shiftKey) moveCaret(root, event.shiftKey ? 'extend' : 'move', step)
    setCaret(true)
    if (selection?.focusNode) surface.reveal(surface.map.toOffset(selection.focusNode, selection.focusOffset))
  }
  return { isCaret, hide, onKeyDown }
}
