/** How lines of one head belong together: a headline in several lines, what stands above and below it. */
import { affinity } from './bigrams.ts'
import { completeness } from './joins.ts'
import { titleGoesOn } from './placing.ts'
import type { Seen } from './roles.ts'
import { tuned as w } from './tuned.ts'

/** A headline of all its lines is seldom longer, in characters. */
const longestHead = 48
/** Two lines of one headline are about as long as each other. */
const evenLines = 4
/** What stands below a headline and is so much longer says more than it. */
const muchLonger = 1.8

/** A subject without what it does, a verb without what it does it to, a place without what is there. */
const lacking =
  /(?:医院|中心|团队|学校|公司|大学|学院|小学|中学|政府|集团|协会|法院|检察院|[委局厅院馆所]|(?:医院|中心|公司|学校|大学|法院|[委局县市区镇乡])(?:启动|召开|举行)|开展|举办|推动|推进|打造|助力|加强|荣获|获得?|成为|建成|开启|实现|组织|走进|参与|加入|迎来|擦亮|筑牢|[为让把将与和的在于对向以赴里中上下前后间])$/u

/** Is a line half of a phrase by its last words? */
export const isHalf = (text: string): boolean => lacking.test(text)

/** How much the end of a line asks for more of it, 0 to 2. */
export function lacksMore({ piece }: Seen): number {
  if (isHalf(piece.plain)) return 2
  return Math.max(0, Math.min(2, -completeness(piece)))
}

/** Is the line as close below the one above it as lines of one headline are? 0 no, 1 perhaps, 2 for certain. */
function closeness({ piece }: Seen, above: Seen): 0 | 1 | 2 {
  if (piece.gap === 0) return 2
  return piece.tight && piece.gap < above.piece.gap ? 1 : 0
}

/** How well two characters on either side of a line end go together, where a width may have cut a phrase; 0 or more. */
function brokenPhrase({ piece, form }: Seen, above: Seen): number {
  if (form.latin || above.form.inParts || form.length > above.form.length) return 0
  return Math.max(0, Math.min(3, affinity(above.piece.plain.slice(-1), piece.plain.slice(0, 1)) - 1))
}

/** What a line scores as the next line of the headline directly above it. */
export function nextTitleLine(seen: Seen, above: Seen): number {
  const { piece, form, named } = seen
  const close = closeness(seen, above)
  const broken = close > 0 ? brokenPhrase(seen, above) : 0
  let score = Math.max(named.title, broken > 0.5 ? w.titleBrokenFloor : Number.NEGATIVE_INFINITY)
  score += w.titleBroken * broken - w.titleSecond - seen.leads
  // A line that ends like no phrase goes on.
  if (piece.gap <= 1) score += w.titleIncomplete * lacksMore(above)
  score += close === 2 ? 2.2 : w.titleSecondApart + (close === 1 ? w.titleSecondEven : 0)
  // A second line of one English headline goes on in lower case, unless all of its words have capitals.
  const sentence = form.latin && /\s[a-z]{4,}/u.test(above.piece.plain) && /^[A-Z]/u.test(piece.plain)
  const levels = piece.hash > 0 && above.piece.hash > 0 && piece.hash !== above.piece.hash
  // Lines of one headline have one level; a greater one below is the headline of a kicker.
  // A mark stands before each line of a headline or, tight, before its first.
  if (above.piece.hash > 0 && piece.hash === 0 && piece.gap > 0) score += w.titleSecondBare
  if (levels) score -= piece.hash > above.piece.hash ? 4 : 7
  else if (above.form.length + form.length > longestHead || sentence) score -= 2
  if (Math.abs(above.form.length - form.length) <= evenLines) score += w.titleSecondEven
  else if (form.length > muchLonger * above.form.length) score -= w.titleSecondEven
  return score + titleGoesOn(above.piece.set, piece.set)
}
