// The entities of the library in a table: click opens, the box or Space chooses, the heads sort.
import { Check } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, memo, type RefObject } from 'react'
import type { EntitySummary } from '../../../electron/contract/entities.ts'
import type { LongAnswer } from '../../api/rows.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { ColumnHead } from '../../ui/column-head.tsx'
import { Rows } from '../../ui/rows.tsx'
import { EntitySeal } from '../../ui/signs.tsx'
import { type EntitySort, useEntities } from './view.ts'

/** Pixels, as in entities.css. */
const rowHeight = 40

const Line = memo(function Line({ one, isChosen }: { one: EntitySummary; isChosen: boolean }) {
  return (
    <span className="ent-line">
      <span className="ent-box" data-choose="" data-on={isChosen || undefined} aria-hidden="true">
        <i>
          <Check size={12} strokeWidth={2.6} />
        </i>
      </span>
      <EntitySeal type={one.type} isConfirmed />
      <span className="ent-name clip">
        <b>{one.canonical}</b>
        {one.names.length === 0 ? null : <small>{one.names.join('、')}</small>}
      </span>
      <span className="n">{number(one.mentions)}</span>
      <span className="n soft">{number(one.articles)}</span>
      <time className="n muted">{one.first ?? ''}</time>
      <time className="n muted">{one.last ?? ''}</time>
    </span>
  )
})

export function List({
  answer,
  state,
  listRef,
}: {
  answer: LongAnswer<'entities.list'>
  /** What was asked, so that another answer starts at its top. */
  state: string
  listRef: RefObject<HTMLDivElement | null>
}) {
  const t = useT()
  const { sorting, chosen } = useEntities()
  const { set, toggle, clear } = useEntities.getState()
  const head = (by: EntitySort, label: string, isNumber = true) => (
    <ColumnHead
      by={by}
      label={label}
      sorting={sorting}
      isNumber={isNumber}
      isDown={by !== 'name' && by !== 'first'}
      onSort={(next) => set({ sorting: next, scroll: 0, row: -1 })}
    />
  )
  const open = (index: number, event: KeyboardEvent | MouseEvent) => {
    const one = answer.row(index)
    if (one === undefined) return
    const isBox = event.target instanceof Element && event.target.closest('[data-choose]') !== null
    if (isBox || event.ctrlKey || event.metaKey || event.shiftKey) toggle(one)
    else {
      set({ row: index })
      ui.openEntity(one.id)
    }
  }
  const key = (event: KeyboardEvent, index: number) => {
    const one = answer.row(index)
    if (event.key === ' ' && one !== undefined) toggle(one)
    else if (event.key === 'Escape' && chosen.size > 0) clear()
    else return false
    return true
  }
  return (
    <div className="ent-table">
      <div className="ent-line ent-heads">
        <span />
        <span />
        {head('name', t('entities.name'), false)}
        {head('mentions', t('entities.mentions'))}
        {head('articles', t('entities.articles'))}
        {head('first', t('entities.first'))}
        {head('last', t('entities.last'))}
      </div>
      <Rows
        label={t('entities.list')}
        className="ent-rows"
        count={answer.total}
        height={() => rowHeight}
        listRef={listRef}
        state={state}
        top={{ first: useEntities.getState().scroll, onScroll: (scroll) => set({ scroll }) }}
        at={useEntities.getState().row}
        onCursor={(row) => set({ row })}
        onShown={answer.show}
        onOpen={open}
        onKey={key}
        isSelected={(index) => chosen.has(answer.row(index)?.id ?? '')}
        render={(index) => {
          const one = answer.row(index)
          return one === undefined ? null : <Line one={one} isChosen={chosen.has(one.id)} />
        }}
      />
    </div>
  )
}
