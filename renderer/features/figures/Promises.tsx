// What was promised beside what was reported, on one scale; a row opens to the sentences of both.
import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type FigureRow, type PromiseRow, promisesFollowed } from '../../../electron/contract/entities.ts'
import { sayError } from '../../api/failure.ts'
import { useRows } from '../../api/rows.ts'
import { useKeptScroll } from '../../state/kept-place.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { printedIn } from '../../strings/origin.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { DateSaid, FigureKind, figureText, Indicator, PromiseState, PromiseTrack } from '../../ui/figures.tsx'
import { EntitySeal } from '../../ui/signs.tsx'
import { isOver } from '../../ui/track.ts'
import { useFigures } from './view.ts'

const go = ({ articleId, start, end }: FigureRow) => ui.openArticle(articleId, { start, end })

function Sentence({ figure, why }: { figure: FigureRow; why?: string }) {
  const t = useT()
  const at = figure.sentence.indexOf(figure.text)
  return (
    <li>
      <button type="button" className="prom-passage tight" onClick={() => go(figure)}>
        <FigureKind kind={figure.kind} />
        <span className="prom-words">
          {at < 0 ? (
            figure.sentence.trim()
          ) : (
            <>
              {figure.sentence.slice(0, at).trimStart()}
              <b>{figure.text}</b>
              {figure.sentence.slice(at + figure.text.length).trimEnd()}
            </>
          )}
          {why === undefined ? null : <small>{why}</small>}
        </span>
        <small className="prom-source clip">
          {(figure.paper === ''
            ? [figure.title, printedIn(figure, t)]
            : [printedIn(figure, t), figure.title]
          ).join('　')}
        </small>
      </button>
    </li>
  )
}

function PromiseItem({
  promise,
  isOpen,
  onToggle,
}: {
  promise: PromiseRow
  isOpen: boolean
  onToggle: () => void
}) {
  const t = useT()
  const { target, reports } = promise
  const name = target.indicator || t('figures.noIndicator')
  const [who] = target.who
  return (
    <article className="prom" aria-label={name}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a wide target for the pointer; the button in it has the keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same */}
      <div className="prom-row prom-line" onClick={onToggle}>
        <span className="prom-what">
          <button
            type="button"
            className="prom-name tight"
            aria-expanded={isOpen}
            aria-label={t('promise.open', { name })}
            onClick={(event) => {
              event.stopPropagation()
              onToggle()
            }}
          >
            <ChevronRight size={14} aria-hidden />
            <b className="clip">
              <Indicator of={target.indicator} />
            </b>
          </button>
          {who === undefined ? (
            <small className="clip muted">{target.title}</small>
          ) : (
            <button
              type="button"
              className="prom-who"
              onClick={(event) => {
                event.stopPropagation()
                ui.openEntity(who.id)
              }}
            >
              <EntitySeal type={who.type} isConfirmed />
              <span className="clip">{who.canonical}</span>
            </button>
          )}
        </span>
        <PromiseTrack promise={promise} onGo={go} />
        <span className="n">
          <b>{figureText(target.value)}</b>
          <small>{target.unit}</small>
        </span>
        <span className="n soft">
          {target.date === null ? (
            <span className="muted">{t('figures.noDate')}</span>
          ) : (
            <DateSaid date={target.date} />
          )}
        </span>
        <span className="prom-state">
          <PromiseState promise={promise} isLate={isOver(target.date?.iso ?? null)} />
          <small className="num">
            {reports.length === 0 ? t('promise.only') : t('promise.reports', { count: reports.length })}
          </small>
        </span>
      </div>
      {isOpen ? (
        <ul className="prom-passages">
          <Sentence figure={target} />
          {reports.map((report) => (
            <Sentence
              key={report.figure.id}
              figure={report.figure}
              why={[
                report.shared === '' ? null : t('promise.shared', { text: report.shared }),
                report.sameArticle ? t('promise.sameArticle') : null,
                report.counts ? null : t('promise.aside'),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            />
          ))}
        </ul>
      ) : null}
    </article>
  )
}

/** `about`: only what is promised of this body. */
export function Promises({ text, about }: { text: string; about: { entityId?: string } }) {
  const t = useT()
  const state = useFigures((view) => view.state)
  const { set } = useFigures.getState()
  const answer = useRows('figures.promises', { text, ...about, ...(state === 'any' ? {} : { state }) })
  const [openId, setOpen] = useState<string | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: answer.total,
    getScrollElement: () => frame.current,
    // Measured when shown: an open one is as high as its sentences.
    estimateSize: () => 64,
    overscan: 8,
    paddingEnd: 32,
    scrollMargin: list.current?.offsetTop ?? 0,
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  const { show } = answer
  useEffect(() => show(first, last), [show, first, last])
  useKeptScroll(frame, `promises ${JSON.stringify([text, about.entityId, state])}`, answer.total > 0)
  if (answer.error !== null) return <Empty title={sayError(answer.error)} />
  if (answer.head === undefined) return null
  if (answer.total === 0)
    return text !== '' || state !== 'any' || about.entityId !== undefined ? (
      <Empty
        title={t('promise.noMatch')}
        action={
          <Button onPress={() => set({ text: '', state: 'any', body: null })}>{t('do.clearFilter')}</Button>
        }
      />
    ) : (
      <Empty title={t('promise.emptyTitle')}>{t('promise.emptyText')}</Empty>
    )
  const { none, progress, met } = answer.head.counts
  return (
    // The keyboard comes here to scroll the list.
    <div className="proms scroll" ref={frame} tabIndex={-1} data-home>
      <h2>
        {t('promise.list')}
        <small className="num">
          {t('promise.counts', { total: none + progress + met, none, progress, met })}
          {about.entityId === undefined && none + progress + met === promisesFollowed
            ? t('promise.newest')
            : null}
        </small>
        <span className="legend" aria-hidden="true">
          <span>
            <i className="reported" />
            {t('promise.legendResult')}
          </span>
          <span>
            <i className="promised" />
            {t('promise.legendTarget')}
          </span>
        </span>
      </h2>
      <div className="prom-row prom-heads">
        <span>{t('promise.what')}</span>
        <span>{t('promise.scale')}</span>
        <span className="n">{t('promise.value')}</span>
        <span className="n">{t('promise.due')}</span>
        <span>{t('promise.state')}</span>
      </div>
      <div ref={list} className="list-space" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const promise = answer.row(item.index)
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="list-row"
              style={{ transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
            >
              {promise === undefined ? (
                <div className="prom-row" />
              ) : (
                <PromiseItem
                  promise={promise}
                  isOpen={promise.target.id === openId}
                  onToggle={() => setOpen(promise.target.id === openId ? null : promise.target.id)}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
