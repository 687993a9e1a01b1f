// What runs here.
import { useLibrary } from '../../api/query.ts'
import { useT } from '../../strings/index.ts'

export function About() {
  const t = useT()
  const { data: info } = useLibrary('app.info')
  return (
    <section>
      <h2>{t('settings.about')}</h2>
      {info === undefined ? null : (
        <div className="set-about">
          <p>{t('settings.version', { version: info.version })}</p>
          <p className="soft">{t('settings.offline')}</p>
          <p className="soft">{info.host === 'stand-in' ? t('settings.standin') : t('settings.electron')}</p>
        </div>
      )}
    </section>
  )
}
