/** The page as the steps of the page desk find it, and what each kind of step does to it. */
import { canonicalText, traceBlock } from '../../contract/canonical.ts'
import { type DeskStep, type Fate, handReason, isByHand, type looseKinds } from '../../contract/desk.ts'
import type { Block, LooseText, PageArticle, Photo, Range, Role } from '../../contract/page.ts'
import {
  cut,
  dropsOf,
  hasText,
  isOneLine,
  joinedAlike,
  mended,
  repeatedAt,
  standsFirst,
  writeBlock,
} from './block-text.ts'

/** An article at work; `made` is what the engine made of it, null for one that a step began. */
export interface Sheet {
  blocks: Block[]
  readonly made: PageArticle | null
}

type LooseKind = (typeof looseKinds)[number]
type Loose = { photo: Photo[]; furniture: LooseText[]; unassigned: LooseText[] }

/** A page at work. No step empties a sheet without taking it away. */
export interface Desk {
  readonly page: string
  readonly sheets: Sheet[]
  readonly loose: Loose
}

type StepOf<Kind extends DeskStep['kind']> = Extract<DeskStep, { kind: Kind }>

interface Found {
  readonly sheet: Sheet
  readonly at: number
  readonly block: Block
}

const holds = ({ ranges }: { readonly ranges: readonly Range[] }, place: number): boolean =>
  ranges.some(([start, end]) => start <= place && place < end)

function find(desk: Desk, place: number): Found | null {
  for (const sheet of desk.sheets) {
    const at = sheet.blocks.findIndex((block) => holds(block, place))
    if (at >= 0) return { sheet, at, block: sheet.blocks[at] as Block }
  }
  return null
}

/** The loose item at a place, its kind, and the way to take it out. */
function findLoose(
  desk: Desk,
  place: number,
): { kind: LooseKind; item: Photo | LooseText; take(): void } | null {
  for (const kind of ['photo', 'furniture', 'unassigned'] as const) {
    const list: (Photo | LooseText)[] = desk.loose[kind]
    const at = list.findIndex((item) => holds(item, place))
    const item = list[at]
    if (item) return { kind, item, take: () => void list.splice(at, 1) }
  }
  return null
}

const handled = <B extends Block>(block: B, what: string): B => ({
  ...block,
  confidence: 1,
  reason: handReason(what),
})

/** A block of these ranges, as a step makes it. */
function made(
  desk: Desk,
  role: Role,
  level: number | undefined,
  ranges: readonly Range[],
  drops: readonly Range[],
  what: string,
): Block {
  const { text, ...rest } = writeBlock(desk.page, role, ranges, drops)
  return {
    role,
    ...(level === undefined ? {} : { level }),
    text,
    ranges,
    ...rest,
    confidence: 1,
    reason: handReason(what),
  }
}

function drop(desk: Desk, sheet: Sheet): void {
  if (sheet.blocks.length === 0) desk.sheets.splice(desk.sheets.indexOf(sheet), 1)
}

const startOf = ({ ranges }: { readonly ranges: readonly Range[] }): number => ranges[0]?.[0] ?? 0

/** Loose items stand in the order of the page. */
function insert<Item extends LooseText | Photo>(list: Item[], item: Item): void {
  const behind = list.findIndex((other) => startOf(other) > startOf(item))
  list.splice(behind < 0 ? list.length : behind, 0, item)
}

function lay(desk: Desk, as: LooseKind, text: string, ranges: readonly Range[], isCredit = false): void {
  if (as === 'photo')
    insert(desk.loose.photo, { caption: isCredit ? '' : text, credit: isCredit ? text : null, ranges })
  else insert(desk.loose[as], { text, ranges })
}

function setRole(desk: Desk, { block: place, role, level }: StepOf<'role'>): Fate {
  const found = find(desk, place)
  if (!found) return 'idle'
  const { sheet, at, block } = found
  const rank = role === 'heading' ? (level ?? block.level ?? 1) : undefined
  if (block.role === role && block.level === rank && isByHand(block)) return 'same'
  const what = 'role set'
  if (joinedAlike(block.role, role)) {
    const { level: _, ...rest } = block
    sheet.blocks[at] = handled({ ...rest, role, ...(rank === undefined ? {} : { level: rank }) }, what)
  } else sheet.blocks[at] = made(desk, role, rank, block.ranges, dropsOf(desk.page, block), what)
  return 'held'
}

function split(desk: Desk, { block: place, at: before }: StepOf<'split'>): Fate {
  const found = find(desk, place)
  const halves = found && cut(desk.page, found.block.ranges, before)
  if (!halves) return 'idle'
  const { sheet, at, block } = found
  if (!halves.every((ranges) => hasText(desk.page, ranges))) return 'idle'
  const drops = dropsOf(desk.page, block)
  const [left, right] = halves.map((ranges) => {
    const inside = drops.filter(([start, end]) => ranges.some(([from, to]) => from <= start && end <= to))
    // What stands first in a block repeats nothing.
    const kept = inside.filter(([start]) => !standsFirst(desk.page, ranges, start))
    return made(desk, block.role, block.level, ranges, kept, 'split')
  }) as [Block, Block]
  sheet.blocks.splice(at, 1, left, right)
  return 'held'
}

function join(desk: Desk, { block: place, to: target }: StepOf<'join'>): Fate {
  const [from, to] = [find(desk, place), find(desk, target)]
  if (!from || !to || from.block === to.block) return 'idle'
  const [left, right] = [to.block.ranges.at(-1), from.block.ranges[0]]
  if (!left || !right) return 'idle'
  const drops = [...dropsOf(desk.page, to.block)]
  if (joinedAlike(to.block.role, 'paragraph') && !isOneLine(desk.page, left, right)) {
    const repeated = repeatedAt(desk.page, left, right)
    if (repeated) drops.push(repeated)
  }
  drops.push(...dropsOf(desk.page, from.block))
  const ranges = mended(desk.page, [...to.block.ranges, ...from.block.ranges])
  to.sheet.blocks[to.at] = made(desk, to.block.role, to.block.level, ranges, drops, 'joined')
  from.sheet.blocks.splice(from.at, 1)
  drop(desk, from.sheet)
  return 'held'
}

function move(desk: Desk, { block: place, article, before }: StepOf<'move'>): Fate {
  const [from, to] = [find(desk, place), find(desk, article)]
  if (!from || !to) return 'idle'
  const next = before === null ? null : find(desk, before)
  const behind = next?.sheet === to.sheet ? next.block : undefined
  if (behind === from.block) return 'same'
  const rest = to.sheet.blocks.filter((block) => block !== from.block)
  const at = behind ? rest.indexOf(behind) : rest.length
  if (from.sheet === to.sheet && at === from.at) return 'same'
  from.sheet.blocks.splice(from.at, 1)
  to.sheet.blocks.splice(at, 0, handled(from.block, 'moved'))
  drop(desk, from.sheet)
  return 'held'
}

function newArticle(desk: Desk, { block: place }: StepOf<'new-article'>): Fate {
  const found = find(desk, place)
  if (!found) return 'idle'
  const { sheet, at } = found
  if (at === 0) return 'same'
  const [first, ...others] = sheet.blocks.splice(at) as [Block, ...Block[]]
  const blocks = [handled(first, 'begins an article'), ...others]
  desk.sheets.splice(desk.sheets.indexOf(sheet) + 1, 0, { blocks, made: null })
  return 'held'
}

function joinArticles(desk: Desk, { article, into }: StepOf<'join-articles'>): Fate {
  const [from, to] = [find(desk, article)?.sheet, find(desk, into)?.sheet]
  if (!from || !to) return 'idle'
  if (from === to) return 'same'
  to.blocks.push(...from.blocks.splice(0))
  drop(desk, from)
  return 'held'
}

function order(desk: Desk, { article, before }: StepOf<'order'>): Fate {
  const sheet = find(desk, article)?.sheet
  const next = before === null ? null : find(desk, before)?.sheet
  if (!sheet || next === undefined) return 'idle'
  const from = desk.sheets.indexOf(sheet)
  const rest = desk.sheets.filter((other) => other !== sheet)
  const at = next === sheet ? from : next ? rest.indexOf(next) : rest.length
  if (at === from) return 'same'
  desk.sheets.splice(from, 1)
  desk.sheets.splice(at, 0, sheet)
  return 'held'
}

function loosen(desk: Desk, { block: place, as }: StepOf<'loosen'>): Fate {
  const found = find(desk, place)
  if (!found) return 'idle'
  const { sheet, at, block } = found
  sheet.blocks.splice(at, 1)
  drop(desk, sheet)
  lay(desk, as, block.text, block.ranges, block.role === 'credit')
  return 'held'
}

function loosenArticle(desk: Desk, { article, as }: StepOf<'loosen-article'>): Fate {
  const sheet = find(desk, article)?.sheet
  if (!sheet) return 'idle'
  const blocks = sheet.blocks.splice(0)
  drop(desk, sheet)
  const ranges = blocks.flatMap((block) => [...block.ranges]).sort(([a], [b]) => a - b)
  lay(desk, as, canonicalText(blocks).text, ranges)
  return 'held'
}

/** The blocks that a loose item becomes: one, or caption and credit. */
function blocksOf(desk: Desk, item: Photo | LooseText, role: Role): Block[] {
  const block = (as: Role, ranges: readonly Range[]) =>
    made(desk, as, as === 'heading' ? 1 : undefined, ranges, [], 'taken in')
  if (role === 'caption' && 'caption' in item && item.caption !== '' && item.credit !== null) {
    const last = traceBlock(desk.page, { text: item.caption, ranges: item.ranges }).at(-1) ?? -1
    const parts = cut(desk.page, item.ranges, last + 1)
    if (parts) return [block('caption', parts[0]), block('credit', parts[1])]
  }
  return [block(role, item.ranges)]
}

function claim(desk: Desk, { item: place, article, before, role }: StepOf<'claim'>): Fate {
  const found = findLoose(desk, place)
  const to = article === null ? null : find(desk, article)?.sheet
  if (!found || to === undefined) return 'idle'
  const blocks = blocksOf(desk, found.item, role)
  found.take()
  if (to === null) {
    const start = startOf(found.item)
    const above = desk.sheets.findLastIndex(
      ({ blocks: [first] }) => first !== undefined && startOf(first) < start,
    )
    desk.sheets.splice(above + 1, 0, { blocks, made: null })
    return 'held'
  }
  const next = before === null ? null : find(desk, before)
  to.blocks.splice(next?.sheet === to ? next.at : to.blocks.length, 0, ...blocks)
  return 'held'
}

function reloosen(desk: Desk, { item: place, as }: StepOf<'reloosen'>): Fate {
  const found = findLoose(desk, place)
  if (!found) return 'idle'
  const { kind, item } = found
  if (kind === as) return 'same'
  found.take()
  const text =
    'text' in item
      ? item.text
      : [item.caption, item.credit].filter((part) => part !== '' && part !== null).join(' ')
  lay(desk, as, text, item.ranges)
  return 'held'
}

/** Takes one step on the desk and says what became of it; an idle step has changed nothing. */
export function fate(desk: Desk, step: Exclude<DeskStep, { kind: 'text' }>): Fate {
  switch (step.kind) {
    case 'role':
      return setRole(desk, step)
    case 'split':
      return split(desk, step)
    case 'join':
      return join(desk, step)
    case 'move':
      return move(desk, step)
    case 'new-article':
      return newArticle(desk, step)
    case 'join-articles':
      return joinArticles(desk, step)
    case 'order':
      return order(desk, step)
    case 'loosen':
      return loosen(desk, step)
    case 'loosen-article':
      return loosenArticle(desk, step)
    case 'claim':
      return claim(desk, step)
    case 'reloosen':
      return reloosen(desk, step)
  }
}
