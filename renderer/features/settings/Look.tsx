// Theme and language.
import type { Settings } from '../../../electron/contract/settings.ts'
import { saveSettings, useSettings } from '../../api/settings.ts'
import { useT } from '../../strings/index.ts'
import { Segmented } from '../../ui/choice.tsx'
import { Line } from './parts.tsx'

export function Look() {
  const t = useT()
  const { theme, language } = useSettings()
  return (
    <section>
      <h2>{t('settings.look')}</h2>
      <Line label={t('settings.theme')}>
        <Segmented<Settings['theme']>
          label={t('settings.theme')}
          value={theme}
          onChange={(next) => void saveSettings({ theme: next })}
          options={(['system', 'light', 'sepia', 'dark'] as const).map((value) => ({
            value,
            label: t(`theme.${value}`),
          }))}
        />
      </Line>
      <Line label={t('settings.language')}>
        <Segmented<Settings['language']>
          label={t('settings.language')}
          value={language}
          onChange={(next) => void saveSettings({ language: next })}
          options={[
            { value: 'system', label: t('settings.languageSystem') },
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Line>
    </section>
  )
}
