// What the palette offers for the words typed: articles, passages, commands, and the search of everything.
import type { CommandId } from '../../../electron/contract/commands.ts'
import type { ArticleSummary, SearchResult } from '../../../electron/contract/model.ts'

export type Entry =
  | { readonly kind: 'article'; readonly article: ArticleSummary }
  | {
      readonly kind: 'passage'
      readonly articleId: string
      readonly title: string
      readonly passage: SearchResult['hits'][number]['passages'][number]
    }
  | { readonly kind: 'command'; readonly id: CommandId; readonly name: string }
  | { readonly kind: 'search'; readonly query: string }

const articlesShown = 8
const recentShown = 5

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** Whether every word typed is in the text, in any order. */
export function matches(text: string, query: string): boolean {
  const hay = fold(text)
  return fold(query)
    .split(/\s+/)
    .every((word) => hay.includes(word))
}

/** With nothing typed: what was read last, then all commands. */
export function entriesOf(
  query: string,
  articles: readonly ArticleSummary[],
  found: SearchResult | undefined,
  commands: readonly { readonly id: CommandId; readonly name: string }[],
): readonly Entry[] {
  const words = query.trim()
  const command = (one: { id: CommandId; name: string }): Entry => ({ kind: 'command', ...one })
  if (words === '') {
    const recent = articles
      .filter((article) => article.openedAt !== null)
      .sort((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0))
      .slice(0, recentShown)
    return [...recent.map((article): Entry => ({ kind: 'article', article })), ...commands.map(command)]
  }
  const titled: Entry[] = []
  for (const article of articles) {
    if (!matches(`${article.title}\n${article.bylineText ?? ''}`, words)) continue
    titled.push({ kind: 'article', article })
    if (titled.length === articlesShown) break
  }
  const passages = (found?.hits ?? []).flatMap((hit): Entry[] =>
    hit.passages
      .slice(0, 1)
      .map((passage) => ({ kind: 'passage', articleId: hit.articleId, title: hit.title, passage })),
  )
  const named = commands.filter(({ name }) => matches(name, words)).map(command)
  return [...named, ...titled, ...passages, { kind: 'search', query: words }]
}
