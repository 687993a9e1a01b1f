/**
 * Which of the articles in hand a text belongs to, by the pairs of characters it shares with what they have said so far: the
 * likelihood of its pairs under the article's own words mixed with those of the page (Jelinek and Mercer 1980). On pages taken
 * apart by hand it ranks texts that go back over texts that stay nine times in ten.
 */
import { bucket } from './bucket.ts'
import { pairsOf } from './cohesion.ts'
import type { Piece } from './pieces.ts'

/** The pieces of an article so far, the last one first. */
export interface Member {
  readonly piece: number
  /** How many different pairs each of them has, added up. */
  readonly size: number
  readonly rest: Member | null
}

/** So many pieces of an article are looked back upon. */
const mostMembers = 20
/** A text shorter than this, in UTF-16 units, is taken with the text below it. */
const enoughText = 160
/** Shorter pieces are lines. */
const leastText = 20
/** So many different pairs are enough to tell that nothing is shared. */
const enough = { text: 60, article: 150 }
/** A pair that stands in more pieces tells nothing of any. */
const commonest = 40
/** Pages of more pieces are not looked through, nor pieces further back. */
const mostPieces = 2000
const farthest = 400
/** The share of an article's own words against those of the page, as a ratio; so many pairs are thought to stand unseen. */
const smoothing = { own: 0.2, unseen: 2000 }

/** Edges of how much nearer a text is to the article it is put to than to the nearest other one. */
const nearer = [-3, -2, -1.2, -0.7, -0.3, 0, 0.3, 0.7, 1.2, 2, 3]
/** Articles that have said so much are compared with more trust, in pairs. */
const sizes = [60, 250]
/**
 * How a piece is put to an article: it stays, is a heading there, goes back without a cut, goes on a cut in the article in
 * hand or in one that was left, or opens another one.
 */
export const ways = ['stays', 'heads', 'returns', 'joins', 'joins away', 'opens'] as const
export type Way = (typeof ways)[number]
/** So many places among the learned weights. */
export const kinPlaces = (nearer.length + 1) * (sizes.length + 1) * ways.length

/** `by`: how much nearer, see `Kin.near`; `size`: see `Member`. */
export function kinPlace(way: Way, by: number, size: number): number {
  return (
    (ways.indexOf(way) * (nearer.length + 1) + bucket(by, nearer)) * (sizes.length + 1) + bucket(size, sizes)
  )
}

export interface Kin {
  /** 0 or more: nats by which the text at a piece is likelier in an article than on the page, over the root of its number of pairs. */
  near(at: number, members: Member | null): number
  /** 0..1: how much it tells that a text is near to none: little where either has few words. */
  trust(at: number, members: Member): number
  /** The article with one more piece. */
  with(members: Member | null, piece: number): Member
}

interface Shared {
  /** How rare each shared pair is elsewhere on the page: the larger, the rarer. */
  readonly rare: readonly number[]
  /** For each piece that shares pairs, which. */
  readonly with: ReadonlyMap<number, readonly number[]>
  /** Different pairs of the text. */
  readonly size: number
}

/** Looks at the words of each piece once; what is asked of an article is remembered. */
export function kinOf(pieces: readonly Piece[]): Kin {
  const pairs = pieces.length > mostPieces ? [] : pieces.map(({ plain }) => pairsOf(plain))
  const holders = new Map<string, number[]>()
  let all = 0
  for (const [at, own] of pairs.entries()) {
    all += own.size
    for (const pair of own) {
      const list = holders.get(pair)
      if (list) list.push(at)
      else holders.set(pair, [at])
    }
  }
  const shared = new Map<number, Shared>()
  // A search asks of one piece after the other, and each reading of it asks again.
  let asked = new Map<Member, number>()
  let askedAt = -1

  function sharedAt(at: number): Shared {
    const found = shared.get(at)
    if (found) return found
    const own = new Set(pairs[at])
    const { plain } = pieces[at] as Piece
    if (plain.length < enoughText && (pieces[at + 1]?.plain.length ?? 0) >= leastText)
      for (const pair of pairs[at + 1] as Set<string>) own.add(pair)
    const rare: number[] = []
    const others = new Map<number, number[]>()
    for (const pair of own) {
      const list = holders.get(pair) as number[]
      if (list.length < 2 || list.length > commonest) continue
      const n = rare.length
      rare.push(((all + smoothing.unseen) * smoothing.own) / (list.length - 0.5))
      for (const other of list) {
        if (other >= at) break
        if (other < at - farthest) continue
        const known = others.get(other)
        if (known) known.push(n)
        else others.set(other, [n])
      }
    }
    const made = { rare, with: others, size: own.size }
    shared.set(at, made)
    return made
  }

  function near(at: number, members: Member | null): number {
    if (!members || pairs.length === 0) return 0
    if (at !== askedAt) {
      asked = new Map()
      askedAt = at
    }
    const known = asked.get(members)
    if (known !== undefined) return known
    const own = sharedAt(at)
    const counts = new Float64Array(own.rare.length)
    let n = 0
    for (let m: Member | null = members; m && n < mostMembers; m = m.rest, n++)
      for (const pair of own.with.get(m.piece) ?? []) counts[pair] = (counts[pair] as number) + 1
    const size = Math.max(1, members.size)
    let nats = 0
    for (const [pair, count] of counts.entries())
      if (count > 0) nats += Math.log(1 + (count / size) * (own.rare[pair] as number))
    const score = nats / Math.sqrt(Math.max(1, own.size))
    asked.set(members, score)
    return score
  }
  const share = (size: number, all: number): number => Math.min(1, size / all)
  return {
    near,
    trust: (at, members) =>
      pairs.length === 0 ? 0 : share(sharedAt(at).size, enough.text) * share(members.size, enough.article),
    with(members, piece) {
      return { piece, size: (members?.size ?? 0) + (pairs[piece]?.size ?? 0), rest: members }
    },
  }
}
