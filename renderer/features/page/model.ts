// All that is worked out from a desk, once for each state of it.
import type { Desk } from '../../../electron/contract/desk.ts'
import { type Account, checkAccount } from './account.ts'
import { type Item, itemsOf } from './items.ts'
import { type RawRow, rowIndex, rowsOf } from './rows.ts'

export interface Model {
  readonly desk: Desk
  readonly items: readonly Item[]
  readonly rows: readonly RawRow[]
  readonly account: Account
  /** The item that holds a place of the page. */
  itemAt(place: number): Item | null
}

const models = new WeakMap<Desk, Model>()

export function modelOf(desk: Desk): Model {
  const known = models.get(desk)
  if (known !== undefined) return known
  const items = itemsOf(desk)
  const rows = rowsOf(desk.text, items)
  const model: Model = {
    desk,
    items,
    rows,
    account: checkAccount(desk, items),
    itemAt: (place) => rows[rowIndex(rows, place)]?.item ?? null,
  }
  models.set(desk, model)
  return model
}

/** Below this a person should look: about one block in twenty of real pages. */
const sureFrom = 0.75

/** Whether the engine was not sure of a block; what a person set is sure. */
export const isUnsure = (item: Item): boolean =>
  item.kind === 'block' && !item.block.byHand && item.block.confidence < sureFrom
