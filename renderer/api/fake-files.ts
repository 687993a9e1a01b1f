// Files coming in, and what they say of pages, in the library in memory: an import is only begun, events tell the rest. It never ships.
import type { MethodsOf, Output, Parsed } from '../../electron/contract/api.ts'
import { fail } from '../../electron/contract/errors.ts'
import type { Topic } from '../../electron/contract/events.ts'
import { countOutcomes, type Job } from '../../electron/contract/jobs.ts'
import { type Metadata, type MetadataSheet, metadataFields } from '../../electron/contract/metadata.ts'
import { type FakeData, fakeNow } from './fake-data.ts'

type Answers = { [M in MethodsOf<'metadata' | 'jobs'>]: (input: Parsed<M>) => Output<M> }

/** An import that has just begun, but for what is said of it. */
export function fakeJob(more: Partial<Job> = {}): Job {
  const outcomes = more.outcomes ?? []
  return {
    id: 'job',
    kind: 'import',
    state: 'running',
    done: outcomes.length,
    total: outcomes.length,
    note: '',
    page: null,
    startedAt: fakeNow,
    endedAt: null,
    workedMs: 0,
    pages: 0,
    articles: 0,
    counts: countOutcomes(outcomes),
    ...more,
    outcomes,
  }
}

/** `step` keeps the state for undo before a change. */
export function fakeFiles(
  data: FakeData,
  changed: (...topics: Topic[]) => void,
  step: (label: string) => void,
): Answers {
  const jobs: Job[] = []
  const jobOf = (id: string): Job => {
    const job = jobs.find((one) => one.id === id)
    if (job === undefined) throw fail('not-found', 'no such job', { reason: 'job' })
    return job
  }
  const pagesOf = ({ pageIds, articleIds }: { pageIds: string[]; articleIds: string[] }) =>
    data.pages.filter(
      ({ id }) =>
        pageIds.includes(id) || data.articles.some((one) => one.pageId === id && articleIds.includes(one.id)),
    )
  return {
    'jobs.startImport': ({ paths, texts }) => {
      const total = paths.length + texts.length
      const job = fakeJob({ id: `job-${jobs.length + 1}`, total })
      jobs.push(job)
      return job
    },
    'jobs.cancel': () => null,
    'jobs.pause': () => null,
    'jobs.resume': ({ id }) => jobOf(id),
    'jobs.get': ({ id }) => jobOf(id),
    'jobs.list': () => jobs,
    'jobs.removeArticles': () => ({ removed: 0 }),
    'jobs.report': ({ id, format }) => ({ name: `导入报告.${format}`, text: jobOf(id).id }),
    'metadata.get': (chosen) => {
      const pages = pagesOf(chosen)
      const [first] = pages
      return {
        pages: pages.length,
        articles: data.articles.filter(({ pageId }) => pages.some(({ id }) => id === pageId)).length,
        values: Object.fromEntries(
          metadataFields.map((field) => [
            field,
            pages.every(({ meta }) => meta[field] === first?.meta[field]) ? (first?.meta[field] ?? '') : null,
          ]),
        ) as MetadataSheet['values'],
        origins: pages.length === 1 && first ? first.meta.origins : {},
        suggested: [],
        papers: [],
        own: null,
      }
    },
    'metadata.fill': () => ({ changed: 0 }),
    'metadata.set': ({ change, ...chosen }) => {
      step('history.metadata.set')
      const pageIds = pagesOf(chosen).map(({ id }) => id)
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
