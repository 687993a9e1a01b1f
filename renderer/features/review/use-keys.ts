// The keys of the pile, by place on the keyboard; letters and input methods are left alone.
import { useEffect, useRef } from 'react'
import { type Grade, grades } from '../../../electron/contract/review.ts'
import { isWriting } from '../../keys.ts'

export interface KeyActions {
  reveal(): void
  grade(grade: Grade): void
  undo(): void
  open(): void
  cloze(): void
}

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('button, a, input, select, textarea, [role="radio"], [role="menuitem"]') !== null

/** Space or Enter shows, 1 to 4 grade, U takes back, O opens the article, C makes a cloze. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const keydown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (isWriting(event.target) || document.querySelector('.ui-overlay, .ui-popover')) return
      const act = latest.current
      const grade = grades[Number(/^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1]) - 1]
      if (grade !== undefined) act.grade(grade)
      else if (event.code === 'Space' || event.code === 'Enter' || event.code === 'NumpadEnter') {
        // A button that has the focus is what they press.
        if (isControl(event.target)) return
        act.reveal()
      } else if (event.code === 'KeyU') act.undo()
      else if (event.code === 'KeyO') act.open()
      else if (event.code === 'KeyC') act.cloze()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', keydown)
    return () => window.removeEventListener('keydown', keydown)
  }, [])
}
