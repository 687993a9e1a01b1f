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
  onBlur,
  label,
  placeholder,
  rows = 1,
  className = 'note-field',
}: {
  note: string
  wantsFocus: boolean
  onFocused: () => void
  onSave: (note: string) => void
  /** Esc or Ctrl+Enter: back to the text. */
  onLeave: () => void
  /** The focus went elsewhere; what was written is stored. */
  onBlur?: () => void
  label?: string
  placeholder?: string
  rows?: number
  className?: string
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
      className={className}
      aria-label={label ?? t('annotate.noteField')}
      placeholder={placeholder ?? t('annotate.notePlaceholder')}
      rows={rows}
      value={text}
      onChange={(event) => change(event.target.value)}
      onBlur={() => {
        flush()
        onBlur?.()
      }}
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
