// The commands of the window: who answers them, and the three ways they are called (key, menu, palette).
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type CommandId, commands } from '../electron/contract/commands.ts'
import { on } from './api/client.ts'

/** Who answers, newest last: the newest one wins, as the screen on top does. */
const handlers = new Map<CommandId, (() => void)[]>()
const watchers = new Set<() => void>()
let version = 0

function announce(): void {
  version++
  for (const watcher of watchers) watcher()
}

/** Answers a command until the returned function is called. */
export function registerCommand(id: CommandId, handler: () => void): () => void {
  handlers.set(id, [...(handlers.get(id) ?? []), handler])
  announce()
  return () => {
    handlers.set(
      id,
      (handlers.get(id) ?? []).filter((other) => other !== handler),
    )
    announce()
  }
}

/** Answers a command while the component is there and `enabled`. */
export function useCommand(id: CommandId, handler: () => void, enabled = true): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => (enabled ? registerCommand(id, () => latest.current()) : undefined), [id, enabled])
}

export const canRun = (id: CommandId): boolean => (handlers.get(id)?.length ?? 0) > 0

/** Runs a command; false when nobody answers it now. */
export function runCommand(id: CommandId): boolean {
  const handler = handlers.get(id)?.at(-1)
  handler?.()
  return handler !== undefined
}

/** The commands that can run at this moment, in the order of the table. */
export function useRunnable(): readonly CommandId[] {
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => version,
  )
  return (Object.keys(commands) as CommandId[]).filter(canRun)
}

const isMac = /mac/i.test(navigator.platform)

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
    event.code.replace(/^(Key|Digit)/, ''),
  ].join('+')
}

const byChord = new Map<string, CommandId>()
for (const [id, { key }] of Object.entries(commands)) if (key !== null) byChord.set(key, id as CommandId)

/** Whether the person is writing here: keys without Ctrl or Cmd are letters then. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'range', 'button', 'submit', 'reset', 'color', 'file'].includes(target.type)
  )
}

/** What a text field does itself: its own undo, redo and paste. */
const fieldsOwn: ReadonlySet<CommandId> = new Set(['edit.undo', 'edit.redo', 'file.paste'])

/** The command of a key event, or null when the key belongs to the page, a field or an input method. */
export function commandOf(event: KeyboardEvent): CommandId | null {
  // 229 is what Chromium gives for a key that an input method took.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return null
  const chord = chordOf(event)
  const id = byChord.get(chord)
  if (id === undefined) return null
  if (isWriting(event.target) && (fieldsOwn.has(id) || !chord.startsWith('Mod+'))) return null
  // A dialog or menu on top keeps the bare keys to itself.
  if (!chord.startsWith('Mod+') && document.querySelector('.ui-overlay, .ui-popover')) return null
  return id
}

/** Listens to keys and to the menu; returns the way to stop. */
export function startCommands(): () => void {
  const keydown = (event: KeyboardEvent) => {
    const id = commandOf(event)
    if (id === null || !runCommand(id)) return
    // The key that asks for pasting also pastes: the event that follows brings the text.
    if (id !== 'file.paste') event.preventDefault()
  }
  window.addEventListener('keydown', keydown)
  const stop = on('command', ({ id }) => {
    // In a field the menu's undo and redo are the field's own; the preload has seen to them.
    if (isWriting(document.activeElement) && (id === 'edit.undo' || id === 'edit.redo')) return
    runCommand(id)
  })
  return () => {
    window.removeEventListener('keydown', keydown)
    stop()
  }
}

const keyNames: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Equal: '+',
  Minus: '−',
  BracketLeft: '[',
  BracketRight: ']',
  Delete: 'Del',
}

/** A chord as it is printed on keys: `Ctrl Shift Z`, on a Mac `⌘ ⇧ Z`. */
export function keyLabel(id: CommandId): string | null {
  const { key } = commands[id]
  if (key === null) return null
  if (key === 'Shift+Slash') return '?'
  const names: Record<string, string> = isMac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
    : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' }
  return key
    .split('+')
    .map((part) => names[part] ?? keyNames[part] ?? part)
    .join(' ')
}
