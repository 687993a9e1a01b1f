// The window: frame, screens and commands. The only file that knows all features.
import { QueryClientProvider } from '@tanstack/react-query'
import { type ComponentType, Suspense, useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { call } from './api/client.ts'
import { queryClient, useLibrary } from './api/query.ts'
import { saveSettings, useSettings } from './api/settings.ts'
import { useCommand } from './commands.ts'
import { LibraryScreen } from './features/library/Screen.tsx'
import { BusyLine } from './features/shell/BusyLine.tsx'
import { Guard } from './features/shell/Guard.tsx'
import { Notice } from './features/shell/Notice.tsx'
import { Rail } from './features/shell/Rail.tsx'
import { TitleBar } from './features/shell/TitleBar.tsx'
import { themes, useLanguageSetting, useTheme } from './features/shell/theme.ts'
import { useUndo } from './features/shell/undo.ts'
import './features/shell/shell.css'
import { type Screen, useUi } from './state/ui.ts'
import { useLanguage } from './strings/index.ts'
import { Toasts } from './ui/toasts.tsx'

const screens: Partial<Readonly<Record<Screen, ComponentType>>> = {
  library: LibraryScreen,
}

/** The commands that belong to no screen. */
function useFrameCommands(): void {
  const { theme } = useSettings()
  const { go } = useUi.getState()
  useUndo()
  useCommand('view.library', () => go('library'))
  useCommand('view.reader', () => go('reader'))
  useCommand('view.search', () => go('search'))
  useCommand('view.annotations', () => go('annotations'))
  useCommand('view.settings', () => go('settings'))
  useCommand('view.theme', () => {
    const next = themes[(themes.indexOf(theme) + 1) % themes.length]
    if (next !== undefined) void saveSettings({ theme: next })
  })
  useCommand('file.quit', () => void call('app.quit'))
}

/** Keeps the last screen and article for the next start. */
function useRemembered(): void {
  const screen = useUi((ui) => ui.screen)
  const articleId = useUi((ui) => ui.articleId)
  const { lastScreen, lastArticleId } = useSettings()
  useEffect(() => {
    if (screen === 'settings') return
    if (screen !== lastScreen || articleId !== lastArticleId)
      void saveSettings({ lastScreen: screen, lastArticleId: articleId })
  }, [screen, articleId, lastScreen, lastArticleId])
}

function Stage() {
  const screen = useUi((ui) => ui.screen)
  const Shown = screens[screen]
  return (
    <main className="stage">
      <BusyLine />
      <Guard key={screen}>
        <Suspense>{Shown === undefined ? null : <Shown />}</Suspense>
      </Guard>
    </main>
  )
}

function Frame() {
  useFrameCommands()
  useRemembered()
  return (
    <div className="frame">
      <TitleBar work={null} />
      <Rail />
      <Stage />
      <Toasts />
    </div>
  )
}

function Window() {
  useTheme()
  useLanguageSetting()
  const { data: info } = useLibrary('app.info')
  return (
    <I18nProvider locale={useLanguage()}>
      {info?.notice ? <Notice notice={info.notice} /> : <Frame />}
    </I18nProvider>
  )
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Window />
    </QueryClientProvider>
  )
}
