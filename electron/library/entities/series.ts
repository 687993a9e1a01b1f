/** Figures of an entity that measure one thing at several dates. */
import { FigureChoice, type FigureRow, type Series } from '../../contract/entities.ts'
import type { Connection } from '../db/sql.ts'
import { alike, essence, pairsOf, perOne, unitOf } from './alike.ts'
import { bodies, figureIds, figureRow } from './figures.ts'
import { entityOf } from './find.ts'
import { type Places, places } from './places.ts'

/** Newest figures that are looked at. */
const read = 500
const shown = 6
/** Two measures at least so alike are one; above the likeness of a promise and its report, since nothing else ties them. */
const leastAlike = 0.65

interface Group {
  /** The bodies and places that its indicators name: what 北村 filled is another line than what all filled. */
  readonly scope: string
  readonly unit: string
  readonly perOne: boolean
  readonly pairs: ReadonlySet<string>
  readonly rows: FigureRow[]
}

/** Whom its indicator names, but for the entity itself. */
function scopeOf(at: Places, { articleId, start, indicator }: FigureRow, entityId: string): string {
  const named = at
    .neighbours(at.sentenceAt(articleId, start))
    .filter(({ id, type, text }) => id !== entityId && bodies.includes(type) && indicator.includes(text))
  return [...new Set(named.map(({ id }) => id))].sort().join()
}

const isConstant = ({ points }: Series): boolean =>
  new Set(points.map(({ figure }) => JSON.stringify(figure.value))).size === 1

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
    const scope = scopeOf(at, row, entityId)
    const near = groups
      .filter((one) => one.unit === measured.unit && one.perOne === each && one.scope === scope)
      .map((group) => ({ group, score: alike(group.pairs, measured.pairs) }))
      .sort((a, b) => b.score - a.score)[0]
    if (near && near.score >= leastAlike) near.group.rows.push(row)
    else groups.push({ ...measured, scope, perOne: each, rows: [row] })
  }
  return groups
    .flatMap(({ scope, rows }): { scope: string; series: Series }[] => {
      const found = rows
        .flatMap((figure) => {
          const when = figure.date?.iso ?? figure.articleDate
          return when === null ? [] : [{ figure, at: when }]
        })
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      // Two papers may report the same.
      const said = new Map(
        found.map((point) => [JSON.stringify([point.at, point.figure.kind, point.figure.value]), point]),
      )
      const points = [...said.values()]
      if (new Set(points.map((point) => point.at)).size < 2) return []
      const { unit } = (points.at(-1) as Series['points'][number]).figure
      const [indicator = ''] = found.map(({ figure }) => figure.indicator).sort((a, b) => a.length - b.length)
      return [{ scope, series: { indicator, unit, points } }]
    })
    .sort(
      (a, b) =>
        // What never changed says least.
        Number(isConstant(a.series)) - Number(isConstant(b.series)) ||
        Number(a.scope !== '') - Number(b.scope !== '') ||
        b.series.points.length - a.series.points.length,
    )
    .slice(0, shown)
    .map(({ series }) => series)
}
