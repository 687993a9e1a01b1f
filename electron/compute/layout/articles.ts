/** Blocks → articles: captions to the article they belong to, ledes told from the body, everything in reading order. */
import type { Block, LooseText, PageArticle, Photo, Range, Role } from '../../contract/page.ts'
import { innerByline, readByline } from './byline.ts'
import { overlap, pairsOf, spreadOf } from './cohesion.ts'
import type { Draft } from './compose.ts'
import { markLedes } from './ledes.ts'
import { isGlyph } from './lines.ts'
import type { Seen } from './roles.ts'
import { firstWords } from './untitled.ts'

interface Group {
  readonly drafts: Draft[]
  readonly photos: Draft[]
}

const rank: Readonly<Record<Role, number>> = {
  title: 0,
  kicker: 1,
  subtitle: 2,
  byline: 3,
  lede: 4,
  heading: 5,
  paragraph: 5,
  caption: 6,
  credit: 6,
}

const first = (draft: Draft): number => draft.pieces[0] as number

/** A caption with the credits that follow it. */
interface Picture {
  readonly caption: Draft
  readonly credits: Draft[]
}

function picturesOf(drafts: readonly Draft[]): Picture[] {
  const pictures: Picture[] = []
  for (const draft of drafts) {
    const last = pictures.at(-1)
    if (draft.block.role === 'caption') pictures.push({ caption: draft, credits: [] })
    else if (draft.block.role === 'credit' && last) last.credits.push(draft)
    else if (draft.block.role === 'credit') pictures.push({ caption: draft, credits: [] })
  }
  return pictures
}

/** Below this share of common words a photo with a text of its own is no photo of the article. */
const sameMatter = 0.4

/** On a page of so many articles a picture is looked for near where it stands only. */
const manyArticles = 40
const near = 4

/** Which articles a picture at a piece may belong to. `ends` stand in page order of their first pieces. */
function candidates(ends: readonly { from: number }[], at: number): number[] {
  if (ends.length <= manyArticles) return ends.map((_, i) => i)
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] as { from: number }).from <= at) low = middle + 1
    else high = middle
  }
  const from = Math.max(0, low - near)
  return ends.slice(from, low + near).map((_, i) => from + i)
}

/**
 * Gives every picture to the article that speaks of the same things, the one around it first. A picture that stands
 * between articles, tells its own news and has its own credit belongs to none.
 */
function placePictures(groups: ReadonlyMap<number, Group>, pictures: readonly Picture[]): Picture[] {
  const keys = [...groups.keys()]
    .filter((key) => (groups.get(key) as Group).drafts.length > 0)
    .sort(
      (a, b) =>
        first((groups.get(a) as Group).drafts[0] as Draft) -
        first((groups.get(b) as Group).drafts[0] as Draft),
    )
  if (keys.length === 0) return [...pictures]
  const words = keys.map((key) =>
    pairsOf((groups.get(key) as Group).drafts.map(({ block }) => block.text).join('\n')),
  )
  const spread = spreadOf(words)
  const loose: Picture[] = []
  const ends = keys.map((key) => {
    const drafts = (groups.get(key) as Group).drafts
    let from = Infinity
    let to = -1
    for (const { pieces } of drafts) {
      const [a, b] = [pieces[0] as number, pieces.at(-1) as number]
      from = Math.min(from, a, b)
      to = Math.max(to, a, b)
    }
    return { from, to }
  })
  for (const picture of pictures) {
    const text = pairsOf(picture.caption.block.text)
    const at = first(picture.caption)
    let best = -1
    let bestScore = -1
    for (const i of candidates(ends, at)) {
      const { from, to } = ends[i] as { from: number; to: number }
      const inside = at > from && at < to
      const own = keys[i] === picture.caption.article
      const score = overlap(text, words[i] as Set<string>, spread) + (inside ? 0.35 : 0) + (own ? 0.12 : 0)
      if (score > bestScore) {
        bestScore = score
        best = i
      }
    }
    const { from, to } = ends[best] as { from: number; to: number }
    const between = at < from || at > to
    const tells = /[。！？]/.test(picture.caption.block.text) && picture.caption.block.text.length >= 30
    if (between && keys.length > 1 && tells && picture.credits.length > 0 && bestScore < sameMatter + 0.12)
      loose.push(picture)
    else
      for (const part of [picture.caption, ...picture.credits])
        (groups.get(keys[best] as number) as Group).photos.push(part)
  }
  return loose
}

/** Level 2 for headings that stand under another one. */
function withLevels(seen: readonly Seen[], drafts: readonly Draft[]): Draft[] {
  const hashes = new Set<number>()
  for (const draft of drafts)
    if (draft.block.role === 'heading') hashes.add((seen[first(draft)] as Seen).piece.hash)
  const sorted = [...hashes].filter((hash) => hash > 0).sort()
  const top = sorted.length >= 2 && !hashes.has(0) ? (sorted[0] as number) : null
  let before: Role | null = null
  return drafts.map((draft) => {
    const { role } = draft.block
    const level =
      top !== null ? ((seen[first(draft)] as Seen).piece.hash > top ? 2 : 1) : before === 'heading' ? 2 : 1
    before = role
    return role === 'heading' ? { ...draft, block: { ...draft.block, level } } : draft
  })
}

function bylineOf(blocks: readonly Block[]): { byline: string[]; bylineText: string | null } {
  const lines = blocks.filter(({ role }) => role === 'byline')
  const names = lines.flatMap((block) => readByline(block.text, true, true).names)
  const body = blocks.filter(({ role }) => role === 'paragraph' || role === 'lede')
  const inner = names.length > 0 ? null : innerByline(body.map(({ text }) => text))
  const printed = lines.map(({ text, marks }) =>
    [...(marks ?? []).filter(isGlyph).slice(0, 1), text].join(' '),
  )
  return {
    byline: [...new Set(inner?.names ?? names)],
    bylineText: lines.length > 0 ? printed.join(' ') : (inner?.text ?? null),
  }
}

function textOf(blocks: readonly Block[], role: Role): string | null {
  const found = blocks.filter((block) => block.role === role).map(({ text }) => text)
  return found.length === 0 ? null : found.join(' ')
}

/** The article that these blocks make up, in reading order. */
export function articleOf(n: number, blocks: readonly Block[]): PageArticle {
  return {
    n,
    title: textOf(blocks, 'title') ?? firstWords(blocks),
    kicker: textOf(blocks, 'kicker'),
    subtitle: textOf(blocks, 'subtitle'),
    ...bylineOf(blocks),
    blocks,
  }
}

function photoOf({ caption, credits }: Picture): Photo {
  const ranges: Range[] = [caption, ...credits].flatMap(({ block }) => [...block.ranges])
  if (caption.block.role === 'credit') return { caption: '', credit: caption.block.text, ranges }
  return {
    caption: caption.block.text,
    credit: credits.length === 0 ? null : credits.map(({ block }) => block.text).join(' '),
    ranges,
  }
}

/** Scraps without a title and without one whole sentence are no article. */
function isScrap(drafts: readonly Draft[]): boolean {
  return !drafts.some(
    ({ block }) => block.role === 'title' || (block.role === 'paragraph' && block.text.length >= 12),
  )
}

/** All articles in the order in which they begin on the page, and what belongs to none. */
export function gather(
  seen: readonly Seen[],
  drafts: readonly Draft[],
): { articles: PageArticle[]; photos: Photo[]; unassigned: LooseText[] } {
  const groups = new Map<number, Group>()
  const pictured: Draft[] = []
  for (const draft of drafts) {
    if (draft.block.role === 'caption' || draft.block.role === 'credit') {
      pictured.push(draft)
      continue
    }
    const group = groups.get(draft.article) ?? { drafts: [], photos: [] }
    groups.set(draft.article, group)
    group.drafts.push(draft)
  }
  const unassigned: LooseText[] = []
  for (const [key, group] of groups) {
    if (!isScrap(group.drafts)) continue
    for (const { block } of group.drafts) unassigned.push({ text: block.text, ranges: block.ranges })
    groups.delete(key)
  }
  const loose = placePictures(groups, picturesOf(pictured))
  const articles = [...groups.values()]
    .toSorted((a, b) => first(a.drafts[0] as Draft) - first(b.drafts[0] as Draft))
    .map(({ drafts: own, photos }, i) => {
      const body = withLevels(seen, markLedes(seen, own))
      const ordered = [...body, ...photos]
        .map((draft, at) => ({ draft, at }))
        .toSorted((a, b) => rank[a.draft.block.role] - rank[b.draft.block.role] || a.at - b.at)
      return articleOf(
        i + 1,
        ordered.map(({ draft }) => draft.block),
      )
    })
  return { articles, photos: loose.map(photoOf), unassigned }
}
