// The tags of a mark: chips, and a field that completes from the tags in use and all that they are nested in.
import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useLibrary } from '../api/query.ts'
import { useT } from '../strings/index.ts'
import './tag-field.css'

/** Proposals shown at once. */
const proposals = 6
/** As the contract allows. */
const longest = 100

/** A tag, or a part of a nested one, that begins with what was typed stands before one that has it inside. */
const rank = (name: string, wanted: string): number =>
  name.toLowerCase().startsWith(wanted) ? 0 : name.toLowerCase().includes(`/${wanted}`) ? 1 : 2

export function TagField({
  tags,
  wantsFocus,
  onFocused,
  onChange,
  onLeave,
  placeholder,
}: {
  tags: readonly string[]
  wantsFocus: boolean
  onFocused: () => void
  onChange: (tags: string[]) => void
  onLeave: () => void
  placeholder?: string
}) {
  const t = useT()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [chosen, choose] = useState(-1)
  const { data: used } = useLibrary('annotations.tags')

  useEffect(() => {
    if (!wantsFocus) return
    input.current?.focus({ preventScroll: true })
    onFocused()
  }, [wantsFocus, onFocused])

  const wanted = text.trim().replace(/^#/, '').toLowerCase()
  const options = (used ?? [])
    .filter(({ name }) => !tags.includes(name) && name.toLowerCase().includes(wanted))
    // What begins with it comes first, then the most used.
    .sort((a, b) => rank(a.name, wanted) - rank(b.name, wanted) || b.total - a.total)
    .slice(0, proposals)
  const isListed = isOpen && options.length > 0

  const add = (name: string) => {
    const tag = name.trim().replace(/^#/, '').trim().slice(0, longest)
    setText('')
    choose(-1)
    if (tag !== '' && !tags.includes(tag)) onChange([...tags, tag])
  }

  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    const proposal = isListed ? options[chosen] : undefined
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        setOpen(true)
        const count = options.length
        if (count > 0)
          choose((before) => (before + (event.key === 'ArrowDown' ? 1 : before < 0 ? 0 : count - 1)) % count)
        break
      }
      case 'Enter':
      case ',':
      case '，':
        if (proposal) add(proposal.name)
        else if (text.trim() !== '') add(text)
        else if (event.key === 'Enter') onLeave()
        break
      case 'Backspace':
        if (text !== '') return
        if (tags.length > 0) onChange(tags.slice(0, -1))
        break
      case 'Escape':
        if (text !== '' || isListed) {
          setText('')
          setOpen(false)
        } else onLeave()
        break
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="tag-field">
      {tags.map((tag) => (
        <span key={tag} className="tag">
          {tag}
          <button
            type="button"
            aria-label={t('annotate.removeTag', { name: tag })}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
          >
            <X size={12} />
          </button>
        </span>
      ))}
      <span className="tag-input">
        <input
          ref={input}
          role="combobox"
          aria-label={t('annotate.tags')}
          aria-expanded={isListed}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={isListed && chosen >= 0 ? `${id}-${chosen}` : undefined}
          placeholder={placeholder ?? t('annotate.tagPlaceholder')}
          maxLength={longest}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            choose(-1)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => {
            setOpen(false)
            if (text.trim() !== '') add(text)
          }}
          onKeyDown={onKeyDown}
        />
        <div id={id} role="listbox" aria-label={t('annotate.tags')} hidden={!isListed}>
          {options.map(({ name, total }, index) => (
            <div
              key={name}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              // Before the field loses the focus and the list with it.
              onPointerDown={(event) => {
                event.preventDefault()
                add(name)
              }}
            >
              <span className="clip">{name}</span>
              <small className="num">{total}</small>
            </div>
          ))}
        </div>
      </span>
    </div>
  )
}
