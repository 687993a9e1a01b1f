// The page desk of the fake library: shows its pages; steps are counted, what they do is the real library's business.
import type { Desk, DeskBlock } from '../../electron/contract/desk.ts'
import type { Article, Page } from '../../electron/contract/model.ts'
import type { Range } from '../../electron/contract/page.ts'

/** A page with its articles as the desk shows it. */
export function fakeDesk(page: Page, articles: readonly Article[], steps: number): Desk {
  const { text, photos, furniture, unassigned, articles: _, ...summary } = page
  const shown = articles.map((article) => ({
    id: article.id,
    n: article.n,
    title: article.title,
    blocks: article.blocks.map(
      ({ start, end, ...block }): DeskBlock => ({
        ...block,
        text: article.text.slice(start, end),
        byHand: false,
      }),
    ),
  }))
  const count = (items: readonly { readonly ranges: readonly Range[] }[]) =>
    items
      .flatMap(({ ranges }) => ranges)
      .reduce((sum, [start, end]) => sum + text.slice(start, end).replace(/\s+/gu, '').length, 0)
  const isPicture = ({ role }: DeskBlock) => role === 'caption' || role === 'credit'
  return {
    page: summary,
    text,
    articles: shown,
    photos,
    furniture,
    unassigned,
    steps,
    idle: 0,
    account: {
      page: text.replace(/\s+/gu, '').length,
      articles: shown.map(({ blocks }) => count(blocks.filter((block) => !isPicture(block)))),
      captions: count(shown.flatMap(({ blocks }) => blocks.filter(isPicture))),
      photos: count(photos),
      furniture: count(furniture),
      unassigned: count(unassigned),
    },
  }
}
