// What a person does to marks of the list: one step each, with the way back in the toast.
import type { Input } from '../../../electron/contract/api.ts'
import { call } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { t } from '../../strings/index.ts'
import { asked, type Chosen, useFilter } from './filter.ts'

type Marks = Input<'annotations.change'>['marks']
type Change = Input<'annotations.change'>['change']

const told = (text: string) => tellDone(text, 'marks')

/** Runs it; false, and the failure is told, when it was refused. */
async function tried(run: () => Promise<void>): Promise<boolean> {
  try {
    await run()
    return true
  } catch (error) {
    tell(error)
    return false
  }
}

/** What is chosen, as the library takes it. */
export const marksOf = (chosen: Chosen): Marks =>
  chosen.kind === 'ids'
    ? { ids: [...chosen.ids] }
    : { filter: asked(useFilter.getState().filter, new Date()), except: [...chosen.except] }

/** Changes many at once. */
export const changeMany = (marks: Marks, change: Change): Promise<boolean> =>
  tried(async () => {
    const { changed } = await call('annotations.change', { marks, change })
    told(t('annotations.changed', { count: changed }))
  })

export const removeMany = (marks: Marks): Promise<boolean> =>
  tried(async () => {
    const { removed } = await call('annotations.removeAll', { marks })
    told(t('annotations.removed', { count: removed }))
  })

/** Changes the one under the cursor; what follows at once needs no word. */
export const changeOne = (id: string, change: Omit<Input<'annotations.update'>, 'id'>): Promise<boolean> =>
  tried(async () => {
    await call('annotations.update', { id, ...change })
  })

export const renameTag = (name: string, to: string): Promise<boolean> =>
  tried(async () => {
    const { changed } = await call('annotations.renameTag', { name, to })
    told(t('annotations.tagRenamed', { name, to, count: changed }))
  })

export const removeTag = (name: string): Promise<boolean> =>
  tried(async () => {
    const { changed } = await call('annotations.removeTag', { name })
    told(t('annotations.tagRemoved', { name, count: changed }))
  })

/** Ids of a stretch of the list, whether it was looked at or not. */
export async function idsBetween(
  query: Omit<Input<'annotations.find'> & object, 'limit' | 'offset'>,
  from: number,
  to: number,
): Promise<string[]> {
  const most = 1000
  const ids: string[] = []
  for (let offset = from; offset <= to; offset += most) {
    const { rows } = await call('annotations.find', {
      ...query,
      offset,
      limit: Math.min(most, to - offset + 1),
    })
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}
