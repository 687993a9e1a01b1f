// Follows what is selected in the text, by mouse or keyboard, as offsets.
import { useEffect } from 'react'
import type { Article } from '../../../electron/contract/model.ts'
import type { Surface } from '../../article/surface.ts'
import { useUi } from '../../state/ui.ts'

/** Elements that take the focus without ending the selection. */
const keepsSelection = '[data-keeps-selection]'

/** Keeps `ui.selection` in step; while the pointer is down it waits, so that nothing pops up under it. */
export function useSelection(article: Pick<Article, 'id' | 'revision'>, surface: Surface | null): void {
  const setSelection = useUi((ui) => ui.setSelection)
  useEffect(() => {
    if (!surface) return
    const { root } = surface.map
    let isDown = false
    const read = () => {
      if (isDown || document.activeElement?.closest(keepsSelection)) return
      const selection = document.getSelection()
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
      const isOurs = range !== null && !range.collapsed && root.contains(selection?.anchorNode ?? null)
      const span = isOurs ? surface.map.spanOf(within(root, range)) : null
      const before = useUi.getState().selection
      if (span === null && before === null) return
      if (span && before?.start === span.start && before.end === span.end) return
      setSelection(span && { articleId: article.id, revision: article.revision, ...span })
    }
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || !(event.target instanceof Node) || !root.contains(event.target)) return
      isDown = true
      // A drag past the end of a line means the line, not the pane beside it and all the text before that.
      surface.viewport.scroller.dataset.selecting = ''
      setSelection(null)
    }
    const onUp = () => {
      if (!isDown) return
      isDown = false
      delete surface.viewport.scroller.dataset.selecting
      // The browser drops a selection that was clicked upon only after this event.
      requestAnimationFrame(read)
    }
    document.addEventListener('selectionchange', read)
    window.addEventListener('pointerdown', onDown)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onUp)
    return () => {
      document.removeEventListener('selectionchange', read)
      window.removeEventListener('pointerdown', onDown)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onUp)
      setSelection(null)
    }
  }, [article.id, article.revision, surface, setSelection])
}

/** As much of a range as lies in the text: a drag may have left it at any side. */
function within(root: HTMLElement, range: Range): Range {
  const part = range.cloneRange()
  if (!root.contains(part.startContainer)) part.setStart(root, 0)
  if (!root.contains(part.endContainer)) part.setEnd(root, root.childNodes.length)
  return part
}

/** Ends the selection, here and in the browser. */
export function clearSelection(): void {
  document.getSelection()?.removeAllRanges()
  useUi.getState().setSelection(null)
}
