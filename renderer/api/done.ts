// The one word on a step that the library made, with the way back.
import { ui } from '../state/ui.ts'
import { t } from '../strings/index.ts'
import { call } from './client.ts'
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
