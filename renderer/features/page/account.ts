// The account of a page, counted again from the ranges: whether every character is in exactly one place.
import type { Desk } from '../../../electron/contract/desk.ts'
import { countText, type Item, itemsOf, piecesOf } from './items.ts'

export interface Account {
  /** Characters that are in no item, and such that are in more than one. */
  readonly lost: number
  readonly doubled: number
  /** The library's own account says the same. */
  readonly agrees: boolean
  readonly isRight: boolean
}

/** Counts the page from the ranges of the desk and compares with the account it came with. */
export function checkAccount(desk: Desk, items: readonly Item[] = itemsOf(desk)): Account {
  let lost = 0
  let doubled = 0
  let reached = 0
  for (const { start, end } of piecesOf(items)) {
    if (start > reached) lost += countText(desk.text, [reached, start])
    doubled += countText(desk.text, [start, Math.min(end, reached)])
    reached = Math.max(reached, end)
  }
  lost += countText(desk.text, [reached, desk.text.length])
  const { page, articles, captions, photos, furniture, unassigned } = desk.account
  const sum = articles.reduce((all, one) => all + one, captions + photos + furniture + unassigned)
  const agrees = sum === page && page === countText(desk.text, [0, desk.text.length])
  return { lost, doubled, agrees, isRight: agrees && lost === 0 && doubled === 0 }
}

/** One stretch of the strip: characters in a row that belong to the same article or kind. */
export interface Stretch {
  /** Index of the article, or the kind of a loose item. */
  readonly of: number | 'photo' | 'furniture' | 'unassigned'
  readonly characters: number
  readonly place: number
}

/** A pixel or two each is all there is room for. */
const mostStretches = 400

/** The page as a row of stretches, in the order of the page; on a very divided page short ones are joined to their neighbours. */
export function stretchesOf(desk: Desk, items: readonly Item[] = itemsOf(desk)): Stretch[] {
  let stretches: Stretch[] = []
  for (const { start, end, item } of piecesOf(items)) {
    const of = item.kind === 'block' ? item.article : item.kind
    push(stretches, { of, characters: countText(desk.text, [start, end]), place: start })
  }
  for (let least = 2; stretches.length > mostStretches; least *= 2) {
    const fewer: Stretch[] = []
    for (const one of stretches) {
      const last = fewer.at(-1)
      push(fewer, last && one.characters < least ? { ...one, of: last.of } : one)
    }
    stretches = fewer
  }
  return stretches
}

function push(list: Stretch[], one: Stretch): void {
  const last = list.at(-1)
  if (last?.of === one.of) list[list.length - 1] = { ...last, characters: last.characters + one.characters }
  else list.push(one)
}
