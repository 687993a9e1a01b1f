/** All handlers behind one door: checks the input, answers, and logs by name what took long. */
import { api, type Handlers, type MethodName } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import { anchors } from './anchors.ts'
import { annotations } from './annotations.ts'
import { articles } from './articles.ts'
import type { Context } from './context.ts'
import { corrections } from './corrections.ts'
import { inOneState } from './db/one-state.ts'
import { desk } from './desk.ts'
import { entities, figures } from './entities/handlers.ts'
import { words } from './entities/words.ts'
import { exporting } from './export.ts'
import { history } from './history.ts'
import { importing } from './import.ts'
import { jobs } from './jobs/handlers.ts'
import { library } from './library.ts'
import { listing } from './listing.ts'
import { metadata } from './metadata.ts'
import { pages } from './pages.ts'
import { review } from './review.ts'
import { search } from './search.ts'
import { searches } from './searches.ts'
import { settings } from './settings.ts'
import { sources } from './sources.ts'
import { tags } from './tags.ts'
import { trash } from './trash.ts'
import { versions } from './versions/handlers.ts'

/** What the library answers; `app.*` is main's. */
export type LibraryMethod = Exclude<MethodName, `app.${string}`>

const handlers: Handlers<Context, LibraryMethod> = {
  ...library,
  ...pages,
  ...sources,
  ...metadata,
  ...desk,
  ...corrections,
  ...anchors,
  ...articles,
  ...annotations,
  ...tags,
  ...entities,
  ...words,
  ...figures,
  ...search,
  ...searches,
  ...listing,
  ...jobs,
  ...exporting,
  ...importing,
  ...review,
  ...history,
  ...trash,
  ...settings,
  ...versions,
}

/** Milliseconds from which a call is worth a line: the window's answer to a click should come within them. */
export const slow = 50

/**
 * The answer to calls of the contract. Throws `invalid` for an unknown name (reason `method`) and for input that
 * does not fit (reason `input`, with a sentence that says where).
 */
export function answerer(
  ctx: Context,
  log: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
): (name: string, input: unknown) => Promise<unknown> {
  return async (name, input) => {
    if (!isMethod(name))
      throw fail('invalid', `there is no method ${name}`, { reason: 'method', params: { name } })
    const parsed = api[name].input.safeParse(input)
    if (!parsed.success) {
      const where = parsed.error.issues.map((issue) => [...issue.path, issue.message].join(': ')).join('; ')
      throw fail('invalid', `${name}: ${where}`, { reason: 'input', params: { name, where } })
    }
    const handler = handlers[name] as (ctx: Context, input: unknown) => unknown
    const from = performance.now()
    try {
      // Where another thread or program writes, nothing must change between two looks of one answer. Where this one does, nothing
      // does, and what was written must be seen at once.
      return await (ctx.readOnly
        ? inOneState(ctx.read, () => handler(ctx, parsed.data))
        : handler(ctx, parsed.data))
    } finally {
      const took = performance.now() - from
      if (took > slow) log(`slow call: ${name} took ${Math.round(took)} ms`)
    }
  }
}

const isMethod = (name: string): name is LibraryMethod => Object.hasOwn(handlers, name)
