// What commands are called in the window, and the groups in which they are listed.
import { useCallback } from 'react'
import type { CommandId } from '../electron/contract/commands.ts'
import { type Color, colors } from '../electron/contract/model.ts'
import { useColorNames } from './api/color-names.ts'
import { useT } from './strings/index.ts'

/** By the first word of a command's name; what a reader needs first comes first. */
export const commandGroups = [
  'mark',
  'text',
  'name',
  'article',
  'edit',
  'file',
  'view',
  'desk',
  'anchor',
  'card',
  'list',
  'layer',
  'help',
] as const

/** The name of a command; one that marks in a colour says what the person calls it. */
export function useCommandName(): (id: CommandId) => string {
  const t = useT()
  const names = useColorNames()
  return useCallback(
    (id) => {
      const command = t(`command.${id}`)
      const color = id.startsWith('mark.') ? id.slice('mark.'.length) : ''
      const isColor = (colors as readonly string[]).includes(color)
      return isColor ? t('command.inColor', { command, name: names[color as Color] }) : command
    },
    [t, names],
  )
}
