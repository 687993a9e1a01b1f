// What a person does with the trash.
import { call } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { t } from '../../strings/index.ts'
import { useTrash } from './view.ts'

function told(text: string): void {
  useTrash.getState().set({ chosen: new Set(), id: null })
  tellDone(text, 'trash')
}

export async function restore(ids: readonly string[]): Promise<void> {
  try {
    const { restored, moved } = await call('trash.restore', { ids: [...ids] })
    told(
      moved === 0
        ? t('trash.restored', { count: restored })
        : t('trash.restoredElsewhere', { count: restored, moved }),
    )
  } catch (error) {
    tell(error)
  }
}

export async function forget(ids: readonly string[]): Promise<void> {
  try {
    await call('trash.remove', { ids: [...ids] })
    told(t('trash.forgotten', { count: ids.length }))
  } catch (error) {
    tell(error)
  }
}

export async function empty(): Promise<void> {
  try {
    await call('trash.empty')
    told(t('trash.emptied'))
  } catch (error) {
    tell(error)
  }
}
