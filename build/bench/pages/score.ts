/** How near a page taken apart comes to the gold: counts that can be added up over pages. */
import type { PageArticle, PageLayout, Range } from '../../../electron/contract/page.ts'
import type { GoldArticle, GoldBlock, GoldPage } from './gold.ts'

/** Right ones and all of them; `rate` of nothing is 1. */
export interface Share {
  readonly right: number
  readonly all: number
}

export interface PageScore {
  readonly articleCount: Share
  readonly titles: Share
  readonly bylines: Share
  /** Blocks with their roles: found right, in the gold, in the result. */
  readonly blocks: { readonly right: number; readonly gold: number; readonly found: number }
  readonly mended: Share
  readonly characters: Share
  readonly order: Share
  readonly lost: number
  readonly doubled: number
  /** What went wrong, for reading. */
  readonly misses: readonly string[]
}

const bare = (text: string): string => text.replace(/\s+/gu, '')

/** For each UTF-16 unit how many ranges hold it. */
function coverage(length: number, ranges: Iterable<Range>): Uint8Array {
  const count = new Uint8Array(length)
  for (const [start, end] of ranges)
    for (let i = start; i < end; i++) count[i] = Math.min(255, (count[i] as number) + 1)
  return count
}

function* rangesOf(layout: PageLayout): Generator<Range> {
  for (const article of layout.articles) for (const block of article.blocks) yield* block.ranges
  for (const list of [layout.photos, layout.furniture, layout.unassigned])
    for (const item of list) yield* item.ranges
}

/** Non-blank characters of the page in no range, and in more than one. */
export function account(text: string, layout: PageLayout): { lost: number; doubled: number } {
  const count = coverage(text.length, rangesOf(layout))
  let lost = 0
  let doubled = 0
  for (let i = 0; i < text.length; i++) {
    if (/[\s\u0085]/u.test(text.charAt(i))) continue
    if (count[i] === 0) lost++
    else if ((count[i] as number) > 1) doubled++
  }
  return { lost, doubled }
}

/** For each gold article the result's article that holds most of its characters; each at most once. */
function pairUp(
  text: string,
  gold: GoldPage,
  layout: PageLayout,
): { pairs: (PageArticle | undefined)[]; characters: Share } {
  const owner = new Int32Array(text.length).fill(-1)
  for (const [k, article] of layout.articles.entries())
    for (const { ranges } of article.blocks) for (const [start, end] of ranges) owner.fill(k, start, end)
  const shared: { g: number; k: number; count: number }[] = []
  let all = 0
  for (const [g, article] of gold.articles.entries()) {
    const counts = new Map<number, number>()
    for (const block of article.blocks)
      for (const [start, end] of block.ranges ?? [])
        for (let i = start; i < end; i++) {
          if (/\s/u.test(text.charAt(i))) continue
          all++
          const k = owner[i] as number
          if (k >= 0) counts.set(k, (counts.get(k) ?? 0) + 1)
        }
    for (const [k, count] of counts) shared.push({ g, k, count })
  }
  shared.sort((a, b) => b.count - a.count)
  const pairs: (PageArticle | undefined)[] = gold.articles.map(() => undefined)
  const taken = new Set<number>()
  let right = 0
  for (const { g, k, count } of shared) {
    if (pairs[g] || taken.has(k)) continue
    pairs[g] = layout.articles[k] as PageArticle
    taken.add(k)
    right += count
  }
  return { pairs, characters: { right, all } }
}

/** All ways in which an article's blocks may be divided. */
function variants(article: GoldArticle): GoldBlock[][] {
  let all: GoldBlock[][] = [[...article.blocks]]
  for (const { replaces, blocks } of article.alternatives ?? []) {
    const gone = new Set(replaces.map((at) => article.blocks[at]))
    const at = article.blocks[replaces[0] as number]
    const changed = all.map((variant) =>
      variant.flatMap((block) => (block === at ? blocks : gone.has(block) ? [] : [block])),
    )
    all = [...all, ...changed].slice(0, 64)
  }
  return all
}

interface Compared {
  readonly right: number
  readonly gold: number
  readonly order: Share
  readonly used: ReadonlySet<number>
  readonly missed: readonly GoldBlock[]
}

function compare(
  blocks: readonly GoldBlock[],
  found: PageArticle | undefined,
  photos: ReadonlySet<string>,
): Compared {
  const used = new Set<number>()
  const places: number[] = []
  const missed: GoldBlock[] = []
  let right = 0
  for (const block of blocks) {
    const at = (found?.blocks ?? []).findIndex(
      (own, i) =>
        !used.has(i) &&
        bare(own.text) === bare(block.text) &&
        (own.role === block.role || (block.altRoles ?? []).includes(own.role)),
    )
    if (at >= 0) {
      used.add(at)
      places.push(at)
      right++
    } else if ((block.altUnits ?? []).includes('photo') && photos.has(bare(block.text))) right++
    else missed.push(block)
  }
  let ordered = 0
  for (let i = 1; i < places.length; i++) if ((places[i] as number) > (places[i - 1] as number)) ordered++
  return {
    right,
    gold: blocks.length,
    order: { right: ordered, all: Math.max(0, places.length - 1) },
    used,
    missed,
  }
}

function titleRight(gold: GoldArticle, found: PageArticle | undefined): boolean {
  if (!found) return false
  const titles = [gold.title, ...(gold.altFields ?? []).map(({ title }) => title ?? gold.title)]
  return titles.some((title) => bare(title) === bare(found.title))
}

/** Scores one page. */
export function scorePage(text: string, gold: GoldPage, layout: PageLayout): PageScore {
  const { pairs, characters } = pairUp(text, gold, layout)
  const photos = new Set(layout.photos.map(({ caption }) => bare(caption)))
  const misses: string[] = []
  let titles = 0
  let bylines = 0
  let right = 0
  let goldBlocks = 0
  let cut = 0
  let mended = 0
  const order = { right: 0, all: 0 }
  for (const [g, article] of gold.articles.entries()) {
    const found = pairs[g]
    if (titleRight(article, found)) titles++
    else misses.push(`title ${article.title} ≠ ${found?.title ?? '(none)'}`)
    if ([...article.byline].sort().join() === [...(found?.byline ?? [])].sort().join()) bylines++
    else misses.push(`byline ${article.byline.join()} ≠ ${found?.byline.join() ?? '(none)'}`)
    const best = variants(article)
      .map((variant) => compare(variant, found, photos))
      .reduce((a, b) =>
        b.right - b.gold > a.right - a.gold || (b.right - b.gold === a.right - a.gold && b.right > a.right)
          ? b
          : a,
      )
    right += best.right
    goldBlocks += best.gold
    order.right += best.order.right
    order.all += best.order.all
    for (const block of best.missed) misses.push(`block ${block.role} ${block.text.slice(0, 24)}`)
    const texts = new Set((found?.blocks ?? []).map((block) => bare(block.text)))
    for (const block of article.blocks) {
      if ((block.ranges?.length ?? 0) < 2 || block.role !== 'paragraph') continue
      cut++
      if (texts.has(bare(block.text))) mended++
    }
  }
  const found = layout.articles.reduce((sum, { blocks }) => sum + blocks.length, 0) + layout.photos.length
  for (const photo of gold.photos) {
    goldBlocks++
    if (photos.has(bare(photo.caption))) right++
    else misses.push(`photo ${photo.caption.slice(0, 24)}`)
  }
  const count = layout.articles.length === gold.articles.length
  if (!count) misses.push(`articles ${gold.articles.length} ≠ ${layout.articles.length}`)
  return {
    articleCount: { right: count ? 1 : 0, all: 1 },
    titles: { right: titles, all: gold.articles.length },
    bylines: { right: bylines, all: gold.articles.length },
    blocks: { right, gold: goldBlocks, found },
    mended: { right: mended, all: cut },
    characters,
    order,
    ...account(text, layout),
    misses,
  }
}

/** Rates over any number of pages, 0..1; characters lost and doubled as counts. */
export function summary(scores: readonly PageScore[]): Readonly<Record<string, number>> {
  const rate = (pick: (score: PageScore) => Share): number => {
    let right = 0
    let all = 0
    for (const score of scores) {
      right += pick(score).right
      all += pick(score).all
    }
    return all === 0 ? 1 : Math.round((right / all) * 10_000) / 10_000
  }
  const blocks = scores.map((score) => score.blocks)
  const sum = (pick: (b: (typeof blocks)[number]) => number) =>
    blocks.reduce((total, b) => total + pick(b), 0)
  const f1 = (2 * sum((b) => b.right)) / Math.max(1, sum((b) => b.gold) + sum((b) => b.found))
  return {
    pages: scores.length,
    articleCount: rate((s) => s.articleCount),
    titles: rate((s) => s.titles),
    bylines: rate((s) => s.bylines),
    blockRoleF1: Math.round(f1 * 10_000) / 10_000,
    mended: rate((s) => s.mended),
    characters: rate((s) => s.characters),
    order: rate((s) => s.order),
    lost: scores.reduce((total, { lost }) => total + lost, 0),
    doubled: scores.reduce((total, { doubled }) => total + doubled, 0),
  }
}
