/** What a person decided about names, as rules: which entity the machine's mention is of. */
import type { EntityType } from '../../contract/tags.ts'
import { bareOf } from '../db/migrations/0016-bare-names.ts'
import { type Connection, column, query } from '../db/sql.ts'

/** A mention as the machine or the word list gives it; `canonical` is the name that joins it to others. */
export interface Named {
  readonly type: string
  readonly canonical: string
  readonly text: string
}

/** An entity a mention is of; a rule may have given it another kind. */
export interface Known {
  readonly id: string
  readonly type: EntityType
}

const ruleOf = query<[string, string, string], Known>(
  `SELECT entity.id, entity.type FROM name_rule JOIN entity ON entity.id = entity_id
   WHERE name_rule.type = ? AND name = ? AND within = ?`,
)
const entityNamed = column<[string, string], string>('SELECT id FROM entity WHERE type = ? AND canonical = ?')
const entityWritten = column<[string, string], string>(
  `SELECT id FROM entity WHERE type = ? AND ${bareOf('canonical')} = ${bareOf('?')} LIMIT 2`,
)
const anyRule = column<[], number>('SELECT EXISTS (SELECT 1 FROM name_rule)')
const touched = column<[{ id: string }], number>(
  `SELECT EXISTS (SELECT 1 FROM name_rule WHERE entity_id = @id) OR EXISTS (SELECT 1 FROM entity_note WHERE entity_id = @id)
     OR EXISTS (SELECT 1 FROM apart WHERE entity_id = @id OR other_id = @id)`,
)
const namesOf = query<[string], Named & { entity_id: string; listed: number }>(
  `SELECT DISTINCT mention.type, entity.canonical, mention.text, entity_id, word_id IS NOT NULL AS listed
   FROM mention JOIN entity ON entity.id = entity_id WHERE article_id = ? AND state <> 'rejected'`,
)

/** What a person's rules make of a mention. */
export const ruledAs = (db: Connection, { type, canonical, text }: Named): Known | undefined =>
  ruleOf(db).get(type, text, canonical) ?? ruleOf(db).get(type, canonical, '')

/** A name as it is written; a break inside it comes and goes with the layout. */
const writingOf = (text: string): string => text.replace(/\s*\n\s*/g, '')

/** Names of an older reading that belong to entities a person has had a hand in, by their writing. */
export type Kept = ReadonlyMap<string, Known>

/**
 * The names in these articles that a person's work hangs on (joined, renamed, noted, kept apart, in the word list), for the reading that
 * takes their place. The kind does not count, since a join may have given a name one that the machine does not. A writing
 * that is more than one entity's is left out: the rules tell them apart, or their places do.
 */
export function keptNames(db: Connection, articleIds: readonly string[]): Kept {
  const kept = new Map<string, Known>()
  const doubtful = new Set<string>()
  const works = new Map<string, boolean>()
  for (const articleId of articleIds)
    for (const row of namesOf(db).all(articleId)) {
      const { entity_id: id, type } = row
      let has = works.get(id)
      if (has === undefined) {
        has = touched(db).get({ id }) === 1
        works.set(id, has)
      }
      const writing = writingOf(row.text)
      const owner = kept.get(writing)
      if ((!has && row.listed === 0) || (owner && owner.id !== id)) doubtful.add(writing)
      kept.set(writing, { id, type: type as EntityType })
    }
  for (const writing of doubtful) kept.delete(writing)
  return kept
}

/** The entity of the older reading, if the name was one entity's there. */
export function keptAs(text: string, kept: readonly Kept[]): Known | undefined {
  const writing = writingOf(text)
  return kept.find((names) => names.has(writing))?.get(writing)
}

function writtenAs(db: Connection, type: string, canonical: string): string | undefined {
  const [one, other] = entityWritten(db).all(type, canonical)
  return other === undefined ? one : undefined
}

/**
 * The way from mentions to entities: what the article's older reading had (`kept`), then the rule for the writing in its
 * name, then the rule for the name, then the entity of that kind and name, or the only one whose name differs in quotation
 * marks alone. `make` adds one that is not there.
 */
export function resolver(
  db: Connection,
  make: (type: string, canonical: string) => string,
): (named: Named, ...kept: readonly Kept[]) => Known {
  const ruled = anyRule(db).get() === 1
  return (named, ...kept) => {
    const before = keptAs(named.text, kept)
    if (before) return before
    const { type, canonical } = named
    const rule = ruled && ruledAs(db, named)
    if (rule) return rule
    const found = entityNamed(db).get(type, canonical)
    return { id: found ?? writtenAs(db, type, canonical) ?? make(type, canonical), type: type as EntityType }
  }
}
