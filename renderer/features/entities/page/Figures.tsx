// The figures that stand with it: first what was promised beside what was reported, then all of them.
import { ArrowRight } from 'lucide-react'
import type { EntityPage, FigureRow } from '../../../../electron/contract/entities.ts'
import { useLibrary } from '../../../api/query.ts'
import { ui } from '../../../state/ui.ts'
import { useT } from '../../../strings/index.ts'
import { number } from '../../../strings/language.ts'
import {
  DateSaid,
  FigureKind,
  figureText,
  Indicator,
  PromiseState,
  PromiseTrack,
} from '../../../ui/figures.tsx'
import { isOver } from '../../../ui/track.ts'
import { Beginning } from './Beginning.tsx'
import { Section, Source } from './Section.tsx'

/** Rows before 全部显示. */
const shownFirst = 5

const go = ({ articleId, start, end }: FigureRow) => ui.openArticle(articleId, { start, end })

/** Promises of a page; the figures screen has the others. */
const promisesShown = 20

/** The way to the figures screen, where there are more than the page holds. */
function Onward({ of, tab, total }: { of: EntityPage; tab: 'promises' | 'all'; total: number }) {
  const t = useT()
  const { id, canonical } = of
  return (
    <button
      type="button"
      className="ent-more ent-onward"
      onClick={() => ui.openFigures({ id, canonical, tab })}
    >
      {t('entities.allFigures', { n: number(total) })}
      <ArrowRight size={14} aria-hidden />
    </button>
  )
}

function Promises({ entity }: { entity: EntityPage }) {
  const t = useT()
  const { data } = useLibrary('figures.promises', { entityId: entity.id, limit: promisesShown })
  if (data === undefined || data.total === 0) return null
  return (
    <Section title={t('entities.promises')} note={t('promise.counts', { total: data.total, ...data.counts })}>
      <Beginning rows={data.rows} first={shownFirst}>
        {(shown) => (
          <ul className="ent-promises">
            {shown.map((promise) => (
              <li key={promise.target.id}>
                <b className="clip">
                  <Indicator of={promise.target.indicator} />
                </b>
                <PromiseTrack promise={promise} onGo={go} />
                <span className="n">
                  <b>{figureText(promise.target.value)}</b> {promise.target.unit}
                </span>
                <span className="n soft">
                  {promise.target.date === null ? null : <DateSaid date={promise.target.date} />}
                </span>
                <PromiseState promise={promise} isLate={isOver(promise.target.date?.iso ?? null)} />
              </li>
            ))}
          </ul>
        )}
      </Beginning>
      {data.total > data.rows.length ? <Onward of={entity} tab="promises" total={data.total} /> : null}
    </Section>
  )
}

export function Figures({ entity }: { entity: EntityPage }) {
  const t = useT()
  const { total, rows } = entity.figures
  return (
    <>
      {total === 0 ? null : <Promises entity={entity} />}
      {total === 0 ? null : (
        <Section
          title={t('entities.figures')}
          note={[
            t(entity.type === 'PROGRAMME' ? 'entities.figuresReach' : 'entities.figuresNote'),
            ...(total > rows.length
              ? [t('entities.figuresCut', { shown: number(rows.length), total: number(total) })]
              : []),
          ].join(' · ')}
        >
          <Beginning rows={rows} first={shownFirst}>
            {(shown) => (
              <table className="ent-figures">
                <colgroup>
                  <col className="kind" />
                  <col />
                  <col className="value" />
                  <col className="date" />
                  <col />
                </colgroup>
                <thead className="sr">
                  <tr>
                    <th>{t('figure.kind')}</th>
                    <th>{t('figure.indicator')}</th>
                    <th>{t('figure.value')}</th>
                    <th>{t('figures.date')}</th>
                    <th>{t('figures.article')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((row) => (
                    <tr key={row.id} onClick={() => go(row)}>
                      <td>
                        <FigureKind kind={row.kind} />
                      </td>
                      <td>
                        <button type="button" className="clip" title={row.sentence} onClick={() => go(row)}>
                          <Indicator of={row.indicator} />
                        </button>
                      </td>
                      <td className="n">
                        {row.qualifier === null ? null : <small>{row.qualifier}</small>}
                        <b>{figureText(row.value)}</b>
                        <small>{row.unit}</small>
                      </td>
                      <td className="soft">{row.date === null ? null : <DateSaid date={row.date} />}</td>
                      <td>
                        <Source spot={row} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Beginning>
          {total > rows.length ? <Onward of={entity} tab="all" total={total} /> : null}
        </Section>
      )}
    </>
  )
}
