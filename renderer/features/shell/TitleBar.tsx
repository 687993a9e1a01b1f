// The title bar: seal, back and forward, where you are, the one search-and-command field, what is at work, theme.
import { ArrowLeft, ArrowRight, ChevronRight, Search, SunMoon } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useLibrary } from '../../api/query.ts'
import { saveSettings, useSettings } from '../../api/settings.ts'
import { runCommand } from '../../commands.ts'
import { useKeyLabel } from '../../keys.ts'
import { useUi } from '../../state/ui.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { originOf } from '../../strings/origin.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { type Theme, themes } from './theme.ts'

/** Origin and article of the reading screen, origin and screen at the page desk, kind and name of an entity, or the name of the screen. */
function usePlace(): readonly string[] {
  const t = useT()
  const screen = useUi((ui) => ui.screen)
  const articleId = useUi((ui) => ui.articleId)
  const entityId = useUi((ui) => ui.entityId)
  const pageId = useUi((ui) => ui.pageId)
  const isReading = screen === 'reader' && articleId !== null
  const isAtDesk = screen === 'page' && pageId !== null
  const { data: article, isError: isGone } = useLibrary(
    'articles.get',
    { id: articleId ?? '-' },
    { enabled: isReading },
  )
  const { data: heads } = useLibrary('listing.pages', { ids: [pageId ?? '-'] }, { enabled: isAtDesk })
  const isEntity = screen === 'entities' && entityId !== null
  const { data: entity } = useLibrary('entities.get', { id: entityId ?? '' }, { enabled: isEntity })
  const language = useLanguage()
  const page = heads?.[0]?.page
  if (isAtDesk) return [...(page === undefined ? [] : originOf(page, t, language)), t('nav.page')]
  if (isEntity && entity !== undefined)
    return [t('nav.entities'), t(`entity.${entity.type}`), entity.canonical]
  if (!isReading) return [t(`nav.${screen}`)]
  // A page of one article often bears its title.
  if (article === undefined || isGone) return isGone ? [t('nav.reader')] : []
  return [...new Set([...originOf(article.page, t, language), article.title])]
}

export function TitleBar({ work }: { work: ReactNode }) {
  const t = useT()
  const keyLabel = useKeyLabel()
  const place = usePlace()
  const { theme } = useSettings()
  const { data: status } = useLibrary('library.status')
  const canBack = useUi((ui) => ui.back.length > 0)
  const canForward = useUi((ui) => ui.forward.length > 0)
  const { goBack, goForward } = useUi.getState()
  return (
    <header className="titlebar">
      <div className="sealbox">
        <span className="sealmark" role="img" aria-label={t('app.name')}>
          剪
        </span>
      </div>
      <div className="tb-nav">
        <IconButton label={t('bar.back')} command="view.back" isDisabled={!canBack} onPress={goBack}>
          <ArrowLeft size={16} />
        </IconButton>
        <IconButton
          label={t('bar.forward')}
          command="view.forward"
          isDisabled={!canForward}
          onPress={goForward}
        >
          <ArrowRight size={16} />
        </IconButton>
      </div>
      <div className="tb-place">
        <nav className="crumb" aria-label={t('bar.place')}>
          {place.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page and its article may bear one name
            <Fragment key={index}>
              {index > 0 ? <ChevronRight size={14} aria-hidden /> : null}
              {index === place.length - 1 ? (
                <b className="clip">{part}</b>
              ) : (
                <span className="clip">{part}</span>
              )}
            </Fragment>
          ))}
        </nav>
      </div>
      <Button className="cmdk" onPress={() => runCommand('view.palette')}>
        <Search size={16} aria-hidden />
        <span className="clip">{t('bar.command')}</span>
        <kbd>{keyLabel('view.palette')}</kbd>
      </Button>
      <div className="tb-end">
        {work}
        {status?.readOnly ? (
          <span className="pill warn" title={t('bar.readOnlyHint')}>
            {t('bar.readOnly')}
          </span>
        ) : null}
        <Menu
          label={t('bar.theme', { name: t(`theme.${theme}`) })}
          selected={theme}
          items={themes.map((id) => ({ id, label: t(`theme.${id}`) }))}
          onAction={(id) => void saveSettings({ theme: id as Theme })}
          trigger={
            <IconButton label={t('bar.theme', { name: t(`theme.${theme}`) })}>
              <SunMoon size={16} />
            </IconButton>
          }
        />
      </div>
    </header>
  )
}
