import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ChordChanges,
  chordsOf,
  commandIds,
  commands,
  meet,
} from '../../../electron/contract/commands.ts'
import { give, isModifier, judge, reset } from './key-change.ts'

describe('a new key', () => {
  test('that nobody has is free, that another has is named, that fields and lists need is refused', () => {
    expect(judge({}, 'mark.note', 'Mod+Alt+J')).toEqual({ kind: 'free' })
    expect(judge({}, 'mark.note', 'N')).toEqual({ kind: 'same' })
    expect(judge({}, 'mark.note', 'T')).toEqual({ kind: 'taken', by: 'mark.tag' })
    for (const chord of ['Enter', 'Tab', 'Shift+Tab', 'ArrowUp', 'Space', 'Mod+C', 'Mod+V', 'Other+X'])
      expect(judge({}, 'mark.note', chord), chord).toEqual({ kind: 'reserved' })
  })

  test('may be the key of something in another place, but not of what holds everywhere', () => {
    expect(judge({}, 'card.open', 'N')).toEqual({ kind: 'free' })
    expect(give({}, 'card.open', 'N')).toEqual({ 'card.open': 'N' })
    expect(judge({}, 'card.open', 'Mod+K')).toEqual({ kind: 'taken', by: 'view.palette' })
  })

  test('that closes a layer must not write in a field, and is taken by nobody', () => {
    expect(judge({}, 'layer.close', 'Q')).toEqual({ kind: 'writes' })
    expect(judge({}, 'layer.close', 'F4')).toEqual({ kind: 'free' })
    expect(judge({}, 'layer.close', 'Alt+Q')).toEqual({ kind: 'free' })
    expect(judge(give({}, 'layer.close', 'F4'), 'mark.note', 'F4')).toEqual({ kind: 'reserved' })
  })

  test('is not given by a modifier alone', () => {
    for (const code of ['ShiftLeft', 'ControlRight', 'AltLeft', 'MetaLeft', 'CapsLock'])
      expect(isModifier(code)).toBe(true)
    expect(isModifier('KeyS')).toBe(false)
  })

  test('is taken from whoever had it, and comes back by the default', () => {
    const changed = give({}, 'mark.note', 'T')
    expect(changed).toEqual({ 'mark.note': 'T', 'mark.tag': null })
    expect(reset(changed, 'mark.tag')).toEqual({ 'mark.note': null })
    expect(reset(reset(changed, 'mark.tag'), 'mark.note')).toEqual({})
  })
})

test('whatever is changed, no two commands have one chord, and defaults are not stored', () => {
  const chord = fc.constantFrom('N', 'T', 'J', 'Mod+K', 'Mod+1', 'Alt+Shift+Q', 'F6', null)
  const change = fc.tuple(fc.constantFrom(...commandIds), chord, fc.boolean())
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (steps) => {
      let changes: ChordChanges = {}
      for (const [id, next, isReset] of steps) {
        changes = isReset ? reset(changes, id) : give(changes, id, next)
        const chords = chordsOf(changes)
        const held = commandIds.filter((one) => chords[one] !== null)
        const clash = held.find((one) =>
          held.some((other) => other !== one && chords[other] === chords[one] && meet(one, other)),
        )
        expect(clash).toBeUndefined()
        expect(chordsOf(changes)[id]).toBe(isReset ? commands[id].key : next)
        for (const [name, one] of Object.entries(changes))
          expect(one).not.toBe(commands[name as keyof typeof commands].key)
      }
    }),
    { numRuns: 300 },
  )
})
