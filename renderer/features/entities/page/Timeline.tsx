// Its dates: a line on which each stands, and under it the sentences in order, which say the same without sight.
import { type CSSProperties, useMemo } from 'react'
import type { DatedMention, Rows } from '../../../../electron/contract/entities.ts'
import { ui } from '../../../state/ui.ts'
import { useT } from '../../../strings/index.ts'
import { number } from '../../../strings/language.ts'
import { printedIn } from '../../../strings/origin.ts'
import { DateSaid, dateText } from '../../../ui/figures.tsx'
import { placeOnLine } from './axis.ts'
import { Beginning } from './Beginning.tsx'
import { Section } from './Section.tsx'

/** Rows before 全部显示. */
const shownFirst = 5
/** Dots in one stack; more are counted. */
const stacked = 4

const go = ({ articleId, start, end }: DatedMention) => ui.openArticle(articleId, { start, end })
const place = (at: number) => ({ '--at': `${at * 100}%` }) as CSSProperties

export function Timeline({ timeline }: { timeline: Rows<DatedMention> }) {
  const t = useT()
  const { rows } = timeline
  const line = useMemo(() => placeOnLine(rows, (one) => one.date.iso), [rows])
  if (rows.length === 0) return null
  return (
    <Section
      title={t('entities.timeline')}
      note={[
        t('entities.timelineNote'),
        ...(timeline.total > rows.length
          ? [t('entities.timelineCut', { shown: number(rows.length), total: number(timeline.total) })]
          : []),
      ].join(' · ')}
    >
      {line === null ? null : (
        <div
          className="time-line"
          aria-hidden="true"
          style={
            {
              '--stack': Math.min(stacked, Math.max(...line.dots.map((dot) => dot.items.length))),
            } as CSSProperties
          }
        >
          {line.ticks.map((tick) => (
            <span key={tick.at} className="time-tick num" style={place(tick.at)}>
              {tick.label}
            </span>
          ))}
          {line.dots.map((dot) => {
            const [first] = dot.items
            return (
              <button
                key={dot.at}
                type="button"
                tabIndex={-1}
                className="time-dot"
                style={place(dot.at)}
                title={dot.items.map((one) => `${dateText(one.date)}　${one.sentence}`).join('\n')}
                onClick={() => first && go(first)}
              >
                {dot.items.length > stacked ? <em className="num">{dot.items.length}</em> : null}
                {dot.items.slice(0, stacked).map((one) => (
                  <i key={one.mentionId} />
                ))}
              </button>
            )
          })}
        </div>
      )}
      <Beginning rows={rows} first={shownFirst}>
        {(shown) => (
          <ol className="time-list">
            {shown.map((one) => (
              <li key={`${one.mentionId} ${one.date.text}`}>
                <button type="button" className="tight" onClick={() => go(one)}>
                  <DateSaid date={one.date} />
                  <span className="clip">{one.sentence.trim()}</span>
                  <small className="clip" title={printedIn(one, t)}>
                    {one.title}
                  </small>
                </button>
              </li>
            ))}
          </ol>
        )}
      </Beginning>
    </Section>
  )
}
