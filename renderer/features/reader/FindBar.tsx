// Find in the article: all hits painted, one of them current.
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { inLayer } from '../../article/layers.ts'
import type { Span } from '../../article/span-index.ts'
import type { Surface } from '../../article/surface.ts'
import { useT } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { isComposing } from '../../ui/note-editor.tsx'
import './boxes.css'

/** Every place where `query` stands, letter case aside; none for blanks alone. Hits do not overlap. */
export function findAll(text: string, query: string): Span[] {
  const wanted = query.trim().toLowerCase()
  const lower = text.toLowerCase()
  // A few letters of other scripts change their length in lower case; then offsets would be off.
  const within = lower.length === text.length ? lower : text
  const hits: Span[] = []
  if (wanted === '') return hits
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length))
    hits.push({ start: at, end: at + wanted.length })
  return hits
}

export function FindBar({ surface, onClose }: { surface: Surface; onClose: () => void }) {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState(() => document.getSelection()?.toString().trim().slice(0, 80) ?? '')
  const deferred = useDeferredValue(query)
  const hits = useMemo(() => findAll(surface.map.text, deferred), [surface, deferred])
  const [at, setAt] = useState(0)

  useEffect(() => field.current?.select(), [])
  useEffect(() => {
    surface.paint('find', hits, inLayer('find'))
    // The first hit at or after what is on the screen.
    const first = hits.findIndex((hit) => hit.start >= surface.viewport.firstVisible())
    setAt(Math.max(0, first))
    return () => surface.unpaint('find')
  }, [surface, hits])
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
          if (isComposing(event)) return
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') onClose()
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
      <IconButton label={t('reader.findPrevious')} isDisabled={hits.length === 0} onPress={() => step(-1)}>
        <ChevronUp size={16} />
      </IconButton>
      <IconButton label={t('reader.findNext')} isDisabled={hits.length === 0} onPress={() => step(1)}>
        <ChevronDown size={16} />
      </IconButton>
      <IconButton label={t('do.close')} onPress={onClose}>
        <X size={16} />
      </IconButton>
    </search>
  )
}
