// A note on an entity: read as Markdown, written on a click, stored by itself.
import { useEffect, useRef, useState } from 'react'
import { useT } from '../../../strings/index.ts'
import { NoteText } from '../../../ui/note-text.tsx'
import { useAutosave } from '../../../ui/use-autosave.ts'
import { setNote } from '../actions.ts'

function Field({ id, note, onLeave }: { id: string; note: string; onLeave: () => void }) {
  const t = useT()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, change, flush] = useAutosave(note, (next) => void setNote(id, next))
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])
  return (
    <textarea
      ref={field}
      className="ent-note-field"
      aria-label={t('entities.noteField')}
      placeholder={t('entities.notePlaceholder')}
      rows={3}
      value={text}
      onChange={(event) => change(event.target.value)}
      onBlur={() => {
        flush()
        onLeave()
      }}
      onKeyDown={(event) => {
        const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
        if (event.key !== 'Escape' && !isDone) return
        event.preventDefault()
        event.currentTarget.blur()
      }}
    />
  )
}

export function Note({ id, note }: { id: string; note: string }) {
  const t = useT()
  const [isWriting, setWriting] = useState(false)
  if (isWriting) return <Field id={id} note={note} onLeave={() => setWriting(false)} />
  return (
    <button
      type="button"
      className="ent-note tight"
      aria-label={t('entities.noteField')}
      onClick={() => setWriting(true)}
    >
      {note === '' ? (
        <span className="muted">{t('entities.notePlaceholder')}</span>
      ) : (
        <NoteText note={note} />
      )}
    </button>
  )
}
