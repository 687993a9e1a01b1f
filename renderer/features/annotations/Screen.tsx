// All annotations of the library: by colour, tag, words; a click lands on the passage.
// biome-ignore-all lint/a11y/useSemanticElements: cards lie where their place says; the roles say that they are a list
import { useVirtualizer } from '@tanstack/react-virtual'
import { Highlighter, ListFilter, MessageSquareText, SearchX, Tag, Trash2, TriangleAlert } from 'lucide-react'
import { type ReactNode, useDeferredValue, useMemo, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { type AnnotationInContext, colors } from '../../../electron/contract/model.ts'
import { call } from '../../api/client.ts'
import { sayError, tell } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useCommand } from '../../commands.ts'
import { ui } from '../../state/ui.ts'
import { t as say, useLanguage, useT } from '../../strings/index.ts'
import { number, when } from '../../strings/language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SearchField } from '../../ui/field.tsx'
import { NoteText } from '../../ui/note-text.tsx'
import { HighlightSign } from '../../ui/signs.tsx'
import './annotations.css'
import { type Filter, listed, noFilter, useFilter } from './filter.ts'

const none: readonly never[] = []

async function remove(id: string): Promise<void> {
  try {
    await call('annotations.remove', { ids: [id] })
    ui.toast({
      text: say('annotations.removed'),
      action: { label: say('do.undo'), run: () => void call('history.undo').catch(tell) },
      takesBack: true,
    })
  } catch (error) {
    tell(error)
  }
}

function Card({ one }: { one: AnnotationInContext }) {
  const t = useT()
  const language = useLanguage()
  const anchor =
    one.anchor === 'lost'
      ? t('annotations.gone')
      : one.anchor === 'fuzzy'
        ? t('annotations.fuzzy')
        : one.anchor === 'moved'
          ? t('annotations.moved')
          : null
  return (
    <article className="note">
      <HighlightSign color={one.color} />
      <button
        type="button"
        className="note-main tight"
        onClick={() =>
          ui.openArticle(one.articleId, { start: one.start, end: one.end, annotationId: one.id })
        }
      >
        <span className="note-quote" data-hl={one.color}>
          <mark data-style={one.style}>{one.quote}</mark>
        </span>
        {one.note === '' ? null : <NoteText note={one.note} />}
        <span className="note-foot">
          {one.tags.map((tag) => (
            <span className="tag" key={tag}>
              {tag}
            </span>
          ))}
          <span className="clip muted">
            {one.articleTitle}　{one.sourceName.replace(/\.[^.]+$/, '')}
          </span>
          {anchor === null ? null : <span className="pill warn">{anchor}</span>}
        </span>
      </button>
      <time className="muted" dateTime={new Date(one.modifiedAt).toISOString()}>
        {when(one.modifiedAt, language)}
      </time>
      <IconButton label={t('annotations.remove')} onPress={() => void remove(one.id)}>
        <Trash2 size={16} />
      </IconButton>
    </article>
  )
}

function Cards({ list }: { list: readonly AnnotationInContext[] }) {
  const t = useT()
  const ref = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => ref.current,
    // Measured when shown: notes are of any length.
    estimateSize: () => 96,
    getItemKey: (index) => list[index]?.id ?? index,
    overscan: 8,
    paddingStart: 8,
    paddingEnd: 32,
  })
  return (
    <div ref={ref} className="notes scroll" role="list" aria-label={t('annotations.list')}>
      <div className="list-space" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const one = list[item.index]
          return one === undefined ? null : (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="listitem"
              className="list-row"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Card one={one} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Side({ all }: { all: readonly AnnotationInContext[] }) {
  const t = useT()
  const { filter, setFilter } = useFilter()
  const { data: tags = none } = useLibrary('annotations.tags')
  const counts = useMemo(() => {
    const by: Record<string, number> = {}
    for (const one of all) by[one.color] = (by[one.color] ?? 0) + 1
    return {
      by,
      note: all.filter((one) => one.note !== '').length,
      changed: all.filter((one) => one.anchor !== 'exact').length,
    }
  }, [all])
  const item = (
    key: string,
    icon: ReactNode,
    label: string,
    count: number,
    isOn: boolean,
    change: Partial<Filter>,
  ) => (
    <li key={key}>
      <AriaButton className="side-item" aria-pressed={isOn} onPress={() => setFilter(change)}>
        {icon}
        <span className="clip">{label}</span>
        <span className="n">{number(count)}</span>
      </AriaButton>
    </li>
  )
  const isAll = filter.kind === 'all' && filter.color === null && filter.tag === null
  return (
    <aside className="side scroll" aria-label={t('annotations.side')}>
      <ul>
        {item('all', <Highlighter size={16} aria-hidden />, t('annotations.all'), all.length, isAll, {
          kind: 'all',
          color: null,
          tag: null,
        })}
        {item(
          'note',
          <MessageSquareText size={16} aria-hidden />,
          t('annotations.withNote'),
          counts.note,
          filter.kind === 'note',
          { kind: filter.kind === 'note' ? 'all' : 'note' },
        )}
        {counts.changed === 0 && filter.kind !== 'changed'
          ? null
          : item(
              'changed',
              <TriangleAlert size={16} aria-hidden />,
              t('annotations.lost'),
              counts.changed,
              filter.kind === 'changed',
              { kind: filter.kind === 'changed' ? 'all' : 'changed' },
            )}
      </ul>
      <h3>{t('annotations.colors')}</h3>
      <ul>
        {colors.map((color) =>
          item(
            color,
            <HighlightSign color={color} isDecoration />,
            t(`color.${color}`),
            counts.by[color] ?? 0,
            filter.color === color,
            { color: filter.color === color ? null : color },
          ),
        )}
      </ul>
      {tags.length === 0 ? null : <h3>{t('annotations.tags')}</h3>}
      <ul>
        {tags.map(({ name, count }) =>
          item(name, <Tag size={16} aria-hidden />, name, count, filter.tag === name, {
            tag: filter.tag === name ? null : name,
          }),
        )}
      </ul>
    </aside>
  )
}

export function AnnotationsScreen() {
  const t = useT()
  const { data: all = none, error, isSuccess } = useLibrary('annotations.list', {})
  const { filter, setFilter } = useFilter()
  const deferred = useDeferredValue(filter)
  const list = useMemo(() => listed(all, deferred), [all, deferred])
  const fieldRef = useRef<HTMLInputElement>(null)
  useCommand('edit.find', () => fieldRef.current?.focus())
  return (
    <div className="annos screen">
      <Side all={all} />
      <div className="annos-main">
        <div className="bar">
          <span className="soft num" role="status">
            {t('annotations.count', { count: list.length })}
          </span>
          <span className="sp" />
          <Segmented
            label={t('annotations.order')}
            value={filter.order}
            onChange={(order) => setFilter({ order })}
            options={[
              { value: 'newest', label: t('annotations.newest') },
              { value: 'article', label: t('annotations.byArticle') },
            ]}
          />
          <div className="annos-filter">
            <SearchField
              label={t('annotations.filter')}
              icon={<ListFilter size={16} aria-hidden />}
              value={filter.text}
              onChange={(text) => setFilter({ text })}
              inputRef={fieldRef}
            />
          </div>
        </div>
        {error !== null ? (
          <Empty title={sayError(error)} />
        ) : isSuccess && all.length === 0 ? (
          <Empty icon={<Highlighter size={32} strokeWidth={1.4} />} title={t('annotations.emptyTitle')}>
            {t('annotations.emptyText')}
          </Empty>
        ) : isSuccess && list.length === 0 ? (
          <Empty
            icon={<SearchX size={32} strokeWidth={1.4} />}
            title={t('annotations.noMatch')}
            action={<Button onPress={() => setFilter(noFilter)}>{t('do.clearFilter')}</Button>}
          />
        ) : (
          <Cards list={list} />
        )}
      </div>
    </div>
  )
}
