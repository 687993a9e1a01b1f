// All tags as a tree with their counts: renamed, joined by giving one the name of another, taken off everywhere.
import { Pencil, Trash2 } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { TagCount } from '../../../electron/contract/marks.ts'
import { useLibrary } from '../../api/query.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SearchField } from '../../ui/field.tsx'
import { removeTag, renameTag } from './actions.ts'
import './tags.css'
import { type TagLine, treeOf } from './tree.ts'

/** Names proposed at once. */
const proposals = 6

/** As the contract allows. */
const longestTagName = 100

interface Task {
  readonly name: string
  readonly kind: 'rename' | 'remove'
}

export function TagManager({ tags, onClose }: { tags: readonly TagCount[]; onClose: () => void }) {
  const t = useT()
  const [text, setText] = useState('')
  const [task, setTask] = useState<Task | null>(null)
  const wanted = useDeferredValue(text.trim().toLowerCase())
  const lines = useMemo(
    () => treeOf(tags).filter(({ name }) => name.toLowerCase().includes(wanted)),
    [tags, wanted],
  )
  return (
    <Dialog title={t('annotations.manageTags')} isOpen onClose={onClose} width={560}>
      <div className="tag-manager">
        <SearchField label={t('annotations.tagFilter')} sign="filter" value={text} onChange={setText} />
        <p className="muted">{t('annotations.tagHint')}</p>
        <ul className="tag-lines scroll">
          {lines.map((line) => (
            <Line
              key={line.name}
              line={line}
              isFlat={wanted !== ''}
              task={task?.name === line.name ? task.kind : null}
              tags={tags}
              onTask={(kind) => setTask(kind === null ? null : { name: line.name, kind })}
            />
          ))}
          {lines.length === 0 ? <li className="muted">{t('annotations.noTag')}</li> : null}
        </ul>
      </div>
    </Dialog>
  )
}

function Line({
  line,
  isFlat,
  task,
  tags,
  onTask,
}: {
  line: TagLine
  /** Found by words: the whole name instead of its place in the tree. */
  isFlat: boolean
  task: Task['kind'] | null
  tags: readonly TagCount[]
  onTask: (kind: Task['kind'] | null) => void
}) {
  const t = useT()
  const { name, label, depth, count, total } = line
  return (
    <li style={{ '--depth': isFlat ? 0 : depth } as React.CSSProperties}>
      <div className="tag-line">
        <span className="tag clip">{isFlat ? name : label}</span>
        <span
          className="n muted num"
          title={t('annotations.tagCounts', { count: number(count), total: number(total) })}
        >
          {number(total)}
        </span>
        <IconButton label={t('annotations.rename', { name })} onPress={() => onTask('rename')}>
          <Pencil size={14} />
        </IconButton>
        <IconButton label={t('annotations.removeTag', { name })} onPress={() => onTask('remove')}>
          <Trash2 size={14} />
        </IconButton>
      </div>
      {task === 'rename' ? <Rename name={name} tags={tags} onDone={() => onTask(null)} /> : null}
      {task === 'remove' ? <Remove name={name} onDone={() => onTask(null)} /> : null}
    </li>
  )
}

/** Names in use that go with what is typed, as a choice to join with. */
function likely(tags: readonly TagCount[], name: string, typed: string): string[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '' || typed.trim() === name) return []
  return tags
    .map((tag) => tag.name)
    .filter((other) => other.toLowerCase().includes(wanted) && other !== typed.trim())
    .filter((other) => other !== name && !other.startsWith(`${name}/`))
    .slice(0, proposals)
}

function Rename({ name, tags, onDone }: { name: string; tags: readonly TagCount[]; onDone: () => void }) {
  const t = useT()
  const [to, setTo] = useState(name)
  const next = useDeferredValue(to.trim())
  const isReady = to.trim() !== '' && to.trim() !== name
  const { data } = useLibrary(
    'annotations.previewTag',
    { name, ...(next === '' ? {} : { to: next }) },
    { keep: true },
  )
  const run = async () => {
    if (isReady && (await renameTag(name, to.trim()))) onDone()
  }
  return (
    <form
      className="tag-task"
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <input
        className="field"
        aria-label={t('annotations.newTag')}
        value={to}
        maxLength={longestTagName}
        // biome-ignore lint/a11y/noAutofocus: the field came by a press on "rename" and is what it is about
        autoFocus
        onChange={(event) => setTo(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone()
        }}
      />
      <Button onPress={onDone}>{t('do.cancel')}</Button>
      <Button tone="primary" isDisabled={!isReady} onPress={() => void run()}>
        {data !== undefined && data.joined > 0 && isReady ? t('annotations.join') : t('annotations.doRename')}
      </Button>
      <span className="tag-likely">
        {likely(tags, name, to).map((other) => (
          <button key={other} type="button" className="pill" onClick={() => setTo(other)}>
            {other}
          </button>
        ))}
      </span>
      {data === undefined ? null : (
        <p className="soft" role="status">
          {t('annotations.willChange', { count: data.marks })}
          {data.nested > 0 ? t('annotations.willNested', { n: number(data.nested) }) : ''}
          {data.rests > 0 ? t('annotations.willRests', { n: number(data.rests) }) : ''}
          {data.joined > 0 && isReady
            ? t('annotations.willJoin', { name: to.trim(), n: number(data.joined) })
            : ''}
        </p>
      )}
    </form>
  )
}

function Remove({ name, onDone }: { name: string; onDone: () => void }) {
  const t = useT()
  const { data } = useLibrary('annotations.previewTag', { name })
  return (
    <div className="tag-task">
      <p className="soft" role="status">
        {data === undefined ? '' : t('annotations.willRemove', { count: data.marks })}
        {data !== undefined && data.nested > 0 ? t('annotations.willNested', { n: number(data.nested) }) : ''}
      </p>
      <Button onPress={onDone}>{t('do.cancel')}</Button>
      <Button
        tone="danger"
        onPress={() => void removeTag(name).then((isDone) => (isDone ? onDone() : undefined))}
      >
        {t('annotations.doRemove')}
      </Button>
    </div>
  )
}
