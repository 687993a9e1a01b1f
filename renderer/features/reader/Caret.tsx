// A caret in text that cannot be edited, so that a person sees where the keyboard stands.
import { useEffect, useRef } from 'react'
import { caretBox } from '../../article/caret.ts'
import type { Surface } from '../../article/surface.ts'

export function Caret({ surface }: { surface: Surface }) {
  const caret = useRef<HTMLElement>(null)
  useEffect(() => {
    const place = () => {
      if (!caret.current) return
      const box = caretBox(surface.map.root)
      caret.current.hidden = box === null
      if (!box) return
      const { scroller } = surface.viewport
      const frame = scroller.getBoundingClientRect()
      caret.current.style.left = `${box.left - frame.left}px`
      caret.current.style.top = `${box.top - frame.top + scroller.scrollTop}px`
      caret.current.style.height = `${box.height}px`
    }
    place()
    document.addEventListener('selectionchange', place)
    const stop = surface.subscribe(place)
    return () => {
      document.removeEventListener('selectionchange', place)
      stop()
    }
  }, [surface])
  return <i ref={caret} className="reader-caret" aria-hidden="true" hidden />
}
