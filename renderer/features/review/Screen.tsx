// Review: today's pile, or the statistics.
import { Undo2 } from 'lucide-react'
import { useEffect } from 'react'
import { sayError } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useCommand } from '../../commands.ts'
import { useT } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { lookAgain, takeBack } from './actions.ts'
import { Pile } from './Pile.tsx'
import './review.css'
import { Stats } from './Stats.tsx'
import { type Side, useReviewView } from './view.ts'

const kinds = ['review', 'learning', 'new'] as const

export function ReviewScreen() {
  const t = useT()
  const { side, setSide } = useReviewView()
  const { data: pile, error } = useLibrary('review.pile')
  useEffect(lookAgain, [])
  // The last card can be taken back when the pile is done, too.
  useCommand('card.undo', () => void takeBack(), side === 'cards')
  return (
    <div className="rv screen">
      <div className="bar">
        {pile === undefined ? null : (
          <span className="soft num" role="status">
            {kinds
              .filter((kind) => pile.counts[kind] > 0)
              .map((kind) => t(`review.count.${kind}`, { count: pile.counts[kind] }))
              .join('　')}
          </span>
        )}
        {pile === undefined || pile.done === 0 ? null : (
          <>
            {pile.cards.length > 0 ? <span className="vr" /> : null}
            <span className="muted num">{t('review.done', { count: pile.done })}</span>
            <IconButton label={t('review.undo')} command="card.undo" onPress={() => void takeBack()}>
              <Undo2 size={16} />
            </IconButton>
          </>
        )}
        <span className="sp" />
        <Segmented<Side>
          label={t('review.view')}
          value={side}
          onChange={setSide}
          options={[
            { value: 'cards', label: t('review.cards') },
            { value: 'stats', label: t('review.stats') },
          ]}
        />
      </div>
      {error !== null ? (
        <Empty title={sayError(error)} />
      ) : side === 'stats' ? (
        <Stats />
      ) : pile === undefined ? null : (
        <Pile pile={pile} />
      )}
    </div>
  )
}
