// Opens the page desk for the page at hand.
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { type Ui, ui, useUi } from '../../state/ui.ts'

const isOfPage = ({ screen }: Ui['back'][number]) => screen === 'reader' || screen === 'page'

/** The page that was seen last: that of the article read, or the one that was on the desk after it. */
export async function openDeskAtHand(): Promise<void> {
  const { screen, pageId, articleId, back } = useUi.getState()
  const last = screen === 'reader' || screen === 'page' ? screen : back.findLast(isOfPage)?.screen
  if (pageId !== null && (last !== 'reader' || articleId === null)) return ui.openDesk(pageId)
  if (articleId === null) return
  try {
    ui.openDesk((await call('articles.get', { id: articleId })).pageId)
  } catch (error) {
    if (pageId === null) tell(error)
    else ui.openDesk(pageId)
  }
}
