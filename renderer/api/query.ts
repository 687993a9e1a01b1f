// What the window keeps of the library: one cache, kept fresh by the library's `changed` events.
import {
  keepPreviousData,
  type Query,
  QueryClient,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query'
import type { Input, MethodName, Output } from '../../electron/contract/api.ts'
import type { AppError } from '../../electron/contract/errors.ts'
import type { Events, Topic } from '../../electron/contract/events.ts'
import { call, on } from './client.ts'

/** One cache for the window. The library is on this computer: nothing waits for a network, nothing goes stale by itself. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

export const queryClient = newQueryClient()

/** The key under which an answer is kept. */
export const keyOf = (name: MethodName, input?: unknown) => [name, input ?? null] as const

/**
 * An answer of the library, fetched once and again whenever the library says that it changed.
 * `again`: asked once more when it was given up for another question, which was then taken back for this one.
 */
export function useLibrary<M extends MethodName>(
  name: M,
  input?: Input<M>,
  options: { enabled?: boolean; keep?: boolean; again?: boolean } = {},
): UseQueryResult<Output<M>, AppError> {
  const ask = call as (name: M, input?: unknown) => Promise<unknown>
  const answer = useQuery<unknown, AppError>({
    queryKey: keyOf(name, input),
    queryFn: () => ask(name, input),
    enabled: options.enabled ?? true,
    placeholderData: options.keep ? keepPreviousData : undefined,
    retry: (failures, { code }) => options.again === true && code === 'cancelled' && failures === 0,
    retryDelay: 0,
  })
  return answer as UseQueryResult<Output<M>, AppError>
}

/** Which methods' answers a topic makes old. */
const touched: Readonly<Record<Topic, readonly (MethodName | `${string}.*`)[]>> = {
  articles: [
    'articles.*',
    'listing.*',
    'pages.*',
    'desk.*',
    'corrections.*',
    'anchors.*',
    'search.*',
    'searches.*',
    'export.*',
    'library.status',
    'annotations.*',
    'review.*',
    'tags.*',
    'entities.*',
    'words.*',
    'figures.*',
    'versions.*',
  ],
  annotations: [
    'annotations.*',
    'anchors.*',
    'articles.list',
    'listing.*',
    'searches.*',
    'search.*',
    'export.*',
    'review.*',
    'library.status',
  ],
  tags: ['tags.*', 'export.*', 'entities.*', 'words.*', 'figures.*'],
  searches: ['searches.*'],
  settings: ['settings.*'],
  review: ['review.*'],
  jobs: ['jobs.*'],
  trash: ['trash.*'],
  library: [
    'library.status',
    'pages.*',
    'desk.*',
    'articles.*',
    'listing.*',
    'searches.*',
    'annotations.*',
    'tags.*',
    'entities.*',
    'words.*',
    'figures.*',
    'search.*',
    'export.*',
    'review.*',
    'history.*',
    'versions.*',
  ],
}

/** Whether an answer kept under `name` and `input` is old after this change. */
export function isTouched(name: string, input: unknown, change: Events['changed']): boolean {
  const hit = change.topics.some((topic) =>
    touched[topic].some((pattern) =>
      pattern.endsWith('.*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
    ),
  )
  if (!hit || change.articleIds === undefined) return hit
  // A change that names its articles leaves alone what was asked about another one.
  const one =
    name === 'articles.get'
      ? (input as { id?: string } | null)?.id
      : (input as { articleId?: string | null } | null)?.articleId
  return typeof one !== 'string' || change.articleIds.includes(one)
}

/** Keeps the cache in step with the library; returns the way to stop. */
export function followChanges(client: QueryClient): () => void {
  const overtaken = new Set<Query>()
  /**
   * A first answer on its way may tell of what was before the change, and comes after word of it where another thread made it.
   * Asking anew leaves such a question alone, and its answer would pass for new: so once more when it has come.
   */
  const askAgain = (query: Query) => {
    if (query.state.data !== undefined || overtaken.has(query)) return
    overtaken.add(query)
    void query
      .fetch()
      .finally(() => overtaken.delete(query))
      .then(
        () => client.invalidateQueries({ queryKey: query.queryKey, exact: true }),
        // Whoever asked has heard why it failed.
        () => {},
      )
  }
  const stops = [
    on('changed', (change) => {
      const predicate = ({ queryKey }: Query) => isTouched(String(queryKey[0]), queryKey[1], change)
      for (const query of client.getQueryCache().findAll({ predicate, fetchStatus: 'fetching' }))
        askAgain(query)
      void client.invalidateQueries({ predicate })
    }),
    on('history', (state) => client.setQueryData(keyOf('history.state'), state)),
    on('job', (job) => {
      client.setQueryData(keyOf('jobs.get', { id: job.id }), job)
      if (job.state !== 'running') void client.invalidateQueries({ queryKey: keyOf('jobs.list') })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
