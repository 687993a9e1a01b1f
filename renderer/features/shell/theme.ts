// The theme and language in force: from the settings, or followed live from the system.
import { useEffect, useSyncExternalStore } from 'react'
import { languageOf } from '../../../electron/contract/language.ts'
import { useLibrary } from '../../api/query.ts'
import { useSettings } from '../../api/settings.ts'
import { setLanguage } from '../../strings/index.ts'

/** In the order in which the button steps through them. */
export const themes = ['system', 'light', 'sepia', 'dark'] as const
export type Theme = (typeof themes)[number]

const dark = window.matchMedia('(prefers-color-scheme: dark)')
const watchDark = (tell: () => void) => {
  dark.addEventListener('change', tell)
  return () => dark.removeEventListener('change', tell)
}

/** Puts the theme on `<html>`; `system` follows the system while it runs. */
export function useTheme(): void {
  const { theme } = useSettings()
  const isDark = useSyncExternalStore(watchDark, () => dark.matches)
  const shown = theme === 'system' ? (isDark ? 'dark' : 'light') : theme
  useEffect(() => {
    document.documentElement.dataset.theme = shown
  }, [shown])
}

/** Speaks the language of the settings, or of the system. */
export function useLanguageSetting(): void {
  const { language } = useSettings()
  const { data: info } = useLibrary('app.info')
  const next = languageOf(language, info?.locale ?? navigator.language)
  useEffect(() => setLanguage(next), [next])
}
