// What stands over the text without being in it: bar, signs, caret, boxes, and the line to the active card.
import { type RefObject, useCallback } from 'react'
import type { AnnotationInContext, Mention } from '../../../electron/contract/model.ts'
import type { Surface } from '../../article/surface.ts'
import { runCommand } from '../../commands.ts'
import type { Selection } from '../../state/ui.ts'
import { SelectionBar } from './annotate/SelectionBar.tsx'
import { Caret } from './Caret.tsx'
import { EndHandles } from './EndHandles.tsx'
import { Gutter } from './Gutter.tsx'
import { HoverCard } from './HoverCard.tsx'
import { type ArticleTagging, type Marks, mentionTouchedBy } from './library.ts'
import { MentionBox } from './MentionBox.tsx'
import { reading, useReading } from './store.ts'
import type { Actions } from './use-actions.ts'
import type { Hover } from './use-hover.ts'

export interface OverTextProps {
  readonly surface: Surface
  readonly marks: Marks
  readonly tagging: ArticleTagging
  readonly active: AnnotationInContext | null
  readonly selection: Selection | null
  readonly isCaret: boolean
  /** The mention last stepped to. */
  readonly mention: Mention | undefined
  readonly hover: Hover
  readonly actions: Actions
}

export function OverText(props: OverTextProps) {
  const { surface, marks, tagging, active, selection, isCaret, mention, hover, actions } = props
  const isKinds = useReading((state) => state.isKinds)
  const isMentionOpen = useReading((state) => state.isMentionOpen)
  const closeMention = useCallback(() => reading.set({ isMentionOpen: false }), [])
  const entity = mention && tagging.byEntity.get(mention.entityId)
  return (
    <>
      {selection ? (
        <SelectionBar
          surface={surface}
          span={selection}
          isKinds={isKinds}
          onMark={(look) => void actions.mark(look)}
          onEdit={(field) => void actions.edit(field)}
          onEntity={(type) => void actions.entity(type)}
          touched={mentionTouchedBy(tagging.mentions, selection)?.text ?? null}
          onExtend={() => void actions.extend()}
          onKinds={(isOpen) => reading.set({ isKinds: isOpen })}
          onCopy={actions.copy}
          onCorrect={() => runCommand('text.correct')}
        />
      ) : null}
      {active && active.anchor !== 'lost' && !selection ? (
        <EndHandles
          surface={surface}
          mark={active}
          onReshape={actions.reshape}
          onMove={actions.moveMarkEnd}
        />
      ) : null}
      <Gutter surface={surface} marks={marks} activeId={active?.id ?? null} onActivate={actions.activate} />
      {isCaret ? <Caret surface={surface} /> : null}
      {hover.mention ? <HoverCard surface={surface} mention={hover.mention} hover={hover} /> : null}
      {mention && entity && isMentionOpen ? (
        <MentionBox
          surface={surface}
          mention={mention}
          entity={entity}
          onStep={actions.stepMention}
          onClose={closeMention}
        />
      ) : null}
    </>
  )
}

/** Where the line from the active mark to its card is drawn. */
export function Wire({ path }: { path: RefObject<SVGPathElement | null> }) {
  return (
    <svg className="reader-wire" aria-hidden="true">
      <path ref={path} />
    </svg>
  )
}
