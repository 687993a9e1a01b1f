// Opens the page desk for the page at hand.
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { ui, useUi } from '../../state/ui.ts'

/** While reading, the page of the article on show; else the page that was on the desk last, else the last article's. */
export async function openDeskAtHand(): Promise<void> {
  const { screen, pageId, articleId } = useUi.getState()
  if (pageId !== null && screen !== 'reader') return ui.openDesk(pageId)
  if (articleId === null) return
  try {
    ui.openDesk((await call('articles.get', { id: articleId })).pageId)
  } catch (error) {
    if (pageId === null) tell(error)
    else ui.openDesk(pageId)
  }
}
