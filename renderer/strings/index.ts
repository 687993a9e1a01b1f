// All words of the window, typed: a missing key, language or gap does not compile.
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { anchoring } from './anchors.ts'
import { annotate } from './annotate.ts'
import { annotations } from './annotations.ts'
import { correct } from './correct.ts'
import { entities } from './entities.ts'
import { exporting } from './export.ts'
import { figures } from './figures.ts'
import { history } from './history.ts'
import { importing } from './import.ts'
import type { Language } from './language.ts'
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
import type { Plural } from './types.ts'
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

function resources(): Record<Language, { translation: Record<string, string> }> {
  const zh: Record<string, string> = {}
  const en: Record<string, string> = {}
  for (const [key, [chinese, english]] of Object.entries<readonly [string, string | Plural]>(words)) {
    zh[key] = chinese
    if (typeof english === 'string') en[key] = english
    else {
      // i18next looks for the plural form first, in Chinese too, where there is only one.
      zh[`${key}_other`] = chinese
      en[`${key}_one`] = english.one
      en[`${key}_other`] = english.other
    }
  }
  return { 'zh-CN': { translation: zh }, en: { translation: en } }
}

void i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: false,
  supportedLngs: ['zh-CN', 'en'],
  resources: resources(),
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  // React escapes; escaping twice would show `&quot;` for a quotation mark.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})

/** Outside components (toasts, clipboard): the text in the language in force at this moment. */
export const t = ((key: string, gaps: Record<string, unknown> = {}) => i18next.t(key, gaps)) as Say

/** In components: renders again when the language changes. */
export function useT(): Say {
  return useTranslation().t as unknown as Say
}

/** The language in force. */
export const language = (): Language => i18next.language as Language

/** In components: the language in force; renders again when it changes. */
export function useLanguage(): Language {
  return useTranslation().i18n.language as Language
}

export function setLanguage(next: Language): void {
  if (i18next.language !== next) void i18next.changeLanguage(next)
  document.documentElement.lang = next
}

/** What a key says in both languages, for a search: who works in one often knows a command by the other's word. */
export function inBoth(key: Key): string {
  const [chinese, english] = words[key] as readonly [string, string | Plural]
  return typeof english === 'string' ? `${chinese} ${english}` : chinese
}

/** Whether a key exists, for keys that come as data. */
export const hasKey = (key: string): key is Key => Object.hasOwn(words, key)
