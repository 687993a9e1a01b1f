// Splitting: which names or passages are another thing, what both will be, before it is done.
import { TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { EntityPage, EntityRef } from '../../../../electron/contract/entities.ts'
import { sayError } from '../../../api/failure.ts'
import { useLibrary } from '../../../api/query.ts'
import { useRows } from '../../../api/rows.ts'
import { useT } from '../../../strings/index.ts'
import { number } from '../../../strings/language.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox, Segmented } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Rows } from '../../../ui/rows.tsx'
import { split } from '../actions.ts'
import { Names, Passages } from './Preview.tsx'
import './dialogs.css'

const toggled = (set: ReadonlySet<string>, one: string): ReadonlySet<string> => {
  const next = new Set(set)
  if (!next.delete(one)) next.add(one)
  return next
}

function PassageChoice({
  id,
  chosen,
  onToggle,
}: {
  id: string
  chosen: ReadonlySet<string>
  onToggle: (mentionId: string) => void
}) {
  const t = useT()
  const answer = useRows('entities.concordance', { id, sort: 'left' })
  return (
    <Rows
      label={t('entities.concordance')}
      className="split-lines"
      count={answer.total}
      height={() => 34}
      air={4}
      state={id}
      onShown={answer.show}
      isSelected={(index) => chosen.has(answer.row(index)?.mentionId ?? '')}
      onOpen={(index) => {
        const line = answer.row(index)
        if (line !== undefined) onToggle(line.mentionId)
      }}
      onKey={(event, index) => {
        const line = answer.row(index)
        if (event.key !== ' ' || line === undefined) return false
        onToggle(line.mentionId)
        return true
      }}
      render={(index) => {
        const line = answer.row(index)
        if (line === undefined) return null
        return (
          <span className="split-line">
            <span className="ent-box" data-on={chosen.has(line.mentionId) || undefined} aria-hidden="true">
              <i />
            </span>
            <span className="kw-l">
              <bdi>{line.left}</bdi>
            </span>
            <span className="kw-r">
              <b>{line.text}</b>
              {line.right}
            </span>
          </span>
        )
      }}
    />
  )
}

export function SplitDialog({
  entity,
  onClose,
  onDone,
}: {
  entity: EntityPage
  onClose: () => void
  /** Split off; called with what was made. */
  onDone: (made: EntityRef) => void
}) {
  const t = useT()
  const [by, setBy] = useState<'names' | 'passages'>(entity.spellings.length > 1 ? 'names' : 'passages')
  const [names, setNames] = useState<ReadonlySet<string>>(new Set())
  const [mentionIds, setMentionIds] = useState<ReadonlySet<string>>(new Set())
  const [typed, setTyped] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const what = useMemo(
    // Only what is on show: nobody splits off what they do not see.
    () => ({ names: by === 'names' ? [...names] : [], mentionIds: by === 'names' ? [] : [...mentionIds] }),
    [by, names, mentionIds],
  )
  const canonical = typed?.trim() ? typed.trim() : undefined
  const isChosen = what.names.length + what.mentionIds.length > 0
  const { data: preview, error } = useLibrary(
    'entities.previewSplit',
    { id: entity.id, ...what, ...(canonical === undefined ? {} : { canonical }) },
    { enabled: isChosen, keep: true },
  )
  const shown = isChosen && error === null ? preview : undefined
  const run = async () => {
    setBusy(true)
    const made = await split(entity.id, what, canonical)
    setBusy(false)
    if (made !== null) onDone(made)
  }
  return (
    <Dialog
      title={t('entities.splitTitle')}
      isOpen
      onClose={onClose}
      width={680}
      footer={
        <>
          <Button onPress={onClose}>{t('do.cancel')}</Button>
          <Button tone="primary" isDisabled={shown === undefined || isBusy} onPress={() => void run()}>
            {t('entities.splitDo')}
          </Button>
        </>
      }
    >
      <div className="join">
        <p className="soft">{t('entities.splitText')}</p>
        <Segmented
          label={t('entities.splitBy')}
          value={by}
          onChange={setBy}
          options={[
            { value: 'names', label: t('entities.byNames'), isDisabled: entity.spellings.length < 2 },
            { value: 'passages', label: t('entities.byPassages') },
          ]}
        />
        {by === 'names' ? (
          <ul className="split-names">
            {entity.spellings.map(({ text, count }) => (
              <li key={text}>
                <Checkbox isSelected={names.has(text)} onChange={() => setNames(toggled(names, text))}>
                  <span className="clip">{text}</span>
                  <small className="num muted">{t('entities.passages', { count })}</small>
                </Checkbox>
              </li>
            ))}
          </ul>
        ) : (
          <PassageChoice
            id={entity.id}
            chosen={mentionIds}
            onToggle={(mentionId) => setMentionIds(toggled(mentionIds, mentionId))}
          />
        )}
        <TextField
          label={t('entities.newName')}
          value={typed ?? shown?.made.canonical ?? ''}
          onChange={setTyped}
        />
        {!isChosen ? (
          <p className="muted">{t('entities.splitChoose')}</p>
        ) : error !== null ? (
          <p className="join-warn">
            <TriangleAlert size={16} aria-hidden />
            {error.reason === 'split-all' ? t('entities.splitNotAll') : sayError(error)}
          </p>
        ) : shown === undefined ? null : (
          <div className="split-sides">
            {[['entities.splitKept', shown.kept] as const, ['entities.splitMade', shown.made] as const].map(
              ([key, side]) => (
                <section key={key} aria-label={t(key)}>
                  <h3>{t(key)}</h3>
                  <p className="join-side">
                    <b className="clip">{side.canonical}</b>
                    <small className="num">
                      {t('entities.counts', {
                        articles: number(side.articles),
                        mentions: number(side.mentions),
                      })}
                    </small>
                  </p>
                  <Names names={side.names} />
                </section>
              ),
            )}
            {shown.existing ? <p className="pill">{t('entities.splitExisting')}</p> : null}
            <Passages lines={shown.passages} />
          </div>
        )}
      </div>
    </Dialog>
  )
}
