// 批注: the marks of the article one under the other, by colour if wanted; and those that lost their passage.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { type AnnotationInContext, type Color, colors } from '../../../electron/contract/model.ts'
import { useColorNames } from '../../api/color-names.ts'
import { useT } from '../../strings/index.ts'
import { HighlightSign } from '../../ui/signs.tsx'
import { Card } from './annotate/Card.tsx'
import type { Marks } from './library.ts'
import { NoMarks } from './NoMarks.tsx'
import './mark-list.css'

/** Pixels of a card with a short note, before it is measured. */
const usualHeight = 108

export function MarkList({
  marks,
  active,
  onActivate,
  onLeave,
}: {
  marks: Marks
  active: AnnotationInContext | null
  onActivate: (mark: AnnotationInContext) => void
  onLeave: () => void
}) {
  const t = useT()
  const names = useColorNames()
  const [only, setOnly] = useState<Color | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const all = [...marks.placed, ...marks.lost]
  const shown = only === null ? all : all.filter((mark) => mark.color === only)
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: 6,
  })
  const activeAt = shown.findIndex((mark) => mark.id === active?.id)
  useEffect(() => {
    if (activeAt >= 0) virtual.scrollToIndex(activeAt, { align: 'auto' })
  }, [activeAt, virtual])

  return (
    <div className="pane-list">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend that the row has no room for */}
      <div className="mark-filter" role="group" aria-label={t('pane.filter')}>
        <button type="button" aria-pressed={only === null} onClick={() => setOnly(null)}>
          {t('pane.all')}
          <small className="num">{all.length}</small>
        </button>
        {colors.map((color) => (
          <button
            key={color}
            type="button"
            aria-pressed={only === color}
            title={names[color]}
            onClick={() => setOnly(only === color ? null : color)}
          >
            <HighlightSign color={color} />
            <small className="num">{all.filter((mark) => mark.color === color).length}</small>
          </button>
        ))}
      </div>
      <div className="scroll" ref={scroller}>
        {all.length === 0 ? (
          <NoMarks />
        ) : shown.length === 0 ? (
          <p className="pane-empty">{t('pane.noMarksOfColor')}</p>
        ) : null}
        <div className="virtual" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const mark = shown[item.index] as AnnotationInContext
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {mark === marks.lost[0] ? <h3>{t('pane.lost')}</h3> : null}
                <Card
                  mark={mark}
                  isActive={mark.id === active?.id}
                  isFull
                  onActivate={onActivate}
                  onLeave={onLeave}
                />
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
