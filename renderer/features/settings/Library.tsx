// The library: where it is, what it holds, whether it is sound; and the samples that came with it.
import { FolderOpen, ShieldCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { VerifyReport } from '../../../electron/contract/model.ts'
import { sentence } from '../../../electron/contract/sentences.ts'
import { call } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { t as say, useLanguage, useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Line } from './parts.tsx'

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
      tellDone(say('settings.samplesGone'))
    } catch (error) {
      tell(error)
    }
  }
  return (
    <Line label={t('settings.samples')} hint={t('settings.samplesHint')}>
      <Button
        tone="danger"
        icon={<Trash2 size={16} aria-hidden />}
        onPress={() => void remove()}
        onBlur={() => setSure(false)}
      >
        {isSure ? t('settings.samplesSure') : t('settings.samplesRemove')}
      </Button>
    </Line>
  )
}

export function Library() {
  const t = useT()
  const language = useLanguage()
  const { data: status } = useLibrary('library.status')
  return (
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
          {status.cloud === null ? null : (
            <p className="set-bad" role="note">
              {sentence(
                { code: 'library-in-use', reason: 'cloud', message: '', params: { service: status.cloud } },
                language,
              )}
            </p>
          )}
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
  )
}
