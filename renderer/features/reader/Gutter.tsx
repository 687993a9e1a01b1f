// The sign of each mark stands in the margin at its first line, like a note in the head margin of an old book.
import { memo, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { AnnotationInContext } from '../../../electron/contract/model.ts'
import { useColorNames } from '../../api/color-names.ts'
import type { Surface } from '../../article/surface.ts'
import { useT } from '../../strings/index.ts'
import { HighlightSign } from '../../ui/signs.tsx'
import type { Marks } from './library.ts'
import './gutter.css'

/** Places for signs beside one line: of more marks the first has its sign, and the others are counted. */
const places = 2

interface Row {
  readonly top: number
  readonly height: number
  readonly marks: AnnotationInContext[]
}

export const Gutter = memo(function Gutter({
  surface,
  marks,
  activeId,
  onActivate,
}: {
  surface: Surface
  marks: Marks
  activeId: string | null
  onActivate: (mark: AnnotationInContext) => void
}) {
  const t = useT()
  const names = useColorNames()
  const version = useSyncExternalStore(surface.subscribe, surface.version)
  const [rows, setRows] = useState<readonly Row[]>([])

  // biome-ignore lint/correctness/useExhaustiveDependencies: lines stand elsewhere with each version of the surface
  useLayoutEffect(() => {
    const near = surface.near
    const found = new Map<number, Row>()
    for (const mark of marks.index.overlapping(near.start, near.end)) {
      if (mark.start < near.start) continue
      const line = surface.viewport.lineOf(mark.start)
      // Of one line, whatever the type size of the characters in it.
      const key = Math.round(line.top + line.height / 2)
      const row = found.get(key)
      if (row) row.marks.push(mark)
      else found.set(key, { ...line, marks: [mark] })
    }
    setRows([...found.values()])
  }, [surface, version, marks])

  return (
    <div className="gutter">
      {rows.map((row) => {
        // The active one is always among those shown.
        const shown = [...row.marks].sort((a, b) => Number(b.id === activeId) - Number(a.id === activeId))
        const signs = row.marks.length > places ? places - 1 : places
        return (
          <div key={row.top} style={{ top: row.top, height: row.height }}>
            {shown.slice(0, signs).map((mark) => (
              <button
                key={mark.id}
                type="button"
                tabIndex={-1}
                aria-pressed={mark.id === activeId}
                data-done={mark.done || undefined}
                aria-label={t('annotate.card', { color: names[mark.color], quote: mark.quote })}
                title={names[mark.color]}
                onClick={() => onActivate(mark)}
              >
                <HighlightSign color={mark.color} />
              </button>
            ))}
            {row.marks.length > signs ? <small>+{row.marks.length - signs}</small> : null}
          </div>
        )
      })}
    </div>
  )
})
