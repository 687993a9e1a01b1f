/** Mends the edges of spans: whole characters, whole pairs of marks, posts only beside people. */
import { parted } from './deeds.ts'
import { cityNames, fullDivisions } from './lexicon/lexicon.ts'
import { segment } from './lexicon/segment.ts'
import { plausible } from './plausible.ts'
import { reached } from './reach.ts'
import type { Candidate } from './rule.ts'

/** A span that reaches over a mark is carried to its partner, at most this far. */
const reach = 40
const pairs = [
  ['“', '”'],
  ['《', '》'],
  ['（', '）'],
  ['‘', '’'],
  ['【', '】'],
] as const
const openers = pairs.map(([open]) => open).join('')
const closers = pairs.map(([, close]) => close).join('')
/** Brackets hold an addition: a span that cuts one is none. Of the others it is carried to the partner. */
const brackets = '（【'
/** Between a post and the person it belongs to: other posts, bodies, marks. */
const beside = 26

/** Mended spans of a folded text, in text order, without overlaps. */
export function mend(text: string, proposed: readonly Candidate[]): Candidate[] {
  const found: Candidate[] = []
  const spans = proposed.flatMap((span) => parted(text, span))
  for (const [i, span] of spans.entries()) {
    const edged = bareOf(
      text,
      balanced(text, labelled(text, wholeWord(text, trimmed(text, retyped(text, aligned(text, span)))))),
    )
    const sound = edged && plausible(text, edged)
    const whole = sound && reached(text, sound)
    if (!whole || whole.end <= whole.start) continue
    if (whole.type === 'POSITION' && !besidePerson(text, spans, i, whole)) continue
    const last = found.at(-1)
    if (last && last.end > whole.start) {
      if (last.end - last.start >= whole.end - whole.start) continue
      found.pop()
    }
    found.push(whole)
  }
  return found
}

/** A character outside the basic plane is two units: no span begins or ends between them. */
function aligned(text: string, span: Candidate): Candidate {
  const inside = (at: number): number => {
    const code = text.charCodeAt(at)
    return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
  }
  return { ...span, start: inside(span.start), end: inside(span.end) }
}

/** Verbs and joints that open a name by mistake; no name of these kinds begins with them. */
const opening =
  /^(?:按照|根据|让|把|使|布局|筹建|组建|力争|争取|实施|开展|启动|推进|推行|深化|巩固|建立|构建|举办|组织|召开|参加|申报|获批|承担|依托|借助|打造|擦亮|做强|落实|完成|与|和|及|由|在|对|将)(?=.{4})/
const openable = new Set<Candidate['type']>(['PROGRAMME', 'EVENT', 'ORG'])

function trimmed(text: string, span: Candidate): Candidate {
  if (!openable.has(span.type) || (span.type === 'ORG' && span.by !== 'crf')) return span
  // 和田市, 将乐县: a place that begins like a joint.
  if (fullDivisions.longestAt(text, span.start) || cityNames.longestAt(text, span.start)) return span
  const ours =
    /^[市县省区]/.test(text.charAt(span.start)) && /[我全本该]/.test(text.charAt(span.start - 1)) ? 1 : 0
  const start = span.start + (opening.exec(text.slice(span.start, span.end))?.[0].length ?? ours)
  return { ...span, start }
}

/** The ending tells an event from a programme more surely than the words around it; services on tour are programmes. */
const tours = /直通车|大篷车|流动快车/
const meetings =
  /(?:会议|大会|年会|论坛|峰会|博览会|培训班|研修班|大赛|锦标赛|运动会|艺术节|文化节|体验活动|宣传活动|义诊活动)$/

function retyped(text: string, span: Candidate): Candidate {
  if (span.type !== 'EVENT' && span.type !== 'PROGRAMME') return span
  const name = text.slice(span.start, span.end)
  if (span.type === 'EVENT' && tours.test(name)) return { ...span, type: 'PROGRAMME' }
  if (span.type === 'PROGRAMME' && meetings.test(name)) return { ...span, type: 'EVENT' }
  // 扩大会|议
  if (name.endsWith('会') && text.charAt(span.end) === '议') return { ...span, end: span.end + 1 }
  return span
}

/** A name that begins inside a common word begins with that word. */
function wholeWord(text: string, span: Candidate): Candidate {
  if (span.by !== 'crf' || (span.type !== 'EVENT' && span.type !== 'PROGRAMME')) return span
  const from = Math.max(0, span.start - 6)
  const cut = segment(text.slice(from, Math.min(span.end, span.start + 6)))
  const start = from + (cut.starts[span.start - from] as number)
  return /[“”，。、\s]/.test(text.slice(start, span.start)) ? span : { ...span, start }
}

/** A programme that follows a label, directly or behind 的, has the label too: “……”的服务体系; so has an event behind one. */
function labelled(text: string, span: Candidate): Candidate {
  if (span.type !== 'PROGRAMME' && span.type !== 'EVENT') return span
  const mark = (span.type === 'EVENT' ? /”$/ : /”的?$/).exec(
    text.slice(Math.max(0, span.start - 2), span.start),
  )
  if (!mark) return span
  const close = span.start - mark[0].length
  const open = text.lastIndexOf('“', close)
  const label = text.slice(open + 1, close)
  return open < 0 || label.length > reach || /[”。！？\n]/.test(label) ? span : { ...span, start: open }
}

/** With the partners of the marks inside, and without marks at its edges that look away; null if one stays alone. */
function balanced(text: string, span: Candidate): Candidate | null {
  let { start, end } = span
  while (start < end && closers.includes(text.charAt(start))) start++
  while (end > start && openers.includes(text.charAt(end - 1))) end--
  let now: Candidate | null = { ...span, start, end }
  // A partner that is reached may bring other marks with it.
  for (const _ of pairs) {
    const before: Candidate = now
    now = withPartners(text, before)
    if (now === null || (now.start === before.start && now.end === before.end)) return now
  }
  return null
}

function withPartners(text: string, span: Candidate): Candidate | null {
  let { start, end } = span
  const inside = text.slice(start, end)
  for (const [open, close] of pairs) {
    let depth = 0
    let least = 0
    for (const unit of inside) {
      if (unit === open) depth++
      else if (unit === close) least = Math.min(least, --depth)
    }
    if (brackets.includes(open) && (least < 0 || depth > 0)) return null
    if (least < 0) {
      const at = start > 0 ? text.lastIndexOf(open, start - 1) : -1
      if (at < 0 || start - at > reach || text.slice(at, start).includes('\n')) return null
      start = at
    }
    if (depth - least > 0) {
      const at = text.indexOf(close, end)
      if (at < 0 || at - end > reach || text.slice(end, at).includes('\n')) return null
      end = at + 1
    }
  }
  return { ...span, start, end }
}

/** Without blanks and stops at its edges, and without the one pair of quotation marks that holds the whole. */
function bareOf(text: string, span: Candidate | null): Candidate | null {
  if (!span) return null
  let { start, end } = span
  while (start < end && /[\s，。；：、！？·—▲▼△▽◆◇■□●○▶◀►◄★☆]/.test(text.charAt(start))) start++
  while (end > start && /[\s，。；：、！？·—▲▼△▽◆◇■□●○▶◀►◄★☆]/.test(text.charAt(end - 1))) end--
  const inside = text.slice(start + 1, end - 1)
  if (text.charAt(start) === '“' && text.charAt(end - 1) === '”' && !/[“”]/.test(inside)) {
    start++
    end--
  }
  return end > start ? { ...span, start, end } : null
}

/** Whether a post stands with a person: touching, or with no end of a sentence between. */
function besidePerson(text: string, spans: readonly Candidate[], at: number, post: Candidate): boolean {
  for (const step of [1, -1])
    for (let i = at + step; i >= 0 && i < spans.length; i += step) {
      const one = spans[i] as Candidate
      const [from, to] = step > 0 ? [post.end, one.start] : [one.end, post.start]
      if (to - from > beside || /[。；！？\n]/.test(text.slice(from, to))) break
      if (one.type === 'PERSON') return true
    }
  return false
}
