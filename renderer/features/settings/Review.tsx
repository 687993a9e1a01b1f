// How many cards a day come up for review.
import { saveSettings, useSettings } from '../../api/settings.ts'
import { useT } from '../../strings/index.ts'
import { Checkbox } from '../../ui/choice.tsx'
import { Line, Stepper } from './parts.tsx'

/** Cards a day, in steps that feel different. */
const newSteps = [0, 3, 5, 10, 15, 20, 30, 50, 100] as const
const reviewSteps = [0, 20, 50, 100, 150, 200, 300, 500] as const

export function Review() {
  const t = useT()
  const { newPerDay, reviewsPerDay, reviewBadge } = useSettings()
  return (
    <section>
      <h2>{t('nav.review')}</h2>
      <Line label={t('review.perDayNew')}>
        <Stepper
          label={t('review.perDayNew')}
          value={newPerDay}
          shown={t('review.perDayValue', { n: newPerDay })}
          steps={newSteps}
          onChange={(value) => void saveSettings({ newPerDay: value })}
        />
      </Line>
      <Line label={t('review.perDay')}>
        <Stepper
          label={t('review.perDay')}
          value={reviewsPerDay}
          shown={t('review.perDayValue', { n: reviewsPerDay })}
          steps={reviewSteps}
          onChange={(value) => void saveSettings({ reviewsPerDay: value })}
        />
      </Line>
      <Checkbox isSelected={reviewBadge} onChange={(on) => void saveSettings({ reviewBadge: on })}>
        {t('review.badge')}
      </Checkbox>
    </section>
  )
}
