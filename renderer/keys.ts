// Keys: which chord a key event makes, whose it is, which command it means now, and how it is printed.
import { useSyncExternalStore } from 'react'
import {
  type ChordChanges,
  type Chords,
  type CommandId,
  chordsOf,
  commandIds,
} from '../electron/contract/commands.ts'

let changes: ChordChanges = {}
let chords: Chords = chordsOf(changes)
let byChord = new Map<string, readonly CommandId[]>()
const watchers = new Set<() => void>()

function list(): void {
  byChord = new Map()
  for (const id of commandIds) {
    const chord = chords[id]
    if (chord !== null) byChord.set(chord, [...(byChord.get(chord) ?? []), id])
  }
}
list()

/** Takes over what the person made of the keys; nothing happens for the same object again. */
export function followKeys(next: ChordChanges): void {
  if (next === changes) return
  changes = next
  chords = chordsOf(next)
  list()
  for (const watcher of watchers) watcher()
}

const isMac = /mac/i.test(navigator.platform)

/** Keys of the number block that are the same key to a person. */
const sameKeys: Readonly<Record<string, string>> = {
  NumpadAdd: 'Equal',
  NumpadSubtract: 'Minus',
  NumpadDivide: 'Slash',
  NumpadDecimal: 'Period',
  NumpadEnter: 'Enter',
}

/** The chord of a key event in the table's notation (`Mod+Shift+Z`), by physical key, so that an input method cannot change it. */
export function chordOf(
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const mod = isMac ? event.metaKey : event.ctrlKey
  return [
    ...(mod ? ['Mod'] : []),
    // The other of the two is a modifier that no command has.
    ...((isMac ? event.ctrlKey : event.metaKey) ? ['Other'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
    (sameKeys[event.code] ?? event.code).replace(/^(Key|Digit|Numpad(?=\d$))/, ''),
  ].join('+')
}

/** Whether the person is writing here: keys without Ctrl or Cmd are letters then. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'range', 'button', 'submit', 'reset', 'color', 'file'].includes(target.type)
  )
}

/**
 * Whether an input method is at work on this key: its Enter, Esc and arrows are its own. 229 is what Chromium gives for
 * a key that an input method took; where nothing is written there is nothing to compose, and it is the key it is.
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || (event.keyCode === 229 && isWriting(event.target))
}

/** Everything else writes or moves in a field; on a Mac Alt does too. */
const isCommandInField = isMac ? /^Mod\+/ : /^(?:Mod|Alt)\+/

/** What a text field does itself: its own undo, redo and paste. */
const fieldsOwn: ReadonlySet<CommandId> = new Set(['edit.undo', 'edit.redo', 'file.paste'])

/** Commands that a held key gives again and again; the others are meant once. */
const repeated =
  /^(?:mark\.(?:next|previous|(?:start|end)(?:Back|On))|article\.(?:next|previous)|edit\.(?:undo|redo|find.+)|view\.(?:larger|smaller))$/

/**
 * The command of a key event, or null when the key belongs to the page, a field or an input method. Of several with one
 * chord, in different places, the one that `isAnswered`.
 */
export function commandOf(
  event: KeyboardEvent,
  isAnswered: (id: CommandId) => boolean = () => true,
): CommandId | null {
  if (event.defaultPrevented || isComposing(event)) return null
  const chord = chordOf(event)
  const id = byChord.get(chord)?.find(isAnswered)
  if (id === undefined || (event.repeat && !repeated.test(id))) return null
  if (isWriting(event.target) && (fieldsOwn.has(id) || !isCommandInField.test(chord))) return null
  // A dialog or menu on top keeps the bare keys to itself.
  if (!chord.startsWith('Mod+') && document.querySelector('.ui-overlay, .ui-popover')) return null
  return id
}

/** The command of a place that keeps its keys to itself, as `name` for those that begin with `name.`. */
export function commandIn(place: string, event: Parameters<typeof chordOf>[0]): CommandId | null {
  return byChord.get(chordOf(event))?.find((id) => id.startsWith(`${place}.`)) ?? null
}

/** Whether a key event is the chord that closes a layer, Esc unless the person chose another. */
export const closesLayer = (event: Parameters<typeof chordOf>[0]): boolean =>
  chords['layer.close'] === chordOf(event)

const keyNames: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Equal: '+',
  Minus: '−',
  Semicolon: ';',
  Quote: '’',
  Backquote: '`',
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Insert: 'Ins',
}
const modifierNames: Readonly<Record<string, string>> = isMac
  ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
  : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' }

/** A chord as it is printed on keys: `Ctrl Shift Z`, on a Mac `⌘ ⇧ Z`. */
export function chordLabel(chord: string): string {
  if (chord === 'Shift+Slash') return '?'
  return chord
    .split('+')
    .map((part) => modifierNames[part] ?? keyNames[part] ?? part)
    .join(' ')
}

/** The key of a command as it is printed now; null when it has none. In components: `useKeyLabel`. */
export function keyLabel(id: CommandId): string | null {
  const chord = chords[id]
  return chord === null ? null : chordLabel(chord)
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** The chords in force, followed. */
export const useChords = (): Chords => useSyncExternalStore(watch, () => chords)

/** `keyLabel`, followed when the person changes the keys. */
export function useKeyLabel(): (id: CommandId) => string | null {
  useChords()
  return keyLabel
}
