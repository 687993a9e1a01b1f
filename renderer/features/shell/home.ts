// Where the keyboard goes when another screen comes on show: to its text or list, not back to the rail.
import { useEffect, useRef } from 'react'
import { useUi } from '../../state/ui.ts'

/** Milliseconds in which a screen may bring what it shows. */
const patience = 5000

const text = '.stage .article-text'
const homes = `${text}, .stage [role="grid"][tabindex="0"], .stage .rows[tabindex="0"]`

/** The focus is nowhere, or stayed on the frame. */
const isAstray = (at: Element | null): boolean =>
  at === null || at === document.body || at.closest('.rail, .titlebar, .ui-overlay') !== null

/** Follows the screen. */
export function useHome(): void {
  const screen = useUi((ui) => ui.screen)
  const articleId = useUi((ui) => ui.articleId)
  const byKeys = useRef(false)
  const isStart = useRef(true)
  useEffect(() => {
    const key = () => {
      byKeys.current = true
    }
    const pointer = () => {
      byKeys.current = false
    }
    window.addEventListener('keydown', key, true)
    window.addEventListener('pointerdown', pointer, true)
    return () => {
      window.removeEventListener('keydown', key, true)
      window.removeEventListener('pointerdown', pointer, true)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen or article is what sends the focus home
  useEffect(() => {
    if (isStart.current) {
      isStart.current = false
      return
    }
    const end = performance.now() + patience
    let frame = 0
    const look = () => {
      const at = document.activeElement
      // A person who came by mouse may have the focus where it was pressed; but ↑ and ↓ are to scroll the text.
      if (byKeys.current ? !isAstray(at) : at !== document.body) return
      const home = document.querySelector<HTMLElement>(byKeys.current ? homes : text)
      // A layer that goes gives the focus back first.
      if (home !== null && document.querySelector('.ui-overlay, .ui-popover') === null)
        home.focus({ preventScroll: true, focusVisible: byKeys.current } as FocusOptions)
      else if (performance.now() < end) frame = requestAnimationFrame(look)
    }
    frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [screen, articleId])
}
