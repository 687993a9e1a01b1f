// One row of the raw text: number, role where a block begins, the text with the caret, and where a cut block goes on.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row under the caret as its active descendant
import { Link2 } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useT } from '../../strings/index.ts'
import { remark, roleName, tint } from './context.ts'
import type { Item } from './items.ts'
import type { Jump, RawRow as Row } from './rows.ts'
import { usePageView } from './view.ts'

/** The character that the block leaves out, if it stands in this row: `[start, end)` on the page. */
function droppedIn(text: string, row: Row): readonly [number, number] | null {
  if (row.item?.kind !== 'block') return null
  const { dropped, droppedAt } = row.item.block
  if (dropped === undefined || droppedAt === undefined) return null
  const end = droppedAt + dropped.length
  if (droppedAt < row.start || end > row.end || text.slice(droppedAt, end) !== dropped) return null
  return [droppedAt, end]
}

function RowText({ text, row, caret }: { text: string; row: Row; caret: number | null }) {
  const t = useT()
  const dropped = droppedIn(text, row)
  const stops = [row.start, row.end, ...(dropped ?? []), ...(caret === null ? [] : [caret])].sort(
    (a, b) => a - b,
  )
  const parts: ReactNode[] = []
  for (const [index, stop] of stops.entries()) {
    const before = stops[index - 1] ?? stop
    if (before < stop) {
      const part = text.slice(before, stop)
      const isDropped = dropped !== null && before >= dropped[0] && stop <= dropped[1]
      parts.push(
        isDropped ? (
          <s key={before} title={t('page.dropped')}>
            {part}
          </s>
        ) : (
          part
        ),
      )
    }
    if (stop === caret && stops[index + 1] !== caret) parts.push(<i key="caret" className="page-caret" />)
  }
  return (
    <span data-place={row.start} className="page-run">
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
      className="page-jump num"
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
      className="page-line"
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
        {doubt?.isUnsure ? <b className="page-doubt">?</b> : null}
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
