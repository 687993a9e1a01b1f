// All entities: as a list or as a graph of who is named with whom; two or more can be joined.
import { BookA, Merge, SearchX, Shapes, X } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { sayError } from '../../api/failure.ts'
import { useRows } from '../../api/rows.ts'
import { useCommand } from '../../commands.ts'
import { useT } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SearchField } from '../../ui/field.tsx'
import { JoinDialog } from './dialogs/JoinDialog.tsx'
import { WordsDialog } from './dialogs/WordsDialog.tsx'
import { GraphView } from './graph/GraphView.tsx'
import { List } from './List.tsx'
import { Side } from './Side.tsx'
import { type Mode, useEntities } from './view.ts'

export function Overview() {
  const t = useT()
  const { mode, kinds, text, sorting, chosen } = useEntities()
  const { set, clear } = useEntities.getState()
  const [isJoining, setJoining] = useState(false)
  const [isWords, setWords] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useCommand('edit.find', () => field.current?.focus())
  const asked = useDeferredValue(text.trim())
  const query = { text: asked, ...sorting, ...(kinds.length === 0 ? {} : { kinds: [...kinds] }) }
  const answer = useRows('entities.list', query)
  const isFiltered = asked !== '' || kinds.length > 0
  return (
    <div className="ents screen">
      {/* The graph goes by kinds alone. */}
      <Side text={mode === 'graph' ? '' : asked} />
      <div className="ents-main">
        <div className="bar">
          {chosen.size > 0 ? (
            <>
              <IconButton label={t('entities.clear')} onPress={clear}>
                <X size={16} />
              </IconButton>
              <span className="num">{t('entities.chosen', { count: chosen.size })}</span>
              <span className="sp" />
              <Button
                icon={<Merge size={16} aria-hidden />}
                isDisabled={chosen.size < 2}
                onPress={() => setJoining(true)}
              >
                {t('entities.joinMore')}
              </Button>
            </>
          ) : (
            <>
              <Segmented<Mode>
                label={t('entities.view')}
                value={mode}
                onChange={(next) => set({ mode: next })}
                options={[
                  { value: 'list', label: t('entities.asList') },
                  { value: 'graph', label: t('entities.asGraph') },
                ]}
              />
              <span className="soft num clip" role="status">
                {mode === 'graph' || answer.head === undefined
                  ? ''
                  : t('entities.count', { count: answer.total })}
              </span>
              <span className="sp" />
              {mode === 'list' ? (
                <div className="ents-filter">
                  <SearchField
                    label={t('entities.filter')}
                    sign="filter"
                    value={text}
                    onChange={(next) => set({ text: next, scroll: 0, row: -1 })}
                    inputRef={field}
                    onKeyDown={(event) => {
                      if (event.key !== 'ArrowDown') return
                      event.preventDefault()
                      list.current?.focus()
                    }}
                  />
                </div>
              ) : null}
              <Button tone="quiet" icon={<BookA size={16} aria-hidden />} onPress={() => setWords(true)}>
                {t('entities.words')}
              </Button>
            </>
          )}
        </div>
        {mode === 'graph' && chosen.size === 0 ? (
          <GraphView />
        ) : answer.error !== null ? (
          <Empty title={sayError(answer.error)} />
        ) : answer.head !== undefined && answer.total === 0 ? (
          isFiltered ? (
            <Empty
              icon={<SearchX size={32} strokeWidth={1.4} />}
              title={t('entities.noMatch')}
              action={<Button onPress={() => set({ text: '', kinds: [] })}>{t('do.clearFilter')}</Button>}
            />
          ) : (
            <Empty icon={<Shapes size={32} strokeWidth={1.4} />} title={t('entities.emptyTitle')}>
              {t('entities.emptyText')}
            </Empty>
          )
        ) : (
          <List answer={answer} state={JSON.stringify(query)} listRef={list} />
        )}
      </div>
      {isJoining ? (
        <JoinDialog
          first={[...chosen.values()]}
          onClose={() => setJoining(false)}
          onDone={() => {
            setJoining(false)
            clear()
          }}
        />
      ) : null}
      <WordsDialog isOpen={isWords} onClose={() => setWords(false)} />
    </div>
  )
}
