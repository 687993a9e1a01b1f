// Dragging in the list, by pointer and by keyboard: what is dragged, where it may be let go, and the step that follows.
import { useRef, useState } from 'react'
import { type DragAndDropHooks, useDragAndDrop } from 'react-aria-components'
import { take } from './actions.ts'
import { stepOfDrop, type Target } from './drop.ts'
import { type Entry, entriesOf } from './entries.ts'
import type { Model } from './model.ts'
import { usePageView } from './view.ts'

const noHandlers = {
  onDragEnter: undefined,
  onDragOver: undefined,
  onDragLeave: undefined,
  onDrop: undefined,
}

export function useDrag(
  model: Model,
  entries: readonly Entry[],
  textOf: (entry: Entry) => string,
): DragAndDropHooks<Entry> {
  const dragged = useRef<string | null>(null)
  const [isDragging, setDragging] = useState(false)
  const { dragAndDropHooks } = useDragAndDrop<Entry>({
    getItems: (_, items) => items.map((entry) => ({ 'text/plain': textOf(entry) })),
    getAllowedDropOperations: () => ['move'],
    onDragStart: ({ keys }) => {
      dragged.current = String([...keys][0])
      setDragging(true)
    },
    onDragEnd: () => {
      dragged.current = null
      setDragging(false)
    },
    getDropOperation: (target) => {
      if (target.type !== 'item' || dragged.current === null) return 'cancel'
      const place: Target = { key: String(target.key), position: target.dropPosition }
      return stepOfDrop(model.desk, entries, dragged.current, place) === null ? 'cancel' : 'move'
    },
    onMove: ({ keys, target }) => {
      const what = String([...keys][0])
      const item = entries.find((entry) => entry.key === what)
      if (item !== undefined && item.kind !== 'head') usePageView.getState().put(item.item.place, 'articles')
      void take(model.desk.page.id, ({ desk, items }) =>
        stepOfDrop(desk, entriesOf(desk, items, usePageView.getState().closed), what, {
          key: String(target.key),
          position: target.dropPosition,
        }),
      )
    },
  })
  const { useDroppableCollection } = dragAndDropHooks
  if (useDroppableCollection === undefined) return dragAndDropHooks
  return {
    ...dragAndDropHooks,
    // Files dragged in from outside are not the list's: they go on to whoever takes files.
    useDroppableCollection: (...args) => {
      // biome-ignore lint/correctness/useHookAtTopLevel: it is a hook itself, called by the list at its top level
      const droppable = useDroppableCollection(...args)
      return isDragging
        ? droppable
        : { ...droppable, collectionProps: { ...droppable.collectionProps, ...noHandlers } }
    },
  }
}
