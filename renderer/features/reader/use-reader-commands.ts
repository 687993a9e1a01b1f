// Answers the commands of the table that belong to the reading screen.
import { saveSettings, settings } from '../../api/settings.ts'
import { useCommand } from '../../commands.ts'
import { reading } from './store.ts'
import { stepType } from './type.ts'
import type { Actions } from './use-actions.ts'

export function useReaderCommands({
  actions,
  hasSelection,
  hasMark,
  isKinds,
  onFind,
  onSide,
  onPane,
}: {
  actions: Actions
  hasSelection: boolean
  /** A mark is active, or was made just now. */
  hasMark: boolean
  /** The digits choose a kind of entity. */
  isKinds: boolean
  onFind: () => void
  onSide: () => void
  onPane: () => void
}): void {
  const hasPassage = hasSelection || hasMark
  useCommand('edit.find', onFind)
  useCommand('view.side', onSide)
  useCommand('view.pane', onPane)
  useCommand('view.larger', () => void saveSettings(stepType(settings().typeSize, 1)))
  useCommand('view.smaller', () => void saveSettings(stepType(settings().typeSize, -1)))
  useCommand('article.star', actions.star)
  useCommand('article.next', () => actions.stepArticle(1))
  useCommand('article.previous', () => actions.stepArticle(-1))
  useCommand('mark.next', () => actions.stepMark(1))
  useCommand('mark.previous', () => actions.stepMark(-1))
  const canMark = hasPassage && !isKinds
  useCommand('mark.highlight', () => void actions.mark({}), canMark)
  useCommand('mark.key', () => void actions.mark({ color: 'key' }), canMark)
  useCommand('mark.ask', () => void actions.mark({ color: 'ask' }), canMark)
  useCommand('mark.data', () => void actions.mark({ color: 'data' }), canMark)
  useCommand('mark.view', () => void actions.mark({ color: 'view' }), canMark)
  useCommand('mark.todo', () => void actions.mark({ color: 'todo' }), canMark)
  useCommand('mark.underline', () => void actions.mark({ style: 'underline' }), canMark)
  useCommand('mark.dashed', () => void actions.mark({ style: 'dashed' }), canMark)
  useCommand('mark.startBack', () => actions.moveMarkEnd('start', -1), hasMark)
  useCommand('mark.startOn', () => actions.moveMarkEnd('start', 1), hasMark)
  useCommand('mark.endBack', () => actions.moveMarkEnd('end', -1), hasMark)
  useCommand('mark.endOn', () => actions.moveMarkEnd('end', 1), hasMark)
  useCommand('mark.note', () => void actions.edit('note'), hasPassage)
  useCommand('mark.tag', () => void actions.edit('tags'), hasPassage)
  useCommand('mark.entity', () => reading.set({ isKinds: true }), hasSelection)
  useCommand('mark.copy', actions.copy, hasPassage)
  useCommand('mark.hide', actions.hideMarks)
  useCommand('mark.done', actions.settle, hasMark)
  useCommand('mark.remove', actions.remove, hasMark)
}
