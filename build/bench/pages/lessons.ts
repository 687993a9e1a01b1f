/** Pages with known answers → what is right for each of their pieces, to learn from. */
import type { Member } from '../../../electron/compute/layout/kin.ts'
import { splitPieces } from '../../../electron/compute/layout/pieces.ts'
import { placingOf } from '../../../electron/compute/layout/placing.ts'
import { type Survey, survey } from '../../../electron/compute/layout/roles.ts'
import type { Hypothesis, Older } from '../../../electron/compute/layout/search.ts'
import type { Step } from '../../../electron/compute/layout/steps.ts'
import type { PageText } from '../../../electron/contract/page.ts'
import type { GoldBlock, GoldPage } from './gold.ts'

/** What a piece is by the gold. */
interface Answer {
  readonly roles: readonly string[]
  /** Number of its article, or -1 where it may stand with any. */
  readonly article: number
  /** The piece of the same block that comes before it, or -1. */
  readonly onto: number
  /** Number of the article of the last piece before it that has one. */
  readonly before: number
  /** A piece of its article stands before it. */
  readonly known: boolean
}

/** A page to learn from. */
export interface Lesson {
  readonly surveyed: readonly Survey[]
  /** One for each piece; null for what is of no role. */
  readonly answers: readonly (Answer | null)[]
  /** How much it counts. */
  readonly weight: number
}

interface Part {
  readonly block: number
  readonly article: number
  readonly roles: readonly string[]
}

/** The pictures and the furniture of a page belong to no article in the search. */
const anywhere: readonly string[] = ['caption', 'credit', 'furniture']
const labelOf = (role: string): string => (role === 'lede' ? 'paragraph' : role)

/** Which part of the gold each UTF-16 unit is of; parts in the order of their blocks. */
function partsOf(length: number, gold: GoldPage): { of: Int16Array; parts: Part[] } {
  const of = new Int16Array(length).fill(-1)
  const parts: Part[] = []
  let blocks = 0
  const paint = (article: number, roles: readonly string[], ranges: GoldBlock['ranges'] = []): void => {
    for (const [from, to] of ranges) {
      of.fill(parts.length, from, to)
      parts.push({ block: blocks, article, roles: roles.map(labelOf) })
    }
    blocks++
  }
  for (const [article, { blocks: own }] of gold.articles.entries())
    for (const { role, altRoles = [], ranges } of own)
      paint(anywhere.includes(role) ? -1 : article, [role, ...altRoles], ranges)
  for (const { ranges } of gold.photos) {
    paint(-1, ['caption'], ranges?.slice(0, 1))
    paint(-1, ['credit'], ranges?.slice(1))
  }
  for (const { ranges } of gold.furniture ?? []) paint(-1, ['furniture'], ranges)
  return { of, parts }
}

export function lessonOf(page: PageText, gold: GoldPage, weight: number): Lesson {
  const surveyed = survey(splitPieces(page.text, placingOf(page)))
  const { of, parts } = partsOf(page.text.length, gold)
  const places = surveyed.map(({ view }) => of[(view.piece.lines[0] as { body: number }).body] ?? -1)
  const ordered = places.map((_, at) => at).filter((at) => (places[at] as number) >= 0)
  ordered.sort((a, b) => (places[a] as number) - (places[b] as number) || a - b)
  const onto = new Map<number, number>()
  for (const [i, at] of ordered.entries()) {
    const above = ordered[i - 1]
    if (above !== undefined && parts[places[above] as number]?.block === parts[places[at] as number]?.block)
      onto.set(at, above)
  }
  let before = -1
  const seen = new Set<number>()
  const answers = places.map((place, at) => {
    const part = parts[place]
    if (!part) return null
    const { roles, article } = part
    const answer: Answer = { roles, article, onto: onto.get(at) ?? -1, before, known: seen.has(article) }
    if (article >= 0) {
      seen.add(article)
      before = article
    }
    return answer
  })
  return { surveyed, answers, weight }
}

/** What a wrong role, join and border of an article cost, against each other. */
const costs = { role: 1, join: 2, border: 1 }

/** What the reading has of the article that a step goes to. */
function membersOf(from: Hypothesis, article: number): Member | null {
  if (article === from.article) return from.members
  for (let one: Older | null = from.older; one; one = one.rest)
    if (one.article === article) return one.members
  return null
}

/** How wrong a step is by the answers: 0 where nothing is. */
export function wrongness({ answers }: Lesson, from: Hypothesis, step: Step, at: number): number {
  const own = answers[at]
  if (!own) return 0
  let cost = own.roles.includes(step.label) ? 0 : costs.role
  if (step.label === 'paragraph') {
    // What goes on a piece below it is found from there.
    if (own.onto < at && own.onto !== step.joins) cost += costs.join
  } else if (step.more !== (own.onto >= 0 && own.onto === at - 1)) cost += costs.join
  if (own.article < 0 || own.before < 0) return cost
  const isBorder = step.article !== from.article
  const isNew = step.article === from.articles
  const above = membersOf(from, step.article)
  if (isBorder && above !== null && answers[above.piece]?.article !== own.article) return cost + costs.border
  if (own.article === own.before ? isBorder : !isBorder || isNew === own.known) cost += costs.border
  return cost
}
