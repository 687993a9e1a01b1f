/** What surrounds a piece: its neighbours, the lines built like it, what the page as a whole has. */
import { type Form, type Formed, formOf, isShort } from './form.ts'
import { joinOf } from './joins.ts'
import { withRuns } from './lists.ts'
import type { Piece } from './pieces.ts'
import { type Topic, topicsOf } from './topics.ts'

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
  /** On a page without blank lines between paragraphs one stands above this piece, or above the head it is part of. */
  readonly setOff: boolean
  /** How well the next piece goes on this line, were it the first half of a cut paragraph; 0 for a long piece. */
  readonly bridge: number
  /** Nothing but page furniture stands above it. */
  readonly first: boolean
  /** Stands at the edge of the page among folio, date and masthead. */
  readonly margin: boolean
  /** Who signs a notice, and the day, below its text. */
  readonly signature: 'none' | 'name' | 'date'
  readonly page: Page
}

/** What is true of the page as a whole. */
interface Page {
  /** Some line has a `#` or is set in bold type. */
  readonly hashes: boolean
  /** Share of the lines with a mark among those that are short and end no sentence. */
  readonly marked: number
  /** Articles begin below a blank line, which stands nowhere else. */
  readonly setOff: boolean
  /** So many bylines and datelines it has, one counted half and no more than four: a title is likely to have one too. */
  readonly signed: number
}

function mayBeAlike(form: Form): boolean {
  const isOwn = form.column || form.notice || form.labelled || form.section
  return (
    isShort(form) &&
    form.length >= 2 &&
    form.byline.sure < 0.6 &&
    !form.photoMark &&
    !form.furniture &&
    !isOwn
  )
}

/**
 * Lines with the same punctuation and, give or take one character, the same length; itself included. Without
 * punctuation only lines of exactly one length are alike.
 */
function countAlike(alike: ReadonlyMap<string, number>, form: Form, setOff: boolean): number {
  const spread = form.skeleton.endsWith('|x') ? 0 : 2
  let count = 0
  for (let length = form.length - spread; length <= form.length + spread; length++)
    count += alike.get(`${setOff}|${form.skeleton}|${length}`) ?? 0
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
    const own = formed[index + step - 1]?.form
    // Names tight below a line may be those of a photographer.
    const isUnder = next.piece.gap > 0 || (next.piece.glyph && own?.photoMark === false && !own.captionWord)
    if (bylineLike(next.form) && isUnder) best = Math.max(best, 3 * next.form.byline.sure * weaker)
    if (next.form.webMeta) best = Math.max(best, 3 * weaker)
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

/** A line this short above the folio, or among furniture at the foot, is a name of page or paper. */
const marginLength = 9
/** So many pieces at either end of a page may be its edge. */
const marginPieces = 8

/** Which pieces stand at the edge of the page: above a folio line, and between furniture at head and foot. */
function marginsOf(formed: readonly Formed[]): boolean[] {
  const at = (i: number): Form => (formed[i] as Formed).form
  const margins = formed.map(() => false)
  const body = formed.findIndex(({ form }) => !isShort(form) || form.dateline)
  const head = Math.min(marginPieces, body < 0 ? formed.length : body)
  let folio = -1
  for (let i = 0; i < head; i++) if (at(i).folio && (at(i).furniture || i === 0)) folio = i
  // Names of the page stand first, or right below the folio.
  let first = true
  for (let i = 0; i < head; i++) {
    const isAbove = i < folio && at(i).length <= marginLength
    const isFirstFolio = i <= 1 && first && at(i).folio && /[|｜]/u.test((formed[i] as Formed).piece.plain)
    const below = formed[i + 1]?.form
    const isOverFolio = below?.furniture === true && below.folio && !below.date
    const isBetween = first && i > 0 && at(i).length <= 2 * marginLength && isOverFolio
    margins[i] = isAbove || isBetween || isFirstFolio || (at(i).section && (first || i <= folio + 1))
    first &&= margins[i] === true || at(i).furniture
  }
  for (let i = formed.length - 2; i > 0 && i > formed.length - marginPieces; i--) {
    const below = at(i + 1).furniture || margins[i + 1] === true
    if (!isShort(at(i))) break
    margins[i] = below && at(i - 1).furniture && at(i).length <= 2 * marginLength
  }
  return margins
}

/** A body and a day below the last sentence of a text: 青溪县自来水公司, 2026年2月11日. */
function signatureAt(formed: readonly Formed[], index: number): View['signature'] {
  const at = (i: number): Form | undefined => formed[i]?.form
  const isName = (i: number): boolean =>
    at(i) !== undefined &&
    isShort(at(i) as Form) &&
    at(i)?.ending === 'none' &&
    at(i)?.furniture === false &&
    at(i + 1)?.date === true &&
    ((at(i - 1)?.ending === 'stop' && !isShort(at(i - 1) as Form)) || at(i - 1)?.labelled === true)
  if (isName(index)) return 'name'
  const above = at(index - 1)
  // The day below a letter, by itself; at the head of a page a day is the page's own.
  const endsLetter = above?.ending === 'stop' && !isShort(above) && at(index + 1)?.furniture === false
  return at(index)?.date === true && (isName(index - 1) || endsLetter) ? 'date' : 'none'
}

function markedShare(formed: readonly Formed[]): number {
  const marked = formed.filter(({ piece }) => piece.hash > 0 || piece.bold).length
  return marked < 3
    ? 0
    : marked /
        Math.max(marked, formed.filter(({ form }) => mayBeAlike(form) && form.ending === 'none').length)
}

function bridgeOf(own: Formed, after: Formed | undefined): number {
  if (!after || !isShort(own.form) || own.form.ending === 'stop' || own.piece.ragged) return 0
  if (isShort(after.form) && after.form.ending !== 'stop') return 0
  return joinOf({ ...own, alike: 0 }, { ...after, alike: 0 }, 0).score
}

/** Which pieces stand below a blank line on a page that has none between paragraphs, or in a head that does. */
function setOffOf(formed: readonly Formed[]): boolean[] {
  const found: boolean[] = []
  for (const [i, { piece }] of formed.entries()) {
    const above = formed[i - 1]
    const inHead =
      above === undefined ||
      above.form.furniture ||
      (found[i - 1] === true && isShort(above.form) && above.form.ending !== 'stop')
    found.push(piece.tight && (piece.gap >= 2 || inHead))
  }
  return found
}

/** Where every line by itself is set off there are fewer pieces to each; where articles are, at least so many. */
const leastBetween = 3

/**
 * Do blank lines, which stand between no paragraphs, part articles on this page rather than set off every line that
 * stands by itself?
 */
function setsOff(formed: readonly Formed[]): boolean {
  let apart = 0
  let inside = 0
  for (const [i, { piece, form }] of formed.entries()) {
    if (!piece.tight || !isShort(form) || form.furniture || form.ending === 'stop') continue
    const [above, below] = [formed[i - 1]?.form, formed[i + 1]?.form]
    if (piece.gap >= 2) apart++
    else if (above && below && !isShort(above) && !isShort(below) && form.ending === 'none') inside++
  }
  return apart >= 2 && (inside > 0 || apart * leastBetween < formed.length)
}

/** A line that leads so surely into a news item is a title: what is built like it is no heading for that. */
const sureLeads = 2

/** How often each build of line and length stands on the page. */
function buildsOf(
  formed: readonly Formed[],
  setOff: readonly boolean[],
  leads: readonly number[],
): Map<string, number> {
  const builds = new Map<string, number>()
  for (const [i, { form }] of formed.entries())
    if (mayBeAlike(form) && (leads[i] as number) < sureLeads) {
      const key = `${setOff[i]}|${form.skeleton}|${form.length}`
      builds.set(key, (builds.get(key) ?? 0) + 1)
    }
  return builds
}

/** Every piece of a page with its surroundings. Linear in the length of the page. */
export function viewsOf(pieces: readonly Piece[]): View[] {
  const formed = withRuns(pieces.map((piece) => ({ piece, form: formOf(piece) })))
  const setOff = setOffOf(formed)
  const leads = formed.map(({ form }, i) => (isShort(form) ? leadsAfter(formed, i) : 0))
  const builds = buildsOf(formed, setOff, leads)
  const others = (i: number): number => {
    const form = formed[i]?.form
    return form && mayBeAlike(form) && (leads[i] as number) < sureLeads
      ? countAlike(builds, form, setOff[i] === true) - 1
      : 0
  }
  const margins = marginsOf(formed)
  const topics = topicsOf(pieces, (at) => isShort((formed[at] as Formed).form))
  const page: Page = {
    hashes: pieces.some((piece) => piece.hash > 0 || piece.bold),
    marked: markedShare(formed),
    setOff: setsOff(formed),
    signed: Math.min(4, formed.filter(({ form }) => form.dateline || bylineLike(form)).length) / 2,
  }
  const first = formed.findIndex(({ form }, i) => !form.furniture && margins[i] !== true)
  return formed.map((own, index) => {
    const after = formed[index + 1]
    return {
      ...own,
      before: formed[index - 1],
      after,
      leads: leads[index] as number,
      alike: others(index),
      nextAlike: others(index + 1) > 0,
      setOff: setOff[index] === true,
      topic: topics[index] ?? null,
      bridge: bridgeOf(own, after),
      first: index === first,
      signature: signatureAt(formed, index),
      margin: margins[index] === true,
      page,
    }
  })
}
