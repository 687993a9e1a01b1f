// The rail at the left: the screens, and below them import and settings.
import {
  BookOpen,
  ChartNoAxesColumn,
  Layers,
  LayoutPanelLeft,
  Library,
  type LucideIcon,
  MessageSquareText,
  Plus,
  Search,
  Shapes,
  Share,
  SlidersHorizontal,
} from 'lucide-react'
import { useEffect } from 'react'
import { Button, Toolbar } from 'react-aria-components'
import { useLibrary } from '../../api/query.ts'
import { useSettings } from '../../api/settings.ts'
import { runCommand } from '../../commands.ts'
import { hasPageAtHand, type Screen, useUi } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'

const places: readonly { readonly screen: Screen; readonly icon: LucideIcon }[] = [
  { screen: 'library', icon: Library },
  { screen: 'reader', icon: BookOpen },
  { screen: 'entities', icon: Shapes },
  { screen: 'figures', icon: ChartNoAxesColumn },
  { screen: 'search', icon: Search },
  { screen: 'page', icon: LayoutPanelLeft },
  { screen: 'annotations', icon: MessageSquareText },
  { screen: 'review', icon: Layers },
  { screen: 'export', icon: Share },
]

/** How many cards are due today, in grey; none and switched off say nothing. */
function Due() {
  const t = useT()
  const { reviewBadge } = useSettings()
  const { data, refetch } = useLibrary('review.due', undefined, { enabled: reviewBadge })
  // Days pass while the window stands open.
  useEffect(() => {
    if (!reviewBadge) return
    const look = () => void refetch()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [reviewBadge, refetch])
  if (!reviewBadge || data === undefined || data.count === 0) return null
  return (
    <span className="pip num" role="img" aria-label={t('review.due', { count: data.count })}>
      {data.count > 99 ? '99+' : data.count}
    </span>
  )
}

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
      {screen === 'review' ? <Due /> : null}
    </Button>
  )
}

/** One Tab stop; ↑ and ↓ within. */
export function Rail() {
  const t = useT()
  return (
    <nav className="contents" aria-label={t('nav.label')}>
      <Toolbar className="rail" orientation="vertical" aria-label={t('nav.label')}>
        {places.map((place) => (
          <Place key={place.screen} {...place} />
        ))}
        <span className="sp" />
        <Button onPress={() => runCommand('file.import')}>
          <Plus size={20} strokeWidth={1.5} aria-hidden />
          {t('nav.import')}
        </Button>
        <Place screen="settings" icon={SlidersHorizontal} />
      </Toolbar>
    </nav>
  )
}
