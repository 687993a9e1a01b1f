// An entry of the list at the left of a screen: its sign, what it is called, how many there are of it.
import type { ReactNode } from 'react'
import { Button, type PressEvent } from 'react-aria-components'
import { number } from '../strings/language.ts'

export interface SideItemProps {
  icon: ReactNode
  label: string
  /** Given, if only as not known yet: how many there are of it. */
  count?: number | undefined
  /** Given: it narrows the list, and does so now or not. */
  isOn?: boolean
  onPress: (event: PressEvent) => void
}

export function SideItem({ icon, label, count, isOn, onPress }: SideItemProps) {
  return (
    <Button className="side-item" {...(isOn === undefined ? {} : { 'aria-pressed': isOn })} onPress={onPress}>
      {icon}
      <span className="clip">{label}</span>
      {count === undefined ? null : <span className="n">{number(count)}</span>}
    </Button>
  )
}
