// The one word on a step that the library made, with the way back.
import { ui } from '../state/ui.ts'
import { t } from '../strings/index.ts'
import { call, on } from './client.ts'
import { tell } from './failure.ts'

/** Says what was done, with the library's undo beside it; takes the place of the word before it `about` the same. */
export function tellDone(text: string, about?: string): void {
  ui.toast({
    text,
    action: { label: t('do.undo'), run: () => void call('history.undo').catch(tell) },
    ...(about === undefined ? {} : { about }),
    takesBack: true,
  })
}

/** Makes a change; answers whether it became a step of history. One that changes nothing is none: undo would take back another. */
export async function isMade(change: () => Promise<unknown>): Promise<boolean> {
  let made = false
  const stop = on('history', () => {
    made = true
  })
  try {
    await change()
    return made
  } finally {
    stop()
  }
}
