/** Who is named with whom: nodes and edges of the graph. */
import type { z } from 'zod'
import type { EntityGraph, GraphEdge, GraphQuery } from '../../contract/entities.ts'
import { fail } from '../../contract/errors.ts'
import { type Connection, query } from '../db/sql.ts'
import { type EntityRow, entityRow, kindsOf } from './list.ts'
import { remembered } from './remembered.ts'

type Query = z.output<typeof GraphQuery>
type Node = Omit<EntityRow, 'first' | 'last'>

const fields = 'no, entity.id, entity.type, canonical, mentions, articles'
const top = query<[string, number], Node>(
  `SELECT ${fields} FROM (SELECT * FROM tally_entity WHERE mentions > 0 AND type IN (SELECT value FROM json_each(?))
     ORDER BY mentions DESC, no LIMIT ?) JOIN entity ON entity.id = entity_id ORDER BY mentions DESC, no`,
)
const total = query<[string], number>(
  'SELECT count(*) FROM tally_entity WHERE mentions > 0 AND type IN (SELECT value FROM json_each(?))',
)
/** Entities that stand with one, most often first. */
const beside = {
  sentences: query<[number, number, string], Node>(
    `SELECT ${fields} FROM (
       SELECT other.entity_no, count(*) AS n FROM tally_stand AS mine JOIN tally_stand AS other
         ON other.article_no = mine.article_no AND other.sentence = mine.sentence
       WHERE mine.entity_no = ? GROUP BY other.entity_no)
     JOIN tally_entity ON no = entity_no JOIN entity ON entity.id = entity_id
     WHERE no <> ? AND entity.type IN (SELECT value FROM json_each(?)) ORDER BY n DESC, no`,
  ),
  articles: query<[number, number, string], Node>(
    `SELECT ${fields} FROM (
       SELECT other.entity_no, count(*) AS n FROM tally_home AS mine JOIN tally_home AS other
         ON other.article_no = mine.article_no
       WHERE mine.entity_no = ? GROUP BY other.entity_no)
     JOIN tally_entity ON no = entity_no JOIN entity ON entity.id = entity_id
     WHERE no <> ? AND entity.type IN (SELECT value FROM json_each(?)) ORDER BY n DESC, no`,
  ),
}
/** Where the nodes stand: rows of one place follow one another. */
const stands = {
  sentences: query<[string], [number, number, number]>(
    `SELECT article_no, sentence, entity_no FROM tally_stand
     WHERE entity_no IN (SELECT value FROM json_each(?)) ORDER BY article_no, sentence`,
  ),
  articles: query<[string], [number, number, number]>(
    `SELECT article_no, 0, entity_no FROM tally_home
     WHERE entity_no IN (SELECT value FROM json_each(?)) ORDER BY article_no`,
  ),
}

/** How often each two of the nodes stand together, heaviest first. */
function edgesOf(db: Connection, nodes: readonly Node[], { by, least }: Query): GraphEdge[] {
  const size = nodes.length
  const index = new Map(nodes.map(({ no }, i) => [no, i]))
  const weights = new Uint32Array(size * size)
  let group: number[] = []
  let [article, sentence] = [-1, -1]
  const count = () => {
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1)) {
        const at = a < b ? a * size + b : b * size + a
        weights[at] = (weights[at] as number) + 1
      }
  }
  const rows = stands[by](db)
    .raw()
    .iterate(JSON.stringify(nodes.map(({ no }) => no))) as IterableIterator<[number, number, number]>
  for (const [inArticle, inSentence, no] of rows) {
    if (inArticle !== article || inSentence !== sentence) {
      count()
      group = []
      article = inArticle
      sentence = inSentence
    }
    group.push(index.get(no) as number)
  }
  count()
  const edges: GraphEdge[] = []
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      const weight = weights[a * size + b] as number
      if (weight >= least) edges.push({ from: (nodes[a] as Node).id, to: (nodes[b] as Node).id, weight })
    }
  return edges.sort((a, b) => b.weight - a.weight)
}

const drawn = remembered<EntityGraph>(4)

/** @throws AppError `not-found`, reason `entity`. */
export function graphOf(db: Connection, input: Query): EntityGraph {
  const kinds = JSON.stringify(kindsOf(input.kinds))
  const { around: id, limit, by } = input
  const middle = id === undefined ? undefined : entityRow(db, id)
  if (id !== undefined && !middle)
    throw fail('not-found', `there is no entity ${id}`, { reason: 'entity', params: { id } })
  return drawn(db, JSON.stringify(input), () => {
    const others = middle ? beside[by](db).all(middle.no, middle.no, kinds) : top(db).all(kinds, limit)
    const { first: _f, last: _l, ...centre } = middle ?? ({} as EntityRow)
    const nodes = middle ? [centre as Node, ...others.slice(0, limit - 1)] : others
    return {
      nodes: nodes.map(({ no: _, ...node }) => node),
      edges: edgesOf(db, nodes, input),
      total: middle ? others.length + 1 : (total(db).pluck().get(kinds) as unknown as number),
    }
  })
}
