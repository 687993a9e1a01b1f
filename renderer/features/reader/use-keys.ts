// The keys of the reading screen that hold in a layer or are no command: kinds of entity, the caret, Esc.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { EntityType } from '../../../electron/contract/tags.ts'
import { caretBox, hasCaret, moveCaret, stepOf } from '../../article/caret.ts'
import type { Surface } from '../../article/surface.ts'
import { commandIn, isWriting } from '../../keys.ts'
import { kindOf } from './kind-keys.ts'

export interface KeyActions {
  /** The selection bar shows the kinds of entity. */
  readonly isKinds: boolean
  onEntity: (type: EntityType) => void
  /** Gives the name under the selection the selection's ends. */
  onExtend: () => void
  /** Closes the innermost layer that is open. */
  onEscape: () => void
}

/** Whether a key is this screen's: not in a field, and nothing with keys of its own lies on top. */
function isOurs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || isWriting(event.target)) return false
  return !document.querySelector('[role=dialog],[role=menu],[role=listbox]:not([hidden])')
}

/** Esc, and the keys of the kinds while these are shown, wherever the focus is on this screen but in a field. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (event.key !== 'Escape' || !isOurs(event)) return
      latest.current.onEscape()
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  const { isKinds } = actions
  useEffect(() => {
    if (!isKinds) return
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandIn('name', event)
      const kind = kindOf(command)
      if (command === null || !isOurs(event)) return
      if (kind) latest.current.onEntity(kind)
      else if (command === 'name.extend') latest.current.onExtend()
      else return
      event.preventDefault()
    }
    // In the capture phase: the same keys are other commands otherwise, and a layer on top comes first.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [isKinds])
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
    if (!surface || event.defaultPrevented) return
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
    // Between two lines the browser draws the caret at the end of the upper one, which may be half out of sight.
    const { scroller } = surface.viewport
    const above = scroller.getBoundingClientRect().top - (caretBox(root)?.top ?? Number.POSITIVE_INFINITY)
    if (above > 0) scroller.scrollTop -= above
  }
  return { isCaret, hide, onKeyDown }
}
