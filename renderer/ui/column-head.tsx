// The head of a column that rows can be sorted by: once for its own order, again for the other way round.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useT } from '../strings/index.ts'
import './rows.css'

export interface Sorting<S extends string> {
  readonly sort: S
  readonly reverse: boolean
}

export function ColumnHead<S extends string>({
  by,
  label,
  sorting,
  isNumber = false,
  isDown = false,
  onSort,
}: {
  by: S
  label: string
  sorting: Sorting<S>
  /** Stands at the right, over its numbers. */
  isNumber?: boolean
  /** Its own order is from the most down. */
  isDown?: boolean
  onSort: (sorting: Sorting<S>) => void
}) {
  const t = useT()
  const isSorted = sorting.sort === by
  const Arrow = isDown !== sorting.reverse ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      className={isNumber ? 'col n' : 'col'}
      data-sorted={isSorted || undefined}
      aria-pressed={isSorted}
      title={t('do.sort', { name: label })}
      onClick={() => onSort({ sort: by, reverse: isSorted ? !sorting.reverse : false })}
    >
      {label}
      {isSorted ? <Arrow size={12} aria-hidden /> : null}
    </button>
  )
}
