// The folder whose new files are imported by themselves: which it is, another one, none.
import { FolderSync } from 'lucide-react'
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { saveSettings, useSettings } from '../../api/settings.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import './import.css'

export function Watched() {
  const t = useT()
  const { watchFolder } = useSettings()
  const pick = async () => {
    try {
      const [path] = await call('app.pickFolder')
      if (path !== undefined) await saveSettings({ watchFolder: path })
    } catch (error) {
      tell(error)
    }
  }
  return (
    <section className="imp-watch" aria-label={t('import.watch')}>
      <FolderSync className="imp-watch-sign" size={18} strokeWidth={1.6} aria-hidden />
      <div>
        <span>{t('import.watch')}</span>
        {watchFolder === '' ? (
          <small className="muted">{t('import.watchHint')}</small>
        ) : (
          <code className="clip" title={watchFolder}>
            {watchFolder}
          </code>
        )}
      </div>
      <Button onPress={() => void pick()}>
        {watchFolder === '' ? t('import.watchPick') : t('import.watchOther')}
      </Button>
      {watchFolder === '' ? null : (
        <Button onPress={() => void saveSettings({ watchFolder: '' })}>{t('import.watchStop')}</Button>
      )}
    </section>
  )
}
