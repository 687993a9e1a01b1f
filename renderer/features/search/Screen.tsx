// Searching the whole library while typing; a click lands on the passage.
import { Search, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useRef } from 'react'
import { sayError } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useCommand } from '../../commands.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SearchField } from '../../ui/field.tsx'
import { linesOf } from './lines.ts'
import { Results } from './Results.tsx'
import './search.css'
import { canAskMore, useSearch, type Where } from './view.ts'

export function SearchScreen() {
  const t = useT()
  const { query, where, limit, setQuery, setWhere, more } = useSearch()
  const asked = useDeferredValue(query.trim())
  const { data, error, isPlaceholderData } = useLibrary(
    'search.query',
    { query: asked, limit, limitPerArticle: 5 },
    { enabled: asked !== '', keep: true },
  )
  const result = asked === '' ? undefined : data
  const lines = useMemo(() => linesOf(result, where), [result, where])
  const fieldRef = useRef<HTMLInputElement>(null)
  const listRef = useRef<HTMLDivElement>(null)
  useCommand('edit.find', () => fieldRef.current?.select())
  const passages = result?.hits.reduce((sum, hit) => sum + hit.count, 0) ?? 0
  const shown = result?.hits.length ?? 0
  return (
    <div className="find screen">
      <div className="find-top">
        <SearchField
          label={t('search.field')}
          size="large"
          icon={<Search size={18} aria-hidden />}
          value={query}
          onChange={setQuery}
          inputRef={fieldRef}
          autoFocus
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
            event.preventDefault()
            listRef.current?.focus()
          }}
        />
        <div className="find-line">
          <Segmented<Where>
            label={t('search.where')}
            value={where}
            onChange={setWhere}
            options={[
              { value: 'all', label: t('search.everywhere') },
              { value: 'text', label: t('search.texts') },
              { value: 'note', label: t('search.notes') },
            ]}
          />
          <span className="soft num" role="status">
            {result === undefined || isPlaceholderData
              ? ''
              : result.articles > shown
                ? t('search.countShown', { articles: number(result.articles), shown: number(shown) })
                : t('search.count', { count: result.articles, passages: number(passages) })}
          </span>
          <span className="sp" />
          {result !== undefined && result.articles > shown && canAskMore(limit) ? (
            <Button tone="quiet" onPress={more}>
              {t('search.more')}
            </Button>
          ) : null}
        </div>
      </div>
      {error !== null ? (
        <Empty title={sayError(error)} />
      ) : asked === '' ? (
        <Empty icon={<Search size={32} strokeWidth={1.4} />} title={t('search.start')}>
          {t('search.hint')}
        </Empty>
      ) : lines.length === 0 && result !== undefined && !isPlaceholderData ? (
        <Empty icon={<SearchX size={32} strokeWidth={1.4} />} title={t('search.none', { query: asked })}>
          {t('search.noneHint')}
        </Empty>
      ) : (
        <Results lines={lines} listRef={listRef} />
      )}
    </div>
  )
}
