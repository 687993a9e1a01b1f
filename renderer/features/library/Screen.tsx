// The library: what is in it, narrowed and chosen; the start of every reading.
import { Library, Newspaper, SearchX, Share, Star, Trash2, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ListingCounts } from '../../../electron/contract/search.ts'
import { sayError } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { putStar } from '../../api/star.ts'
import { runCommand, useCommand } from '../../commands.ts'
import { useKeyLabel } from '../../keys.ts'
import { editMetadata } from '../../state/metadata.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SearchField } from '../../ui/field.tsx'
import { removeArticles, removeSamples } from './actions.ts'
import { List } from './List.tsx'
import './library.css'
import { Preview } from './Preview.tsx'
import { Side } from './Side.tsx'
import { SortMenu } from './SortMenu.tsx'
import { Unassigned } from './Unassigned.tsx'
import { useListing } from './use-listing.ts'
import { noFilter, useView } from './view.ts'

const nothing: ListingCounts = {
  all: 0,
  pages: 0,
  unread: 0,
  starred: 0,
  marked: 0,
  colors: {},
  papers: [],
  sources: [],
  years: [],
  samples: false,
}

export function LibraryScreen() {
  const t = useT()
  const keyLabel = useKeyLabel()
  const { data: counts = nothing, error: countsError, isSuccess: isCounted } = useLibrary('listing.counts')
  const listing = useListing()
  const { outline, isSuccess } = listing
  const filter = useView((view) => view.filter)
  const chosen = useView((view) => view.chosen)
  const activeId = useView((view) => view.activeId)
  const { setFilter, clearChoice } = useView.getState()
  const [loose, setLoose] = useState<string | null>(null)
  const [asking, setAsking] = useState<'remove' | 'samples' | null>(null)
  const filterRef = useRef<HTMLInputElement>(null)
  const listRef = useRef<HTMLDivElement>(null)
  useCommand('edit.find', () => filterRef.current?.focus())

  const shownId = outline.total === 0 ? null : activeId
  const targets = chosen.size > 0 ? [...chosen] : shownId === null ? [] : [shownId]
  const exportChosen = () => {
    ui.choose(targets)
    ui.go('export')
  }
  useCommand('file.export', exportChosen)
  const { data: active } = useLibrary(
    'articles.get',
    { id: shownId ?? '-' },
    { enabled: shownId !== null, keep: true },
  )
  // Of several, all get what the one under the cursor lacks.
  const star = () => void putStar(targets, !(active?.id === shownId && active?.starred))
  useCommand('article.star', star, targets.length > 0)
  // One is removed at once and can be taken back; for many the person is asked.
  const remove = () => {
    if (targets.length > 1) setAsking('remove')
    else if (targets.length === 1) void removeArticles(targets)
  }
  const error = countsError ?? listing.error
  const isEmpty = isCounted && counts.all === 0 && counts.pages === 0

  return (
    <div className="lib screen">
      <Side counts={counts} />
      <div className="lib-main">
        <div className="bar">
          {chosen.size > 0 ? (
            <>
              <IconButton label={t('library.clearSelection')} onPress={clearChoice}>
                <X size={16} />
              </IconButton>
              <span className="num">{t('library.selected', { n: number(chosen.size) })}</span>
              <span className="sp" />
              <Button
                icon={<Newspaper size={16} aria-hidden />}
                onPress={() => editMetadata({ articleIds: targets })}
              >
                {t('meta.edit')}
              </Button>
              <Button icon={<Star size={16} aria-hidden />} onPress={star}>
                {t(active?.starred ? 'star.takeOff' : 'star.put')}
              </Button>
              <Button tone="plain" icon={<Share size={16} aria-hidden />} onPress={exportChosen}>
                {t('library.export')}
              </Button>
              <Button tone="danger" icon={<Trash2 size={16} aria-hidden />} onPress={remove}>
                {t('do.remove')}
              </Button>
            </>
          ) : (
            <>
              <span className="soft num clip" role="status">
                {outline.total === counts.all
                  ? t('library.count', { articles: number(counts.all), pages: number(counts.pages) })
                  : t('library.countShown', { shown: number(outline.total), articles: number(counts.all) })}
              </span>
              <span className="sp" />
              <div className="lib-filter">
                <SearchField
                  label={t('library.filter')}
                  sign="filter"
                  value={filter.text}
                  onChange={(text) => setFilter({ text })}
                  inputRef={filterRef}
                  onKeyDown={(event) => {
                    if (event.key !== 'ArrowDown') return
                    event.preventDefault()
                    listRef.current?.focus()
                  }}
                />
              </div>
              <SortMenu />
            </>
          )}
        </div>
        <div className="lib-body">
          {counts.samples ? (
            <div className="lib-samples">
              <span>{t('library.samples')}</span>
              <Button onPress={() => setAsking('samples')}>{t('library.removeSamples')}</Button>
            </div>
          ) : null}
          {error !== null ? (
            <Empty title={sayError(error)} />
          ) : isEmpty ? (
            <Empty
              icon={<Library size={32} strokeWidth={1.4} />}
              title={t('library.emptyTitle')}
              action={
                // It is all there is to do here, and what had the focus may be gone.
                <Button tone="primary" autoFocus onPress={() => runCommand('file.import')}>
                  {t('library.emptyAction')}
                </Button>
              }
            >
              {t('library.emptyText', { key: keyLabel('file.import') ?? '' })}
            </Empty>
          ) : listing.shape.count === 0 && isSuccess ? (
            <Empty
              icon={<SearchX size={32} strokeWidth={1.4} />}
              title={t('library.noMatchTitle')}
              action={<Button onPress={() => setFilter(noFilter)}>{t('do.clearFilter')}</Button>}
            >
              {t('library.noMatchText')}
            </Empty>
          ) : (
            <List
              listing={listing}
              listRef={listRef}
              onOpen={(id) => ui.openArticle(id)}
              onRemove={remove}
              onUnassigned={setLoose}
            />
          )}
        </div>
      </div>
      {isEmpty ? null : <Preview articleId={shownId} />}
      <Unassigned pageId={loose} onClose={() => setLoose(null)} />
      <Confirm
        title={t('library.removeTitle', { n: targets.length })}
        deed={t('do.remove')}
        isOpen={asking === 'remove'}
        onClose={() => setAsking(null)}
        onConfirm={() => {
          clearChoice()
          void removeArticles(targets)
        }}
      >
        {t('library.removeText')}
      </Confirm>
      <Confirm
        title={t('library.removeSamplesTitle')}
        deed={t('library.removeSamples')}
        isOpen={asking === 'samples'}
        onClose={() => setAsking(null)}
        onConfirm={() => void removeSamples()}
      >
        {t('library.removeSamplesText')}
      </Confirm>
    </div>
  )
}
