/**
 * What runs in the page: a preload world with the subset of Electron's renderer modules, and its way into the main world.
 * The functions are sent as source, so they name nothing from outside themselves.
 * The two worlds share events, not objects: `CustomEvent.detail` is cloned on the way and dispatch is synchronous.
 */

/** Source of the main world's half: makes what the preload exposes. */
export function mainWorldSource(): string {
  return `(${mainWorld.toString()})()`
}

/** Source of the preload's world around the bundled preload. */
export function preloadWorldSource(preload: string, binding: string): string {
  return `(${preloadWorld.toString()})(${JSON.stringify(binding)}, function (require, module, exports) {\n${preload}\n})`
}

function mainWorld(): void {
  if (window !== window.top) return
  const callbacks = new Map<number, (...args: unknown[]) => void>()
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let next = 1
  const say = (name: string, detail: unknown) =>
    window.dispatchEvent(new CustomEvent(`standin:${name}`, { detail }))
  const hear = <T>(name: string, listener: (detail: T) => void) =>
    window.addEventListener(`standin:${name}`, (event) => listener((event as CustomEvent<T>).detail))
  type Answer = { id: number; kind: 'value' | 'promise' | 'function' | 'error'; value?: unknown }
  let answer: Answer | undefined
  hear<Answer>('answer', (detail) => {
    answer = detail
  })
  const caller =
    (path: string) =>
    (...args: unknown[]): unknown => {
      const id = next++
      const sent = args.map((value) => {
        if (typeof value !== 'function') return { value }
        callbacks.set(next, value as () => void)
        return { callback: next++ }
      })
      answer = undefined
      say('call', { id, path, args: sent })
      const got = answer as Answer | undefined
      if (!got) throw new Error('the preload did not answer')
      if (got.kind === 'error') throw new Error(String(got.value))
      if (got.kind === 'function') return caller(String(got.value))
      if (got.kind === 'value') return got.value
      return new Promise((resolve, reject) => promises.set(id, { resolve, reject }))
    }
  hear<{ id: number; ok: boolean; value: unknown }>('settle', ({ id, ok, value }) => {
    const waiting = promises.get(id)
    promises.delete(id)
    if (ok) waiting?.resolve(value)
    else waiting?.reject(new Error(String(value)))
  })
  hear<{ callback: number; args: unknown[] }>('callback', ({ callback, args }) =>
    callbacks.get(callback)?.(...args),
  )
  hear<{ key: string; shape: Record<string, { path: string } | { value: unknown }> }>(
    'expose',
    ({ key, shape }) => {
      const api: Record<string, unknown> = {}
      for (const [name, part] of Object.entries(shape))
        api[name] = 'path' in part ? caller(part.path) : part.value
      Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true })
    },
  )
}

function preloadWorld(
  binding: string,
  preload: (require: (name: string) => unknown, module: { exports: object }, exports: object) => void,
): void {
  if (window !== window.top) return
  type Message = Record<string, unknown>
  const own = globalThis as unknown as Record<string, (message: string) => void> & {
    standinReceive(message: Message): void
    standinHeld: File[]
  }
  const send = (message: Message) => own[binding]?.(JSON.stringify(message))
  const say = (name: string, detail: unknown) =>
    window.dispatchEvent(new CustomEvent(`standin:${name}`, { detail }))

  // ---- ipcRenderer
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const channels = new Map<string, Set<(...args: unknown[]) => void>>()
  let next = 1
  const carry = (value: unknown) => (value === undefined ? {} : { v: value })
  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = next++
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        send({ kind: 'invoke', id, channel, args: args.map(carry) })
      })
    },
    on(channel: string, listener: (...args: unknown[]) => void) {
      const set = channels.get(channel) ?? new Set()
      channels.set(channel, set.add(listener))
      return ipcRenderer
    },
  }

  // ---- contextBridge
  const functions = new Map<string, (...args: unknown[]) => unknown>()
  const contextBridge = {
    exposeInMainWorld(key: string, api: Record<string, unknown>): void {
      const shape: Record<string, unknown> = {}
      for (const [name, value] of Object.entries(api)) {
        const path = `${key}.${name}`
        if (typeof value === 'function') functions.set(path, value as () => unknown)
        shape[name] = typeof value === 'function' ? { path } : { value }
      }
      say('expose', { key, shape })
    },
  }
  window.addEventListener('standin:call', (event) => {
    const { id, path, args } = (event as CustomEvent).detail as {
      id: number
      path: string
      args: ({ value: unknown } | { callback: number })[]
    }
    const given = args.map((part) =>
      'callback' in part
        ? (...values: unknown[]) => void say('callback', { callback: part.callback, args: values })
        : part.value,
    )
    try {
      const value = functions.get(path)?.(...given)
      if (value instanceof Promise) {
        say('answer', { id, kind: 'promise' })
        value.then(
          (result: unknown) => say('settle', { id, ok: true, value: result }),
          (error: unknown) => say('settle', { id, ok: false, value: (error as Error).message }),
        )
      } else if (typeof value === 'function') {
        const name = `#${next++}`
        functions.set(name, value as () => unknown)
        say('answer', { id, kind: 'function', value: name })
      } else say('answer', { id, kind: 'value', value })
    } catch (error) {
      say('answer', { id, kind: 'error', value: (error as Error).message })
    }
  })

  // ---- webUtils: Chromium's File has no path; the debugger knows it. Events with files wait until it has told.
  const paths = new Map<string, string>()
  const keyOf = (file: File) => `${file.name}\n${file.size}\n${file.lastModified}`
  const webUtils = { getPathForFile: (file: File): string => paths.get(keyOf(file)) ?? '' }
  const held = new Map<number, { files: File[]; again(files: File[]): void }>()
  const hold = (event: Event, files: File[], again: (files: File[]) => void) => {
    event.stopImmediatePropagation()
    if (event.cancelable) event.preventDefault()
    const id = next++
    held.set(id, { files, again })
    own.standinHeld = files
    send({ kind: 'files', id, count: files.length })
  }
  window.addEventListener(
    'drop',
    (event) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      if (!event.isTrusted || files.length === 0) return
      const target = event.target
      const { clientX, clientY } = event
      hold(event, files, (known) => {
        const dataTransfer = new DataTransfer()
        for (const file of known) dataTransfer.items.add(file)
        target?.dispatchEvent(
          new DragEvent('drop', {
            bubbles: true,
            cancelable: true,
            composed: true,
            clientX,
            clientY,
            dataTransfer,
          }),
        )
      })
    },
    true,
  )
  window.addEventListener(
    'change',
    (event) => {
      const input = event.target
      if (!event.isTrusted || !(input instanceof HTMLInputElement) || !input.files?.length) return
      hold(event, [...input.files], () => input.dispatchEvent(new Event('change', { bubbles: true })))
    },
    true,
  )

  /** Bytes come as text (see `written` in host.ts). */
  const withBytes = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(withBytes)
    if ('standinBytes' in value)
      return Uint8Array.from(atob(String(value.standinBytes)), (unit) => unit.charCodeAt(0))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withBytes(part)]))
  }
  own.standinReceive = (sent) => {
    const message = withBytes(sent) as Message
    const { kind, id } = message as { kind: string; id: number }
    if (kind === 'reply') {
      const open = waiting.get(id)
      waiting.delete(id)
      if (message.ok) open?.resolve((message.value as { v?: unknown }).v)
      else open?.reject(new Error(String(message.value)))
    } else if (kind === 'event') {
      const args = (message.args as { v?: unknown }[]).map(({ v }) => v)
      for (const listener of channels.get(message.channel as string) ?? []) listener({}, ...args)
    } else if (kind === 'paths') {
      const found = held.get(id)
      held.delete(id)
      for (const [i, file] of (found?.files ?? []).entries())
        paths.set(keyOf(file), (message.paths as string[])[i] ?? '')
      found?.again(found.files)
    }
  }
  window.addEventListener('resize', () =>
    send({ kind: 'bounds', x: screenX, y: screenY, width: outerWidth, height: outerHeight }),
  )

  const modules: Record<string, object> = { electron: { contextBridge, ipcRenderer, webUtils } }
  const module = { exports: {} }
  preload(
    (name) => {
      const found = modules[name]
      if (!found) throw new Error(`a sandboxed preload cannot load ${name}`)
      return found
    },
    module,
    module.exports,
  )
}
