// The keys of the page desk, by their place on the keyboard, so that an input method cannot change them.
import { asLoose, asRole, type Plan, plans } from './actions.ts'
import { roleIds } from './context.ts'

const letters: Readonly<Record<string, Plan>> = {
  KeyS: plans.split,
  KeyJ: plans.join,
  KeyN: plans.begin,
  KeyM: plans.joinArticle,
  KeyU: asLoose('unassigned'),
  Delete: asLoose('unassigned'),
  KeyF: asLoose('furniture'),
  KeyP: asLoose('photo'),
}

/** The role that the menu calls by this name. */
export function planOfRole(id: (typeof roleIds)[number], place?: number): Plan {
  if (id === 'heading2') return asRole('heading', 2, place)
  return asRole(id, id === 'heading' ? 1 : undefined, place)
}

type Pressed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** What a key asks for at the caret, or null when it is not a key of the desk. */
export function planOfKey({ code, altKey, ctrlKey, metaKey, shiftKey }: Pressed): Plan | null {
  if (ctrlKey || metaKey || shiftKey) return null
  if (altKey) return code === 'ArrowUp' ? plans.up : code === 'ArrowDown' ? plans.down : null
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit === undefined) return letters[code] ?? null
  const id = roleIds[(Number(digit) + 9) % 10]
  return id === undefined ? null : planOfRole(id)
}
