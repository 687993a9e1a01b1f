// A text the person asked for as a file: where it goes is asked by the system's dialog, and said when it is there.
import { ui } from '../state/ui.ts'
import { t } from '../strings/index.ts'
import { call } from './client.ts'
import { tell } from './failure.ts'

/** Does nothing when the person cancels; throws what the library or the disk says. */
export async function saveText(name: string, text: string): Promise<void> {
  const chosen = await call('app.pickSave', { name })
  if (chosen === null) return
  const [path = chosen] = (await call('export.writeText', { path: chosen, text })).paths
  ui.toast({
    text: t('file.saved', { path }),
    action: { label: t('file.show'), run: () => void call('app.reveal', { path }).catch(tell) },
  })
}
