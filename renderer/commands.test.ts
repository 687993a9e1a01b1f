import { afterEach, describe, expect, test, vi } from 'vitest'
import { type CommandId, chordsOf, commands } from '../electron/contract/commands.ts'
import { installFake } from './api/fake.ts'
import { queryClient } from './api/query.ts'
import { saveSettings } from './api/settings.ts'
import { commandGroups } from './command-names.ts'
import { canRun, registerCommand, runCommand, startCommands } from './commands.ts'
import { chordOf, commandOf, keyLabel } from './keys.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  document.body.replaceChildren()
})
const answer = (id: CommandId) => {
  const handler = vi.fn()
  stops.push(registerCommand(id, handler))
  return handler
}
const isMac = /mac/i.test(navigator.platform)
const mod = isMac ? { metaKey: true } : { ctrlKey: true }

function press(init: KeyboardEventInit, target: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
  target.dispatchEvent(event)
  return event
}
function put<E extends HTMLElement>(element: E): E {
  document.body.append(element)
  return element
}

describe('keys', () => {
  test('are matched by place on the keyboard, whatever an input method or layout makes of them', () => {
    const note = answer('mark.note')
    installFake()
    stops.push(startCommands())
    press({ code: 'KeyN', key: 'ㄙ' })
    expect(note).toHaveBeenCalledTimes(1)
  })

  test('every chord of the table is one that a key event can make', () => {
    for (const [id, { key }] of Object.entries(commands)) {
      if (key === null) continue
      const parts = key.split('+')
      const name = parts.at(-1) ?? ''
      const code = /^[A-Z]$/.test(name) ? `Key${name}` : /^\d$/.test(name) ? `Digit${name}` : name
      const event = new KeyboardEvent('keydown', {
        code,
        altKey: parts.includes('Alt'),
        shiftKey: parts.includes('Shift'),
        ...(parts.includes('Mod') ? mod : {}),
      })
      expect(chordOf(event), id).toBe(key)
    }
  })

  test('belong to the input method while it composes, and reach nobody else', () => {
    const note = answer('mark.note')
    const palette = answer('view.palette')
    installFake()
    stops.push(startCommands())
    const field = put(document.createElement('input'))
    const enter = vi.fn()
    field.addEventListener('keydown', enter)
    press({ code: 'KeyN', isComposing: true }, field)
    press({ code: 'Enter', key: 'Enter', keyCode: 229 } as KeyboardEventInit, field)
    press({ code: 'KeyK', isComposing: true, ...mod }, field)
    expect(note).not.toHaveBeenCalled()
    expect(palette).not.toHaveBeenCalled()
    expect(enter).not.toHaveBeenCalled()
    press({ code: 'Enter', key: 'Enter' }, field)
    expect(enter).toHaveBeenCalledTimes(1)
  })

  test('that an input method claims where nothing is written are still keys', () => {
    const note = answer('mark.note')
    installFake()
    stops.push(startCommands())
    press({ code: 'KeyN', key: 'Process', keyCode: 229 } as KeyboardEventInit)
    expect(note).toHaveBeenCalledTimes(1)
  })

  test('of the number block are the digits', () => {
    const mark = answer('mark.ask')
    installFake()
    stops.push(startCommands())
    press({ code: 'Numpad2', key: '2' })
    expect(mark).toHaveBeenCalledTimes(1)
  })

  test('that a person changed hold at once, in fields as elsewhere, and are printed so', async () => {
    const note = answer('mark.note')
    const palette = answer('view.palette')
    installFake()
    stops.push(startCommands(), () => queryClient.clear())
    await saveSettings({ keys: { 'mark.note': 'Shift+M', 'view.palette': 'Mod+P' } })
    press({ code: 'KeyN' })
    expect(note).not.toHaveBeenCalled()
    press({ code: 'KeyM', shiftKey: true })
    expect(note).toHaveBeenCalledTimes(1)
    press({ code: 'KeyP', ...mod }, put(document.createElement('input')))
    expect(palette).toHaveBeenCalledTimes(1)
    expect(keyLabel('view.palette')).toBe(isMac ? '⌘ P' : 'Ctrl P')
  })

  test.each([
    () => document.createElement('input'),
    () => document.createElement('textarea'),
    () => Object.assign(document.createElement('div'), { contentEditable: 'true' }),
  ])('without Ctrl or Cmd are letters in a field (%#)', (make) => {
    const note = answer('mark.note')
    const palette = answer('view.palette')
    installFake()
    stops.push(startCommands())
    const field = put(make())
    expect(press({ code: 'KeyN' }, field).defaultPrevented).toBe(false)
    expect(note).not.toHaveBeenCalled()
    expect(press({ code: 'KeyK', ...mod }, field).defaultPrevented).toBe(true)
    expect(palette).toHaveBeenCalledTimes(1)
  })

  test('a tick box is no field', () => {
    const box = put(Object.assign(document.createElement('input'), { type: 'checkbox' }))
    let id: string | null = null
    box.addEventListener('keydown', (event) => {
      id = commandOf(event)
    })
    press({ code: 'KeyN' }, box)
    expect(id).toBe('mark.note')
  })

  test('undo and redo in a field are the field’s own', () => {
    const undo = answer('edit.undo')
    const fake = installFake()
    stops.push(startCommands())
    const field = put(document.createElement('input'))
    field.focus()
    expect(press({ code: 'KeyZ', ...mod }, field).defaultPrevented).toBe(false)
    fake.emit('command', { id: 'edit.undo' })
    expect(undo).not.toHaveBeenCalled()
    field.blur()
    press({ code: 'KeyZ', ...mod })
    fake.emit('command', { id: 'edit.undo' })
    expect(undo).toHaveBeenCalledTimes(2)
  })

  test('with one chord in two places mean what is answered now', () => {
    const undo = answer('card.undo')
    installFake()
    stops.push(startCommands())
    press({ code: 'KeyU' })
    expect(undo).toHaveBeenCalledTimes(1)
    const line = answer('mark.underline')
    press({ code: 'KeyU' })
    expect([line, undo].map((one) => one.mock.calls.length)).toEqual([1, 1])
  })

  test('that are held do once what is meant once, and go on with what goes on', () => {
    const highlight = answer('mark.highlight')
    const next = answer('mark.next')
    installFake()
    stops.push(startCommands())
    for (const repeat of [false, true, true]) {
      press({ code: 'KeyH', repeat })
      press({ code: 'KeyJ', repeat })
    }
    expect(highlight).toHaveBeenCalledTimes(1)
    expect(next).toHaveBeenCalledTimes(3)
  })

  test('that nobody answers stay with the page', () => {
    installFake()
    stops.push(startCommands())
    expect(press({ code: 'KeyJ' }).defaultPrevented).toBe(false)
  })

  test('with one modifier too many are no command', () => {
    const palette = answer('view.palette')
    installFake()
    stops.push(startCommands())
    press({ code: 'KeyK', ...mod, altKey: true })
    press({ code: 'KeyK', ctrlKey: true, metaKey: true })
    expect(palette).not.toHaveBeenCalled()
  })
})

test('every command belongs to a group that is listed', () => {
  for (const id of Object.keys(commands)) expect(commandGroups).toContain(id.split('.')[0])
})

describe('changed chords', () => {
  test('what is not named keeps its own; null takes it away; unknown names are let be', () => {
    const chords = chordsOf({ 'mark.note': null, 'of.yesterday': 'Mod+Y' })
    expect(chords['mark.note']).toBeNull()
    expect(chords['mark.tag']).toBe('T')
  })

  test('a chord that the person chose is that command’s alone', () => {
    const chords = chordsOf({ 'mark.note': 'T' })
    expect(chords['mark.note']).toBe('T')
    expect(chords['mark.tag']).toBeNull()
  })
})

describe('handlers', () => {
  test('the newest answers; when it goes, the one before answers again', () => {
    const below = answer('edit.find')
    const above = vi.fn()
    const stop = registerCommand('edit.find', above)
    runCommand('edit.find')
    stop()
    runCommand('edit.find')
    expect(above).toHaveBeenCalledTimes(1)
    expect(below).toHaveBeenCalledTimes(1)
  })

  test('a command without one cannot run and says so', () => {
    expect(canRun('mark.tag')).toBe(false)
    expect(runCommand('mark.tag')).toBe(false)
  })

  test('the menu’s commands come to the same place', () => {
    const search = answer('view.search')
    const fake = installFake()
    stops.push(startCommands())
    fake.emit('command', { id: 'view.search' })
    expect(search).toHaveBeenCalledTimes(1)
  })
})

describe('the key that closes a layer', () => {
  const field = () => put(document.createElement('input'))
  const heard = (target: EventTarget) => {
    const keys: string[] = []
    target.addEventListener('keydown', (event) => keys.push((event as KeyboardEvent).key))
    return keys
  }

  test('is Esc, which reaches field and layer as it is', () => {
    installFake()
    stops.push(startCommands())
    const input = field()
    const keys = heard(document.body)
    press({ code: 'Escape', key: 'Escape' }, input)
    expect(keys).toEqual(['Escape'])
  })

  test('may be another: it arrives as Esc, and Esc is nobody’s then', async () => {
    installFake()
    stops.push(startCommands())
    await saveSettings({ keys: { 'layer.close': 'F4' } })
    const input = field()
    const keys = heard(document.body)
    expect(press({ code: 'F4', key: 'F4' }, input).defaultPrevented).toBe(true)
    expect(keys).toEqual(['Escape'])
    press({ code: 'Escape', key: 'Escape' }, input)
    expect(keys).toEqual(['Escape'])
    await saveSettings({ keys: {} })
    press({ code: 'Escape', key: 'Escape' }, input)
    expect(keys).toEqual(['Escape', 'Escape'])
  })

  test('belongs to an input method that composes', async () => {
    installFake()
    stops.push(startCommands())
    await saveSettings({ keys: { 'layer.close': 'F4' } })
    const input = field()
    const keys = heard(document.body)
    press({ code: 'F4', key: 'Process', isComposing: true }, input)
    expect(keys).toEqual([])
    await saveSettings({ keys: {} })
  })
})
