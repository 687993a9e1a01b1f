// A person's word on a mark: it belongs here, it stays as a note, it is looked at again, it goes.
import type { Input } from '../../../electron/contract/api.ts'
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { ui } from '../../state/ui.ts'
import { t } from '../../strings/index.ts'

async function act(done: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
  } catch (error) {
    tell(error)
    return false
  }
  ui.toast({
    text: done,
    about: 'anchor',
    takesBack: true,
    action: { label: t('do.undo'), run: () => void call('history.undo').catch(tell) },
  })
  return true
}

export const place = (input: Input<'anchors.place'>): Promise<boolean> =>
  act(t('anchors.placed'), () => call('anchors.place', input))

export const keep = (id: string, kept: boolean): Promise<boolean> =>
  act(t(kept ? 'anchors.keptDone' : 'anchors.takenUp'), () => call('anchors.keep', { ids: [id], kept }))

export const remove = (id: string): Promise<boolean> =>
  act(t('annotate.removed'), () => call('annotations.remove', { ids: [id] }))
