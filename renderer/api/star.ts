// Stars on articles: shown at once, taken back when the library refuses.
import type { Article } from '../../electron/contract/model.ts'
import { call } from './client.ts'
import { tell } from './failure.ts'
import { keyOf, queryClient } from './query.ts'

/** Puts a star on each of the articles, or takes it off. */
export async function putStar(ids: readonly string[], starred: boolean): Promise<void> {
  if (ids.length === 0) return
  const keys = ids.map((id) => keyOf('articles.get', { id }))
  for (const key of keys)
    queryClient.setQueryData<Article>(key, (article) => article && { ...article, starred })
  try {
    await call('articles.star', { ids: [...ids], starred })
  } catch (error) {
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey })
    tell(error)
  }
}
