// What can be done with a card besides grading it: cloze, open, pause, leave out.
import { BookOpen, CalendarOff, CirclePause, Eraser, SquareDashed } from 'lucide-react'
import type { Range } from '../../../electron/contract/page.ts'
import type { ReviewCard } from '../../../electron/contract/review.ts'
import { useKeyLabel } from '../../keys.ts'
import { useT } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { exclude, openInArticle, pause } from './actions.ts'

/** Days that a pause may take. */
const pauses = [1, 7, 30] as const

function PauseMenu({ card }: { card: ReviewCard }) {
  const t = useT()
  // Targets by the id of their line: tags are free text.
  const runs = new Map<string, () => void>()
  const items: MenuEntry[] = []
  const add = (label: string, run: () => void) => {
    const id = String(items.length)
    runs.set(id, run)
    items.push({ id, label })
  }
  for (const count of pauses)
    add(t('review.pauseDays', { count }), () => void pause('annotation', card.id, count))
  add(t('review.pauseArticle', { count: 7 }), () => void pause('article', card.articleId, 7))
  for (const tag of card.tags) add(t('review.pauseTag', { tag, count: 7 }), () => void pause('tag', tag, 7))
  return (
    <Menu
      label={t('review.pauseMenu')}
      items={items}
      onAction={(id) => runs.get(id)?.()}
      trigger={
        <IconButton label={t('review.pause')}>
          <CirclePause size={16} />
        </IconButton>
      }
    />
  )
}

function ExcludeMenu({ card }: { card: ReviewCard }) {
  const t = useT()
  const items = [
    { id: 'annotation', label: t('review.excludeOne') },
    { id: 'article', label: t('review.excludeArticle') },
    ...card.tags.map((tag, index) => ({ id: `tag ${index}`, label: t('review.excludeTag', { tag }) })),
  ]
  const run = (id: string) => {
    const what = items.find((item) => item.id === id)?.label ?? ''
    if (id === 'annotation') void exclude('annotation', card.id, what)
    else if (id === 'article') void exclude('article', card.articleId, what)
    else {
      const tag = card.tags[Number(id.slice(4))]
      if (tag !== undefined) void exclude('tag', tag, what)
    }
  }
  return (
    <Menu
      label={t('review.exclude')}
      heading={t('review.exclude')}
      items={items}
      onAction={run}
      trigger={
        <IconButton label={t('review.exclude')}>
          <CalendarOff size={16} />
        </IconButton>
      }
    />
  )
}

export function CardTools({
  card,
  picked,
  canPick,
  isOverCloze,
  onCloze,
}: {
  card: ReviewCard
  /** What is selected in the quotation. */
  picked: Range | null
  /** Nothing of the quotation is hidden at this moment. */
  canPick: boolean
  /** The selection touches words that are hidden at first. */
  isOverCloze: boolean
  onCloze: () => void
}) {
  const t = useT()
  const keyLabel = useKeyLabel()
  const clears = picked === null && card.cloze.length > 0
  const label = isOverCloze
    ? t('review.uncloze')
    : clears
      ? t('review.clearCloze')
      : picked === null
        ? t('review.clozeHint')
        : t('review.cloze')
  return (
    <div className="rv-tools">
      {picked !== null && canPick && !isOverCloze ? (
        <Button icon={<SquareDashed size={16} aria-hidden />} onPress={onCloze}>
          {t('review.cloze')}
          <kbd>{keyLabel('card.cloze')}</kbd>
        </Button>
      ) : (
        <IconButton
          label={label}
          isDisabled={!canPick || (picked === null && card.cloze.length === 0)}
          onPress={onCloze}
        >
          {isOverCloze || clears ? <Eraser size={16} /> : <SquareDashed size={16} />}
        </IconButton>
      )}
      <IconButton label={t('review.open')} onPress={() => openInArticle(card)}>
        <BookOpen size={16} />
      </IconButton>
      <PauseMenu card={card} />
      <ExcludeMenu card={card} />
    </div>
  )
}
