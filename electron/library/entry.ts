/** The library thread: opens the library it is started with and answers its calls, or says with each why it cannot. */
import { workerData } from 'node:worker_threads'
import { AppError, toFailure } from '../contract/errors.ts'
import { serve } from '../rpc/rpc.ts'
import { closeCall, ownPort } from '../rpc/thread.ts'
import { openLibrary } from './open.ts'
import type { LibraryOptions } from './options.ts'
import { answerer } from './serve.ts'

/** Milliseconds after opening that are the window's own, before compute warms up and pages of an earlier engine are made anew. */
const quietFor = 5000

type Answer = (name: string, input: unknown) => unknown

// A call that comes while the library opens waits for this.
const answer = Promise.withResolvers<Answer>()
const emit = serve(ownPort(), async (name, input) => (await answer.promise)(name, input))
try {
  const options = workerData as LibraryOptions
  const library = openLibrary(options, { emit })
  const call = answerer(library)
  const renewal = setTimeout(() => {
    const ready = options.ready ? library.warmUp().then(() => library.watch()) : Promise.resolve()
    ready.then(() => library.renew()).catch((error) => emit('notice', toFailure(error)))
  }, quietFor).unref()
  answer.resolve((name, input) => {
    if (name !== closeCall) return call(name, input)
    clearTimeout(renewal)
    return library.close()
  })
} catch (error) {
  const failure = toFailure(error)
  answer.resolve(() => {
    throw new AppError(failure)
  })
}
