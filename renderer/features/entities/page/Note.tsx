// A note on an entity: read as Markdown, written on a click, stored by itself.
import { useState } from 'react'
import { useT } from '../../../strings/index.ts'
import { NoteEditor } from '../../../ui/note-editor.tsx'
import { NoteText } from '../../../ui/note-text.tsx'
import { setNote } from '../actions.ts'

const none = () => undefined

export function Note({ id, note }: { id: string; note: string }) {
  const t = useT()
  const [isWriting, setWriting] = useState(false)
  const leave = () => setWriting(false)
  if (isWriting)
    return (
      <NoteEditor
        className="ent-note-field"
        label={t('entities.noteField')}
        placeholder={t('entities.notePlaceholder')}
        rows={3}
        note={note}
        wantsFocus
        onFocused={none}
        onSave={(next) => void setNote(id, next)}
        onLeave={leave}
        onBlur={leave}
      />
    )
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
