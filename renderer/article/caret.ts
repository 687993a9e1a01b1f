/** Reading and selecting with the keyboard: a caret in text that cannot be edited. */

type Alter = 'move' | 'extend'
type Granularity = 'character' | 'word' | 'line' | 'lineboundary' | 'documentboundary'
interface Step {
  readonly direction: 'backward' | 'forward'
  readonly granularity: Granularity
}

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

/** What a key does to the caret, or null when the key is not the caret's. */
export function stepOf(event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}): Step | null {
  const byWord = isMac ? event.altKey : event.ctrlKey
  if (event.metaKey || (event.altKey && !isMac)) return null
  switch (event.key) {
    case 'ArrowLeft':
      return { direction: 'backward', granularity: byWord ? 'word' : 'character' }
    case 'ArrowRight':
      return { direction: 'forward', granularity: byWord ? 'word' : 'character' }
    case 'ArrowUp':
      return { direction: 'backward', granularity: 'line' }
    case 'ArrowDown':
      return { direction: 'forward', granularity: 'line' }
    case 'Home':
      return { direction: 'backward', granularity: event.ctrlKey ? 'documentboundary' : 'lineboundary' }
    case 'End':
      return { direction: 'forward', granularity: event.ctrlKey ? 'documentboundary' : 'lineboundary' }
    default:
      return null
  }
}

/**
 * Moves or extends the selection inside `root`; a step that would leave it is taken back.
 * Returns whether the selection changed.
 */
export function moveCaret(root: HTMLElement, alter: Alter, step: Step): boolean {
  const selection = document.getSelection()
  if (!selection) return false
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  selection.modify(alter, step.direction, step.granularity)
  if (!selection.focusNode || !root.contains(selection.focusNode)) {
    if (anchorNode && focusNode) selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
    return false
  }
  return selection.focusNode !== focusNode || selection.focusOffset !== focusOffset
}

/** Whether the selection has its moving end in `root`. */
export function hasCaret(root: HTMLElement): boolean {
  const focus = document.getSelection()?.focusNode
  return focus != null && root.contains(focus)
}

/** Where the selection's moving end stands, in the window; null when it is not in `root`. */
export function caretBox(root: HTMLElement): DOMRect | null {
  const selection = document.getSelection()
  if (!selection?.focusNode || !root.contains(selection.focusNode)) return null
  const range = new Range()
  range.setStart(selection.focusNode, selection.focusOffset)
  const box = range.getClientRects()[0]
  if (box) return box
  const element =
    selection.focusNode instanceof Element ? selection.focusNode : selection.focusNode.parentElement
  return element?.getBoundingClientRect() ?? null
}
