// The commands of the window: who answers them, and the three ways they are called (key, menu, palette).
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type CommandId, commandIds } from '../electron/contract/commands.ts'
import { on } from './api/client.ts'
import { keyOf, queryClient } from './api/query.ts'
import { settings } from './api/settings.ts'
import { chordOf, closesLayer, commandOf, followKeys, isComposing, isWriting } from './keys.ts'

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
  return commandIds.filter(canRun)
}

/** The Esc that stands for another key. */
const stands = new WeakSet<KeyboardEvent>()

/** Fields, lists and layers close by Esc: the key that the person chose for it becomes one, and Esc itself is none then. */
function translate(event: KeyboardEvent): void {
  const isEscape = event.code === 'Escape'
  const closes = closesLayer(event)
  if (stands.has(event) || isEscape === closes) return
  if (isEscape && (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)) return
  event.stopImmediatePropagation()
  event.preventDefault()
  if (!closes) return
  const instead = new KeyboardEvent('keydown', {
    key: 'Escape',
    code: 'Escape',
    bubbles: true,
    cancelable: true,
    composed: true,
  })
  stands.add(instead)
  event.target?.dispatchEvent(instead)
}

/** Listens to keys and to the menu; returns the way to stop. */
export function startCommands(): () => void {
  // Before anyone else: what an input method takes reaches no field's Enter, no list's arrows, no layer's Esc.
  const shield = (event: KeyboardEvent) => {
    if (isComposing(event)) event.stopImmediatePropagation()
    else translate(event)
  }
  const keydown = (event: KeyboardEvent) => {
    // All there is to read here is the text of an article, and that selects itself: never buttons and heads of the window.
    if (chordOf(event) === 'Mod+A' && !isWriting(event.target)) event.preventDefault()
    const id = commandOf(event, canRun)
    if (id === null || !runCommand(id)) return
    // The key that asks for pasting also pastes: the event that follows brings the text.
    if (id !== 'file.paste') event.preventDefault()
  }
  window.addEventListener('keydown', shield, true)
  window.addEventListener('keydown', keydown)
  const stop = on('command', ({ id }) => {
    // In a field the menu's undo and redo are the field's own; the preload has seen to them.
    if (isWriting(document.activeElement) && (id === 'edit.undo' || id === 'edit.redo')) return
    runCommand(id)
  })
  const [name] = keyOf('settings.get')
  const unfollow = queryClient.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === name) followKeys(settings().keys)
  })
  followKeys(settings().keys)
  return () => {
    window.removeEventListener('keydown', shield, true)
    window.removeEventListener('keydown', keydown)
    stop()
    unfollow()
  }
}
