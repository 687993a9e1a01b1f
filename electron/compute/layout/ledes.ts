/** Which paragraphs of an article are its ledes: told by where they stand. */
import type { Role } from '../../contract/page.ts'
import type { Draft } from './compose.ts'
import type { Seen } from './roles.ts'

const first = (draft: Draft): number => draft.pieces[0] as number

function withRole(draft: Draft, role: Role, reason: string): Draft {
  return { ...draft, block: { ...draft.block, role, reason } }
}

/** Tells whether a piece stands between two halves of a cut paragraph. Asked in page order. */
function boxedIn(drafts: readonly Draft[]): (piece: number) => boolean {
  const cuts: [from: number, to: number][] = []
  for (const { block, pieces } of drafts)
    if (block.role === 'paragraph')
      for (let k = 1; k < pieces.length; k++) cuts.push([pieces[k - 1] as number, pieces[k] as number])
  cuts.sort((a, b) => a[0] - b[0])
  let next = 0
  let open = -1
  return (piece) => {
    while (next < cuts.length && (cuts[next] as [number, number])[0] < piece)
      open = Math.max(open, (cuts[next++] as [number, number])[1])
    return piece < open
  }
}

/** At most so many paragraphs stand with a head; more of them are the body itself. */
const mostLedes = 3

const lengthOf = (own: readonly Draft[]): number => own.reduce((sum, { block }) => sum + block.text.length, 0)

/** Are these less than the rest of the text? */
const isLess = (found: readonly Draft[], texts: readonly Draft[]): boolean =>
  lengthOf(found) * 2 < lengthOf(texts)

/** The paragraphs that stand with the head, between title and byline or with a title below the body: fewer than the rest. */
function withHead(drafts: readonly Draft[]): ReadonlySet<Draft> {
  const title = drafts.findIndex(({ block }) => block.role === 'title')
  const byline = drafts.findIndex(({ block }) => block.role === 'byline')
  // With a heading of its own, what stands below the head is the rest of the body.
  const bodyBelow = drafts.some(({ block, below }) => below && block.role === 'heading')
  const texts = drafts.filter(({ block }) => block.role === 'paragraph')
  const found = drafts.filter(
    ({ block, below }, at) =>
      block.role === 'paragraph' && ((below && !bodyBelow) || (title >= 0 && at > title && at < byline)),
  )
  return new Set(found.length <= mostLedes && isLess(found, texts) ? found : [])
}

const speaker = /^[^：:，。！？]{1,8}[：:]/u
/** From so many questions and answers on a text is an interview. */
const fewestSpoken = 4
/** A label that stands so often before a paragraph is somebody who speaks. */
const oftenSpoken = 3

/** The one paragraph that stands before the questions and answers of an interview. */
function beforeInterview(drafts: readonly Draft[]): Draft | null {
  const texts = drafts.filter(({ block }) => block.role === 'paragraph')
  const labels = texts.map(({ block }) => speaker.exec(block.text)?.[0] ?? '')
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const isSpoken = (label: string): boolean => label !== '' && (counts.get(label) as number) >= oftenSpoken
  if (labels.filter(isSpoken).length < fewestSpoken || !isSpoken(labels[1] ?? '')) return null
  return labels[0] === '' ? (texts[0] as Draft) : null
}

/** Ledes: text that stands with the head or before an interview, text boxed into a cut paragraph. */
export function markLedes(seen: readonly Seen[], drafts: readonly Draft[]): Draft[] {
  const heads = withHead(drafts)
  const inBox = boxedIn(drafts)
  const texts = drafts.filter(({ block }) => block.role === 'paragraph')
  const boxes = texts.filter((draft) => inBox(first(draft)) && draft.pieces.length === 1)
  const boxed = new Set(isLess(boxes, texts) ? boxes : [])
  const intro = beforeInterview(drafts)
  return drafts.map((draft) => {
    if (draft.block.role !== 'paragraph') return draft
    if ((seen[first(draft)] as Seen).form.ledeWord)
      return withRole(draft, 'lede', 'opens as an editor’s lede')
    if (heads.has(draft))
      return withRole(
        draft,
        'lede',
        draft.below ? 'stands with a title below the body' : 'stands between title and byline',
      )
    if (draft === intro) return withRole(draft, 'lede', 'stands before the questions of an interview')
    if (boxed.has(draft)) return withRole(draft, 'lede', 'boxed into a paragraph that goes on below')
    return draft
  })
}
