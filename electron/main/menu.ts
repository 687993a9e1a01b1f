/** The application menu, made from the commands of the contract. */
import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Chords, CommandId } from '../contract/commands.ts'
import type { Language } from '../contract/language.ts'
import { itemsFor } from './context-menu.ts'
import { text, type Word } from './menu-text.ts'

const mac = process.platform === 'darwin'
const keyNames: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  Comma: ',',
  Period: '.',
  Equal: '=',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Backslash: '\\',
  Minus: '-',
  BracketLeft: '[',
  BracketRight: ']',
  Slash: '/',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
}

/** A chord of the contract as Electron writes it, or null for a key without Ctrl or Cmd, which belongs to the page alone. */
function acceleratorOf(chord: string | null): string | null {
  if (!chord?.startsWith('Mod+')) return null
  return chord
    .split('+')
    .map((part) => keyNames[part] ?? part)
    .join('+')
}

/** Answers the right button in a window. */
export function answerRightButton(window: BrowserWindow, language: () => Language): void {
  window.webContents.on('context-menu', (_event, clicked) => {
    const items = itemsFor(clicked, language())
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}

/** Builds the menu and puts it up. `send` hands a command to the page. */
export function putMenu(language: Language, chords: Chords, send: (id: CommandId) => void): void {
  const say = (word: Word) => text(word, language)
  const command = (id: CommandId): MenuItemConstructorOptions => {
    const accelerator = acceleratorOf(chords[id])
    return {
      id,
      label: say(`command.${id}`),
      click: id === 'file.quit' ? () => app.quit() : () => send(id),
      // The page hears its keys itself; only macOS needs them in the menu.
      ...(accelerator === null ? {} : { accelerator, registerAccelerator: mac || id === 'file.quit' }),
    }
  }
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const menu = (label: Word, submenu: MenuItemConstructorOptions[]): MenuItemConstructorOptions => ({
    label: say(label),
    submenu,
  })
  // On macOS the first menu bears the app's name, and people look in it for settings and the end.
  const ofApp: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      { role: 'about', label: say('menu.about') },
      line,
      command('view.settings'),
      line,
      { role: 'services', label: say('menu.services') },
      line,
      { role: 'hide', label: say('menu.hide') },
      { role: 'hideOthers', label: say('menu.hideOthers') },
      { role: 'unhide', label: say('menu.unhide') },
      line,
      command('file.quit'),
    ],
  }
  const ofWindow = menu('menu.window', [
    { role: 'minimize', label: say('menu.minimize') },
    { role: 'zoom', label: say('menu.zoom') },
    { role: 'close', label: say('menu.close') },
    line,
    { role: 'front', label: say('menu.front') },
  ])
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [ofApp] : []),
      menu('menu.file', [
        command('file.import'),
        command('file.importFolder'),
        command('file.paste'),
        line,
        command('file.export'),
        ...(mac ? [] : [line, command('file.quit')]),
      ]),
      menu('menu.edit', [
        command('edit.undo'),
        command('edit.redo'),
        line,
        { role: 'cut', label: say('menu.cut') },
        { role: 'copy', label: say('menu.copy') },
        { role: 'paste', label: say('menu.paste') },
        { role: 'selectAll', label: say('menu.selectAll') },
        line,
        command('edit.find'),
      ]),
      menu('menu.view', [
        command('view.library'),
        command('view.reader'),
        command('view.search'),
        command('view.annotations'),
        command('view.page'),
        command('view.entities'),
        command('view.figures'),
        command('view.review'),
        ...(mac ? [] : [command('view.settings')]),
        line,
        command('view.palette'),
        command('view.theme'),
        command('view.side'),
        command('view.pane'),
        line,
        command('view.larger'),
        command('view.smaller'),
        line,
        { role: 'togglefullscreen', label: say('menu.fullscreen') },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const, label: say('menu.tools') }]),
      ]),
      menu('menu.article', [
        command('article.next'),
        command('article.previous'),
        line,
        command('mark.next'),
        command('mark.previous'),
      ]),
      menu('menu.mark', [
        command('mark.highlight'),
        command('mark.note'),
        command('mark.tag'),
        command('mark.entity'),
        command('mark.copy'),
        line,
        command('mark.remove'),
      ]),
      ...(mac ? [ofWindow] : []),
      menu('menu.help', [command('help.shortcuts')]),
    ]),
  )
}
