// Where an article comes from, asked of the library: its paper, day and page, else its file.
import { useLanguage, useT } from '../strings/index.ts'
import { originOf } from '../strings/origin.ts'
import { useLibrary } from './query.ts'

/** In words on one line; empty until the library answers. */
export function useOrigin(articleId: string): string {
  const t = useT()
  const language = useLanguage()
  const { data } = useLibrary('articles.get', { id: articleId })
  return data === undefined ? '' : originOf(data.page, t, language).join('　')
}
