// The small editor of one paragraph, with what has changed in it shown below while it is written.
import { useLayoutEffect, useRef, useState } from 'react'
import { longestFix } from '../../../../electron/contract/desk.ts'
import type { Article } from '../../../../electron/contract/model.ts'
import type { Span } from '../../../article/span-index.ts'
import { useT } from '../../../strings/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Difference } from '../../../ui/difference.tsx'
import { correct } from './actions.ts'

/** A paragraph is one line: what is pasted in several becomes one. */
const oneLine = (text: string) => text.replace(/[\r\n\v\f\u0085\u2028\u2029]+/gu, '')

export function CorrectDialog({
  article,
  block,
  selected,
  onClose,
}: {
  article: Article
  block: Span
  selected: Span
  onClose: () => void
}) {
  const t = useT()
  const field = useRef<HTMLTextAreaElement>(null)
  const before = article.text.slice(block.start, block.end)
  const [text, setText] = useState(before)
  const [isSaving, setSaving] = useState(false)
  const isEmpty = text.trim() === ''
  const isSame = text.trim() === before

  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(selected.start - block.start, selected.end - block.start)
  }, [block, selected])
  // biome-ignore lint/correctness/useExhaustiveDependencies: its height follows what is written
  useLayoutEffect(() => {
    if (!field.current) return
    field.current.style.height = 'auto'
    field.current.style.height = `${field.current.scrollHeight + 2}px`
  }, [text])

  const save = async () => {
    if (isEmpty || isSaving) return
    if (isSame) {
      onClose()
      return
    }
    setSaving(true)
    if (await correct(article, block, text.trim())) onClose()
    else setSaving(false)
  }

  return (
    <Dialog
      title={t('correct.title')}
      isOpen
      onClose={onClose}
      width={680}
      footer={
        <>
          <Button onPress={onClose}>{t('do.cancel')}</Button>
          <Button tone="primary" isDisabled={isEmpty || isSame || isSaving} onPress={() => void save()}>
            {t('correct.save')}
          </Button>
        </>
      }
    >
      <textarea
        ref={field}
        className="correct-field"
        aria-label={t('correct.field')}
        aria-describedby="correct-hint"
        maxLength={longestFix}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(oneLine(event.target.value))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void save()
        }}
      />
      <p id="correct-hint" className="muted correct-hint">
        {t('correct.hint')}
      </p>
      <p className="correct-difference difference" aria-live="polite">
        {isEmpty ? (
          <span className="muted">{t('correct.empty')}</span>
        ) : isSame ? (
          <span className="muted">{t('correct.same')}</span>
        ) : (
          <Difference before={before} after={text.trim()} />
        )}
      </p>
    </Dialog>
  )
}
