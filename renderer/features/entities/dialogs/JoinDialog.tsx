// Joining: what goes together, which one stays, and how it will be, before it is done.
import { TriangleAlert, X } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react'
import type { EntityRef, EntitySummary } from '../../../../electron/contract/entities.ts'
import { sayError } from '../../../api/failure.ts'
import { useLibrary } from '../../../api/query.ts'
import { useT } from '../../../strings/index.ts'
import { number } from '../../../strings/language.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Choice } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SearchField, TextField } from '../../../ui/field.tsx'
import { EntitySeal } from '../../../ui/signs.tsx'
import { join } from '../actions.ts'
import { Names, Passages } from './Preview.tsx'
import './dialogs.css'

/** Found entities to choose from; who looks for more types more. */
const offered = 6

function Finder({
  kind,
  taken,
  onTake,
}: {
  kind: EntityRef | undefined
  taken: readonly EntityRef[]
  onTake: (one: EntityRef) => void
}) {
  const t = useT()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const { data, isPlaceholderData } = useLibrary(
    'entities.list',
    {
      text: asked,
      limit: offered + taken.length,
      ...(kind?.type === 'DATE' ? { kinds: ['DATE' as const] } : {}),
    },
    { enabled: asked !== '', keep: true },
  )
  const found = asked === '' ? [] : (data?.rows ?? []).filter((one) => taken.every(({ id }) => id !== one.id))
  const frame = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const take = (one: EntitySummary) => {
    onTake(one)
    setText('')
    field.current?.focus()
  }
  /** The arrows go from the field down its offers and back. */
  const keydown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const stops = [...(frame.current?.querySelectorAll<HTMLElement>('input, .join-offer') ?? [])]
    const to = stops[stops.indexOf(document.activeElement as HTMLElement) + by]
    if (by === 0 || to === undefined) return
    event.preventDefault()
    to.focus()
  }
  const [first] = found
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the field and the offers
    <div ref={frame} className="join-find" onKeyDown={keydown}>
      <SearchField
        label={t('entities.joinFind')}
        value={text}
        onChange={setText}
        inputRef={field}
        onKeyDown={(event) => {
          // Of an earlier word nothing is taken.
          if (event.key !== 'Enter' || first === undefined || isPlaceholderData || asked !== text.trim())
            return
          event.preventDefault()
          take(first)
        }}
        autoFocus={taken.length < 2}
      />
      {found.length === 0 ? null : (
        <ul>
          {found.slice(0, offered).map((one) => (
            <li key={one.id}>
              <button type="button" className="join-offer tight" onClick={() => take(one)}>
                <EntitySeal type={one.type} isConfirmed />
                <span className="clip">{one.canonical}</span>
                <small className="num">
                  {t('entities.counts', { articles: number(one.articles), mentions: number(one.mentions) })}
                </small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function JoinDialog({
  first,
  onClose,
  onDone,
}: {
  /** Those it starts with; the first one stays unless the person chooses another. */
  first: readonly EntityRef[]
  onClose: () => void
  /** Joined; called with what stays. */
  onDone: (made: EntityRef) => void
}) {
  const t = useT()
  const [taken, setTaken] = useState<readonly EntityRef[]>(first)
  const [into, setInto] = useState(first[0]?.id ?? '')
  const [typed, setTyped] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const kept = taken.find((one) => one.id === into) ?? taken[0]
  const name = typed ?? kept?.canonical ?? ''
  const ids = taken.map((one) => one.id).filter((id) => id !== kept?.id)
  const isReady = kept !== undefined && ids.length > 0 && name.trim() !== ''
  const { data: preview, error } = useLibrary(
    'entities.previewJoin',
    { into: kept?.id ?? '', ids, canonical: name.trim() },
    { enabled: isReady, keep: true },
  )
  const run = async () => {
    if (kept === undefined) return
    setBusy(true)
    const made = await join(kept.id, ids, name.trim())
    setBusy(false)
    if (made !== null) onDone(made)
  }
  return (
    <Dialog
      title={t('entities.joinTitle')}
      isOpen
      onClose={onClose}
      width={640}
      footer={
        <>
          <Button onPress={onClose}>{t('do.cancel')}</Button>
          <Button tone="primary" isDisabled={!isReady || error !== null || isBusy} onPress={() => void run()}>
            {t('entities.join')}
          </Button>
        </>
      }
    >
      <div className="join">
        <Finder kind={kept} taken={taken} onTake={(one) => setTaken([...taken, one])} />
        <div className="join-taken">
          <Choice
            label={t('entities.joinKeep')}
            value={kept?.id ?? ''}
            onChange={setInto}
            options={taken.map((one) => ({
              value: one.id,
              label: (
                <>
                  <EntitySeal type={one.type} isConfirmed /> {one.canonical}
                </>
              ),
            }))}
          />
          {taken.length > 2 ? (
            <ul className="join-drop">
              {taken.map((one) => (
                <li key={one.id}>
                  <IconButton
                    label={t('entities.drop', { name: one.canonical })}
                    onPress={() => setTaken(taken.filter(({ id }) => id !== one.id))}
                  >
                    <X size={14} />
                  </IconButton>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
        <TextField label={t('entities.newName')} value={name} onChange={setTyped} />
        {error !== null ? (
          <p className="join-warn">
            <TriangleAlert size={16} aria-hidden />
            {sayError(error)}
          </p>
        ) : !isReady ? (
          <p className="muted">{t('entities.joinNeeds')}</p>
        ) : preview === undefined ? null : (
          <section className="join-result" aria-label={t('entities.result')}>
            <h3>{t('entities.result')}</h3>
            <p className="join-side">
              <EntitySeal type={preview.result.type} isConfirmed />
              <b>{preview.result.canonical}</b>
              <small className="num">
                {t('entities.resultLine', {
                  kind: t(`entity.${preview.result.type}`),
                  names: preview.result.names.length,
                  articles: number(preview.result.articles),
                  mentions: number(preview.result.mentions),
                })}
              </small>
            </p>
            <Names names={preview.result.names} />
            {preview.retyped > 0 ? (
              <p className="join-warn">
                <TriangleAlert size={16} aria-hidden />
                {t('entities.retyped', { count: preview.retyped })}
              </p>
            ) : null}
            {preview.apart.map(([a, b]) => (
              <p className="join-warn" key={`${a.id} ${b.id}`}>
                <TriangleAlert size={16} aria-hidden />
                {t('entities.apartWarn', { a: a.canonical, b: b.canonical })}
              </p>
            ))}
            <Passages lines={preview.passages} />
          </section>
        )}
      </div>
    </Dialog>
  )
}
