/** The methods of `app.*`: what only the desktop can do. */
import { app, type BrowserWindow, clipboard, dialog, type OpenDialogOptions, shell } from 'electron'
import type { Language } from '../contract/language.ts'
import type { StartNotice } from '../contract/model.ts'
import { archiveEnding, readEndings } from '../contract/source-file.ts'
import type { AppHandlers } from './bridge.ts'
import { text } from './menu-text.ts'
import type { Places } from './places.ts'

/** Electron says its version; the stand-in has none. */
export const host = process.versions.electron === undefined ? 'stand-in' : 'electron'

/** What the handlers ask of the app around them. */
export interface Surroundings {
  window(): BrowserWindow | null
  language(): Language
  /** Settles when the library has said whether it is open. */
  opened(): Promise<void>
  notice(): StartNotice | null
  openAgain(how: { readonly readOnly: boolean }): Promise<void>
  places: Pick<Places, 'choose' | 'expectShown'>
  cancelPrint(): void
}

/** The handlers of the `app` group. */
export function appHandlers(around: Surroundings): AppHandlers {
  const pick = async (options: OpenDialogOptions): Promise<readonly string[]> => {
    const window = around.window()
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options))
    return canceled ? [] : filePaths
  }
  const pickTarget = async (name: string, folder: boolean): Promise<string | null> => {
    const window = around.window()
    if (folder) {
      const [path] = await pick({
        title: text('pick.target', around.language()),
        properties: ['openDirectory', 'createDirectory'],
      })
      return path ?? null
    }
    const options = { title: text('pick.save', around.language()), defaultPath: name }
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options))
    return canceled || !filePath ? null : filePath
  }
  return {
    'app.pickFiles': () =>
      pick({
        title: text('pick.files', around.language()),
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: text('pick.texts', around.language()), extensions: [...readEndings, archiveEnding] },
          { name: text('pick.all', around.language()), extensions: ['*'] },
        ],
      }),
    'app.pickFolder': () =>
      pick({ title: text('pick.folder', around.language()), properties: ['openDirectory'] }),
    'app.pickSave': async (_ctx, { name, folder }) => {
      const path = await pickTarget(name, folder)
      if (path !== null) around.places.choose(path)
      return path
    },
    'app.reveal': (_ctx, { path }) => {
      around.places.expectShown(path)
      shell.showItemInFolder(path)
      return null
    },
    'app.cancelPrint': () => {
      around.cancelPrint()
      return null
    },
    'app.copy': (_ctx, { text }) => {
      clipboard.writeText(text)
      return null
    },
    'app.info': async () => {
      await around.opened()
      return {
        version: app.getVersion(),
        host,
        locale: app.getLocale(),
        platform: process.platform,
        notice: around.notice(),
      }
    },
    'app.openAgain': async (_ctx, how) => {
      await around.openAgain(how)
      return null
    },
    'app.quit': () => {
      // After the answer is on its way.
      setImmediate(() => app.quit())
      return null
    },
  }
}
