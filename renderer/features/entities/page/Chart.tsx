// How one of its figures went over time: what was reported as a line, what was promised as diamonds it is to reach.
import { type CSSProperties, useMemo, useState } from 'react'
import type { FigureRow, Series } from '../../../../electron/contract/entities.ts'
import { useLibrary } from '../../../api/query.ts'
import { ui } from '../../../state/ui.ts'
import { useT } from '../../../strings/index.ts'
import { number } from '../../../strings/language.ts'
import { Segmented } from '../../../ui/choice.tsx'
import { figureText } from '../../../ui/figures.tsx'
import { placeOnLine } from './axis.ts'
import { type Spot, spotsOf } from './chart.ts'
import './chart.css'
import { Section } from './Section.tsx'

/** Points that can be told apart, the newest; the table has them all. */
const mostPoints = 40

const go = ({ articleId, start, end }: FigureRow) => ui.openArticle(articleId, { start, end })
const at = ({ x, y }: { x: number; y: number }) =>
  ({ '--x': `${x * 100}%`, '--y': `${y * 100}%` }) as CSSProperties
const path = (spots: readonly Spot[]) => spots.map(({ x, y }) => `${x * 100},${100 - y * 100}`).join(' ')

function Line({ series }: { series: Series }) {
  const t = useT()
  const axis = placeOnLine(series.points, (point) => point.at)
  if (axis === null) return null
  const { reported, promised } = spotsOf(series, axis)
  const [first, last] = [reported[0], reported.at(-1)]
  const ahead = last === undefined ? [] : promised.filter((spot) => spot.x > last.x)
  return (
    <div className="chart">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {first === undefined || last === undefined ? null : (
          <>
            <polygon points={`${first.x * 100},100 ${path(reported)} ${last.x * 100},100`} />
            <polyline points={path(reported)} />
            {ahead.map((spot) => (
              <polyline key={spot.figure.id} className="ahead" points={path([last, spot])} />
            ))}
          </>
        )}
      </svg>
      {[...reported, ...promised].map((spot) => {
        const isTarget = spot.figure.kind === 'target'
        const text = `${figureText(spot.figure.value)}${spot.figure.unit}`
        return (
          <button
            key={spot.figure.id}
            type="button"
            className={isTarget ? 'chart-mark target' : 'chart-mark'}
            style={at(spot)}
            data-side={spot.x > 0.94 ? 'left' : spot.x < 0.06 ? 'right' : 'middle'}
            aria-label={`${t(isTarget ? 'figure.target' : 'figure.result')} ${spot.at} ${text}: ${spot.figure.title}`}
            title={spot.figure.sentence.trim()}
            onClick={() => go(spot.figure)}
          >
            <i aria-hidden="true" />
            {spot.isNamed ? <em className="num">{figureText(spot.figure.value)}</em> : null}
          </button>
        )
      })}
      {axis.ticks.map((tick) => (
        <span key={tick.at} className="chart-tick num" style={at({ x: tick.at, y: 0 })} aria-hidden="true">
          {tick.label}
        </span>
      ))}
    </div>
  )
}

export function Chart({ id }: { id: string }) {
  const t = useT()
  const { data: all } = useLibrary('figures.series', { entityId: id })
  const data = useMemo(
    () => all?.map((series) => ({ ...series, points: series.points.slice(-mostPoints) })),
    [all],
  )
  const [chosen, setChosen] = useState('0')
  const shown = data?.[Number(chosen)] ?? data?.[0]
  if (data === undefined || shown === undefined) return null
  const total = all?.[data.indexOf(shown)]?.points.length ?? 0
  return (
    <Section
      title={t('entities.chart')}
      note={[
        t('entities.chartOf', { indicator: shown.indicator, unit: shown.unit }),
        ...(shown.points.length < total
          ? [t('entities.figuresCut', { shown: number(shown.points.length), total: number(total) })]
          : []),
      ].join(' · ')}
      extra={
        data.length < 2 ? null : (
          <Segmented
            label={t('entities.chartWhich')}
            value={String(data.indexOf(shown))}
            onChange={setChosen}
            options={data.map((series, i) => ({
              value: String(i),
              label: <span className="chart-name clip">{series.indicator}</span>,
            }))}
          />
        )
      }
    >
      <Line series={shown} />
    </Section>
  )
}
