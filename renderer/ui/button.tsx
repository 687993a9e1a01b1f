// Buttons: with words, or with an icon and a tooltip that says its name and key.
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton,
} from 'react-aria-components'
import type { CommandId } from '../../electron/contract/commands.ts'
import { useKeyLabel } from '../keys.ts'
import './button.css'
import { Tooltip } from './tooltip.tsx'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary`: at most one a screen. */
  tone?: 'plain' | 'primary' | 'quiet' | 'danger'
  icon?: ReactNode
  children: ReactNode
}

export function Button({ tone = 'plain', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`btn ${tone}`}>
      {icon}
      {children}
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** Its name: read aloud and shown in the tooltip. */
  label: string
  /** The command it runs, to show its key. */
  command?: CommandId
  /** Given: a button that is on or off. */
  isOn?: boolean
  children: ReactNode
}

export function IconButton({ label, command, isOn, children, ...rest }: IconButtonProps) {
  const keyLabel = useKeyLabel()
  const key = command === undefined ? null : keyLabel(command)
  return (
    <Tooltip text={label} keys={key}>
      {isOn === undefined ? (
        <AriaButton {...rest} aria-label={label} className="ib">
          {children}
        </AriaButton>
      ) : (
        <ToggleButton
          isSelected={isOn}
          {...(rest.onPress === undefined ? {} : { onPress: rest.onPress })}
          isDisabled={rest.isDisabled ?? false}
          aria-label={label}
          className="ib"
        >
          {children}
        </ToggleButton>
      )}
    </Tooltip>
  )
}
