// Instead of the window: why the library could not be opened, and what can be done.
import { TriangleAlert } from 'lucide-react'
import type { Failure } from '../../../electron/contract/errors.ts'
import type { StartNotice } from '../../../electron/contract/model.ts'
import { call } from '../../api/client.ts'
import { sayFailure } from '../../api/failure.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'

export function Notice({ notice }: { notice: StartNotice }) {
  const t = useT()
  return (
    <main className="notice">
      <TriangleAlert className="notice-sign" size={32} aria-hidden />
      <h1>{t('start.title')}</h1>
      <p role="alert">{sayFailure(notice as Failure)}</p>
      <p className="soft">{t('start.calm')}</p>
      <div className="notice-actions">
        <Button onPress={() => void call('app.copy', { text: `${notice.code}: ${notice.message}` })}>
          {t('start.copy')}
        </Button>
        <Button tone="primary" onPress={() => void call('app.quit')}>
          {t('start.quit')}
        </Button>
      </div>
    </main>
  )
}
