// What was reviewed and what is coming: one plot with today in the middle, and the same as tables for who cannot see it.
import type { ReviewStats } from '../../../electron/contract/review.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { dayText } from './interval.ts'

/** Units of the drawing; it is shown at this size or smaller. */
const size = { width: 760, height: 190, left: 32, right: 16, top: 10, bottom: 26 }
const bar = 8

/** The least of 2, 4, 10, 20, 40, 100 … that is not below `most`: its half is a whole number too. */
export function topOf(most: number): number {
  for (let power = 1; ; power *= 10)
    for (const step of [2, 4, 10]) if (step * power >= most) return step * power
}

/** Which days are named below the line, in days from today. */
const named = [-28, -21, -14, -7, 0, 7, 14, 21, 28]

export function Plot({ past, coming }: Pick<ReviewStats, 'past' | 'coming'>) {
  const t = useT()
  const language = useLanguage()
  const done = past.map(({ day, again, hard, good, easy }) => ({
    day,
    forgotten: again,
    remembered: hard + good + easy,
  }))
  const most = Math.max(
    ...done.map((one) => one.forgotten + one.remembered),
    ...coming.map((one) => one.count),
  )
  const top = topOf(most)
  const slots = past.length + coming.length
  const slot = (size.width - size.left - size.right) / slots
  const floor = size.height - size.bottom
  const x = (index: number) => size.left + index * slot + (slot - bar) / 2
  const tall = (count: number) => (count / top) * (floor - size.top)
  const today = size.left + past.length * slot
  const dayAt = (offset: number) => (offset < 0 ? past.at(offset - 1) : coming[offset])?.day ?? ''
  return (
    <figure className="rv-plot">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <defs>
          <pattern id="rv-hatch" width="4" height="4" patternUnits="userSpaceOnUse">
            <path d="M-1 1 1-1M0 4 4 0M3 5 5 3" />
          </pattern>
        </defs>
        {[0, top / 2, top].map((count) => (
          <g key={count}>
            <line
              x1={size.left}
              x2={size.width - size.right}
              y1={floor - tall(count)}
              y2={floor - tall(count)}
            />
            <text x={size.left - 8} y={floor - tall(count) + 4} textAnchor="end">
              {number(count)}
            </text>
          </g>
        ))}
        {done.map(({ day, remembered, forgotten }, index) => (
          <g key={day}>
            <rect
              className="kept"
              x={x(index)}
              width={bar}
              y={floor - tall(remembered)}
              height={tall(remembered)}
            />
            <rect
              className="lost"
              x={x(index)}
              width={bar}
              y={floor - tall(remembered + forgotten)}
              height={tall(forgotten)}
            />
          </g>
        ))}
        {coming.map(({ day, count }, index) =>
          count === 0 ? null : (
            <rect
              key={day}
              className="next"
              x={x(past.length + index) + 0.5}
              width={bar - 1}
              y={floor - tall(count) + 0.5}
              height={Math.max(1, tall(count) - 0.5)}
            />
          ),
        )}
        <line className="today" x1={today} x2={today} y1={size.top - 6} y2={floor + 5} />
        {named.map((offset) => (
          <text
            key={offset}
            className={offset === 0 ? 'now' : undefined}
            x={today + (offset === 0 ? 0 : (offset + (offset < 0 ? -0.5 : 0.5)) * slot)}
            y={size.height - 6}
            textAnchor="middle"
          >
            {offset === 0 ? t('review.today') : dayText(dayAt(offset), language)}
          </text>
        ))}
      </svg>
      <figcaption>
        <span>
          <i className="kept" />
          {t('review.remembered')}
        </span>
        <span>
          <i className="lost" />
          {t('review.forgotten')}
        </span>
        <span>
          <i className="next" />
          {t('review.coming')}
        </span>
      </figcaption>
      <div className="sr">
        <table>
          <caption>{t('review.tablePast')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('review.day')}</th>
              <th scope="col">{t('review.remembered')}</th>
              <th scope="col">{t('review.forgotten')}</th>
            </tr>
          </thead>
          <tbody>
            {done.map(({ day, remembered, forgotten }) => (
              <tr key={day}>
                <th scope="row">{dayText(day, language)}</th>
                <td>{remembered}</td>
                <td>{forgotten}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table>
          <caption>{t('review.tableComing')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('review.day')}</th>
              <th scope="col">{t('review.coming')}</th>
            </tr>
          </thead>
          <tbody>
            {coming.map(({ day, count }) => (
              <tr key={day}>
                <th scope="row">{dayText(day, language)}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
