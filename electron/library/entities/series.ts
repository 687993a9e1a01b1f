/** Figures of an entity that measure one thing at several dates. */
import { FigureChoice, type FigureRow, type Series } from '../../contract/entities.ts'
import type { Connection } from '../db/sql.ts'
import { alike, essence, pairsOf, perOne, unitOf } from './alike.ts'
import { figureIds, figureRow } from './figures.ts'
import { entityOf } from './find.ts'
import { places } from './places.ts'

/** Newest figures that are looked at. */
const read = 500
const shown = 6
/** Two measures at least so alike are one; above the likeness of a promise and its report, since nothing else ties them. */
const leastAlike = 0.65

interface Group {
  readonly unit: string
  readonly perOne: boolean
  readonly pairs: ReadonlySet<string>
  readonly rows: FigureRow[]
}

/** @throws AppError `not-found`, reason `entity`. */
export function seriesOf(db: Connection, entityId: string): Series[] {
  const { canonical } = entityOf(db, entityId)
  const at = places(db)
  const groups: Group[] = []
  const choice = FigureChoice.parse({ entityId, kinds: ['target', 'result'] })
  for (const id of figureIds(db, choice, 'none', read)) {
    const row = figureRow(db, at, id)
    const names = [canonical, ...row.who.map((one) => one.canonical), row.date?.text ?? '']
    const measured = { pairs: pairsOf(essence(row.indicator, names)), unit: unitOf(row.unit) }
    if (measured.pairs.size === 0) continue
    const each = perOne.test(row.indicator)
    const near = groups
      .filter(({ unit, perOne: other }) => unit === measured.unit && other === each)
      .map((group) => ({ group, score: alike(group.pairs, measured.pairs) }))
      .sort((a, b) => b.score - a.score)[0]
    if (near && near.score >= leastAlike) near.group.rows.push(row)
    else groups.push({ ...measured, perOne: each, rows: [row] })
  }
  return groups
    .flatMap(({ rows }): Series[] => {
      const points = rows
        .flatMap((figure) => {
          const when = figure.date?.iso ?? figure.articleDate
          return when === null ? [] : [{ figure, at: when }]
        })
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      if (new Set(points.map((point) => point.at)).size < 2) return []
      const { indicator, unit } = (points.at(-1) as Series['points'][number]).figure
      return [{ indicator, unit, points }]
    })
    .sort((a, b) => b.points.length - a.points.length)
    .slice(0, shown)
}
