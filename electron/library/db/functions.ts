/** Gives a connection the functions that the schema's triggers call. */
import type { Database } from 'better-sqlite3'
import { derivedMetadata } from '../../contract/metadata.ts'
import type { LooseText } from '../../contract/page.ts'
import { registerTallies } from '../entities/register.ts'
import { registerMarks } from '../marks/register.ts'
import { registerSearch } from '../search/register.ts'
import { registerVersions } from '../versions/register.ts'

/** Must be called on every connection that writes, before migrations run: without it every change of an article fails. */
export function registerFunctions(db: Database): void {
  registerSearch(db)
  registerTallies(db)
  registerMarks(db)
  registerVersions(db)
  db.function('jianbao_page_meta', { deterministic: true }, (furniture: unknown, name: unknown) =>
    JSON.stringify(
      derivedMetadata(
        (JSON.parse(String(furniture)) as LooseText[]).map(({ text }) => text),
        String(name),
      ),
    ),
  )
}
