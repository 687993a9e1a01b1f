// The pile of the day: one card after the other, or why there is none.
import { Layers } from 'lucide-react'
import { useState } from 'react'
import type { ReviewCard, ReviewPile } from '../../../electron/contract/review.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Card } from './Card.tsx'
import { dayText } from './interval.ts'
import { useReviewView } from './view.ts'

function Done({ pile: { done, left, nextDue } }: { pile: ReviewPile }) {
  const t = useT()
  const language = useLanguage()
  const setSide = useReviewView((view) => view.setSide)
  const more = left.new + left.review
  const icon = <Layers size={32} strokeWidth={1.4} />
  if (done === 0 && more === 0 && nextDue === null)
    return (
      <Empty icon={icon} title={t('review.emptyTitle')}>
        {t('review.emptyText')}
      </Empty>
    )
  return (
    <Empty
      icon={icon}
      title={t('review.doneTitle')}
      action={<Button onPress={() => setSide('stats')}>{t('review.toStats')}</Button>}
    >
      {more > 0
        ? t('review.doneLeft', { count: more })
        : nextDue === null
          ? null
          : t('review.doneNext', { day: dayText(nextDue, language) })}
    </Empty>
  )
}

/** One card at one time of being asked. */
const turnOf = ({ id, reps }: ReviewCard): string => `${id} ${reps}`

export function Pile({ pile }: { pile: ReviewPile }) {
  // The card on show stays whatever becomes due meanwhile, until one is graded, goes or comes back.
  const round = `${pile.done} ${pile.cards.length}`
  const [kept, keep] = useState({ round, turn: '' })
  const stays = kept.round === round ? pile.cards.find((one) => turnOf(one) === kept.turn) : undefined
  const card = stays ?? pile.cards[0]
  if (card === undefined) return <Done pile={pile} />
  if (stays === undefined) keep({ round, turn: turnOf(card) })
  return <Card key={turnOf(card)} card={card} />
}
