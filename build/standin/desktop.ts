/** Menu, dialogs, clipboard, shell, theme and screen of the stand-in. */
import { execFile } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { ask, heads, tell } from './main-link.ts'
import { strict } from './strict.ts'

const run = promisify(execFile)
const say = (line: string) => process.stderr.write(`stand-in: ${line}\n`)

// ---- menu
interface Template {
  id?: string
  label?: string
  role?: string
  type?: string
  accelerator?: string
  registerAccelerator?: boolean
  click?: () => void
  submenu?: Template[]
}
class Item {
  readonly id: string
  readonly label: string
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  private readonly act: (() => void) | undefined
  constructor(template: Template) {
    this.id = template.id ?? ''
    this.label = template.label ?? ''
    this.accelerator = template.accelerator
    this.act = template.click
    this.submenu = template.submenu && Menu.buildFromTemplate(template.submenu)
  }
  click() {
    this.act?.()
  }
}
export class Menu {
  private static shown: Menu | null = null
  readonly items: Item[]
  constructor(items: Item[]) {
    this.items = items
  }
  static buildFromTemplate(templates: Template[]): Menu {
    return new Menu(templates.map((template) => strict('MenuItem', new Item(template))))
  }
  static setApplicationMenu(menu: Menu | null) {
    Menu.shown = menu
  }
  static getApplicationMenu() {
    return Menu.shown
  }
  getMenuItemById(id: string): Item | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}

// ---- dialogs: the system's own where a program for them is there, else Chromium's chooser
interface Asked {
  title?: string
  defaultPath?: string
  properties?: string[]
}
const absent = Symbol('no program for dialogs')

/** Output lines of the first of these programs that exists; empty when the person cancelled. */
async function system(
  commands: readonly (readonly [string, ...string[]])[],
): Promise<string[] | typeof absent> {
  for (const [program, ...args] of commands) {
    try {
      return (await run(program, args)).stdout.split('\n').filter((line) => line !== '')
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ENOENT') return []
    }
  }
  return absent
}
// The window's or the test's options come last, whether or not a window was given first.
const optionsOf = (args: unknown[]) => args.at(-1) as Asked

async function openDialog(...args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
  const { title = '', properties = [] } = optionsOf(args)
  if (!heads.head) {
    say(`nobody is there to answer “${title}”`)
    return { canceled: true, filePaths: [] }
  }
  const folder = properties.includes('openDirectory')
  const many = properties.includes('multiSelections')
  const zenity = ['--file-selection', `--title=${title}`, '--separator=\n']
  const chosen =
    process.platform === 'linux'
      ? await system([
          ['zenity', ...zenity, ...(folder ? ['--directory'] : []), ...(many ? ['--multiple'] : [])],
          folder
            ? ['kdialog', '--title', title, '--getexistingdirectory', homedir()]
            : [
                'kdialog',
                '--title',
                title,
                ...(many ? ['--multiple', '--separate-output'] : []),
                '--getopenfilename',
                homedir(),
              ],
        ])
      : absent
  const filePaths = chosen === absent ? [...(await ask('choose', { folder, many }))] : chosen
  return { canceled: filePaths.length === 0, filePaths }
}

async function saveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
  const { title = '', defaultPath = '' } = optionsOf(args)
  if (!heads.head) {
    say(`nobody is there to answer “${title}”`)
    return { canceled: true, filePath: '' }
  }
  const start = join(homedir(), basename(defaultPath))
  const chosen =
    process.platform === 'linux'
      ? await system([
          [
            'zenity',
            '--file-selection',
            '--save',
            '--confirm-overwrite',
            `--title=${title}`,
            `--filename=${start}`,
          ],
          ['kdialog', '--title', title, '--getsavefilename', start],
        ])
      : absent
  if (chosen === absent) {
    say(`no program for dialogs (zenity, kdialog) is here; saving as ${start}`)
    return { canceled: false, filePath: start }
  }
  const [filePath = ''] = chosen
  return { canceled: filePath === '', filePath }
}
export const dialog = strict('dialog', {
  showOpenDialog: openDialog,
  showSaveDialog: saveDialog,
  showErrorBox: (title: string, content: string) => say(`${title}: ${content}`),
})

// ---- clipboard, shell, screen
let copied = ''
export const clipboard = strict('clipboard', {
  writeText(text: string) {
    copied = text
    if (heads.head) tell('clipboard.write', { text })
  },
  /** What this process copied. */
  readText: () => copied,
})
export const shell = strict('shell', {
  showItemInFolder(path: string) {
    say(`the file is ${path}`)
    if (heads.head && process.platform === 'linux') execFile('xdg-open', [dirname(path)], () => {})
  },
})
export const screen = strict('screen', {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
})

// ---- theme
type Source = 'system' | 'light' | 'dark'
class NativeTheme extends EventEmitter {
  private source: Source = 'system'
  systemIsDark = false
  get shouldUseDarkColors() {
    return this.source === 'system' ? this.systemIsDark : this.source === 'dark'
  }
  get themeSource(): Source {
    return this.source
  }
  set themeSource(source: Source) {
    if (source === this.source) return
    this.source = source
    tell('theme', { source })
    this.emit('updated')
  }
}
const theme = new NativeTheme()
export const nativeTheme = strict('nativeTheme', theme)

/** The page told what the system prefers. */
export function themeSeen(dark: boolean): void {
  if (theme.themeSource !== 'system' || theme.systemIsDark === dark) return
  theme.systemIsDark = dark
  theme.emit('updated')
}
