// The field of a note. There is no button to save: it stores itself.
import { useEffect, useRef } from 'react'
import { useT } from '../strings/index.ts'
import './note-editor.css'
import { useAutosave } from './use-autosave.ts'

export function NoteEditor({
  note,
  wantsFocus,
  onFocused,
  onSave,
  onLeave,
}: {
  note: string
  wantsFocus: boolean
  onFocused: () => void
  onSave: (note: string) => void
  /** Esc or Ctrl+Enter: back to the text. */
  onLeave: () => void
}) {
  const t = useT()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, change, flush] = useAutosave(note, onSave)

  useEffect(() => {
    if (!wantsFocus || !field.current) return
    field.current.focus({ preventScroll: true })
    field.current.setSelectionRange(field.current.value.length, field.current.value.length)
    onFocused()
  }, [wantsFocus, onFocused])

  return (
    <textarea
      ref={field}
      className="note-field"
      aria-label={t('annotate.noteField')}
      placeholder={t('annotate.notePlaceholder')}
      rows={1}
      value={text}
      onChange={(event) => change(event.target.value)}
      onBlur={flush}
      onKeyDown={(event) => {
        const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
        if (event.key !== 'Escape' && !isDone) return
        event.preventDefault()
        event.stopPropagation()
        flush()
        onLeave()
      }}
    />
  )
}
