// Saving an export: asks where to, has it written, says what became of it. It goes on when the screen is left.
import { create } from 'zustand'
import type { Input } from '../../../electron/contract/api.ts'
import type { Events } from '../../../electron/contract/events.ts'
import type { ExportChange } from '../../../electron/contract/model.ts'
import { call, on } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { ui } from '../../state/ui.ts'
import { t as say } from '../../strings/index.ts'

interface Saving {
  readonly isSaving: boolean
  /** How far a PDF is, once it is being printed. */
  readonly printing: Events['printing'] | null
}
export const useSaving = create<Saving>()(() => ({ isSaving: false, printing: null }))

/** To a file that is proposed under `name`, or with null into a folder. Never fails: what went wrong is told. */
export async function save(choice: Omit<Input<'export.write'>, 'path'>, name: string | null): Promise<void> {
  useSaving.setState({ isSaving: true })
  const stop = on('printing', (printing) => useSaving.setState({ printing }))
  try {
    const path = await call('app.pickSave', {
      name: name ?? say('export.folder'),
      folder: name === null,
    })
    if (path !== null) report(await call('export.write', { ...choice, path }))
  } catch (error) {
    tell(error)
  } finally {
    stop()
    useSaving.setState({ isSaving: false, printing: null })
  }
}

function report({ paths, changes }: { paths: readonly string[]; changes?: readonly ExportChange[] }): void {
  const [first] = paths
  const count = (status: ExportChange['status']) =>
    changes?.filter((one) => one.status === status).length ?? 0
  ui.toast({
    text:
      changes === undefined
        ? say('export.done', { count: paths.length })
        : say(count('conflict') > 0 ? 'export.updatedConflict' : 'export.updated', {
            fresh: count('new'),
            changed: count('updated'),
            same: count('unchanged'),
            conflicts: count('conflict'),
          }),
    ...(first === undefined
      ? {}
      : {
          action: {
            label: say('export.reveal'),
            run: () => void call('app.reveal', { path: first }).catch(tell),
          },
        }),
  })
}
