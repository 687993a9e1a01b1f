// The keys of the list. Rows that were never in view are asked for by their place.
import type { KeyboardEvent } from 'react'
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import type { Listing } from './use-listing.ts'
import { useView } from './view.ts'

export function useListKeys({
  listing: { choice, rows, outline },
  show,
  screenful,
  onOpen,
  onRemove,
}: {
  listing: Listing
  /** Brings the article at a place into view. */
  show: (at: number) => void
  /** Articles in one screen. */
  screenful: () => number
  onOpen: (id: string) => void
  onRemove: () => void
}) {
  const { stepTo, choose, toggle, chooseAll, clearChoice } = useView.getState()
  const idsFrom = async (from: number, to: number): Promise<readonly string[]> => {
    const known = Array.from({ length: to - from }, (_, i) => rows.row(from + i)?.id)
    if (known.every((id) => id !== undefined)) return known
    return call('listing.ids', { ...choice, offset: from, limit: Math.max(1, to - from) })
  }
  /** Chooses from where the run began to `at`. */
  const extendTo = (at: number) => {
    const { anchorAt } = useView.getState()
    show(at)
    idsFrom(Math.min(anchorAt, at), Math.max(anchorAt, at) + 1)
      .then((ids) => {
        const id = at < anchorAt ? ids[0] : ids.at(-1)
        if (id !== undefined) choose(ids, id, at)
      })
      .catch(tell)
  }
  const goTo = (at: number) => {
    show(at)
    const known = rows.row(at)
    if (known !== undefined) stepTo(known.id, at)
    else
      idsFrom(at, at + 1)
        .then(([id]) => id !== undefined && stepTo(id, at))
        .catch(tell)
  }
  const step = (by: number, isExtending: boolean) => {
    if (outline.total === 0) return
    const { activeId, activeAt } = useView.getState()
    const at = Math.min(outline.total - 1, Math.max(0, activeId === null ? 0 : activeAt + by))
    if (isExtending) extendTo(at)
    else goTo(at)
  }
  const keydown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const { activeId, activeAt, chosen } = useView.getState()
    const isMod = event.ctrlKey || event.metaKey
    if (event.key === 'ArrowDown') step(1, event.shiftKey)
    else if (event.key === 'ArrowUp') step(-1, event.shiftKey)
    else if (event.key === 'PageDown') step(screenful(), event.shiftKey)
    else if (event.key === 'PageUp') step(-screenful(), event.shiftKey)
    else if (event.key === 'Home') step(-outline.total, event.shiftKey)
    else if (event.key === 'End') step(outline.total, event.shiftKey)
    else if (event.key === 'Enter' && activeId !== null) onOpen(activeId)
    else if (event.key === ' ' && activeId !== null) toggle(activeId, activeAt)
    else if (event.code === 'KeyA' && isMod)
      idsFrom(0, outline.total)
        .then((ids) => chooseAll(ids))
        .catch(tell)
    else if (event.key === 'Escape' && chosen.size > 0) clearChoice()
    else if (event.key === 'Delete' && activeId !== null) onRemove()
    else return
    event.preventDefault()
  }
  return { keydown, extendTo }
}
