// Searching the whole library while typing; a click lands on the passage.
import { Search, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useRef } from 'react'
import type { SearchResult } from '../../../electron/contract/model.ts'
import type { SearchFacets, SearchOrder, SearchScope } from '../../../electron/contract/search.ts'
import { sayError } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useCommand } from '../../commands.ts'
import { type Say, useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Facets } from './Facets.tsx'
import { Help } from './Help.tsx'
import { linesOf } from './lines.ts'
import { QueryField } from './QueryField.tsx'
import { Results } from './Results.tsx'
import { SaveSearch } from './SaveSearch.tsx'
import { Suggested } from './Suggested.tsx'
import './query.css'
import './search.css'
import { canAskMore, useSearch } from './view.ts'

/** How many were found, and how many of them are shown. */
function sayCount(t: Say, result: SearchResult, facets: SearchFacets | undefined): string {
  const shown = result.hits.length
  const articles = result.isExact ? result.articles : (facets?.articles ?? result.articles)
  if (!result.isExact && facets === undefined)
    return t('search.countAbout', { articles: number(articles), shown: number(shown) })
  if (articles > shown) return t('search.countShown', { articles: number(articles), shown: number(shown) })
  const passages = result.hits.reduce((sum, hit) => sum + hit.count, 0)
  // Conditions alone have no passages.
  if (passages === 0) return t('search.countBare', { count: articles })
  return t('search.count', { count: articles, passages: number(passages) })
}

export function SearchScreen() {
  const t = useT()
  const { query, where, order, limit, isHelp, setQuery, setWhere, setOrder, setHelp, more } = useSearch()
  const asked = useDeferredValue(query.trim())
  const { data, error, isPlaceholderData } = useLibrary(
    'search.query',
    { query: asked, in: where, order, limit, limitPerArticle: 5 },
    { enabled: asked !== '', keep: true },
  )
  // What is common to all hits takes longer than the first of them, and is asked for once these are there.
  const { data: common, isPlaceholderData: isOldCommon } = useLibrary(
    'search.facets',
    { query: asked, in: where },
    { enabled: asked !== '' && data !== undefined && !isPlaceholderData, keep: true, again: true },
  )
  const result = asked === '' ? undefined : data
  const facets = asked === '' ? undefined : common
  const lines = useMemo(() => linesOf(result), [result])
  const fieldRef = useRef<HTMLInputElement>(null)
  const listRef = useRef<HTMLDivElement>(null)
  useCommand('edit.find', () => fieldRef.current?.select())
  const fresh = result !== undefined && !isPlaceholderData ? result : undefined
  const change = (next: string) => {
    setQuery(next)
    fieldRef.current?.focus()
  }
  return (
    <div className="find screen">
      <div className="find-top">
        <QueryField
          value={query}
          onChange={setQuery}
          inputRef={fieldRef}
          isHelp={isHelp}
          onHelp={setHelp}
          onDown={() => listRef.current?.focus()}
        >
          <SaveSearch query={query} />
        </QueryField>
        <Suggested query={query} meant={fresh?.meant ?? []} onChange={change} />
        <div className="find-line">
          <Segmented<SearchScope>
            label={t('search.where')}
            value={where}
            onChange={setWhere}
            options={[
              { value: 'all', label: t('search.everywhere') },
              { value: 'text', label: t('search.texts') },
              { value: 'note', label: t('search.notes') },
            ]}
          />
          <Segmented<SearchOrder>
            label={t('search.order')}
            value={order}
            onChange={setOrder}
            options={[
              { value: 'best', label: t('search.best') },
              { value: 'newest', label: t('search.newest') },
            ]}
          />
          <span className="soft num" role="status">
            {fresh === undefined ? '' : sayCount(t, fresh, isOldCommon ? undefined : facets)}
          </span>
          <span className="sp" />
          {fresh !== undefined && fresh.articles > fresh.hits.length && canAskMore(limit) ? (
            <Button tone="quiet" onPress={more}>
              {t('search.more')}
            </Button>
          ) : null}
        </div>
      </div>
      <div className="find-body">
        <Facets facets={facets} query={query} onChange={setQuery} />
        {isHelp ? (
          <Help onTry={change} />
        ) : error !== null ? (
          <Empty title={sayError(error)} />
        ) : asked === '' ? (
          <Empty
            icon={<Search size={32} strokeWidth={1.4} />}
            title={t('search.start')}
            action={<Button onPress={() => setHelp(true)}>{t('search.help')}</Button>}
          >
            {t('search.hint')}
          </Empty>
        ) : lines.length === 0 && fresh !== undefined ? (
          <Empty icon={<SearchX size={32} strokeWidth={1.4} />} title={t('search.none', { query: asked })}>
            {t('search.noneHint')}
          </Empty>
        ) : (
          <Results lines={lines} asked={`${where} ${order} ${asked}`} listRef={listRef} />
        )}
      </div>
    </div>
  )
}
