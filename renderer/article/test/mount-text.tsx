/** Puts an article's text into an element at once, for measurements outside a test. */
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { ArticleText, type ArticleTextProps } from '../ArticleText.tsx'

/** Returns the function that renders; only that is to be measured. */
export function mountText(
  scroller: HTMLElement,
  article: ArticleTextProps['article'],
  onText: ArticleTextProps['onText'],
): () => void {
  const root = createRoot(scroller)
  return () =>
    flushSync(() =>
      root.render(<ArticleText article={article} meta="" charactersPerLine={36} onText={onText} />),
    )
}
