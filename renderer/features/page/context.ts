// Hands the state of the page down to its parts, and tells what is at hand.
import { createContext, useContext } from 'react'
import type { DeskBlock } from '../../../electron/contract/desk.ts'
import { t } from '../../strings/index.ts'
import { percent } from '../../strings/language.ts'
import { tintOf } from '../../ui/signs.tsx'
import type { Item } from './items.ts'
import { isUnsure, type Model } from './model.ts'
import { sayReason } from './reasons.ts'
import { usePageView } from './view.ts'

const ModelContext = createContext<Model | null>(null)
export const ModelProvider = ModelContext.Provider

export function useModel(): Model {
  const model = useContext(ModelContext)
  if (model === null) throw new Error('outside of the page desk')
  return model
}

/** Whether the caret is in this item. */
export function useIsCurrent(item: Item | null): boolean {
  const model = useModel()
  return usePageView((view) => item !== null && model.itemAt(view.caret)?.place === item.place)
}

/** What a block or loose item is called. */
export function roleName(item: Item): string {
  if (item.kind !== 'block') return t(`page.loose.${item.kind}`)
  return t(`page.role.${roleId(item.block)}`)
}

/** A role as the menu counts them: a heading below another one is a role of its own. */
export type RoleId = DeskBlock['role'] | 'heading2'

export const roleId = ({ role, level }: DeskBlock): RoleId =>
  role === 'heading' && level === 2 ? 'heading2' : role

/** In the order of the keys 1 … 9, 0 that they come with. */
export const roleIds = [
  'kicker',
  'title',
  'subtitle',
  'byline',
  'lede',
  'heading',
  'paragraph',
  'caption',
  'credit',
  'heading2',
] as const satisfies readonly RoleId[]

/** The tint of an item: of its article, red for what nobody claimed, none for the rest. */
export const tint = (item: Item | null): number | undefined =>
  item === null || item.kind === 'unassigned'
    ? 0
    : item.kind === 'block'
      ? tintOf(item.article + 1)
      : undefined

/** What there is to say of a block: how unsure the engine was and why, or what a person did. */
export function remark(item: Item): { text: string; isUnsure: boolean } | null {
  if (item.kind !== 'block') return null
  const { byHand, confidence, reason } = item.block
  if (byHand) return { text: t('page.byHand', { reason: sayReason(reason) }), isUnsure: false }
  if (!isUnsure(item)) return null
  return {
    text: t('page.unsure', { percent: percent(confidence), reason: sayReason(reason) }),
    isUnsure: true,
  }
}
