/** The `jobs` methods. */
import type { Handlers, MethodsOf } from '../../contract/api.ts'
import type { Context } from '../context.ts'

export const jobs = {
  'jobs.startImport': (ctx, input) => ctx.jobs.startImport(input),
  'jobs.resume': (ctx, { id }) => ctx.jobs.resume(id),
  'jobs.cancel': (ctx, { id }) => {
    ctx.jobs.cancel(id)
    return null
  },
  'jobs.get': (ctx, { id }) => ctx.jobs.get(id),
  'jobs.list': (ctx) => ctx.jobs.list(),
} satisfies Handlers<Context, MethodsOf<'jobs'>>
