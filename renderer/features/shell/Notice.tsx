// Instead of the window: why the library could not be opened, and what can be done.
import { TriangleAlert } from 'lucide-react'
import type { Failure } from '../../../electron/contract/errors.ts'
import type { StartNotice } from '../../../electron/contract/model.ts'
import { call } from '../../api/client.ts'
import { sayFailure, tell } from '../../api/failure.ts'
import { queryClient } from '../../api/query.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'

/** Why it could not be opened, where it may still be read. */
const canBeRead = ({ code, reason }: StartNotice): boolean =>
  code === 'library-in-use' || reason === 'library-permission'

async function readOnly(): Promise<void> {
  try {
    await call('app.openReadOnly')
    await queryClient.invalidateQueries()
  } catch (error) {
    tell(error)
  }
}

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
        {canBeRead(notice) ? <Button onPress={() => void readOnly()}>{t('start.readOnly')}</Button> : null}
        <Button tone="primary" onPress={() => void call('app.quit')}>
          {t('start.quit')}
        </Button>
      </div>
    </main>
  )
}
