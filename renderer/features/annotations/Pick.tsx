// One of very many, found by typing: a button that opens a field over a list.
import { ChevronDown, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useT } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { SearchField } from '../../ui/field.tsx'
import type { Named } from './filter.ts'

export interface Option extends Named {
  readonly sign?: ReactNode
  readonly hint?: string
}

export function Pick({
  label,
  value,
  useOptions,
  onChange,
}: {
  label: string
  value: Named | null
  /** What the typed words find. A hook: always the same one. */
  useOptions: (text: string) => readonly Option[]
  onChange: (value: Named | null) => void
}) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const options = useOptions(text)
  return (
    <span className="pick">
      <DialogTrigger
        isOpen={isOpen}
        onOpenChange={(next) => {
          setOpen(next)
          setText('')
        }}
      >
        <Button className="field ui-select-button" data-set={value !== null || undefined}>
          <span className="clip">{value === null ? label : value.name}</span>
          <ChevronDown size={16} aria-hidden />
        </Button>
        <Popover className="ui-popover pick-pop" offset={4}>
          <Dialog aria-label={label} className="pick-dialog">
            <SearchField label={label} value={text} onChange={setText} autoFocus />
            <ListBox
              aria-label={label}
              className="pick-list scroll"
              selectionMode="single"
              onAction={(key) => {
                const found = options.find(({ id }) => id === key)
                if (found) onChange({ id: found.id, name: found.name })
                setOpen(false)
              }}
              renderEmptyState={() => <p className="muted">{t('annotations.pickNone')}</p>}
            >
              {options.map((option) => (
                <ListBoxItem key={option.id} id={option.id} textValue={option.name} className="ui-item">
                  {option.sign}
                  <span className="clip">{option.name}</span>
                  {option.hint === undefined ? null : <small className="muted">{option.hint}</small>}
                </ListBoxItem>
              ))}
            </ListBox>
          </Dialog>
        </Popover>
      </DialogTrigger>
      {value === null ? null : (
        <IconButton label={t('annotations.unpick', { name: value.name })} onPress={() => onChange(null)}>
          <X size={14} />
        </IconButton>
      )}
    </span>
  )
}
