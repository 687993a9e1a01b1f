// The trash: deleted articles and marks, newest first; what one held at the right, to be taken back or forgotten.
import { FileText, RotateCcw, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react'
import { type TrashItem, trashDays } from '../../../electron/contract/marks.ts'
import { sayError } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useRows } from '../../api/rows.ts'
import { commandIn } from '../../keys.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { when } from '../../strings/language.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NoteText } from '../../ui/note-text.tsx'
import { type Cursor, Rows } from '../../ui/rows.tsx'
import { HighlightSign } from '../../ui/signs.tsx'
import { isTick, Tick } from '../../ui/tick.tsx'
import { empty, forget, restore } from './actions.ts'
import './trash.css'
import { type Kind, useTrash } from './view.ts'

/** Pixels, as in trash.css. */
const rowHeight = 64
const day = 86_400_000

const Line = memo(function Line({ one, isOn }: { one: TrashItem; isOn: boolean }) {
  const t = useT()
  const language = useLanguage()
  const left = Math.max(0, Math.ceil((one.goesAt - Date.now()) / day))
  return (
    <span className="trash-line">
      <Tick isOn={isOn} />
      {one.color === null ? <FileText size={16} aria-hidden /> : <HighlightSign color={one.color} />}
      <span className="trash-words">
        <b className="clip">{one.title === '' ? t('annotations.untitled') : one.title}</b>
        <span className="clip soft">{one.excerpt}</span>
      </span>
      <span className="trash-side muted">
        <span className="clip">{one.place}</span>
        <time className="num">{t('trash.when', { when: when(one.removedAt, language), days: left })}</time>
      </span>
    </span>
  )
})

function Look({ id }: { id: string }) {
  const t = useT()
  const { data, error } = useLibrary('trash.get', { id })
  if (error !== null) return <p className="muted">{sayError(error)}</p>
  if (data === undefined) return null
  return (
    <>
      <div className="trash-actions">
        <Button tone="primary" icon={<RotateCcw size={16} aria-hidden />} onPress={() => void restore([id])}>
          {t('trash.restore')}
        </Button>
        <Button tone="danger" onPress={() => void forget([id])}>
          {t('trash.forget')}
        </Button>
      </div>
      {data.marks.length === 0 ? null : (
        <ul className="trash-marks">
          {data.marks.slice(0, 200).map((mark, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the marks of one entry never change
            <li key={i} data-hl={mark.color}>
              <HighlightSign color={mark.color} />
              <div>
                <q className="cn">
                  <mark>{mark.quote}</mark>
                </q>
                {mark.note === '' ? null : <NoteText note={mark.note} />}
                {mark.tags.map((tag) => (
                  <span className="tag" key={tag}>
                    {tag}
                  </span>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
      {data.text === '' ? null : (
        <div className="trash-text cn">
          {data.text.split('\n').map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one entry never change
            <p key={i}>{line}</p>
          ))}
        </div>
      )}
    </>
  )
}

export function TrashScreen() {
  const t = useT()
  const { kind, chosen, id } = useTrash()
  const { set, toggle } = useTrash.getState()
  const [isSure, setSure] = useState(false)
  const answer = useRows('trash.list', { kind })
  const cursor = useRef<Cursor | null>(null)
  const counts = answer.head
  const act = (index: number, event: KeyboardEvent | MouseEvent) => {
    const one = answer.row(index)
    if (one === undefined) return
    if (isTick(event.target) || event.ctrlKey || event.metaKey || event.shiftKey) toggle(one.id)
    else {
      cursor.current?.put(index)
      set({ id: one.id })
    }
  }
  const key = (event: KeyboardEvent, index: number) => {
    const one = answer.row(index)
    if (one !== undefined && (event.key === ' ' || commandIn('list', event.nativeEvent) === 'list.choose'))
      toggle(one.id)
    else if (event.key === 'Escape' && chosen.size > 0) set({ chosen: new Set() })
    else return false
    return true
  }
  return (
    <div className="trash screen">
      <div className="trash-main">
        <div className="bar">
          <Segmented
            label={t('trash.kinds')}
            value={kind}
            onChange={(next: Kind) => set({ kind: next, chosen: new Set() })}
            options={[
              { value: 'all', label: t('trash.all') },
              { value: 'article', label: t('trash.articles') },
              { value: 'annotation', label: t('trash.annotations') },
            ]}
          />
          <span className="soft num" role="status">
            {chosen.size > 0
              ? t('trash.chosen', { count: chosen.size })
              : t('trash.count', { count: answer.total })}
          </span>
          <span className="sp" />
          {chosen.size > 0 ? (
            <>
              <Button icon={<RotateCcw size={16} aria-hidden />} onPress={() => void restore([...chosen])}>
                {t('trash.restore')}
              </Button>
              <Button tone="danger" onPress={() => void forget([...chosen])}>
                {t('trash.forget')}
              </Button>
            </>
          ) : answer.total > 0 ? (
            <Button icon={<Trash2 size={16} aria-hidden />} onPress={() => setSure(true)}>
              {t('trash.empty')}
            </Button>
          ) : null}
        </div>
        {answer.error !== null ? (
          <Empty title={sayError(answer.error)} />
        ) : counts !== undefined && answer.total === 0 ? (
          <Empty icon={<Trash2 size={32} strokeWidth={1.4} />} title={t('trash.none')}>
            {t('trash.noneText', { days: trashDays })}
          </Empty>
        ) : (
          <Rows
            label={t('trash.title')}
            className="tick-rows"
            count={answer.total}
            height={() => rowHeight}
            state={kind}
            cursor={cursor}
            onShown={answer.show}
            onCursor={(index) => {
              const one = answer.row(index)
              if (one !== undefined) set({ id: one.id })
            }}
            onOpen={act}
            onKey={key}
            isSelected={(index) => chosen.has(answer.row(index)?.id ?? '')}
            render={(index) => {
              const one = answer.row(index)
              return one === undefined ? null : <Line one={one} isOn={chosen.has(one.id)} />
            }}
          />
        )}
      </div>
      <aside className="trash-look scroll" aria-label={t('trash.look')}>
        {id === null ? (
          <p className="muted">{t('trash.lookNone', { days: trashDays })}</p>
        ) : (
          <Look key={id} id={id} />
        )}
      </aside>
      <Confirm
        title={t('trash.emptyTitle')}
        deed={t('trash.empty')}
        isOpen={isSure}
        onClose={() => setSure(false)}
        onConfirm={() => void empty()}
      >
        {t('trash.emptyText', { articles: counts?.articles ?? 0, annotations: counts?.annotations ?? 0 })}
      </Confirm>
    </div>
  )
}
