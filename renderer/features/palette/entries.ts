// What the palette offers for the words typed: commands, names, articles, passages, and the search of everything.
import type { CommandId } from '../../../electron/contract/commands.ts'
import type { SearchResult } from '../../../electron/contract/model.ts'
import type { SuggestedArticle, SuggestedEntity, Suggestions } from '../../../electron/contract/search.ts'

export type Entry =
  | { readonly kind: 'article'; readonly article: SuggestedArticle }
  | { readonly kind: 'entity'; readonly entity: SuggestedEntity }
  | {
      readonly kind: 'passage'
      readonly articleId: string
      readonly title: string
      readonly passage: SearchResult['hits'][number]['passages'][number]
    }
  | { readonly kind: 'command'; readonly id: CommandId; readonly name: string }
  | { readonly kind: 'search'; readonly query: string }

/** What is asked of the library for each keystroke. */
export const suggested = 8
const recentShown = 5
const entitiesShown = 4

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** Whether every word typed is in the text, in any order. */
export function matches(text: string, query: string): boolean {
  const hay = fold(text)
  return fold(query)
    .split(/\s+/)
    .every((word) => hay.includes(word))
}

/** With nothing typed: what was read last but the article on show (`readingId`), then all commands. */
export function entriesOf(
  query: string,
  suggestions: Suggestions | undefined,
  found: SearchResult | undefined,
  commands: readonly { readonly id: CommandId; readonly name: string; readonly also?: string }[],
  readingId: string | null = null,
): readonly Entry[] {
  const words = query.trim()
  const command = ({ id, name }: (typeof commands)[number]): Entry => ({ kind: 'command', id, name })
  const articles = (suggestions?.articles ?? []).map((article): Entry => ({ kind: 'article', article }))
  if (words === '') {
    const others = articles.filter((one) => one.kind !== 'article' || one.article.id !== readingId)
    return [...others.slice(0, recentShown), ...commands.map(command)]
  }
  const names = (suggestions?.entities ?? [])
    .slice(0, entitiesShown)
    .map((entity): Entry => ({ kind: 'entity', entity }))
  const passages = (found?.hits ?? []).flatMap((hit): Entry[] =>
    hit.passages
      .slice(0, 1)
      .map((passage) => ({ kind: 'passage', articleId: hit.articleId, title: hit.title, passage })),
  )
  const named = commands.filter(({ name, also = '' }) => matches(`${name} ${also}`, words)).map(command)
  // Who types a title from its beginning means the article.
  const isTitle = suggestions?.articles.some(({ title }) => title.startsWith(words)) === true
  const things = isTitle ? [...articles, ...names] : [...names, ...articles]
  return [...named, ...things, ...passages, { kind: 'search', query: words }]
}
