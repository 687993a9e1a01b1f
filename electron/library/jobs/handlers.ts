/** The `jobs` methods. */
import type { Handlers, MethodsOf } from '../../contract/api.ts'
import type { Context } from '../context.ts'
import { report } from './report.ts'

export const jobs = {
  'jobs.startImport': (ctx, input) => ctx.jobs.startImport(input),
  'jobs.resume': (ctx, { id }) => ctx.jobs.resume(id),
  'jobs.cancel': (ctx, { id }) => {
    ctx.jobs.cancel(id)
    return null
  },
  'jobs.pause': (ctx, { id }) => {
    ctx.jobs.pause(id)
    return null
  },
  'jobs.get': (ctx, { id }) => ctx.jobs.get(id),
  'jobs.list': (ctx) => ctx.jobs.list(),
  'jobs.report': (ctx, { id, format, language }) => report(ctx.jobs.get(id), format, language),
} satisfies Handlers<Context, MethodsOf<'jobs'>>
