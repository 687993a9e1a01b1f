/** Brings a database to the newest schema: all steps in one transaction, after a copy of the file was taken. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { fail } from '../../contract/errors.ts'
import { base } from './migrations/0001-base.ts'
import { searchIndex } from './migrations/0002-search.ts'
import { deskSteps } from './migrations/0003-desk.ts'
import { entities } from './migrations/0004-entities.ts'
import { reviews } from './migrations/0005-review.ts'
import { metadata } from './migrations/0006-metadata.ts'
import { marks } from './migrations/0007-marks.ts'
import { searchLanguage } from './migrations/0008-search-language.ts'
import { corrections } from './migrations/0009-corrections.ts'
import { versions } from './migrations/0010-versions.ts'
import { markPlaces } from './migrations/0011-mark-places.ts'
import { figureOrder } from './migrations/0012-figure-order.ts'
import { countedAtOnce } from './migrations/0013-counted-at-once.ts'
import { indexedAtOnce } from './migrations/0014-indexed-at-once.ts'
import { ownMetadata } from './migrations/0015-own-metadata.ts'
import { bareNames } from './migrations/0016-bare-names.ts'
import { keptCounts } from './migrations/0017-kept-counts.ts'
import { likelyPairs } from './migrations/0018-likely-pairs.ts'
import { passedOn } from './migrations/0019-passed-on.ts'
import { stars } from './migrations/0020-stars.ts'
import { toldOf } from './migrations/0021-told.ts'

/** Every step ever shipped, oldest first; step `i` makes schema `i + 1`. Only ever appended to. */
export const migrations: readonly string[] = [
  base,
  searchIndex,
  deskSteps,
  entities,
  reviews,
  metadata,
  marks,
  searchLanguage,
  corrections,
  versions,
  markPlaces,
  figureOrder,
  countedAtOnce,
  indexedAtOnce,
  ownMetadata,
  bareNames,
  keptCounts,
  likelyPairs,
  passedOn,
  stars,
  toldOf,
]

/** "Jnbo" in the file header: tells a library from any other SQLite file. */
export const applicationId = 0x4a6e626f

/** The schema of a database file; 0 when it has none yet. */
export const schemaOf = (db: Database): number => db.pragma('user_version', { simple: true }) as number

/** The copy that is taken before a migration to schema `to`. */
export const copyBefore = (dir: string, to: number): string => join(dir, `library-before-${to}.sqlite`)

/**
 * Runs the steps that are missing. Throws `library-newer` for a schema that is not known here; if a step fails,
 * nothing has changed.
 */
export function migrate(db: Database, dir: string, steps: readonly string[] = migrations): void {
  const from = schemaOf(db)
  const to = steps.length
  if (from > to) throw newer(dir, from, to)
  if (from === to) return
  if (from > 0) copy(db, copyBefore(dir, to))
  // Steps may rebuild a table, which foreign keys would take for a deletion; they are checked before the commit.
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(() => {
      for (const step of steps.slice(from)) db.exec(step)
      db.pragma(`user_version = ${to}`)
      db.pragma(`application_id = ${applicationId}`)
      const loose = db.pragma('foreign_key_check') as { table: string }[]
      if (loose.length > 0)
        throw fail('library-damaged', `updating the library would leave loose rows in ${loose[0]?.table}`)
    }).immediate()
  } finally {
    db.pragma('foreign_keys = ON')
  }
}

/** The failure for a library that a later version wrote. */
export function newer(dir: string, found: number, known: number): Error {
  return fail(
    'library-newer',
    `the library in ${dir} was written by a newer Jianbao (schema ${found}, this one knows ${known}); ` +
      'nothing was changed. Install the newer version to open it',
    { params: { path: dir, found, known } },
  )
}

function copy(db: Database, path: string): void {
  const half = `${path}.part`
  if (existsSync(half)) rmSync(half)
  try {
    db.prepare('VACUUM INTO ?').run(half)
    renameSync(half, path)
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}
