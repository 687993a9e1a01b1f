// Starts the window: settings first, so that the first picture has its theme and language; then the frame at once.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { call, on } from './api/client.ts'
import { tell } from './api/failure.ts'
import { followChanges, keyOf, queryClient } from './api/query.ts'
import { App, fetchScreen } from './app.tsx'
import { startCommands } from './commands.ts'
import { useUi } from './state/ui.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/forced.css'

/** ms the frame waits for the settings; after that it stands with the defaults and changes when they come. */
const patience = 150

/** Brings the settings and the last place; a library that will not open shows its notice instead. */
async function restore(): Promise<void> {
  const info = queryClient.fetchQuery({ queryKey: keyOf('app.info'), queryFn: () => call('app.info') })
  const settings = await queryClient.fetchQuery({
    queryKey: keyOf('settings.get'),
    queryFn: () => call('settings.get'),
  })
  // Before anything is drawn from the settings: the place on show is what is kept as the last one.
  const { lastArticleId, lastScreen } = settings
  const needsArticle = lastScreen === 'reader' || lastScreen === 'page'
  if (!needsArticle || lastArticleId !== null) {
    useUi.setState({ screen: lastScreen, articleId: lastArticleId })
    // While the frame is drawn.
    fetchScreen(lastScreen)
    if (lastScreen === 'reader' && lastArticleId !== null)
      void queryClient.prefetchQuery({
        queryKey: keyOf('articles.get', { id: lastArticleId }),
        queryFn: () => call('articles.get', { id: lastArticleId }),
      })
  }
  await info
}

async function start(): Promise<void> {
  followChanges(queryClient)
  startCommands()
  on('notice', tell)
  const restored = restore().catch(() => undefined)
  await Promise.race([restored, new Promise((resolve) => setTimeout(resolve, patience))])
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no #root')
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

void start()
