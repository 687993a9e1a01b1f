/** What the words of a text say of the step that puts it to an article. */
import type { Member, Way } from './kin.ts'
import { kinScore } from './learned.ts'
import type { Ground, Hypothesis, Older } from './search.ts'
import type { Step } from './steps.ts'
import { tuned as w } from './tuned.ts'

/** What a text shares with the article it is put to, against the other ones in hand. */
export interface Kinship {
  readonly way: Way
  /** By how much nearer it is, see `Kin.near`, than to the nearest other one; of what opens an article, how near to none. */
  readonly by: number
  /** Of the article, see `Member`; of the one in hand where another one opens. */
  readonly size: number
}

/** A text that belongs to no article in hand is about so near to the last one. */
const strange = 1
/** What the words say by themselves is bounded: they come in company. */
const mostBy = 2.5

const kinWeights: Readonly<Record<Way, keyof typeof w>> = {
  stays: 'kinStays',
  heads: 'kinHeads',
  returns: 'kinReturns',
  joins: 'kinJoins',
  'joins away': 'kinAway',
  opens: 'kinOpens',
}

/** An article that has said less than so many pairs, a line or two, is no rival. */
const leastSaid = 40

function hasRival(older: Older | null): boolean {
  for (let one = older; one; one = one.rest) if (one.members.size >= leastSaid) return true
  return false
}

/** Null where there is but one article, and for what is no text. */
export function kinship(
  { kin }: Ground,
  from: Hypothesis,
  step: Pick<Step, 'article' | 'joins' | 'label' | 'more'>,
  at: number,
): Kinship | null {
  if (step.more || from.members === null) return null
  if (step.article === from.articles) {
    const by = (strange - kin.near(at, from.members)) * kin.trust(at, from.members)
    return { way: 'opens', by, size: from.members.size }
  }
  if (step.label !== 'paragraph' && step.label !== 'heading') return null
  if (!hasRival(from.older)) return null
  let [own, others] = [0, 0]
  let size = 0
  const count = (article: number, its: Member | null): void => {
    if (article === step.article) {
      own = kin.near(at, its)
      size = its?.size ?? 0
    } else others = Math.max(others, kin.near(at, its))
  }
  count(from.article, from.members)
  for (let one: Older | null = from.older; one; one = one.rest) count(one.article, one.members)
  const here = step.article === from.article
  const stays = step.label === 'heading' ? 'heads' : 'stays'
  const way = step.joins >= 0 ? (here ? 'joins' : 'joins away') : here ? stays : 'returns'
  return { way, by: own - others, size }
}

/** How much a kinship speaks for its step, in nats. */
export const kinSays = ({ way, by, size }: Kinship): number =>
  w[kinWeights[way]] * Math.max(-mostBy, Math.min(mostBy, by)) + kinScore(way, by, size)
