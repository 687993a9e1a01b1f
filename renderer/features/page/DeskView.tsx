// The desk of one page: toolbar, the raw text, the articles, the account at the foot.
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Desk } from '../../../electron/contract/desk.ts'
import { isWriting, useKeyLabel } from '../../keys.ts'
import { useT } from '../../strings/index.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Account } from './Account.tsx'
import { Articles } from './Articles.tsx'
import { take, takeAllBack } from './actions.ts'
import { ModelProvider } from './context.ts'
import { Edge } from './Edge.tsx'
import { planOfKey } from './keys.ts'
import { modelOf } from './model.ts'
import { Raw } from './Raw.tsx'
import { Toolbar } from './Toolbar.tsx'
import { usePageView } from './view.ts'

export function DeskView({ desk }: { desk: Desk }) {
  const t = useT()
  const keyLabel = useKeyLabel()
  const pageId = desk.page.id
  const side = usePageView((view) => view.side)
  const [isAsking, setAsking] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => usePageView.getState().open(pageId), [pageId])

  const keydown = (event: KeyboardEvent) => {
    // Menus and dialogs hang on the page in React only; their keys are their own.
    if (event.defaultPrevented || isWriting(event.target)) return
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return
    const plan = planOfKey(event)
    if (plan === null) return
    event.preventDefault()
    void take(pageId, plan)
  }

  return (
    <ModelProvider value={modelOf(desk)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the two lists inside, wherever the focus is */}
      <div ref={frame} className="desk screen" data-side={side} onKeyDown={keydown}>
        <Toolbar onReset={() => setAsking(true)} />
        {desk.idle > 0 ? (
          <p className="desk-idle" role="status">
            {t('page.idle', { count: desk.idle })}
          </p>
        ) : null}
        <Raw />
        <Edge desk={frame} />
        <Articles />
        <Account />
        <Confirm
          title={t('page.resetTitle')}
          deed={t('page.reset')}
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          onConfirm={() => void takeAllBack(pageId)}
        >
          {t('page.resetText', { count: desk.steps, key: keyLabel('edit.undo') ?? '' })}
        </Confirm>
      </div>
    </ModelProvider>
  )
}
