// The commands that give a name its kind, and back.
import type { CommandId } from '../../../electron/contract/commands.ts'
import { type EntityType, entityTypes } from '../../../electron/contract/tags.ts'

export const kindCommand = (type: EntityType) =>
  `name.${type.toLowerCase() as Lowercase<EntityType>}` as const

/** The kind that a command gives; undefined for any other command. */
export const kindOf = (command: CommandId | null): EntityType | undefined =>
  entityTypes.find((type) => kindCommand(type) === command)
