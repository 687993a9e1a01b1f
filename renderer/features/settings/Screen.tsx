// Settings: every change is in force and kept at once; there is nothing to save.
import { FolderOpen, Keyboard, Minus, Plus, ShieldCheck, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { VerifyReport } from '../../../electron/contract/model.ts'
import type { Settings } from '../../../electron/contract/settings.ts'
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { firstSettings, saveSettings, useSettings } from '../../api/settings.ts'
import { runCommand } from '../../commands.ts'
import { ui } from '../../state/ui.ts'
import { t as say, useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox, Segmented } from '../../ui/choice.tsx'
import './settings.css'

function Line({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
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

function Stepper({
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

/** The steps of the design: sizes on whole pixels of line height, leading and measure in ranges that read well. */
const sizes = [17, 18, 19, 21, 23] as const
const leadings = [1.6, 1.7, 1.842, 1.95, 2.05, 2.2] as const
const measures = [28, 30, 32, 34, 36, 38, 40, 44] as const

function Reading() {
  const t = useT()
  const { typeSize, lineHeight, measure } = useSettings()
  const isDefault =
    typeSize === firstSettings.typeSize &&
    lineHeight === firstSettings.lineHeight &&
    measure === firstSettings.measure
  return (
    <section>
      <h2>{t('settings.reading')}</h2>
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
          const { typeSize: size, lineHeight: leading, measure: width } = firstSettings
          void saveSettings({ typeSize: size, lineHeight: leading, measure: width })
        }}
      >
        {t('settings.typeReset')}
      </Button>
    </section>
  )
}

/** Cards a day, in steps that feel different. */
const newSteps = [0, 3, 5, 10, 15, 20, 30, 50, 100] as const
const reviewSteps = [0, 20, 50, 100, 150, 200, 300, 500] as const

function Review() {
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

function Verify() {
  const t = useT()
  const [state, setState] = useState<VerifyReport | 'running' | null>(null)
  const run = async () => {
    setState('running')
    try {
      setState(await call('library.verify'))
    } catch (error) {
      setState(null)
      tell(error)
    }
  }
  return (
    <>
      <Line label={t('settings.verify')} hint={t('settings.verifyHint')}>
        <Button
          icon={<ShieldCheck size={16} aria-hidden />}
          isDisabled={state === 'running'}
          onPress={() => void run()}
        >
          {state === 'running' ? t('settings.verifying') : t('settings.verify')}
        </Button>
      </Line>
      {state === null || state === 'running' ? null : state.sound ? (
        <p className="set-good" role="status">
          {t('settings.sound', {
            characters: number(state.characters),
            annotations: number(state.annotations),
          })}
        </p>
      ) : (
        <div className="set-bad" role="alert">
          <p>{t('settings.unsound', { count: state.findings.length })}</p>
          <ul>
            {state.findings.map((finding) => (
              <li key={`${finding.check} ${finding.where}`}>
                <b>{finding.check}</b> {finding.where}：{finding.message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function Samples() {
  const t = useT()
  const [isSure, setSure] = useState(false)
  const remove = async () => {
    if (!isSure) {
      setSure(true)
      return
    }
    try {
      await call('library.removeSamples')
      ui.toast({ text: say('settings.samplesGone') })
    } catch (error) {
      tell(error)
    }
  }
  return (
    <Line label={t('settings.samples')} hint={t('settings.samplesHint')}>
      <Button tone="danger" icon={<Trash2 size={16} aria-hidden />} onPress={() => void remove()}>
        {isSure ? t('settings.samplesSure') : t('settings.samplesRemove')}
      </Button>
    </Line>
  )
}

export function SettingsScreen() {
  const t = useT()
  const { theme, language } = useSettings()
  const { data: status } = useLibrary('library.status')
  const { data: info } = useLibrary('app.info')
  return (
    <div className="set screen scroll">
      <div className="set-column">
        <h1>{t('settings.title')}</h1>
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
        <Reading />
        <Review />
        <section>
          <h2>{t('settings.library')}</h2>
          {status === undefined ? null : (
            <>
              <Line label={t('settings.where')}>
                <code className="clip set-path" title={status.path}>
                  {status.path}
                </code>
                <IconButton
                  label={t('settings.reveal')}
                  onPress={() => void call('app.reveal', { path: status.path }).catch(tell)}
                >
                  <FolderOpen size={16} />
                </IconButton>
              </Line>
              <Line label={t('settings.holds')}>
                <span className="soft num">
                  {t('settings.holdsValue', {
                    sources: number(status.sources),
                    pages: number(status.pages),
                    articles: number(status.articles),
                    annotations: number(status.annotations),
                  })}
                </span>
              </Line>
            </>
          )}
          <Verify />
          {status?.hasSamples ? <Samples /> : null}
        </section>
        <section>
          <h2>{t('settings.about')}</h2>
          {info === undefined ? null : (
            <div className="set-about">
              <p>{t('settings.version', { version: info.version })}</p>
              <p className="soft">{t('settings.offline')}</p>
              <p className="soft">
                {info.host === 'stand-in' ? t('settings.standin') : t('settings.electron')}
              </p>
            </div>
          )}
          <Button icon={<Keyboard size={16} aria-hidden />} onPress={() => runCommand('help.shortcuts')}>
            {t('settings.shortcuts')}
          </Button>
        </section>
      </div>
    </div>
  )
}
