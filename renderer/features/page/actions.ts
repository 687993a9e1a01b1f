// Steps on their way to the library, one after the other: each is thought out on the page that the last one left.
import type { Desk, DeskStep, looseKinds, PassedOn } from '../../../electron/contract/desk.ts'
import type { Role } from '../../../electron/contract/page.ts'
import { call } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { keyOf, queryClient } from '../../api/query.ts'
import { language, t } from '../../strings/index.ts'
import { type Model, modelOf } from './model.ts'
import * as steps from './steps.ts'
import { usePageView } from './view.ts'

let last: Promise<unknown> = Promise.resolve()

const keyOfDesk = (pageId: string) => keyOf('desk.get', { pageId })

/** Runs a change of the desk after those before it; a failure is told, and leaves the page as it was. */
function inTurn(pageId: string, change: (desk: Desk) => Promise<Desk> | null): Promise<void> {
  const turn = last.then(async () => {
    const desk = queryClient.getQueryData<Desk>(keyOfDesk(pageId))
    const changed = desk === undefined ? null : change(desk)
    if (changed === null) return
    try {
      queryClient.setQueryData<Desk>(keyOfDesk(pageId), await changed)
    } catch (error) {
      tell(error)
    }
  })
  last = turn
  return turn
}

/** Takes all steps back. */
export const takeAllBack = (pageId: string): Promise<void> =>
  inTurn(pageId, () => call('desk.reset', { pageId }))

export type LooseAs = (typeof looseKinds)[number]
/** Finds the step to take on the page as it is when its turn comes, or none. */
export type Plan = (model: Model, caret: number) => DeskStep | null

/** Takes the step that `plan` finds. */
export const take = (pageId: string, plan: Plan): Promise<void> =>
  inTurn(pageId, (desk) => {
    const step = plan(modelOf(desk), usePageView.getState().caret)
    return step === null ? null : applied(pageId, step)
  })

async function applied(pageId: string, step: DeskStep): Promise<Desk> {
  const { passed = [], ...desk } = await call('desk.apply', { pageId, step })
  if (passed.length > 0) tellDone(passed.map(wordOn).join(language() === 'zh-CN' ? '' : ' '), 'page.passed')
  return desk
}

/** What became of an author or a column that a person had given an article which is no more. */
const wordOn = ({ field, value, kept, from, to }: PassedOn): string =>
  t(kept ? 'page.passed.kept' : 'page.passed.dropped', {
    field: t(field === 'author' ? 'meta.ownAuthor' : 'meta.ownColumn'),
    value,
    from,
    to,
  })

/** What can be asked for at the caret. */
export const plans = {
  split: ({ desk, itemAt }, caret) => steps.splitAt(desk, itemAt(caret), caret),
  join: ({ desk, itemAt }, caret) => steps.joinUp(desk, itemAt(caret)),
  begin: ({ desk, itemAt }, caret) => {
    const item = itemAt(caret)
    return steps.beginArticle(item) ?? steps.claimInto(desk, item, null)
  },
  up: ({ desk, itemAt }, caret) => steps.moveBy(desk, itemAt(caret), -1),
  down: ({ desk, itemAt }, caret) => steps.moveBy(desk, itemAt(caret), 1),
  joinArticle: ({ desk, itemAt }, caret) => {
    const item = itemAt(caret)
    return item?.kind === 'block' ? steps.joinArticle(desk, item.article) : null
  },
} as const satisfies Record<string, Plan>

/** The item at the caret, or the one at `place`, belongs to no article. */
export const asLoose =
  (as: LooseAs, place?: number): Plan =>
  ({ itemAt }, caret) =>
    steps.loosenAs(itemAt(place ?? caret), as)

/** It has a role; loose text comes into the article that stands above it on the page. */
export const asRole =
  (role: Role, level?: number, place?: number): Plan =>
  ({ desk, items, itemAt }, caret) => {
    const item = itemAt(place ?? caret)
    if (item === null || item.kind === 'block') return steps.setRole(item, role, level)
    const blocks = items.filter((one) => one.kind === 'block')
    const above = blocks
      .filter((one) => one.place < item.place)
      .reduce(
        (best, one) => (best === null || one.place > best.place ? one : best),
        null as (typeof blocks)[0] | null,
      )
    const step = steps.claimInto(desk, item, (above ?? blocks[0])?.article ?? null)
    return step?.kind === 'claim' ? { ...step, role } : null
  }
