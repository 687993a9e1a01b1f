/** Sets an article for a test: blocks from texts, rendered as on the reading screen. */
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { canonicalText } from '../../../electron/contract/canonical.ts'
import type { ArticleBlock } from '../../../electron/contract/model.ts'
import type { Role } from '../../../electron/contract/page.ts'
import '../../styles/tokens.css'
import '../../styles/base.css'
import { ArticleText, type ArticleTextProps } from '../ArticleText.tsx'
import type { TextMap } from '../offsets.ts'

/** An article of one title and paragraphs, or of pieces with roles. */
export function articleOf(
  pieces: readonly (string | readonly [Role, string])[],
): ArticleTextProps['article'] {
  const parts = pieces.map((piece) => (typeof piece === 'string' ? (['paragraph', piece] as const) : piece))
  const { text, spans } = canonicalText(parts.map(([, text]) => ({ text })))
  const blocks = parts.map(
    ([role], index): ArticleBlock => ({
      role,
      start: spans[index]?.[0] ?? 0,
      end: spans[index]?.[1] ?? 0,
      ranges: [],
      confidence: 1,
      reason: 'test',
    }),
  )
  return { id: text.slice(0, 40), revision: 1, title: '稿', text, blocks }
}

/** Renders it in a scroller of 380 × 400 pixels; 20 px type on 36 px lines. */
export async function setText(
  article: ArticleTextProps['article'],
): Promise<{ map: TextMap; scroller: HTMLElement }> {
  // What lies outside the window has no character under it.
  await page.viewport(800, 600)
  let map: TextMap | undefined
  const { container } = await render(
    <div
      className="scroller"
      style={
        {
          width: 380,
          height: 400,
          overflow: 'auto',
          overflowAnchor: 'none',
          '--r-size': '20px',
          '--r-line': '36px',
        } as React.CSSProperties
      }
    >
      <ArticleText
        article={article}
        meta="1 字"
        charactersPerLine={18}
        onText={(made) => {
          map = made
        }}
      />
    </div>,
  )
  if (!map) throw new Error('the text did not come')
  return { map, scroller: container.querySelector('.scroller') as HTMLElement }
}
