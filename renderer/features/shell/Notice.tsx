// Instead of the window: why the library could not be opened, and what can be done.
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
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

/** Tries once more; says whether it could be tried. */
async function openAgain(readOnly: boolean): Promise<boolean> {
  try {
    await call('app.openAgain', { readOnly })
    await queryClient.invalidateQueries()
    return true
  } catch (error) {
    tell(error)
    return false
  }
}

export function Notice({ notice }: { notice: StartNotice }) {
  const t = useT()
  const [trying, setTrying] = useState(false)
  const [tried, setTried] = useState(0)
  const again = async (readOnly: boolean) => {
    setTrying(true)
    // Where it was opened, the window stands in this one's place.
    if (await openAgain(readOnly)) setTried((times) => times + 1)
    setTrying(false)
  }
  return (
    <main className="notice">
      <TriangleAlert className="notice-sign" size={32} aria-hidden />
      <h1>{t('start.title')}</h1>
      <p role="alert">{sayFailure(notice as Failure)}</p>
      <p className="soft">{t('start.calm')}</p>
      <p role="status" className="notice-still">
        {/* Said anew each time: the same words in the same place are not read out again. */}
        {tried > 0 && !trying ? <span key={tried}>{t('start.still')}</span> : null}
      </p>
      <div className="notice-actions">
        <Button onPress={() => void call('app.copy', { text: `${notice.code}: ${notice.message}` })}>
          {t('start.copy')}
        </Button>
        <Button onPress={() => void call('app.quit')}>{t('start.quit')}</Button>
        {canBeRead(notice) ? (
          <Button isDisabled={trying} onPress={() => void again(true)}>
            {t('start.readOnly')}
          </Button>
        ) : null}
        {/* Not disabled while it tries, so that the focus stays on it. */}
        <Button tone="primary" onPress={() => (trying ? undefined : void again(false))}>
          {t('start.again')}
        </Button>
      </div>
    </main>
  )
}
