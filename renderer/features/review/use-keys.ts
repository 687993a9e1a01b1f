// The keys of the pile, commands of the table; Enter too shows what is hidden.
import { useEffect, useRef } from 'react'
import type { Grade } from '../../../electron/contract/review.ts'
import { useCommand } from '../../commands.ts'
import { commandIn, isWriting } from '../../keys.ts'

export interface KeyActions {
  reveal(): void
  grade(grade: Grade): void
  open(): void
  cloze(): void
}

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('button, a, input, select, textarea, [role="radio"], [role="menuitem"]') !== null

const isBare = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey

/** Answers the keys of the card on show. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useCommand('card.again', () => actions.grade('again'))
  useCommand('card.hard', () => actions.grade('hard'))
  useCommand('card.good', () => actions.grade('good'))
  useCommand('card.easy', () => actions.grade('easy'))
  useCommand('card.cloze', actions.cloze)
  useCommand('card.open', actions.open)
  useEffect(() => {
    const keydown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return
      const isPressed = ['Enter', 'NumpadEnter'].includes(event.code) && isBare(event)
      if (!isPressed && commandIn('card', event) !== 'card.reveal') return
      // A field writes with them, and a button that has the focus is what they press.
      if (isWriting(event.target) || isControl(event.target)) return
      if (document.querySelector('.ui-overlay, .ui-popover')) return
      latest.current.reveal()
      event.preventDefault()
    }
    window.addEventListener('keydown', keydown)
    return () => window.removeEventListener('keydown', keydown)
  }, [])
}
