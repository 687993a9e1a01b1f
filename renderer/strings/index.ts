// All words of the window, typed: a missing key, language or gap does not compile.
import { useSyncExternalStore } from 'react'
import type { Language } from '../../electron/contract/language.ts'
import { anchoring } from './anchors.ts'
import { annotate } from './annotate.ts'
import { annotations } from './annotations.ts'
import { correct } from './correct.ts'
import { entities } from './entities.ts'
import { exporting } from './export.ts'
import { figures } from './figures.ts'
import { history } from './history.ts'
import { importing } from './import.ts'
import { library } from './library.ts'
import { metadata } from './metadata.ts'
import { page } from './page.ts'
import { palette } from './palette.ts'
import { picture } from './picture.ts'
import { reader } from './reader.ts'
import { review } from './review.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { trash } from './trash.ts'
import type { Plural, Strings } from './types.ts'
import { versions } from './versions.ts'

const words = {
  ...shell,
  ...history,
  ...library,
  ...importing,
  ...metadata,
  ...picture,
  ...search,
  ...annotations,
  ...exporting,
  ...settings,
  ...palette,
  ...reader,
  ...page,
  ...entities,
  ...figures,
  ...review,
  ...versions,
  ...annotate,
  ...trash,
  ...correct,
  ...anchoring,
} as const
type Words = typeof words
export type Key = keyof Words

/** The names between `{{` and `}}`. */
type Gaps<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Gaps<Rest> : never
type GapsOf<K extends Key> = K extends Key
  ?
      | Gaps<Words[K][0]>
      | (Words[K][1] extends Plural ? 'count' | Gaps<Words[K][1]['other']> : Gaps<Words[K][1]>)
  : never
type Fill<K extends Key> = [GapsOf<K>] extends [never]
  ? []
  : [gaps: Readonly<Record<GapsOf<K>, string | number>>]

/** Says the text of a key in the language in force. */
export type Say = <K extends Key>(key: K, ...gaps: Fill<K>) => string

/** The language's own say; another one renders anew what has it. */
function sayIn(which: 0 | 1): Say {
  return ((key: string, gaps?: Readonly<Record<string, string | number>>) => {
    const said: string | Plural | undefined = (words as Strings)[key]?.[which]
    if (said === undefined) return key
    // English has two forms, one and all others; Chinese has one.
    const text = typeof said === 'string' ? said : gaps?.count === 1 ? said.one : said.other
    return gaps === undefined ? text : text.replace(/{{(\w+)}}/g, (_, name: string) => String(gaps[name]))
  }) as Say
}

const says: Readonly<Record<Language, Say>> = { 'zh-CN': sayIn(0), en: sayIn(1) }
let inForce: Language = 'zh-CN'
const listeners = new Set<() => void>()
const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

/** Outside components (toasts, clipboard): the text in the language in force at this moment. */
export const t = ((key: Key, ...gaps: Fill<Key>) => says[inForce](key, ...gaps)) as Say

/** The language in force. */
export const language = (): Language => inForce

/** In components: the language in force; renders again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, language)

/** In components: renders again when the language changes. */
export const useT = (): Say => says[useLanguage()]

export function setLanguage(next: Language): void {
  document.documentElement.lang = next
  // What the system calls the window.
  document.title = says[next]('app.name')
  if (inForce === next) return
  inForce = next
  for (const tell of listeners) tell()
}

/** What a key says in both languages, for a search: who works in one often knows a command by the other's word. */
export function inBoth(key: Key): string {
  const [chinese, english] = words[key] as readonly [string, string | Plural]
  return typeof english === 'string' ? `${chinese} ${english}` : chinese
}

/** Whether a key exists, for keys that come as data. */
export const hasKey = (key: string): key is Key => Object.hasOwn(words, key)
