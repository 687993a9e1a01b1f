// How press text is set: size, leading, measure, with a sample that shows what they do.
import { typeFaces } from '../../../electron/contract/settings.ts'
import { firstSettings, saveSettings, useSettings } from '../../api/settings.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { Line, Stepper } from './parts.tsx'

/** The steps of the design: sizes on whole pixels of line height, leading and measure in ranges that read well. */
const sizes = [17, 18, 19, 21, 23] as const
const leadings = [1.6, 1.7, 1.842, 1.95, 2.05, 2.2] as const
const measures = [28, 30, 32, 34, 36, 38, 40, 44] as const

export function Reading() {
  const t = useT()
  const { typeFace, typeSize, lineHeight, measure } = useSettings()
  const isDefault =
    typeFace === firstSettings.typeFace &&
    typeSize === firstSettings.typeSize &&
    lineHeight === firstSettings.lineHeight &&
    measure === firstSettings.measure
  return (
    <section>
      <h2>{t('settings.reading')}</h2>
      <Line label={t('reader.face')}>
        <Segmented
          label={t('reader.face')}
          value={typeFace}
          options={typeFaces.map((face) => ({ value: face, label: t(`reader.face.${face}`) }))}
          onChange={(value) => void saveSettings({ typeFace: value })}
        />
      </Line>
      <Line label={t('settings.size')}>
        <Stepper
          label={t('settings.size')}
          value={typeSize}
          shown={t('settings.sizeValue', { n: typeSize })}
          steps={sizes}
          onChange={(value) => void saveSettings({ typeSize: value })}
        />
      </Line>
      <Line label={t('settings.leading')}>
        <Stepper
          label={t('settings.leading')}
          value={lineHeight}
          shown={t('settings.leadingValue', { n: lineHeight.toFixed(2) })}
          steps={leadings}
          onChange={(value) => void saveSettings({ lineHeight: value })}
        />
      </Line>
      <Line label={t('settings.measure')}>
        <Stepper
          label={t('settings.measure')}
          value={measure}
          shown={t('settings.measureValue', { n: measure })}
          steps={measures}
          onChange={(value) => void saveSettings({ measure: value })}
        />
      </Line>
      <p
        className="set-sample cn"
        lang="zh-CN"
        style={{
          fontFamily: `var(--face-${typeFace})`,
          fontSize: typeSize,
          lineHeight: `${Math.round(typeSize * lineHeight)}px`,
          maxWidth: `${measure}em`,
        }}
      >
        {t('settings.sample')}
      </p>
      <Button
        tone="quiet"
        isDisabled={isDefault}
        onPress={() => {
          const { typeFace: face, typeSize: size, lineHeight: leading, measure: width } = firstSettings
          void saveSettings({ typeFace: face, typeSize: size, lineHeight: leading, measure: width })
        }}
      >
        {t('settings.typeReset')}
      </Button>
    </section>
  )
}
