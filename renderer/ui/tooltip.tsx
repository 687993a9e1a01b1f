// The name and key of a control, after the pointer rests or at once by keyboard.
import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import './overlay.css'

/** ms the pointer must rest; the platform's usual delay. */
const delay = 600

export function Tooltip({
  text,
  keys = null,
  shown,
  children,
}: {
  text: string
  keys?: string | null
  /** Given: its control does nothing but say this, and a press may show it at once. */
  shown?: { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void }
  children: ReactElement
}) {
  return (
    <TooltipTrigger delay={delay} closeDelay={0} shouldCloseOnPress={shown === undefined} {...shown}>
      {children}
      <AriaTooltip offset={6} className="ui-tooltip">
        {text}
        {keys === null ? null : <kbd>{keys}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
