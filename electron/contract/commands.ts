/**
 * The commands that menu, shortcuts and palette share. `key` is a chord: modifiers joined by `+`, then a
 * `KeyboardEvent.code` value without its `Key`/`Digit` prefix; `Mod` is Ctrl, or Cmd on macOS.
 * What a command is called stands in the window's strings under `command.<id>`.
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
  'view.theme': { key: null },
  'view.side': { key: 'Mod+B' },
  'view.pane': { key: 'Mod+Alt+B' },
  'view.larger': { key: 'Mod+Equal' },
  'view.smaller': { key: 'Mod+Minus' },
  'article.next': { key: 'BracketRight' },
  'article.previous': { key: 'BracketLeft' },
  'mark.next': { key: 'J' },
  'mark.previous': { key: 'K' },
  'mark.highlight': { key: 'H' },
  'mark.note': { key: 'N' },
  'mark.tag': { key: 'T' },
  'mark.entity': { key: 'E' },
  'mark.copy': { key: 'C' },
  'mark.remove': { key: 'Delete' },
  'help.shortcuts': { key: 'Shift+Slash' },
} as const satisfies Record<string, { readonly key: string | null }>

export type CommandId = keyof typeof commands
