/** Who is named with whom: nodes and edges of the graph. */
import type { z } from 'zod'
import type { EntityGraph, GraphEdge, GraphQuery } from '../../contract/entities.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { notThere } from '../not-there.ts'
import { withRests } from '../rests.ts'
import { type EntityRow, entityRow, kindsOf } from './list.ts'
import { remembered } from './remembered.ts'

type Query = z.output<typeof GraphQuery>
type Node = Omit<EntityRow, 'first' | 'last'>

const fields = 'no, entity.id, entity.type, canonical, mentions, articles'
const top = query<[string, number], Node>(
  `SELECT ${fields} FROM (SELECT * FROM tally_entity WHERE mentions > 0 AND type IN (SELECT value FROM json_each(?))
     ORDER BY mentions DESC, no LIMIT ?) JOIN entity ON entity.id = entity_id ORDER BY mentions DESC, no`,
)
const total = column<[string], number>(
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
/** Articles whose places are compared at once. */
const atOnce = 4096
/** At most so many nodes (a power of two; the contract allows 300), behind a place of 32 bits in one of the articles. */
const mostNodes = 512
/**
 * Where a node stands in a stretch of articles, each place and the node in one number: below 2^53, and far quicker to fetch
 * and to sort than rows of three.
 */
const stands = {
  sentences: column<[Stretch], number>(
    `SELECT ((article_no - @from) * 4294967296 + sentence) * ${mostNodes} + @node FROM tally_stand
     WHERE entity_no = @no AND article_no >= @from AND article_no < @from + ${atOnce}`,
  ),
  articles: column<[Stretch], number>(
    `SELECT (article_no - @from) * 4294967296 * ${mostNodes} + @node FROM tally_home
     WHERE entity_no = @no AND article_no >= @from AND article_no < @from + ${atOnce}`,
  ),
}
interface Stretch {
  readonly no: number
  readonly node: number
  readonly from: number
}
const lastArticle = column<[], number>('SELECT coalesce(max(no), 0) FROM tally_article')

/** How often each two of the nodes stand together, heaviest first; with rests. */
function* edgesOf(
  db: Connection,
  nodes: readonly Node[],
  { by, least }: Query,
): Generator<null, GraphEdge[], undefined> {
  const size = nodes.length
  const weights = new Uint32Array(size * size)
  const last = lastArticle(db).get() as number
  for (let from = 0; from <= last; from += atOnce) {
    const lists = nodes.map(({ no }, node) => stands[by](db).all({ no, node, from }))
    const places = Float64Array.from(lists.flat()).sort()
    // The nodes of one place follow one another in their order.
    for (let begin = 0, end = 0; begin < places.length; begin = end) {
      const first = Math.floor((places[begin] as number) / mostNodes) * mostNodes
      while ((places[end] as number) < first + mostNodes) end++
      for (let i = begin; i < end; i++) {
        const row = ((places[i] as number) - first) * size - first
        for (let j = i + 1; j < end; j++) {
          const at = row + (places[j] as number)
          weights[at] = (weights[at] as number) + 1
        }
      }
    }
    yield null
  }
  const edges: GraphEdge[] = []
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      const weight = weights[a * size + b] as number
      if (weight >= least) edges.push({ from: (nodes[a] as Node).id, to: (nodes[b] as Node).id, weight })
    }
  return edges.sort((a, b) => b.weight - a.weight)
}

function* drawing(db: Connection, input: Query, middle?: EntityRow): Generator<null, EntityGraph, undefined> {
  const kinds = JSON.stringify(kindsOf(input.kinds))
  const { limit, by } = input
  const others = middle ? beside[by](db).all(middle.no, middle.no, kinds) : top(db).all(kinds, limit)
  const { first: _f, last: _l, ...centre } = middle ?? ({} as EntityRow)
  const nodes = middle ? [centre as Node, ...others.slice(0, limit - 1)] : others
  yield null
  return {
    nodes: nodes.map(({ no: _, ...node }) => node),
    edges: yield* edgesOf(db, nodes, input),
    total: middle ? others.length + 1 : (total(db).get(kinds) as number),
  }
}

const drawn = remembered<Promise<EntityGraph>>(4)

/** @throws AppError `not-found`, reason `entity`. */
export async function graphOf(db: Connection, input: Query): Promise<EntityGraph> {
  const { around: id } = input
  const middle = id === undefined ? undefined : entityRow(db, id)
  if (id !== undefined && !middle) throw notThere('entity', id)
  return drawn(db, JSON.stringify(input), () => withRests(db, drawing(db, input, middle)))
}
