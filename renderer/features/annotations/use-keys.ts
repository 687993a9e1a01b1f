// The keys of the list that work wherever the focus is on this screen but in a field.
import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Color, colors } from '../../../electron/contract/model.ts'
import { useCommand } from '../../commands.ts'
import { commandIn, isWriting } from '../../keys.ts'
import type { Cursor } from '../../ui/rows.tsx'
import { changeMany, marksOf, removeMany } from './actions.ts'
import type { Field } from './Detail.tsx'
import { choose, countChosen, isChosen, useFilter } from './filter.ts'

/** What a command is about: the chosen marks, else the one under the cursor; null without either. */
function meant(): Parameters<typeof changeMany>[0] | null {
  const { chosen, current } = useFilter.getState()
  if (countChosen(chosen, Number.POSITIVE_INFINITY) > 0) return marksOf(chosen)
  return current === null ? null : { ids: [current.id] }
}

/** J and K move the cursor, X chooses, digits colour, N and T lead to the fields; returns the field asked for. */
export function useKeys(cursor: RefObject<Cursor | null>): [wanted: Field | null, reached: () => void] {
  const [wanted, want] = useState<Field | null>(null)
  useCommand('mark.next', () => cursor.current?.step(1))
  useCommand('mark.previous', () => cursor.current?.step(-1))
  useCommand('mark.note', () => want('note'))
  useCommand('mark.tag', () => want('tags'))
  useCommand('mark.remove', () => {
    const { current } = useFilter.getState()
    if (current !== null) void removeMany({ ids: [current.id] })
  })
  useCommand('mark.done', () => {
    const { current } = useFilter.getState()
    const marks = meant()
    if (marks !== null) void changeMany(marks, { done: !(current?.done ?? false) })
  })
  const color = (next: Color) => {
    const marks = meant()
    if (marks !== null) void changeMany(marks, { color: next })
  }
  const [key, ask, data, view, todo] = colors
  useCommand(`mark.${key}`, () => color(key))
  useCommand(`mark.${ask}`, () => color(ask))
  useCommand(`mark.${data}`, () => color(data))
  useCommand(`mark.${view}`, () => color(view))
  useCommand(`mark.${todo}`, () => color(todo))
  useChoosing()
  return [wanted, useRef(() => want(null)).current]
}

/** `list.choose` chooses the mark under the cursor when the list has not the focus; there it is the list's. */
function useChoosing(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isWriting(event.target)) return
      if (commandIn('list', event) !== 'list.choose') return
      if (document.querySelector('[role=dialog],[role=menu]')) return
      const { chosen, current, set } = useFilter.getState()
      if (current === null) return
      set({ chosen: choose(chosen, [current.id], !isChosen(chosen, current.id)) })
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
