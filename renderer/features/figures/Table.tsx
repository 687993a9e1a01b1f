// All figures in a table: sorted by its heads, in groups if asked, each row leading to its passage.
import { memo, useCallback, useMemo } from 'react'
import type { FigureRow } from '../../../electron/contract/entities.ts'
import { sayError } from '../../api/failure.ts'
import { useRows } from '../../api/rows.ts'
import { keepPlace, placeOf } from '../../state/kept-place.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { printedIn } from '../../strings/origin.ts'
import { Button } from '../../ui/button.tsx'
import { ColumnHead } from '../../ui/column-head.tsx'
import { Empty } from '../../ui/empty.tsx'
import { DateSaid, FigureKind, figureText, Indicator } from '../../ui/figures.tsx'
import { Rows } from '../../ui/rows.tsx'
import { EntitySeal } from '../../ui/signs.tsx'
import { linesOf } from './groups.ts'
import { type FigureSort, useFigures } from './view.ts'

/** Pixels, as in figures.css. */
const rowHeight = 36
const headHeight = 40

const Line = memo(function Line({ row }: { row: FigureRow }) {
  const t = useT()
  const [who] = row.who
  return (
    <span className="fig-line" title={row.sentence}>
      <span>
        <FigureKind kind={row.kind} />
      </span>
      <span className="clip">
        <Indicator of={row.indicator} />
      </span>
      <span className="fig-who clip">
        {who === undefined ? null : (
          <>
            <EntitySeal type={who.type} isConfirmed />
            {who.canonical}
            {row.who.length > 1 ? <small>{t('figures.more', { n: row.who.length })}</small> : null}
          </>
        )}
      </span>
      <span className="soft clip">{row.qualifier ?? ''}</span>
      <span className="n">
        <b>{figureText(row.value)}</b>
      </span>
      <span className="soft clip">{row.unit}</span>
      <span className="n soft clip">{row.date === null ? null : <DateSaid date={row.date} />}</span>
      <span className="soft clip">
        {row.paper === '' ? row.title : printedIn(row, t)}
        <small>　{row.paper === '' ? printedIn(row, t) : row.title}</small>
      </span>
    </span>
  )
})

/** `about`: only figures told of this body. */
export function Table({ text, about }: { text: string; about: { entityId?: string } }) {
  const t = useT()
  const { kind, group, sorting } = useFigures()
  const { set } = useFigures.getState()
  const query = { text, ...about, ...sorting, group, ...(kind === 'any' ? {} : { kinds: [kind] }) }
  const answer = useRows('figures.list', query)
  const groups = answer.head?.groups
  const lines = useMemo(
    () =>
      linesOf(
        (groups ?? []).map((one) => one.count),
        answer.total,
      ),
    [groups, answer.total],
  )
  const { show } = answer
  const onShown = useCallback(
    (first: number, last: number) => {
      if (lines.count === 0) return
      const indexOf = (line: number) => {
        const place = lines.at(line)
        return place.kind === 'row' ? place.index : Math.max(0, line - place.group)
      }
      show(indexOf(first), indexOf(last))
    },
    [lines, show],
  )
  if (answer.error !== null) return <Empty title={sayError(answer.error)} />
  if (answer.head !== undefined && answer.total === 0)
    return text !== '' || kind !== 'any' || about.entityId !== undefined ? (
      <Empty
        title={t('figures.noMatch')}
        action={
          <Button onPress={() => set({ text: '', kind: 'any', body: null })}>{t('do.clearFilter')}</Button>
        }
      />
    ) : (
      <Empty title={t('figures.emptyTitle')}>{t('figures.emptyText')}</Empty>
    )
  const head = (by: FigureSort, label: string, isNumber = false) => (
    <ColumnHead
      by={by}
      label={label}
      sorting={sorting}
      isNumber={isNumber}
      onSort={(next) => set({ sorting: next })}
    />
  )
  // Whoever comes back from an article finds the table where it was left.
  const kept = `figures ${JSON.stringify(query)}`
  const rowAt = (line: number) => {
    const place = lines.at(line)
    return place.kind === 'row' ? answer.row(place.index) : undefined
  }
  return (
    <div className="fig-table">
      <div className="fig-line fig-heads">
        {head('kind', t('figure.kind'))}
        {head('indicator', t('figures.indicator'))}
        {head('who', t('figures.who'))}
        {head('qualifier', t('figures.qualifier'))}
        {head('value', t('figures.value'), true)}
        {head('unit', t('figures.unit'))}
        {head('date', t('figures.date'), true)}
        {head('article', t('figures.article'))}
      </div>
      <Rows
        label={t('figures.list')}
        count={lines.count}
        height={(line) => (lines.at(line).kind === 'head' ? headHeight : rowHeight)}
        state={JSON.stringify(query)}
        top={{ first: placeOf(kept), onScroll: (top) => keepPlace(kept, top) }}
        at={placeOf(`${kept} row`, -1)}
        onCursor={(row) => keepPlace(`${kept} row`, row)}
        isHead={(line) => lines.at(line).kind === 'head'}
        onShown={onShown}
        onOpen={(line) => {
          keepPlace(`${kept} row`, line)
          const row = rowAt(line)
          if (row !== undefined) ui.openArticle(row.articleId, { start: row.start, end: row.end })
        }}
        render={(line) => {
          const place = lines.at(line)
          if (place.kind === 'head') {
            const one = groups?.[place.group]
            return one === undefined ? null : (
              <h3 className="fig-group">
                {one.key || t(group === 'unit' ? 'figures.noUnit' : 'figures.noIndicator')}
                <small className="num">{number(one.count)}</small>
              </h3>
            )
          }
          const row = answer.row(place.index)
          return row === undefined ? null : <Line row={row} />
        }}
      />
    </div>
  )
}
