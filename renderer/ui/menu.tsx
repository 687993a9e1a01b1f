// A menu that opens from a button: things to do, or one choice of several.
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, Header, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import './overlay.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  /** Its key, as printed. */
  readonly keys?: string | null
  readonly isDanger?: boolean
  readonly isDisabled?: boolean
}

export function Menu({
  label,
  trigger,
  items,
  selected,
  heading,
  onAction,
  onOpenChange,
}: {
  label: string
  /** The button that opens it. */
  trigger: ReactElement
  items: readonly MenuEntry[]
  /** Given: one of the items is chosen and carries a tick. */
  selected?: string
  /** A line above the items. */
  heading?: string
  onAction: (id: string) => void
  onOpenChange?: (isOpen: boolean) => void
}) {
  const entries = items.map((item) => (
    <MenuItem
      key={item.id}
      id={item.id}
      textValue={item.label}
      className={item.isDanger ? 'ui-item danger' : 'ui-item'}
    >
      {selected === undefined ? null : <Check className="ui-check" size={16} />}
      {item.icon}
      <span className="clip">{item.label}</span>
      {item.keys ? <kbd>{item.keys}</kbd> : null}
    </MenuItem>
  ))
  return (
    <MenuTrigger {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {trigger}
      <Popover className="ui-popover" offset={4}>
        <AriaMenu
          aria-label={label}
          onAction={(key) => onAction(String(key))}
          disabledKeys={items.filter((item) => item.isDisabled).map((item) => item.id)}
          {...(selected === undefined
            ? {}
            : { selectionMode: 'single' as const, selectedKeys: [selected], disallowEmptySelection: true })}
        >
          {heading === undefined ? (
            entries
          ) : (
            <MenuSection>
              <Header className="ui-section-title">{heading}</Header>
              {entries}
            </MenuSection>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
