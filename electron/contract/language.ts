/** The two languages in which everything is said, and which of them is meant. */

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/**
 * The language that a setting means where the system has this locale (`zh-TW`, `zh_CN.UTF-8`, `de`): Chinese for every
 * Chinese one, English for all others.
 */
export function languageOf(setting: 'system' | Language, locale: string): Language {
  if (setting !== 'system') return setting
  return /^zh(?![a-z])/i.test(locale) ? 'zh-CN' : 'en'
}
