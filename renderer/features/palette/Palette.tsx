// The palette: one field for commands, articles and passages, by Ctrl+K from anywhere.
import { CornerDownLeft, FileText, Quote, Search, Terminal } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useCommandName } from '../../command-names.ts'
import { runCommand, useCommand, useRunnable } from '../../commands.ts'
import { useKeyLabel } from '../../keys.ts'
import { ui, useUi } from '../../state/ui.ts'
import { inBoth, useT } from '../../strings/index.ts'
import { EntitySeal } from '../../ui/signs.tsx'
import { type Entry, entriesOf, suggested } from './entries.ts'
import { plainPassage } from './passage.ts'
import './palette.css'

function Label({ entry }: { entry: Entry }) {
  const t = useT()
  const keyLabel = useKeyLabel()
  if (entry.kind === 'command')
    return (
      <>
        <Terminal size={16} aria-hidden />
        <span className="clip">{entry.name}</span>
        <span className="sp" />
        {keyLabel(entry.id) === null ? null : <kbd>{keyLabel(entry.id)}</kbd>}
      </>
    )
  if (entry.kind === 'article')
    return (
      <>
        <FileText size={16} aria-hidden />
        <span className="clip pal-title">{entry.article.title}</span>
        <span className="sp" />
        <span className="muted clip pal-side">{plainByline(entry.article.byline)}</span>
      </>
    )
  if (entry.kind === 'entity') {
    const { type, canonical, name, by, articles } = entry.entity
    return (
      <>
        <EntitySeal type={type} isConfirmed />
        <span className="clip pal-title">{canonical}</span>
        {by === 'name' && name !== canonical ? <span className="muted clip">{name}</span> : null}
        <span className="sp" />
        <span className="muted num pal-side">{t('palette.inArticles', { count: articles })}</span>
      </>
    )
  }
  if (entry.kind === 'passage') {
    const { before, hit, after } = plainPassage(entry.passage)
    return (
      <>
        <Quote size={16} aria-hidden />
        <span className="clip pal-title">
          {before}
          <mark className="hit">{hit}</mark>
          {after}
        </span>
        <span className="sp" />
        <span className="muted clip pal-side">{entry.title}</span>
      </>
    )
  }
  return (
    <>
      <Search size={16} aria-hidden />
      <span className="clip">{t('palette.searchAll', { query: entry.query })}</span>
      <span className="sp" />
      <CornerDownLeft size={14} aria-hidden />
    </>
  )
}

/** Without the squares and bullets that papers set before it. */
const plainByline = (byline: string | null): string => (byline ?? '').replace(/^[^\p{L}\p{N}（(]+/u, '')

function Body({ close, onSearch }: { close: () => void; onSearch: (query: string) => void }) {
  const t = useT()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const deferred = useDeferredValue(query)
  const { data: suggestions, isPlaceholderData } = useLibrary(
    'search.suggest',
    { text: deferred.trim(), limit: suggested },
    { keep: true },
  )
  const { data: found } = useLibrary(
    'search.query',
    { query: deferred.trim(), order: 'best', limit: 5, limitPerArticle: 1 },
    { enabled: deferred.trim() !== '', keep: true },
  )
  const readingId = useUi((state) => (state.screen === 'reader' ? state.articleId : null))
  const runnable = useRunnable()
  const commandName = useCommandName()
  const commands = useMemo(
    () =>
      runnable
        .filter((id) => id !== 'view.palette')
        .map((id) => ({
          id,
          name: commandName(id).replace(/(……|…)$/, ''),
          also: inBoth(`command.${id}`),
        })),
    [runnable, commandName],
  )
  const entries = useMemo(
    () => entriesOf(deferred, suggestions, found, commands, readingId),
    [deferred, suggestions, found, commands, readingId],
  )
  const at = Math.min(active, entries.length - 1)
  const listRef = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor's line is brought into view when it moves
  useEffect(() => {
    listRef.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const run = (entry: Entry) => {
    close()
    if (entry.kind === 'article') ui.openArticle(entry.article.id)
    else if (entry.kind === 'entity') ui.openEntity(entry.entity.id)
    else if (entry.kind === 'search') onSearch(entry.query)
    else if (entry.kind === 'passage') {
      const { start, end, annotationId, passage, hits } = entry.passage
      const [from, to] = hits[0] ?? [0, 0]
      const find = passage.slice(from, to)
      ui.openArticle(entry.articleId, {
        start,
        end,
        ...(annotationId === null ? { find } : { annotationId }),
      })
    }
    // After the dialog is gone: a command may open another one.
    else setTimeout(() => runCommand(entry.id))
  }
  // Keys may come faster than the list: what runs is what the words in the field mean now.
  const enter = () => {
    const runAt = (now: readonly Entry[]) => {
      const entry = now[Math.min(active, now.length - 1)]
      if (entry !== undefined) run(entry)
    }
    if (query === deferred && !isPlaceholderData) runAt(entries)
    else
      call('search.suggest', { text: query.trim(), limit: suggested })
        .then((now) => runAt(entriesOf(query, now, undefined, commands, readingId)))
        .catch(tell)
  }
  const keydown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((at + 1) % entries.length)
    else if (event.key === 'ArrowUp') setActive((at + entries.length - 1) % entries.length)
    else if (event.key === 'Enter') enter()
    else return
    event.preventDefault()
  }
  const heading = (index: number): string | null => {
    const kind = entries[index]?.kind
    if (kind === entries[index - 1]?.kind || kind === 'search') return null
    if (kind === 'article') return t('palette.articles')
    if (kind === 'entity') return t('palette.names')
    return kind === 'passage' ? t('palette.passages') : t('palette.commands')
  }
  return (
    <>
      <div className="pal-field">
        <Search size={18} aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened to write in it
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-label={t('palette.field')}
          placeholder={t('palette.field')}
          aria-activedescendant={`palette-${at}`}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
          }}
          onKeyDown={keydown}
        />
      </div>
      <div
        id="palette-list"
        className="pal-list scroll"
        role="listbox"
        aria-label={t('palette.label')}
        ref={listRef}
      >
        {entries.map((entry, index) => {
          const title = heading(index)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of the list is its place
            <div key={index} role="presentation">
              {title === null ? null : <div className="ui-section-title">{title}</div>}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys */}
              <div
                id={`palette-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                className="ui-item"
                data-focused={index === at || undefined}
                onClick={() => run(entry)}
                onPointerMove={() => setActive(index)}
              >
                <Label entry={entry} />
              </div>
            </div>
          )
        })}
        {entries.length === 0 ? <p className="muted pal-none">{t('palette.none')}</p> : null}
      </div>
    </>
  )
}

/** `onSearch`: looks for words in the whole library. */
export function Palette({ onSearch }: { onSearch: (query: string) => void }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  useCommand('view.palette', () => setOpen((open) => !open))
  return (
    <ModalOverlay className="ui-overlay top" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
      <Modal className="ui-modal pal">
        <Dialog className="ui-dialog" aria-label={t('palette.label')}>
          <Body close={() => setOpen(false)} onSearch={onSearch} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
