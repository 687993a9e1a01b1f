// What a new key for a command would mean: allowed, taken by another command, or needed elsewhere.
import {
  type ChordChanges,
  type CommandId,
  chordPattern,
  chordsOf,
  commandIds,
  commands,
  meet,
} from '../../../electron/contract/commands.ts'

export type Verdict =
  | { readonly kind: 'free' | 'same' | 'reserved' | 'writes' }
  | { readonly kind: 'taken'; readonly by: CommandId }

/** Keys that move, choose and close everywhere, and what every field does with Ctrl or Cmd. */
const reserved =
  /^(?:Shift\+)?(?:Tab|Enter|Space|Escape|Backspace|Home|End|PageUp|PageDown|Arrow(?:Left|Right|Up|Down))$|^Mod\+(?:A|C|V|X|Enter|Arrow(?:Left|Right|Up|Down))$|^Mod\+Shift\+Arrow/

/** What neither writes nor moves in a field: a layer is left from there too. */
const fieldless = /^(?:Mod|Alt)\+|^(?:Shift\+)?F\d+$/

/** Whether a key alone: the next key makes the chord. */
export const isModifier = (code: string): boolean =>
  /^(?:Control|Shift|Alt|Meta|OS)(?:Left|Right)?$|^(?:CapsLock|AltGraph|Fn)$/.test(code)

export function judge(changes: ChordChanges, id: CommandId, chord: string): Verdict {
  if (reserved.test(chord) || !chordPattern.test(chord)) return { kind: 'reserved' }
  if (id === 'layer.close' && !fieldless.test(chord)) return { kind: 'writes' }
  const chords = chordsOf(changes)
  if (chords[id] === chord) return { kind: 'same' }
  const by = commandIds.find((other) => chords[other] === chord && meet(id, other))
  // Without it nobody could leave a layer by keys.
  if (by === 'layer.close') return { kind: 'reserved' }
  return by === undefined ? { kind: 'free' } : { kind: 'taken', by }
}

/** Only what differs from the chords that the commands come with. */
function trimmed(changes: ChordChanges): ChordChanges {
  return Object.fromEntries(
    Object.entries(changes).filter(([id, chord]) => commands[id as CommandId]?.key !== chord),
  )
}

/** Gives a command a chord, or none; whoever had it has none then. */
export function give(changes: ChordChanges, id: CommandId, chord: string | null): ChordChanges {
  const before = chordsOf(changes)
  const lost = commandIds.filter(
    (other) => other !== id && chord !== null && before[other] === chord && meet(id, other),
  )
  return trimmed({ ...changes, ...Object.fromEntries(lost.map((other) => [other, null])), [id]: chord })
}

/** Gives a command back the chord it came with; whoever has it now has none then. */
export const reset = (changes: ChordChanges, id: CommandId): ChordChanges =>
  give(changes, id, commands[id].key)
