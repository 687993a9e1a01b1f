// One row of the raw text: number, role where a block begins, the text with the caret, and where a cut block goes on.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row under the caret as its active descendant
import { Link2 } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useT } from '../../strings/index.ts'
import { remark, roleName, tint } from './context.ts'
import { firstText, type Item } from './items.ts'
import type { Jump, RawRow as Row } from './rows.ts'
import { usePageView } from './view.ts'

type LeftOut = readonly [start: number, end: number, what: 'mark' | 'repeated']

/** What stands in a row and not in the block's text: marks at its head, and what the page repeats at a break. */
function leftOut(text: string, row: Row): readonly LeftOut[] {
  if (row.item?.kind !== 'block') return []
  const { dropped, droppedAt, marks = [] } = row.item.block
  const found: LeftOut[] = []
  let at = row.start
  for (const mark of marks) {
    if (!text.startsWith(mark, at)) break
    at = firstText(text, [at + mark.length, row.end])
  }
  if (at > row.start && at < row.end) found.push([row.start, at, 'mark'])
  if (dropped === undefined || droppedAt === undefined || droppedAt < at) return found
  const end = droppedAt + dropped.length
  if (end <= row.end && text.slice(droppedAt, end) === dropped) found.push([droppedAt, end, 'repeated'])
  return found
}

function RowText({ text, row, caret }: { text: string; row: Row; caret: number | null }) {
  const t = useT()
  const out = leftOut(text, row)
  const stops = [row.start, row.end, ...out.map(([start]) => start), ...out.map(([, end]) => end)]
  const sorted = [...new Set(caret === null ? stops : [...stops, caret])].sort((a, b) => a - b)
  const parts: ReactNode[] = []
  for (const [index, stop] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before !== undefined) {
      const part = text.slice(before, stop)
      const what = out.find(([start, end]) => start <= before && stop <= end)?.[2]
      parts.push(
        what === 'repeated' ? (
          <s key={before} title={t('page.dropped')}>
            {part}
          </s>
        ) : (
          <span key={before} className={what === 'mark' ? 'desk-mark' : undefined}>
            {part}
          </span>
        ),
      )
    }
    if (stop === caret) parts.push(<i key="caret" className="desk-caret" />)
  }
  return (
    <span data-place={row.start} className="desk-run">
      {parts}
    </span>
  )
}

function Chip({
  jump,
  label,
  name,
  onJump,
}: {
  jump: Jump
  label: string
  name: string
  onJump: (place: number) => void
}) {
  return (
    <button
      type="button"
      className="desk-jump num"
      tabIndex={-1}
      aria-label={name}
      onClick={(event) => {
        event.stopPropagation()
        onJump(jump.place)
      }}
    >
      <Link2 size={12} aria-hidden />
      {label}
    </button>
  )
}

function labelOf(row: Row, t: ReturnType<typeof useT>): string {
  if (row.item === null) return t('page.lost')
  if (row.opens === 'part') return t('page.part')
  return row.opens === 'item' ? roleName(row.item) : ''
}

const doubtOf = (row: Row, item: Item | null) => (row.opens !== null && item !== null ? remark(item) : null)

export interface RawRowProps {
  readonly text: string
  readonly row: Row
  /** The caret, when it is in this row. */
  readonly caret: number | null
  /** Its item is the one at hand. */
  readonly isCurrent: boolean
  readonly onJump: (place: number) => void
}

export const RawRow = memo(function RawRow({ text, row, caret, isCurrent, onJump }: RawRowProps) {
  const t = useT()
  const { item, opens, to, from } = row
  const isHovered = usePageView((view) => item !== null && view.hovered === item.place)
  const doubt = doubtOf(row, item)
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows lie where their place says, which table elements cannot
    <div
      id={`raw-${row.start}`}
      role="row"
      aria-selected={isCurrent}
      className="desk-line"
      data-a={tint(item)}
      data-kind={item?.kind ?? 'lost'}
      data-opens={opens ?? undefined}
      data-current={isCurrent || undefined}
      data-caret={caret !== null || undefined}
      data-hovered={isHovered || undefined}
      data-row={row.start}
      onPointerEnter={() => usePageView.getState().hover(item?.place ?? null)}
      onPointerLeave={() => usePageView.getState().hover(null)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <span role="rowheader" className="no num">
        {row.opensLine ? row.line : ''}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <span role="gridcell" className="rl" title={doubt?.text}>
        {labelOf(row, t)}
        {doubt?.isUnsure ? <b className="desk-doubt">?</b> : null}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <span role="gridcell" className="tx">
        <RowText text={text} row={row} caret={caret} />
        {to === null ? null : (
          <Chip
            jump={to}
            label={t('page.goesOn', { n: to.line })}
            name={t('page.goesOnLabel', { n: to.line })}
            onJump={onJump}
          />
        )}
        {from === null ? null : (
          <Chip
            jump={from}
            label={t('page.comesFrom', { n: from.line })}
            name={t('page.comesFromLabel', { n: from.line })}
            onJump={onJump}
          />
        )}
      </span>
    </div>
  )
})
