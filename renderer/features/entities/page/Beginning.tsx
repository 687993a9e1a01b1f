// The beginning of a list, and all of it when asked.
import { type ReactNode, useState } from 'react'
import { useT } from '../../../strings/index.ts'
import { number } from '../../../strings/language.ts'

export function Beginning<Row>({
  rows,
  first,
  children,
}: {
  rows: readonly Row[]
  /** How many the beginning has. */
  first: number
  /** Draws the rows that are shown. */
  children: (shown: readonly Row[]) => ReactNode
}) {
  const t = useT()
  const [isAll, setAll] = useState(false)
  return (
    <>
      {children(isAll ? rows : rows.slice(0, first))}
      {rows.length <= first ? null : (
        <button type="button" className="ent-more" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? t('entities.showFewer') : t('entities.showAll', { n: number(rows.length) })}
        </button>
      )}
    </>
  )
}
