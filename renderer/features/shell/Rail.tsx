// The rail at the left: the screens, and below them import and settings.
import {
  BookOpen,
  LayoutPanelLeft,
  Library,
  type LucideIcon,
  MessageSquareText,
  Plus,
  Search,
  Share,
  SlidersHorizontal,
} from 'lucide-react'
import { Button } from 'react-aria-components'
import { runCommand } from '../../commands.ts'
import { hasPageAtHand, type Screen, useUi } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'

const places: readonly { readonly screen: Screen; readonly icon: LucideIcon }[] = [
  { screen: 'library', icon: Library },
  { screen: 'reader', icon: BookOpen },
  { screen: 'search', icon: Search },
  { screen: 'page', icon: LayoutPanelLeft },
  { screen: 'annotations', icon: MessageSquareText },
  { screen: 'export', icon: Share },
]

function Place({ screen, icon: Icon }: { screen: Screen; icon: LucideIcon }) {
  const t = useT()
  const isHere = useUi((ui) => ui.screen === screen)
  const go = useUi((ui) => ui.go)
  const hasPage = useUi(hasPageAtHand)
  return (
    <Button
      onPress={() => (screen === 'page' ? runCommand('view.page') : go(screen))}
      isDisabled={screen === 'page' && !hasPage}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon size={20} strokeWidth={1.5} aria-hidden />
      {t(`nav.${screen}`)}
    </Button>
  )
}

export function Rail() {
  const t = useT()
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      {places.map((place) => (
        <Place key={place.screen} {...place} />
      ))}
      <span className="sp" />
      <Button onPress={() => runCommand('file.import')}>
        <Plus size={20} strokeWidth={1.5} aria-hidden />
        {t('nav.import')}
      </Button>
      <Place screen="settings" icon={SlidersHorizontal} />
    </nav>
  )
}
