// The box of a row that can be chosen; a press on it chooses (`isTick`). What the row says to a screen reader is its own.
import { Check } from 'lucide-react'
import './tick.css'

export function Tick({ isOn }: { isOn: boolean }) {
  return (
    <span className="ui-tick" data-choose="" data-on={isOn || undefined} aria-hidden="true">
      <i>
        <Check size={12} strokeWidth={2.6} />
      </i>
    </span>
  )
}

/** Whether a press was on the box of its row. */
export const isTick = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-choose]') !== null
