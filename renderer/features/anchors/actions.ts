// A person's word on a mark: it belongs here, it stays as a note, it is looked at again, it goes.
import type { Input } from '../../../electron/contract/api.ts'
import { call } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { t } from '../../strings/index.ts'

async function act(done: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
  } catch (error) {
    tell(error)
    return false
  }
  tellDone(done, 'anchor')
  return true
}

export const place = (input: Input<'anchors.place'>): Promise<boolean> =>
  act(t('anchors.placed'), () => call('anchors.place', input))

export const keep = (id: string, kept: boolean): Promise<boolean> =>
  act(t(kept ? 'anchors.keptDone' : 'anchors.takenUp'), () => call('anchors.keep', { ids: [id], kept }))

export const remove = (id: string): Promise<boolean> =>
  act(t('annotate.removed'), () => call('annotations.remove', { ids: [id] }))
