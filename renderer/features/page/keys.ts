// The keys of the page desk, by their place on the keyboard, so that an input method cannot change them.
import type { CommandId } from '../../../electron/contract/commands.ts'
import { commandIn } from '../../keys.ts'
import { asLoose, asRole, type Plan, plans } from './actions.ts'
import { roleIds } from './context.ts'

const plansOf: Readonly<Partial<Record<CommandId, Plan>>> = {
  'desk.split': plans.split,
  'desk.join': plans.join,
  'desk.begin': plans.begin,
  'desk.up': plans.up,
  'desk.down': plans.down,
  'desk.joinArticle': plans.joinArticle,
  'desk.unassigned': asLoose('unassigned'),
  'desk.furniture': asLoose('furniture'),
  'desk.photo': asLoose('photo'),
  ...Object.fromEntries(roleIds.map((id) => [`desk.${id}`, planOfRole(id)])),
}

/** The role that the menu calls by this name. */
export function planOfRole(id: (typeof roleIds)[number], place?: number): Plan {
  if (id === 'heading2') return asRole('heading', 2, place)
  return asRole(id, id === 'heading' ? 1 : undefined, place)
}

type Pressed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** What a key asks for at the caret, or null when it is not a key of the desk. */
export function planOfKey(event: Pressed): Plan | null {
  const command = commandIn('desk', event)
  if (command !== null) return plansOf[command] ?? null
  const { code, altKey, ctrlKey, metaKey, shiftKey } = event
  if (ctrlKey || metaKey || shiftKey || altKey) return null
  return code === 'Delete' ? asLoose('unassigned') : null
}
