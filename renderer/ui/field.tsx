// Fields to write in: one line, many lines, and a filter with its icon and a way to empty it.
import { ListFilter, Search, X } from 'lucide-react'
import { type CompositionEvent, type Ref, useRef, useState } from 'react'
import {
  SearchField as AriaSearchField,
  TextField as AriaTextField,
  Button,
  Input,
  Label,
  TextArea,
} from 'react-aria-components'
import { useT } from '../strings/index.ts'
import './field.css'

interface FieldProps {
  label: string
  isLabelHidden?: boolean
  value: string
  onChange: (value: string) => void
  placeholder?: string
  autoFocus?: boolean
}

export function TextField({
  label,
  isLabelHidden = false,
  value,
  onChange,
  placeholder = '',
  rows,
  autoFocus = false,
}: FieldProps & {
  /** Given: a field of many lines. */
  rows?: number
}) {
  return (
    <AriaTextField
      className="ui-field"
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label>{label}</Label>}
      {rows === undefined ? (
        <Input className="field" placeholder={placeholder} />
      ) : (
        <TextArea className="field area" rows={rows} placeholder={placeholder} />
      )}
    </AriaTextField>
  )
}

/** A filter: Esc empties it. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  sign = 'search',
  inputRef,
  autoFocus = false,
  onKeyDown,
  size = 'plain',
}: FieldProps & {
  /** What it does: finds something to take, or narrows the list below. */
  sign?: 'search' | 'filter'
  inputRef?: Ref<HTMLInputElement>
  /** For the arrow keys, which belong to the list below. */
  onKeyDown?: (event: React.KeyboardEvent) => void
  size?: 'plain' | 'large'
}) {
  const t = useT()
  // Letters that an input method still composes are no words: what is looked for waits for what they become.
  const isComposing = useRef(false)
  const [letters, setLetters] = useState('')
  const compose = (event: CompositionEvent<HTMLInputElement>) => {
    isComposing.current = event.type === 'compositionstart'
    setLetters(event.currentTarget.value)
    if (!isComposing.current) onChange(event.currentTarget.value)
  }
  return (
    <AriaSearchField
      className={`field ui-search ${size}`}
      aria-label={label}
      value={isComposing.current ? letters : value}
      onChange={(text) => (isComposing.current ? setLetters(text) : onChange(text))}
      autoFocus={autoFocus}
    >
      {sign === 'filter' ? <ListFilter size={16} aria-hidden /> : <Search size={16} aria-hidden />}
      <Input
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        placeholder={placeholder ?? label}
        onKeyDownCapture={onKeyDown}
        onCompositionStart={compose}
        onCompositionEnd={compose}
      />
      {value === '' ? null : (
        <Button className="ui-clear" aria-label={t('do.clear')}>
          <X size={14} />
        </Button>
      )}
    </AriaSearchField>
  )
}
