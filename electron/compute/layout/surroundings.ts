/** What surrounds a piece: its neighbours, the lines built like it, what the page as a whole has. */
import { type Form, formOf } from './form.ts'
import type { Piece } from './pieces.ts'
import { type Topic, topicsOf } from './topics.ts'

/** A piece and its form. */
export interface Formed {
  readonly piece: Piece
  readonly form: Form
}

/** A piece as it is weighed: by itself, beside its neighbours, on its page. */
export interface View extends Formed {
  readonly before: Formed | undefined
  readonly after: Formed | undefined
  /** How strongly what follows says that a news item opens here (byline, dateline, —— line), in nats. */
  readonly leads: number
  /** How many other lines of the page are built like it. */
  readonly alike: number
  /** The next line is one of several that are built alike. */
  readonly nextAlike: boolean
  readonly topic: Topic | null
  readonly page: Page
}

/** What is true of the page as a whole. */
interface Page {
  /** Some line has a `#`. */
  readonly hashes: boolean
  /** It has bylines or datelines: a title is likely to have one too. */
  readonly signed: boolean
}

/** May it be a line of its own: title, heading, kicker? */
export function isShort(form: Form): boolean {
  return form.length <= 45 && form.stops === 0
}

function mayBeAlike(form: Form): boolean {
  return isShort(form) && form.length >= 2 && form.byline.sure < 0.6 && !form.photoMark && !form.furniture
}

/**
 * Lines with the same punctuation and, give or take one character, the same length; itself included. Without
 * punctuation only lines of exactly one length are alike.
 */
function countAlike(alike: ReadonlyMap<string, number>, form: Form): number {
  const spread = form.skeleton.endsWith('|x') ? 0 : 1
  let count = 0
  for (let length = form.length - spread; length <= form.length + spread; length++)
    count += alike.get(`${form.skeleton}|${length}`) ?? 0
  return count
}

function bylineLike(form: Form): boolean {
  return form.byline.sure >= 0.45 && !form.byline.photo
}

/** How strongly what follows says that a news item opens here. Looks over at most two more short lines. */
function leadsAfter(formed: readonly Formed[], index: number): number {
  let best = 0
  for (let step = 1; step <= 3; step++) {
    const next = formed[index + step]
    if (!next) break
    const weaker = step === 1 ? 1 : 0.75
    if (next.form.dash && isShort(next.form)) best = Math.max(best, 2.2 * weaker)
    if (bylineLike(next.form) && next.piece.gap > 0) best = Math.max(best, 3 * next.form.byline.sure * weaker)
    if (next.form.dateline) best = Math.max(best, 3.2 * weaker)
    if (next.form.dateline) break
    if (!isShort(next.form)) {
      // A lede between title and byline.
      const second = formed[index + step + 1]
      if (second && bylineLike(second.form) && second.piece.gap > 0) best = Math.max(best, 2 * weaker)
      break
    }
  }
  return best
}

/** How often each build of line and length stands on the page. */
function buildsOf(formed: readonly Formed[]): Map<string, number> {
  const builds = new Map<string, number>()
  for (const { form } of formed)
    if (mayBeAlike(form)) {
      const key = `${form.skeleton}|${form.length}`
      builds.set(key, (builds.get(key) ?? 0) + 1)
    }
  return builds
}

/** Every piece of a page with its surroundings. Linear in the length of the page. */
export function viewsOf(pieces: readonly Piece[]): View[] {
  const formed: Formed[] = pieces.map((piece) => ({ piece, form: formOf(piece) }))
  const builds = buildsOf(formed)
  const others = ({ form }: Formed): number => (mayBeAlike(form) ? countAlike(builds, form) - 1 : 0)
  const topics = topicsOf(pieces, (at) => isShort((formed[at] as Formed).form))
  const page: Page = {
    hashes: pieces.some((piece) => piece.hash > 0),
    signed: formed.some(({ form }) => form.dateline || bylineLike(form)),
  }
  return formed.map((own, index) => {
    const after = formed[index + 1]
    return {
      ...own,
      before: formed[index - 1],
      after,
      leads: isShort(own.form) ? leadsAfter(formed, index) : 0,
      alike: others(own),
      nextAlike: after !== undefined && others(after) > 0,
      topic: topics[index] ?? null,
      page,
    }
  })
}
