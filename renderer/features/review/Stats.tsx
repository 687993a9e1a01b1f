// The calm page of statistics: how many cards, how much is remembered, what is coming, what rests.
import type { Rest, ReviewStats } from '../../../electron/contract/review.ts'
import { useLibrary } from '../../api/query.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { number, percent } from '../../strings/language.ts'
import { Button } from '../../ui/button.tsx'
import { resume } from './actions.ts'
import { dayText } from './interval.ts'
import { Plot } from './Plot.tsx'

const piles = ['new', 'learning', 'young', 'mature', 'resting'] as const
const none: readonly never[] = []

function Numbers({ piles: counts, retention }: ReviewStats) {
  const t = useT()
  return (
    <dl className="rv-numbers">
      {piles.map((pile) => (
        <div key={pile}>
          <dt>{t(`review.pile.${pile}`)}</dt>
          <dd className="num">{number(counts[pile])}</dd>
        </div>
      ))}
      <div className="rv-memory">
        <dt>{t('review.retention')}</dt>
        <dd className="num">
          {retention.share === null ? '—' : percent(retention.share)}
          <small className="muted">
            {retention.share === null
              ? t('review.noRetention')
              : t('review.retentionOf', { count: retention.reviews })}
          </small>
        </dd>
      </div>
    </dl>
  )
}

function Rests({ rests }: { rests: readonly Rest[] }) {
  const t = useT()
  const language = useLanguage()
  if (rests.length === 0) return <p className="muted">{t('review.noRests')}</p>
  return (
    <ul className="rv-rests">
      {rests.map(({ scope, target, label, count, until }) => (
        <li key={`${scope} ${target}`}>
          <span className="muted">{t(`review.scope.${scope}`)}</span>
          <span className="clip" title={label}>
            {label}
          </span>
          <span className="muted num">
            {scope === 'annotation' ? null : t('review.restCount', { count: count })}
          </span>
          <span className="muted num">
            {until === null ? t('review.forever') : t('review.until', { day: dayText(until, language) })}
          </span>
          <Button tone="quiet" onPress={() => void resume(scope, target)}>
            {t('review.resume')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

export function Stats() {
  const t = useT()
  const { data: stats } = useLibrary('review.stats')
  const { data: rests = none } = useLibrary('review.rests')
  if (stats === undefined) return null
  return (
    <div className="rv-stats scroll">
      <div className="rv-column">
        <section>
          <h2>{t('review.piles')}</h2>
          <Numbers {...stats} />
        </section>
        <section>
          <h2>{t('review.plot')}</h2>
          <Plot past={stats.past} coming={stats.coming} />
        </section>
        <section>
          <h2>{t('review.rests')}</h2>
          <Rests rests={rests} />
        </section>
      </div>
    </div>
  )
}
