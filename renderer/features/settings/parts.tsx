// What the sections of the settings are made of: a line with its name and value, and a value in steps.
import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'

export function Line({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="set-line">
      <div>
        <span>{label}</span>
        {hint === undefined ? null : <small className="muted">{hint}</small>}
      </div>
      <div className="set-value">{children}</div>
    </div>
  )
}

export function Stepper({
  label,
  value,
  shown,
  steps,
  onChange,
}: {
  label: string
  value: number
  shown: string
  steps: readonly number[]
  onChange: (value: number) => void
}) {
  const t = useT()
  const less = steps.findLast((step) => step < value - 0.001)
  const more = steps.find((step) => step > value + 0.001)
  return (
    <>
      <IconButton
        label={t('settings.less', { name: label })}
        isDisabled={less === undefined}
        onPress={() => less !== undefined && onChange(less)}
      >
        <Minus size={16} />
      </IconButton>
      <output className="set-number num">{shown}</output>
      <IconButton
        label={t('settings.more', { name: label })}
        isDisabled={more === undefined}
        onPress={() => more !== undefined && onChange(more)}
      >
        <Plus size={16} />
      </IconButton>
    </>
  )
}
