/** A real library in a temporary folder, with a clock and ids that are the same in every run. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Call, MethodName } from '../../contract/api.ts'
import type { EventName, Events } from '../../contract/events.ts'
import { type Library, openLibrary } from '../open.ts'
import { answerer } from '../serve.ts'

export interface TestLibrary {
  readonly ctx: Library
  /** Through the same door as every call of the app: checked input, failures as `AppError`. */
  readonly call: Call
  readonly dir: string
  /** Sets the clock, in ms since 1970; it goes on by 1 ms with each look. */
  setNow(at: number): void
  /** Events so far, oldest first. */
  readonly events: { readonly name: EventName; readonly payload: Events[EventName] }[]
  /** Closes the library and removes its folder. */
  close(): Promise<void>
  /** Closes it and opens it again from its folder; this handle is of no use after that. */
  reopen(): Promise<TestLibrary>
}

const compute = new URL('../../compute/entry.ts', import.meta.url).href

/** The clock begins at 1 January 2026 and goes on by 1 ms with each look; ids count up. */
export async function openTestLibrary(options: { samples?: string } = {}): Promise<TestLibrary> {
  return openIn(await mkdtemp(join(tmpdir(), 'jianbao-')), options.samples ?? null, {
    at: Date.UTC(2026, 0, 1),
    id: 0,
  })
}

function openIn(dir: string, samples: string | null, counters: { at: number; id: number }): TestLibrary {
  const events: TestLibrary['events'][number][] = []
  const ctx = openLibrary(
    { dir, compute, samples },
    {
      emit: (name, payload) => void events.push({ name, payload }),
      now: () => counters.at++,
      newId: () => `00000000-0000-7000-8000-${String(++counters.id).padStart(12, '0')}`,
    },
  )
  const answer = answerer(ctx, () => {})
  return {
    ctx,
    call: ((name: MethodName, input?: unknown) => answer(name, input)) as Call,
    dir,
    setNow(at) {
      counters.at = at
    },
    events,
    async close() {
      await ctx.close()
      await rm(dir, { recursive: true, force: true })
    },
    async reopen() {
      await ctx.close()
      return openIn(dir, samples, counters)
    },
  }
}
