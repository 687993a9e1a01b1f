/**
 * The commands that menu, shortcuts and palette share. `key` is the chord it comes with: modifiers joined by `+`, in the
 * order `Mod+Alt+Shift`, then a `KeyboardEvent.code` value without its `Key`/`Digit` prefix; `Mod` is Ctrl, or Cmd on
 * macOS. A person may give it another one (`chordsOf`). What it is called: `command-names.ts`.
 */
export const commands = {
  'file.import': { key: 'Mod+O' },
  'file.importFolder': { key: null },
  'file.paste': { key: 'Mod+Shift+V' },
  'file.export': { key: 'Mod+E' },
  'file.quit': { key: 'Mod+Q' },
  'edit.undo': { key: 'Mod+Z' },
  'edit.redo': { key: 'Mod+Shift+Z' },
  'edit.find': { key: 'Mod+F' },
  'edit.findNext': { key: 'Mod+G' },
  'edit.findPrevious': { key: 'Mod+Shift+G' },
  'view.palette': { key: 'Mod+K' },
  'view.library': { key: 'Mod+1' },
  'view.reader': { key: 'Mod+2' },
  'view.search': { key: 'Mod+3' },
  'view.annotations': { key: 'Mod+4' },
  'view.page': { key: 'Mod+5' },
  'view.entities': { key: 'Mod+6' },
  'view.figures': { key: 'Mod+7' },
  'view.review': { key: 'Mod+8' },
  'view.settings': { key: 'Mod+Comma' },
  'view.trash': { key: null },
  'view.versions': { key: null },
  'view.anchors': { key: null },
  'view.back': { key: 'Alt+ArrowLeft' },
  'view.forward': { key: 'Alt+ArrowRight' },
  'view.theme': { key: null },
  'view.side': { key: 'Mod+B' },
  'view.pane': { key: 'Mod+Alt+B' },
  'view.larger': { key: 'Mod+Equal' },
  'view.smaller': { key: 'Mod+Minus' },
  'article.next': { key: 'BracketRight' },
  'article.previous': { key: 'BracketLeft' },
  'article.star': { key: 'S' },
  'article.metadata': { key: 'Mod+I' },
  'article.picture': { key: null },
  'mark.next': { key: 'J' },
  'mark.previous': { key: 'K' },
  'mark.highlight': { key: 'H' },
  'mark.key': { key: '1' },
  'mark.ask': { key: '2' },
  'mark.data': { key: '3' },
  'mark.view': { key: '4' },
  'mark.todo': { key: '5' },
  'mark.underline': { key: 'U' },
  'mark.dashed': { key: 'Shift+U' },
  'mark.note': { key: 'N' },
  'mark.tag': { key: 'T' },
  'mark.entity': { key: 'E' },
  'mark.copy': { key: 'C' },
  'mark.endBack': { key: 'Shift+Comma' },
  'mark.endOn': { key: 'Shift+Period' },
  'mark.startBack': { key: 'Comma' },
  'mark.startOn': { key: 'Period' },
  'mark.hide': { key: 'M' },
  'mark.done': { key: 'D' },
  'mark.remove': { key: 'Delete' },
  'text.correct': { key: 'R' },
  'text.corrections': { key: 'Shift+R' },
  'name.confirm': { key: 'Y' },
  'name.reject': { key: 'X' },
  'name.open': { key: 'O' },
  'name.person': { key: '1' },
  'name.place': { key: '2' },
  'name.org': { key: '3' },
  'name.programme': { key: '4' },
  'name.document': { key: '5' },
  'name.event': { key: '6' },
  'name.position': { key: '7' },
  'name.date': { key: '8' },
  'name.extend': { key: '0' },
  'desk.split': { key: 'S' },
  'desk.join': { key: 'J' },
  'desk.begin': { key: 'N' },
  'desk.up': { key: 'Alt+ArrowUp' },
  'desk.down': { key: 'Alt+ArrowDown' },
  'desk.joinArticle': { key: 'M' },
  'desk.unassigned': { key: 'U' },
  'desk.furniture': { key: 'F' },
  'desk.photo': { key: 'P' },
  'desk.kicker': { key: '1' },
  'desk.title': { key: '2' },
  'desk.subtitle': { key: '3' },
  'desk.byline': { key: '4' },
  'desk.lede': { key: '5' },
  'desk.heading': { key: '6' },
  'desk.paragraph': { key: '7' },
  'desk.caption': { key: '8' },
  'desk.credit': { key: '9' },
  'desk.heading2': { key: '0' },
  'anchor.first': { key: '1' },
  'anchor.second': { key: '2' },
  'anchor.third': { key: '3' },
  'anchor.fourth': { key: '4' },
  'anchor.fifth': { key: '5' },
  'anchor.keep': { key: 'N' },
  'anchor.selected': { key: 'P' },
  'card.reveal': { key: 'Space' },
  'card.again': { key: '1' },
  'card.hard': { key: '2' },
  'card.good': { key: '3' },
  'card.easy': { key: '4' },
  'card.cloze': { key: 'C' },
  'card.undo': { key: 'U' },
  'card.open': { key: 'O' },
  'list.choose': { key: 'X' },
  'layer.close': { key: 'Escape' },
  'help.shortcuts': { key: 'Shift+Slash' },
} as const satisfies Record<string, { readonly key: string | null }>

export type CommandId = keyof typeof commands

export const commandIds = Object.keys(commands) as readonly CommandId[]

/** Places with keys of their own, by the first word of a command's name: marks in texts and lists, names, the page desk, the re-anchor desk, a review card. */
const places: Readonly<Record<string, string>> = {
  mark: 'text',
  text: 'text',
  article: 'text',
  list: 'text',
  name: 'name',
  desk: 'desk',
  anchor: 'anchor',
  card: 'card',
}

/** Whether two commands may be meant at one moment, so that they must not have one chord. */
export function meet(one: CommandId, other: CommandId): boolean {
  const [here, there] = [one, other].map((id) => places[id.split('.', 1)[0] ?? ''])
  return here === undefined || there === undefined || here === there
}

/** What a person made of the keys: chords by command, null for none. Commands that are not named keep theirs. */
export type ChordChanges = Readonly<Record<string, string | null>>
export type Chords = Readonly<Record<CommandId, string | null>>

/** A chord as `commands` writes it, with at least a key. */
export const chordPattern = /^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?[A-Za-z0-9]+$/

/**
 * The chord of every command. Of two commands with one chord the one that the person chose it for has it: a later
 * version may bring a chord that is taken.
 */
export function chordsOf(changes: ChordChanges): Chords {
  const chosen = new Map(
    commandIds.flatMap((id) => {
      const chord = changes[id]
      return chord === undefined ? [] : [[id, chord] as const]
    }),
  )
  const isTaken = (id: CommandId, own: string | null) =>
    own !== null && [...chosen].some(([other, chord]) => chord === own && meet(id, other))
  return Object.fromEntries(
    commandIds.map((id) => {
      const chord = chosen.get(id)
      if (chord !== undefined) return [id, chord]
      const own = commands[id].key
      return [id, isTaken(id, own) ? null : own]
    }),
  ) as Record<CommandId, string | null>
}
