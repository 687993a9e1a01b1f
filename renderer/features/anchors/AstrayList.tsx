// The marks that have no sure place, in rows: the words they were on, their article, how they stand.
import { type RefObject, useCallback } from 'react'
import type { Astray } from '../../../electron/contract/anchors.ts'
import type { LongAnswer } from '../../api/rows.ts'
import { useT } from '../../strings/index.ts'
import { percent } from '../../strings/language.ts'
import { type Cursor, Rows } from '../../ui/rows.tsx'
import { HighlightSign } from '../../ui/signs.tsx'

const rowHeight = 76

/** How a mark stands: kept as a note, lost, or a guess and how sure it is. */
export function Standing({ mark }: { mark: Astray }) {
  const t = useT()
  if (mark.kept) return <span className="pill">{t('anchors.kept')}</span>
  if (mark.anchor === 'lost') return <span className="pill warn">{t('annotations.lost')}</span>
  return (
    <span className="pill warn num">
      {t('annotations.fuzzy')}
      {mark.score === null ? '' : ` ${percent(mark.score)}`}
    </span>
  )
}

export function AstrayList({
  answer,
  kept,
  listRef,
  cursor,
  onCursor,
  onEnter,
}: {
  answer: LongAnswer<'anchors.list'>
  kept: boolean
  listRef: RefObject<HTMLDivElement | null>
  cursor: RefObject<Cursor | null>
  onCursor: (index: number) => void
  onEnter: () => void
}) {
  const t = useT()
  const { row, show } = answer
  const render = useCallback(
    (index: number) => {
      const mark = row(index)
      if (mark === undefined) return null
      return (
        <span className="astray" data-hl={mark.color}>
          <HighlightSign color={mark.color} />
          <span className="astray-words">
            <span className="astray-quote">{mark.quote.replaceAll('\n', ' ')}</span>
            <span className="astray-foot">
              <Standing mark={mark} />
              <span className="muted clip">{mark.articleTitle}</span>
            </span>
          </span>
        </span>
      )
    },
    [row],
  )
  return (
    <Rows
      label={t('anchors.list')}
      count={answer.total}
      height={() => rowHeight}
      render={render}
      state={String(kept)}
      onShown={show}
      listRef={listRef}
      cursor={cursor}
      onCursor={onCursor}
      onOpen={(index, event) => {
        if (event.type === 'keydown') return onEnter()
        cursor.current?.put(index)
        onCursor(index)
      }}
    />
  )
}
