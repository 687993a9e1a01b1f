// One of several named values, shown as a button with a list.
import { Check, ChevronDown } from 'lucide-react'
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components'
import './field.css'
import './overlay.css'

export interface Option<V extends string> {
  readonly value: V
  readonly label: string
  /** The key that chooses it without the list. */
  readonly keys?: string | null
}

export function Select<V extends string>({
  label,
  isLabelHidden = false,
  value,
  options,
  onChange,
}: {
  label: string
  isLabelHidden?: boolean
  value: V
  options: readonly Option<V>[]
  onChange: (value: V) => void
}) {
  return (
    <AriaSelect
      className="ui-select"
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as V)
      }}
    >
      {isLabelHidden ? null : <Label>{label}</Label>}
      <Button className="field ui-select-button">
        <SelectValue className="clip">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className="ui-popover" offset={4}>
        <ListBox>
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className="ui-item">
              <Check className="ui-check" size={16} />
              <span className="clip">{option.label}</span>
              {option.keys ? <kbd>{option.keys}</kbd> : null}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
