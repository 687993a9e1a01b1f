// The window: frame, screens and commands. The only file that knows all features.
import { QueryClientProvider } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { call, on } from './api/client.ts'
import { queryClient, useLibrary } from './api/query.ts'
import { saveSettings, settings, useSettings } from './api/settings.ts'
import { useCommand } from './commands.ts'
import { Import } from './features/import/Import.tsx'
import { JobProgress } from './features/import/JobProgress.tsx'
import { startImport } from './features/import/work.ts'
import { LibraryScreen } from './features/library/Screen.tsx'
import { MetadataDialog } from './features/metadata/MetadataDialog.tsx'
import { openDeskAtHand } from './features/page/open.ts'
import { Palette } from './features/palette/Palette.tsx'
import { Shortcuts } from './features/palette/Shortcuts.tsx'
import { PictureDialog } from './features/picture/PictureDialog.tsx'
import { useSearch } from './features/search/view.ts'
import { BusyLine } from './features/shell/BusyLine.tsx'
import { Guard } from './features/shell/Guard.tsx'
import { useHome } from './features/shell/home.ts'
import { parseLink } from './features/shell/links.ts'
import { Notice } from './features/shell/Notice.tsx'
import { Rail } from './features/shell/Rail.tsx'
import { TitleBar } from './features/shell/TitleBar.tsx'
import { themes, useLanguageSetting, useTheme } from './features/shell/theme.ts'
import { useUndo } from './features/shell/undo.ts'
import './features/shell/shell.css'
import { hasPageAtHand, type Screen, useUi } from './state/ui.ts'
import { useLanguage } from './strings/index.ts'
import { Toasts } from './ui/toasts.tsx'

/** Screens that are fetched when they are wanted. */
const parts = {
  reader: async () => (await import('./features/reader/Screen.tsx')).ReaderScreen,
  entities: async () => (await import('./features/entities/Screen.tsx')).EntitiesScreen,
  figures: async () => (await import('./features/figures/Screen.tsx')).FiguresScreen,
  search: async () => (await import('./features/search/Screen.tsx')).SearchScreen,
  page: async () => (await import('./features/page/Screen.tsx')).PageScreen,
  annotations: async () => (await import('./features/annotations/Screen.tsx')).AnnotationsScreen,
  versions: async () => (await import('./features/versions/Screen.tsx')).VersionsScreen,
  anchors: async () => (await import('./features/anchors/Screen.tsx')).AnchorsScreen,
  trash: async () => (await import('./features/trash/Screen.tsx')).TrashScreen,
  review: async () => (await import('./features/review/Screen.tsx')).ReviewScreen,
  export: async () => (await import('./features/export/Screen.tsx')).ExportScreen,
  settings: async () => (await import('./features/settings/Screen.tsx')).SettingsScreen,
} satisfies Record<Exclude<Screen, 'library'>, () => Promise<ComponentType>>
const later = (part: () => Promise<ComponentType>) => lazy(async () => ({ default: await part() }))

const screens: Readonly<Record<Screen, ComponentType>> = {
  library: LibraryScreen,
  reader: later(parts.reader),
  entities: later(parts.entities),
  figures: later(parts.figures),
  search: later(parts.search),
  page: later(parts.page),
  annotations: later(parts.annotations),
  versions: later(parts.versions),
  anchors: later(parts.anchors),
  trash: later(parts.trash),
  review: later(parts.review),
  export: later(parts.export),
  settings: later(parts.settings),
}

/** Fetches a screen before it is on show, while the frame is drawn. A failure is told when it is. */
export function fetchScreen(screen: Screen): void {
  if (screen !== 'library') void parts[screen]().catch(() => undefined)
}

/** The commands that belong to no screen. */
function useFrameCommands(): void {
  const { go, choose, goBack, goForward } = useUi.getState()
  const hasPage = useUi(hasPageAtHand)
  useUndo()
  useCommand('view.library', () => go('library'))
  useCommand('view.reader', () => go('reader'))
  useCommand('view.entities', () => go('entities'))
  useCommand('view.figures', () => go('figures'))
  useCommand('view.search', () => go('search'))
  useCommand('view.annotations', () => go('annotations'))
  useCommand('view.page', () => void openDeskAtHand(), hasPage)
  useCommand('view.review', () => go('review'))
  useCommand('view.settings', () => go('settings'))
  useCommand('view.trash', () => go('trash'))
  useCommand('view.versions', () => go('versions'))
  useCommand('view.anchors', () => go('anchors'))
  useCommand('view.back', goBack)
  useCommand('view.forward', goForward)
  useCommand('view.theme', () => {
    const next = themes[(themes.indexOf(settings().theme) + 1) % themes.length]
    if (next !== undefined) void saveSettings({ theme: next })
  })
  useCommand('file.export', () => {
    const { screen, articleId } = useUi.getState()
    if (screen === 'reader' && articleId !== null) choose([articleId])
    go('export')
  })
  useCommand('file.quit', () => void call('app.quit'))
}

/** Keeps the last screen and article for the next start. */
function useRemembered(): void {
  const screen = useUi((ui) => ui.screen)
  const articleId = useUi((ui) => ui.articleId)
  const { lastScreen, lastArticleId } = useSettings()
  useEffect(() => {
    // Nobody begins a day in the trash.
    if (screen === 'settings' || screen === 'trash') return
    if (screen !== lastScreen || articleId !== lastArticleId)
      void saveSettings({ lastScreen: screen, lastArticleId: articleId })
  }, [screen, articleId, lastScreen, lastArticleId])
}

/** Files and links from outside: files are imported, a link opens its passage. */
function useOpened(): void {
  useEffect(
    () =>
      on('open', ({ paths, links }) => {
        if (paths.length > 0) void startImport({ paths: [...paths] })
        const link = links.map(parseLink).find((one) => one !== null)
        if (!link) return
        const { articleId, range, annotationId } = link
        useUi
          .getState()
          .openArticle(
            articleId,
            range === null ? undefined : { ...range, ...(annotationId === null ? {} : { annotationId }) },
          )
      }),
    [],
  )
}

/** Back and forward by the mouse's own buttons. */
function useMouseTravel(): void {
  useEffect(() => {
    const { goBack, goForward } = useUi.getState()
    const mouseup = (event: MouseEvent) => {
      if (event.button === 3) goBack()
      else if (event.button === 4) goForward()
    }
    window.addEventListener('mouseup', mouseup)
    return () => window.removeEventListener('mouseup', mouseup)
  }, [])
}

function Stage() {
  const screen = useUi((ui) => ui.screen)
  const Shown = screens[screen]
  return (
    <main className="stage">
      <BusyLine />
      <Guard key={screen}>
        <Suspense>
          <Shown />
        </Suspense>
      </Guard>
    </main>
  )
}

function Frame() {
  useFrameCommands()
  useRemembered()
  useOpened()
  useMouseTravel()
  useHome()
  return (
    <div className="frame">
      <TitleBar work={<JobProgress />} />
      <Rail />
      <Stage />
      <Import />
      <MetadataDialog />
      <PictureDialog />
      <Palette
        onSearch={(query) => {
          useSearch.getState().setQuery(query)
          useUi.getState().go('search')
        }}
      />
      <Shortcuts />
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
