// All annotations of the library: filters at the left, the list, and the mark under the cursor at the right.
import { ArrowDownUp, Highlighter, SearchX, Share } from 'lucide-react'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { markSorts } from '../../../electron/contract/marks.ts'
import { sayError } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useRows } from '../../api/rows.ts'
import { useCommand } from '../../commands.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SearchField } from '../../ui/field.tsx'
import type { Cursor } from '../../ui/rows.tsx'
import { Select } from '../../ui/select.tsx'
import './annotations.css'
import { ChosenBar } from './Chosen.tsx'
import { Conditions } from './Conditions.tsx'
import { Detail } from './Detail.tsx'
import { asked, countChosen, noFilter, useFilter } from './filter.ts'
import { List } from './List.tsx'
import { Side } from './Side.tsx'
import { TagManager } from './TagManager.tsx'
import { useKeys } from './use-keys.ts'
import { useIs } from './use-room.ts'

const none: readonly never[] = []

export function AnnotationsScreen() {
  const t = useT()
  const filter = useFilter((view) => view.filter)
  const sort = useFilter((view) => view.sort)
  const reverse = useFilter((view) => view.reverse)
  const chosen = useFilter((view) => view.chosen)
  const current = useFilter((view) => view.current)
  const { setFilter, setSort } = useFilter.getState()
  const deferred = useDeferredValue(filter)
  const question = useMemo(() => asked(deferred, new Date()), [deferred])
  const query = useMemo(() => ({ ...question, sort, reverse }), [question, sort, reverse])
  const answer = useRows('annotations.find', query)
  const { data: counts } = useLibrary('annotations.counts', question, { keep: true })
  const { data: tags = none } = useLibrary('annotations.tags')
  const [isManaging, setManaging] = useState(false)
  const fieldRef = useRef<HTMLInputElement>(null)
  const listRef = useRef<HTMLDivElement>(null)
  const cursor = useRef<Cursor | null>(null)
  const isWide = useIs('wide')
  const hasOneLine = useIs('widest')
  const [wanted, reached] = useKeys(cursor)
  useCommand('edit.find', () => fieldRef.current?.focus())
  useCommand('file.export', () => ui.exportMarks({ filter: question }, answer.total))
  const isLoaded = answer.head !== undefined && counts !== undefined
  const count = countChosen(chosen, answer.total)
  return (
    <div className="annos screen">
      <Side counts={counts} tags={tags} onManage={() => setManaging(true)} />
      <div className="annos-main">
        <div className="bar">
          <span className="soft num" role="status">
            {t('annotations.count', { count: answer.total })}
          </span>
          <span className="sp" />
          <IconButton
            label={t('annotations.export')}
            command="file.export"
            isDisabled={answer.total === 0}
            onPress={() => ui.exportMarks({ filter: question }, answer.total)}
          >
            <Share size={16} />
          </IconButton>
          <Select
            label={t('annotations.order')}
            isLabelHidden
            value={sort}
            options={markSorts.map((value) => ({ value, label: t(`annotations.sort.${value}`) }))}
            onChange={(next) => setSort(next, false)}
          />
          <IconButton label={t('annotations.reverse')} isOn={reverse} onPress={() => setSort(sort, !reverse)}>
            <ArrowDownUp size={16} />
          </IconButton>
          <div className="annos-filter">
            <SearchField
              label={t('annotations.filter')}
              sign="filter"
              value={filter.text}
              onChange={(text) => setFilter({ text })}
              inputRef={fieldRef}
            />
          </div>
        </div>
        {count > 0 ? <ChosenBar total={answer.total} /> : <Conditions />}
        {answer.error !== null ? (
          <Empty title={sayError(answer.error)} />
        ) : isLoaded && counts.all === 0 ? (
          <Empty icon={<Highlighter size={32} strokeWidth={1.4} />} title={t('annotations.emptyTitle')}>
            {t('annotations.emptyText')}
          </Empty>
        ) : isLoaded && answer.total === 0 ? (
          <Empty
            icon={<SearchX size={32} strokeWidth={1.4} />}
            title={t('annotations.noMatch')}
            action={<Button onPress={() => setFilter(noFilter)}>{t('do.clearFilter')}</Button>}
          />
        ) : (
          <List
            answer={answer}
            query={query}
            listRef={listRef}
            cursor={cursor}
            hasDetail={isWide}
            hasOneLine={hasOneLine}
          />
        )}
      </div>
      {!isWide ? null : current === null || answer.total === 0 ? (
        <aside className="mark-detail" aria-label={t('annotations.detail')}>
          {answer.total === 0 ? null : (
            <p className="muted mark-none">{t('annotations.detailNone', { n: number(answer.total) })}</p>
          )}
        </aside>
      ) : (
        <Detail
          one={current}
          wanted={wanted}
          onFocused={reached}
          onLeave={() => listRef.current?.focus({ preventScroll: true })}
        />
      )}
      {isManaging ? <TagManager tags={tags} onClose={() => setManaging(false)} /> : null}
    </div>
  )
}
