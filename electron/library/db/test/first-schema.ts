/** A library of the first schema with data in it, from which migrations are tested. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach } from 'vitest'
import { registerFunctions } from '../functions.ts'
import { migrate, migrations } from '../migrate.ts'

export let dir: string
export let db: Database.Database

/** Opens an empty database in a folder of its own before each test, and removes it behind. */
export function openedForEach(): void {
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'jianbao-migrate-'))
    db = new Database(join(dir, 'library.sqlite'))
    db.pragma('journal_mode = WAL')
    registerFunctions(db)
  })
  afterEach(() => {
    db.close()
    rmSync(dir, { recursive: true, force: true })
  })
}

/** A library of the first schema with a row in every table that has one in use. */
export function fillFirstSchema(): void {
  migrate(db, dir, migrations.slice(0, 1))
  db.exec(`
    INSERT INTO source VALUES ('s', '第一版.txt', 'hash', 30, 'gb18030', 1, 0);
    INSERT INTO page VALUES ('p', 's', 1, '春耕𠮷日\n村民下田', '[]', '[]', '[]', 8, 0, 'e');
    INSERT INTO article VALUES ('a', 'p', 1, '春耕𠮷日', NULL, NULL, '[]', NULL, '春耕𠮷日\n村民下田', 1, 8, 't');
    INSERT INTO block VALUES ('a', 0, 'title', NULL, 0, 5, '[[0,5]]', NULL, NULL, NULL, 1, 'r');
    INSERT INTO block VALUES ('a', 1, 'paragraph', NULL, 6, 10, '[[6,10]]', NULL, NULL, NULL, 1, 'r');
    INSERT INTO reading VALUES ('a', 3, 0.5, 2);
    INSERT INTO annotation VALUES ('n', 'a', 1, 6, 8, '村民', '春耕𠮷日', '下田', 'ask', 'fill', '哪个村？', '["农业"]', 'exact', 3, 3);
    INSERT INTO entity VALUES ('e', 'EVENT', '春耕');
    INSERT INTO mention VALUES ('m', 'a', 'e', 'EVENT', 0, 2, '春耕', 0.9, 'r', 'confirmed');
    INSERT INTO setting VALUES ('theme', '"sepia"');
  `)
}

const tables = ['source', 'page', 'article', 'block', 'reading', 'annotation', 'entity', 'mention', 'setting']
/** Columns that came later are empty, and left out. */
export const rows = (from: Database.Database) =>
  Object.fromEntries(
    tables.map((table) => [
      table,
      (from.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all() as Record<string, unknown>[]).map(
        ({ word_id: wordId = null, fixes_json: fixes = null, score = null, done = 0, kept = 0, ...row }) => ({
          ...row,
          ...(wordId === null ? {} : { wordId }),
          ...(done === 0 ? {} : { done }),
          ...(fixes === null && score === null && kept === 0 ? {} : { fixes, score, kept }),
        }),
      ),
    ]),
  )
