import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GraphQuery, graphEdges } from '../../contract/entities.ts'
import { registerFunctions } from '../db/functions.ts'
import { migrations } from '../db/migrate.ts'
import { graphOf } from './graph.ts'

const names = ['沧河县', '江州', '临水镇', '𠮷林村', '青渚局']
const plain = {
  sentences: `SELECT one.entity_id AS a, other.entity_id AS b, count(*) AS weight
    FROM tally_stand AS mine JOIN tally_stand AS theirs USING (article_no, sentence)
      JOIN tally_entity AS one ON one.no = mine.entity_no JOIN tally_entity AS other ON other.no = theirs.entity_no
    WHERE one.no < other.no GROUP BY 1, 2`,
  articles: `SELECT one.entity_id AS a, other.entity_id AS b, count(*) AS weight
    FROM tally_home AS mine JOIN tally_home AS theirs USING (article_no)
      JOIN tally_entity AS one ON one.no = mine.entity_no JOIN tally_entity AS other ON other.no = theirs.entity_no
    WHERE one.no < other.no GROUP BY 1, 2`,
}
const lines = (edges: readonly { ends: readonly string[]; weight: number }[]) =>
  edges.map(({ ends, weight }) => `${[...ends].sort().join('—')} ${weight}`).sort()

test('edges weigh what a plain query counts, wherever in a large library the names stand', async () => {
  const place = fc.record({
    entity: fc.nat(names.length - 1),
    article: fc.constantFrom(1, 2, 4095, 4096, 4097, 8191, 8192, 70_000),
    sentence: fc.constantFrom(0, 1, 31, 99_999, 2 ** 31),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(place, { maxLength: 60 }), async (places) => {
      const db = new Database(':memory:')
      registerFunctions(db)
      for (const step of migrations) db.exec(step)
      const entity = db.prepare('INSERT INTO entity VALUES (?, ?, ?)')
      for (const [i, name] of names.entries()) entity.run(`e${i}`, 'ORG', name)
      db.exec('UPDATE tally_entity SET mentions = 9 - no')
      const stand = db.prepare('INSERT OR IGNORE INTO tally_stand VALUES (?, ?, ?, 1, NULL)')
      const home = db.prepare('INSERT OR IGNORE INTO tally_home VALUES (?, ?, 1)')
      const article = db.prepare('INSERT OR IGNORE INTO tally_article (no, article_id) VALUES (?, ?)')
      for (const { entity, article: no, sentence } of places) {
        article.run(no, `a${no}`)
        stand.run(entity + 1, no, sentence)
        home.run(entity + 1, no)
      }
      for (const by of graphEdges) {
        const { edges } = await graphOf(db, GraphQuery.parse({ by }))
        const counted = db.prepare(plain[by]).all() as { a: string; b: string; weight: number }[]
        expect(lines(edges.map(({ from, to, weight }) => ({ ends: [from, to], weight })))).toEqual(
          lines(counted.map(({ a, b, weight }) => ({ ends: [a, b], weight }))),
        )
      }
      db.close()
    }),
    { numRuns: 30 },
  )
})
