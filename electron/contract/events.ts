/** Events go up only and announce; they never steer. */

import type { CommandId } from './commands.ts'
import type { Failure } from './errors.ts'
import type { Job } from './jobs.ts'
import type { HistoryState } from './model.ts'

/** What a change touched; the window's queries are keyed by these. */
export type Topic =
  | 'articles'
  | 'annotations'
  | 'tags'
  | 'settings'
  | 'jobs'
  | 'library'
  | 'review'
  | 'trash'
  | 'searches'

export interface Events {
  /** Rows changed. `articleIds` is absent when all may have. */
  changed: { readonly topics: readonly Topic[]; readonly articleIds?: readonly string[] }
  /** A job moved on; at most ten times a second for each job. */
  job: Job
  /** A PDF export goes on: files printed and all files. Sent by main. */
  printing: { readonly printed: number; readonly total: number }
  history: HistoryState
  /** Something went wrong that no call is waiting for. */
  notice: Failure
  /** The menu or a shortcut asks the window for a command, e.g. `file.import`. Sent by main. */
  command: { readonly id: CommandId }
  /** Files or links were opened from outside (association, second start, `jianbao://`). Sent by main. */
  open: { readonly paths: readonly string[]; readonly links: readonly string[] }
}
export type EventName = keyof Events
