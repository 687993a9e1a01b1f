/** What a method of the contract is made of: a schema for what goes in, a type for what comes out. */
import { z } from 'zod'

export interface Method<I extends z.ZodType, O> {
  readonly input: I
  /** Carries the output type; never present at run time. */
  readonly output?: O
}
export const method = <I extends z.ZodType>(input: I) => ({
  returns: <O>(): Method<I, O> => ({ input }),
})

export const none = z.object({}).optional()
export const Id = z.string().min(1).max(64)
/** UTF-16 code units. */
export const Offset = z.int().nonnegative()
/** Markdown. */
export const Note = z.string().max(100_000)
