// Undo and redo of the library, with a word on what was taken back.

import { useEffect } from 'react'
import type { HistoryState } from '../../../electron/contract/model.ts'
import { call, on } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { keyOf, queryClient } from '../../api/query.ts'
import { useCommand } from '../../commands.ts'
import { ui, useUi } from '../../state/ui.ts'
import { hasKey, t } from '../../strings/index.ts'

/** What a step did, from the label that the library gave it. */
function stepName(label: string): string {
  return hasKey(label) ? (t as (key: string) => string)(label) : t('history.other')
}

async function travel(way: 'undo' | 'redo'): Promise<void> {
  try {
    const before = await call('history.state')
    const label = before[way]
    if (label === null) {
      ui.toast({ text: t(way === 'undo' ? 'say.nothingToUndo' : 'say.nothingToRedo'), about: 'history' })
      return
    }
    const after = await call(way === 'undo' ? 'history.undo' : 'history.redo')
    queryClient.setQueryData<HistoryState>(keyOf('history.state'), after)
    // What a word still offers to bring back may be back now.
    if (way === 'undo' && label.endsWith('annotation.remove')) useUi.getState().dropRemoval()
    ui.toast({
      text: t(way === 'undo' ? 'say.undone' : 'say.redone', { what: stepName(label) }),
      about: 'history',
    })
  } catch (error) {
    tell(error)
  }
}

/** Answers the commands Undo and Redo, and clears away offers to undo that came too late. */
export function useUndo(): void {
  useEffect(() => on('history', () => useUi.getState().dropTakingBack()), [])
  useCommand('edit.undo', () => void travel('undo'))
  useCommand('edit.redo', () => void travel('redo'))
}
