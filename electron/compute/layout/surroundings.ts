/** What surrounds a piece: its neighbours, the lines built like it, what the page as a whole has. */
import { type Form, formOf } from './form.ts'
import { joinOf } from './joins.ts'
import { isGlyph } from './lines.ts'
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
  /** How well the next piece goes on this line, were it the first half of a cut paragraph; 0 for a long piece. */
  readonly bridge: number
  readonly page: Page
}

/** What is true of the page as a whole. */
interface Page {
  /** Some line has a `#` or is set in bold type. */
  readonly hashes: boolean
  /** Share of the lines with a mark among those that are short and end no sentence. */
  readonly marked: number
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

function markedShare(formed: readonly Formed[]): number {
  const marked = formed.filter(({ piece }) => piece.hash > 0 || piece.bold).length
  return marked < 3
    ? 0
    : marked /
        Math.max(marked, formed.filter(({ form }) => mayBeAlike(form) && form.ending === 'none').length)
}

function bridgeOf(own: Formed, after: Formed | undefined): number {
  if (!after || !isShort(own.form) || own.form.ending === 'stop') return 0
  if (isShort(after.form) && after.form.ending !== 'stop') return 0
  return joinOf({ ...own, alike: 0 }, { ...after, alike: 0 }, 0).score
}

/** So many neighbours with one glyph and whole sentences are the items of a list, whatever the glyph points at elsewhere. */
const leastItems = 3

function withLists(formed: readonly Formed[]): Formed[] {
  const glyphOf = ({ piece, form }: Formed): string | undefined =>
    form.photoMark && form.ending === 'stop' && !form.ownCredit && !form.captionWord
      ? piece.marks.find(isGlyph)
      : undefined
  const found = [...formed]
  for (let from = 0; from < found.length; ) {
    const glyph = glyphOf(found[from] as Formed)
    let to = from + 1
    while (glyph !== undefined && to < found.length && glyphOf(found[to] as Formed) === glyph) to++
    if (to - from >= leastItems)
      for (let i = from; i < to; i++) {
        const own = found[i] as Formed
        found[i] = { ...own, form: { ...own.form, photoMark: false } }
      }
    from = to
  }
  return found
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
  const formed = withLists(pieces.map((piece) => ({ piece, form: formOf(piece) })))
  const builds = buildsOf(formed)
  const others = ({ form }: Formed): number => (mayBeAlike(form) ? countAlike(builds, form) - 1 : 0)
  const topics = topicsOf(pieces, (at) => isShort((formed[at] as Formed).form))
  const page: Page = {
    hashes: pieces.some((piece) => piece.hash > 0 || piece.bold),
    marked: markedShare(formed),
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
      bridge: bridgeOf(own, after),
      page,
    }
  })
}
