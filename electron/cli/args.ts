/** Reads the command line into a command, or says what is wrong with it. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type Language, languages } from '../contract/language.ts'
import {
  type Color,
  colors,
  type ExportFormat,
  exportFormats,
  type MarkOrder,
  markOrders,
} from '../contract/model.ts'
import type { Key } from './strings.ts'

export interface PageCommand {
  readonly name: 'page' | 'tag'
  readonly files: readonly string[]
  readonly encoding: string | undefined
}

/** Commands on a library. `library`: its folder; `readOnly`: looks without changing anything, also while another has it open. */
export type LibraryCommand = { readonly library: string; readonly readOnly?: true } & (
  | { readonly name: 'import'; readonly paths: readonly string[]; readonly encoding: string | undefined }
  | { readonly name: 'import-annotations'; readonly files: readonly string[] }
  | { readonly name: 'list' | 'verify' }
  | { readonly name: 'search'; readonly query: string }
  | {
      readonly name: 'annotate'
      readonly articleId: string
      readonly quote: string
      readonly prefix: string
      readonly suffix: string
      readonly color: Color
      readonly note: string
      readonly tags: readonly string[]
    }
  | { readonly name: 'annotations'; readonly articleId: string | undefined }
  | {
      readonly name: 'export'
      readonly format: ExportFormat
      readonly out: string
      readonly articleIds: readonly string[] | null
      readonly fullText: boolean
      readonly marked: boolean
      readonly colors: readonly Color[] | null
      /** Only marks with all of these tags; in this state; with a note. */
      readonly tags: readonly string[]
      readonly state: 'open' | 'done' | null
      readonly noted: boolean
      readonly order: MarkOrder
      readonly sentence: boolean
      readonly files: 'one' | 'each' | null
      readonly callouts: boolean
      readonly wikilinks: boolean
      readonly language: Language | null
      /** The file with the template. */
      readonly template: string | undefined
      readonly update: boolean
    }
)

export type Command = (PageCommand | LibraryCommand) & { readonly json: boolean }

/** Wrong use of the command line: exit status 2. `key` is the sentence, `params` fill it. */
export class WrongUse extends Error {
  readonly key: Key
  readonly params: Readonly<Record<string, string>>
  constructor(key: Key, params: Readonly<Record<string, string>> = {}) {
    super(key)
    this.key = key
    this.params = params
  }
}

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const

const fileChoices = ['one', 'each'] as const
const states = ['open', 'done'] as const

/** What only looks may look at a library that is in use or may not be written. */
const look = { 'read-only': flag } as const
const common = { json: flag, help: flag, version: flag, library: text } as const

/** The options of each command, beside the common ones. */
const options = {
  page: { encoding: text },
  tag: { encoding: text },
  import: { encoding: text },
  'import-annotations': {},
  list: look,
  search: look,
  annotate: { article: text, quote: text, prefix: text, suffix: text, color: text, note: text, tag: texts },
  annotations: { article: text, ...look },
  export: {
    format: text,
    out: text,
    article: texts,
    'full-text': flag,
    marked: flag,
    color: texts,
    tag: texts,
    state: text,
    noted: flag,
    order: text,
    ...look,
    sentence: flag,
    files: text,
    callouts: flag,
    wikilinks: flag,
    template: text,
    update: flag,
    language: text,
  },
  verify: look,
} as const satisfies Record<string, ParseArgsOptionsConfig>

type CommandName = keyof typeof options
const isCommand = (name: string): name is CommandName => Object.hasOwn(options, name)

/**
 * `argv` without the program; `library` is the folder when `--library` is not given, if any is known.
 * Throws `WrongUse`.
 */
export function readArguments(
  argv: readonly string[],
  library: string | undefined,
): Command | { readonly name: 'help' | 'version' } {
  const [name = ''] = argv
  if (name === 'help' || name === '--help' || name === '-h') return { name: 'help' }
  if (name === '--version' || name === '-v') return { name: 'version' }
  if (name === '') throw new WrongUse('use.no-command')
  if (!isCommand(name)) throw new WrongUse('use.unknown-command', { name })
  const { values, positionals } = parse(name, argv.slice(1))
  if (values.help === true) return { name: 'help' }
  if (values.version === true) return { name: 'version' }
  const given = new Given(values, positionals)
  const json = values.json === true
  if (name === 'page' || name === 'tag')
    return { name, json, files: given.places('FILE'), encoding: given.text('encoding') }
  const dir = given.text('library') ?? library
  if (dir === undefined) throw new WrongUse('use.no-library')
  const reading = given.flag('read-only') ? { readOnly: true as const } : {}
  return { json, library: dir, ...reading, ...libraryCommand(name, given) }
}

type WithoutLibrary<C> = C extends unknown ? Omit<C, 'library' | 'readOnly'> : never

function libraryCommand(
  name: Exclude<CommandName, 'page' | 'tag'>,
  given: Given,
): WithoutLibrary<LibraryCommand> {
  if (name === 'import') return { name, paths: given.places('PATH'), encoding: given.text('encoding') }
  if (name === 'import-annotations') return { name, files: given.places('FILE') }
  if (name === 'search') return { name, query: given.places('QUERY').join(' ') }
  given.noPlaces()
  switch (name) {
    case 'annotate':
      return {
        name,
        articleId: given.needed('article'),
        quote: given.needed('quote'),
        prefix: given.text('prefix') ?? '',
        suffix: given.text('suffix') ?? '',
        color: given.oneOf('color', colors) ?? 'key',
        note: given.text('note') ?? '',
        tags: given.filled('tag'),
      }
    case 'annotations':
      return { name, articleId: given.text('article') }
    case 'export': {
      const ids = given.texts('article')
      given.needed('format')
      return {
        name,
        format: given.oneOf('format', exportFormats) as ExportFormat,
        out: given.needed('out'),
        articleIds: ids.length === 0 ? null : ids,
        fullText: given.flag('full-text'),
        marked: given.flag('marked'),
        colors: given.eachOf('color', colors),
        tags: given.filled('tag'),
        state: given.oneOf('state', states) ?? null,
        noted: given.flag('noted'),
        order: given.oneOf('order', markOrders) ?? 'place',
        sentence: given.flag('sentence'),
        files: given.oneOf('files', fileChoices) ?? null,
        callouts: given.flag('callouts'),
        wikilinks: given.flag('wikilinks'),
        language: given.oneOf('language', languages) ?? null,
        template: given.text('template'),
        update: given.flag('update'),
      }
    }
    default:
      return { name }
  }
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

function parse(name: CommandName, args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    const known: ParseArgsOptionsConfig = { ...common, ...options[name] }
    return parseArgs({ args: [...args], options: known, allowPositionals: true })
  } catch (error) {
    // Node's own English says which option and why; only the frame is in the person's language.
    const why = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new WrongUse('use.option', { name, why: why ?? '' })
  }
}

/** What was given, asked for by name. */
class Given {
  readonly #values: Values
  readonly #places: readonly string[]
  constructor(values: Values, places: readonly string[]) {
    this.#values = values
    this.#places = places
  }
  flag(option: string): boolean {
    return this.#values[option] === true
  }
  text(option: string): string | undefined {
    const value = this.#values[option]
    if (value === '' && option !== 'note' && option !== 'prefix' && option !== 'suffix')
      throw new WrongUse('use.empty-option', { option: `--${option}` })
    return typeof value === 'string' ? value : undefined
  }
  texts(option: string): string[] {
    const value = this.#values[option]
    return Array.isArray(value) ? value.map(String) : []
  }
  /** As `texts`, none of them blank. */
  filled(option: string): string[] {
    const values = this.texts(option)
    if (values.some((value) => value.trim() === ''))
      throw new WrongUse('use.empty-option', { option: `--${option}` })
    return values
  }
  needed(option: string): string {
    const value = this.text(option)
    if (value === undefined) throw new WrongUse('use.needs-option', { option: `--${option}` })
    return value
  }
  oneOf<T extends string>(option: string, choices: readonly T[]): T | undefined {
    const value = this.text(option)
    return value === undefined ? undefined : this.#choice(option, value, choices)
  }
  /** All that were given, or null when none was. */
  eachOf<T extends string>(option: string, choices: readonly T[]): T[] | null {
    const values = this.texts(option)
    return values.length === 0 ? null : values.map((value) => this.#choice(option, value, choices))
  }
  #choice<T extends string>(option: string, value: string, choices: readonly T[]): T {
    const found = choices.find((choice) => choice === value)
    if (found === undefined)
      throw new WrongUse('use.choice', { option: `--${option}`, value, choices: choices.join(', ') })
    return found
  }
  places(what: string): readonly string[] {
    if (this.#places.length === 0 || this.#places.some((place) => place.trim() === ''))
      throw new WrongUse('use.needs-place', { what })
    return this.#places
  }
  noPlaces(): void {
    const [extra] = this.#places
    if (extra !== undefined) throw new WrongUse('use.extra', { extra })
  }
}
