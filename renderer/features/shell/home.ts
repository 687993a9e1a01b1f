// Where the keyboard goes when another screen comes on show: to its text or list, not back to the rail.
import { useEffect, useRef } from 'react'
import { useUi } from '../../state/ui.ts'

/** Milliseconds in which a screen may bring what it shows. */
const patience = 5000

/** What is read and scrolled: an article, the page of an entity. */
const text = '.stage .article-text, .stage [data-home]'
/** Screens of choices: the first of them. */
const choice = '.stage input:checked'
/** Who calls for the search again wants to ask again. */
const field = '.stage [type="search"], .stage [role="searchbox"]'
const homes = `${text}, .stage [role="grid"][tabindex="0"], .stage .rows[tabindex="0"], .stage .ui-empty button`

/** The focus is nowhere, or stayed on the frame. */
const isAstray = (at: Element | null): boolean =>
  at === null || at === document.body || at.closest('.rail, .titlebar, .ui-overlay') !== null

/** Follows the screen. */
export function useHome(): void {
  const screen = useUi((ui) => ui.screen)
  const articleId = useUi((ui) => ui.articleId)
  const entityId = useUi((ui) => ui.entityId)
  const calls = useUi((ui) => ui.calls)
  const byKeys = useRef(false)
  const known = useRef<{ screen: string; articleId: string | null; entityId: string | null } | null>(null)
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen, article or entity, or a call, is what sends the focus home
  useEffect(() => {
    const before = known.current
    known.current = { screen, articleId, entityId }
    // At the start too the arrows go to what is on show; no ring says so before a key is pressed.
    const isStart = before === null
    // The screen on show is called for again: back from its fields and tools to what it shows.
    const isAgain =
      before?.screen === screen && before.articleId === articleId && before.entityId === entityId
    if (isAgain && !byKeys.current) return
    const end = performance.now() + patience
    let frame = 0
    const look = () => {
      const at = document.activeElement
      // A person who came by mouse may have the focus where it was pressed; but ↑ and ↓ are to scroll the text.
      if (!isAgain && (byKeys.current ? !isAstray(at) : at !== document.body)) return
      const isOfChoices = screen === 'export' || screen === 'settings'
      const byKey = isAgain && screen === 'search' ? field : isOfChoices ? choice : homes
      const wanted = byKeys.current || isStart ? byKey : text
      const home = document.querySelector<HTMLElement>(wanted)
      // A layer that goes gives the focus back first.
      if (home !== null && document.querySelector('.ui-overlay, .ui-popover') === null)
        home.focus({ preventScroll: true, focusVisible: byKeys.current } as FocusOptions)
      else if (performance.now() < end) frame = requestAnimationFrame(look)
    }
    frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [screen, articleId, entityId, calls])
}
