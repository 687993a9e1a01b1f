// What files say of pages, in the library in memory. It never ships.
import type { MethodsOf, Output, Parsed } from '../../electron/contract/api.ts'
import type { Topic } from '../../electron/contract/events.ts'
import type { Metadata } from '../../electron/contract/metadata.ts'
import type { FakeData } from './fake-data.ts'

type Answers = { [M in MethodsOf<'metadata'>]: (input: Parsed<M>) => Output<M> }

/** `step` keeps the state for undo before a change. */
export function fakeFiles(
  data: FakeData,
  changed: (...topics: Topic[]) => void,
  step: (label: string) => void,
): Answers {
  return {
    'metadata.set': ({ pageIds, change }) => {
      step('history.metadata.set')
      const given = Object.entries(change).filter(([, value]) => value !== undefined)
      const values: Partial<Metadata> = Object.fromEntries(given)
      const origins = Object.fromEntries(given.map(([field]) => [field, 'person' as const]))
      const told = <P extends FakeData['pages'][number]>(page: P): P =>
        pageIds.includes(page.id)
          ? { ...page, meta: { ...page.meta, ...values, origins: { ...page.meta.origins, ...origins } } }
          : page
      data.pages = data.pages.map(told)
      data.articles = data.articles.map((one) => {
        const page = data.pages.find(({ id }) => id === one.pageId)
        return page ? { ...one, page: { ...one.page, meta: page.meta } } : one
      })
      changed('articles', 'library')
      return null
    },
  }
}
