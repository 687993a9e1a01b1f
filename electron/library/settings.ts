/** What is kept over a restart: one row for each setting; a row that no longer makes sense falls back to its default. */
import type { Database } from 'better-sqlite3'
import type { Handlers, MethodsOf, Parsed } from '../contract/api.ts'
import { Settings } from '../contract/settings.ts'
import type { Context } from './context.ts'
import { type Connection, column, query } from './db/sql.ts'

const all = query<[], { key: string; value_json: string }>('SELECT key, value_json FROM setting')
const set = query<[string, string]>(
  'INSERT INTO setting (key, value_json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json',
)

/** The settings as stored; unknown keys are left out, broken values replaced. Never throws for bad rows. */
export function readSettings(db: Connection): Settings {
  const kept: Record<string, unknown> = {}
  for (const { key, value_json } of all(db).all()) {
    const schema = Object.hasOwn(Settings.shape, key)
      ? Settings.shape[key as keyof typeof Settings.shape]
      : undefined
    const parsed = schema?.safeParse(parse(value_json))
    if (parsed?.success) kept[key] = parsed.data
  }
  return Settings.parse(kept)
}

const one = column<[string], string>('SELECT value_json FROM setting WHERE key = ?')
/** What the person calls the highlight colours; empty: the usual name. */
export function colorNames(db: Connection): Settings['colorNames'] {
  const parsed = Settings.shape.colorNames.safeParse(parse(one(db).get('colorNames') ?? ''))
  return parsed.success ? parsed.data : Settings.shape.colorNames.parse(undefined)
}

/** Runs inside the caller's transaction; settings that are not named stay. */
export function keepSettings(db: Database, changes: Parsed<'settings.set'>): void {
  for (const [key, value] of Object.entries(changes))
    if (value !== undefined) set(db).run(key, JSON.stringify(value))
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

export const settings = {
  'settings.get': (ctx) => readSettings(ctx.read),
  'settings.set': (ctx, changes) => {
    // What is chosen while nothing may be written holds as long as the window.
    if (ctx.readOnly) return Settings.parse({ ...readSettings(ctx.read), ...changes })
    ctx.system((db) => keepSettings(db, changes))
    // Today's pile goes by its limits.
    const isReview = changes.newPerDay !== undefined || changes.reviewsPerDay !== undefined
    ctx.changed(isReview ? ['settings', 'review'] : ['settings'])
    return readSettings(ctx.read)
  },
} satisfies Handlers<Context, MethodsOf<'settings'>>
