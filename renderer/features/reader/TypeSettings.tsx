// Theme, size, line height and measure of the text, in a box under its button.
import { ALargeSmall, Minus, Plus, RotateCcw } from 'lucide-react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { type Settings, themes, typeFaces } from '../../../electron/contract/settings.ts'
import { firstSettings, saveSettings, useSettings } from '../../api/settings.ts'
import { useT } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { stepType } from './type.ts'

/** One step, and the ends, of line height and measure: as far as Chinese is pleasant to read. */
const leading = { step: 0.1, least: 1.4, most: 2.4 }
const measure = { step: 2, least: 24, most: 48 }

const within = (value: number, { least, most }: { least: number; most: number }) =>
  Math.min(most, Math.max(least, value))

export function TypeSettings() {
  const t = useT()
  const settings = useSettings()
  const save = (change: Partial<Settings>) => void saveSettings(change)
  return (
    <DialogTrigger>
      <IconButton label={t('reader.type')}>
        <ALargeSmall size={18} />
      </IconButton>
      <Popover className="ui-popover type-box" offset={6} placement="bottom end">
        <Dialog aria-label={t('reader.type')}>
          <Segmented
            label={t('reader.theme')}
            value={settings.theme}
            options={themes.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
            onChange={(theme) => save({ theme })}
          />
          <Segmented
            label={t('reader.face')}
            value={settings.typeFace}
            options={typeFaces.map((face) => ({ value: face, label: t(`reader.face.${face}`) }))}
            onChange={(typeFace) => save({ typeFace })}
          />
          <Stepper
            label={t('reader.size')}
            value={`${settings.typeSize}`}
            onStep={(by) => save(stepType(settings.typeSize, by))}
          />
          <Stepper
            label={t('reader.leading')}
            value={settings.lineHeight.toFixed(2)}
            onStep={(by) => save({ lineHeight: within(settings.lineHeight + by * leading.step, leading) })}
          />
          <Stepper
            label={t('reader.measure')}
            value={t('reader.measureValue', { n: settings.measure })}
            onStep={(by) => save({ measure: within(settings.measure + by * measure.step, measure) })}
          />
          <Button
            tone="quiet"
            icon={<RotateCcw size={14} />}
            onPress={() => {
              const { typeFace, typeSize, lineHeight, measure } = firstSettings
              save({ typeFace, typeSize, lineHeight, measure })
            }}
          >
            {t('reader.typeReset')}
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Stepper({ label, value, onStep }: { label: string; value: string; onStep: (by: 1 | -1) => void }) {
  const t = useT()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend that the row has no room for
    <div className="type-row" role="group" aria-label={label}>
      <span>{label}</span>
      <IconButton label={`${label}：${t('reader.smaller')}`} onPress={() => onStep(-1)}>
        <Minus size={16} />
      </IconButton>
      <output className="num">{value}</output>
      <IconButton label={`${label}：${t('reader.larger')}`} onPress={() => onStep(1)}>
        <Plus size={16} />
      </IconButton>
    </div>
  )
}
