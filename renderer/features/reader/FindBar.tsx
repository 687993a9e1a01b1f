// Find in the article: all hits painted, one of them current.
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { findAll, foldText } from '../../article/find.ts'
import { inLayer } from '../../article/layers.ts'
import type { Surface } from '../../article/surface.ts'
import { useCommand } from '../../commands.ts'
import { useT } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import './boxes.css'

/** As much of a selection as is worth looking for. */
const longestStart = 80

/** What the library's search found here, and where: the bar opens on it and leaves the focus in the text. */
export interface Asked {
  readonly query: string
  readonly start: number
}

export function FindBar({
  surface,
  asked,
  onClose,
}: {
  surface: Surface
  asked: Asked | null
  onClose: () => void
}) {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState(
    () => asked?.query ?? document.getSelection()?.toString().trim().slice(0, longestStart) ?? '',
  )
  const deferred = useDeferredValue(query)
  const folded = useMemo(() => foldText(surface.map.text), [surface])
  const hits = useMemo(() => findAll(folded, deferred), [folded, deferred])
  const [at, setAt] = useState(0)

  useEffect(() => {
    if (asked === null) field.current?.select()
  }, [asked])
  useEffect(() => {
    surface.paint('find', hits, inLayer('find'))
    // What was asked for, or the first hit at or after what is on the screen.
    const from = asked?.query === query ? asked.start : surface.viewport.firstVisible()
    const first = hits.findIndex((hit) => hit.start >= from)
    setAt(Math.max(0, first))
    return () => surface.unpaint('find')
  }, [surface, hits, asked, query])
  useEffect(() => {
    const hit = hits[at]
    surface.paint('found', hit ? [hit] : [], inLayer('found'))
    if (hit) {
      const line = surface.viewport.lineOf(hit.start)
      const { scrollTop, clientHeight } = surface.viewport.scroller
      const isSeen = line.top > scrollTop && line.top + line.height < scrollTop + clientHeight
      if (!isSeen) void surface.goTo(hit, { flash: false })
    }
    return () => surface.unpaint('found')
  }, [surface, hits, at])

  const step = (by: 1 | -1) => {
    if (hits.length > 0) setAt((at + by + hits.length) % hits.length)
  }
  /** Back to the text, with the caret at what was found last. */
  const close = () => {
    const hit = hits[at]
    onClose()
    surface.map.root.focus({ preventScroll: true })
    if (!hit) return
    const { node, offset } = surface.map.toPoint(hit.start)
    document.getSelection()?.collapse(node, offset)
  }
  useCommand('edit.find', () => {
    field.current?.focus()
    field.current?.select()
  })
  useCommand('edit.findNext', () => step(1))
  useCommand('edit.findPrevious', () => step(-1))
  return (
    <search className="find-bar">
      <Search size={16} aria-hidden />
      <input
        ref={field}
        aria-label={t('reader.find')}
        placeholder={t('reader.find')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <output className="num muted">
        {deferred.trim() === ''
          ? ''
          : hits.length === 0
            ? t('reader.findNone')
            : t('reader.nOfM', { n: Math.min(at + 1, hits.length), m: hits.length })}
      </output>
      <IconButton
        label={t('reader.findPrevious')}
        command="edit.findPrevious"
        isDisabled={hits.length === 0}
        onPress={() => step(-1)}
      >
        <ChevronUp size={16} />
      </IconButton>
      <IconButton
        label={t('reader.findNext')}
        command="edit.findNext"
        isDisabled={hits.length === 0}
        onPress={() => step(1)}
      >
        <ChevronDown size={16} />
      </IconButton>
      <IconButton label={t('do.close')} onPress={close}>
        <X size={16} />
      </IconButton>
    </search>
  )
}
