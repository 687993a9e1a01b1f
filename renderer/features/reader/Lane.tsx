// The entities of each paragraph in a column of their own, level with the line where the paragraph first names them.
import { useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { ArticleBlock, Mention } from '../../../electron/contract/model.ts'
import type { Span } from '../../article/span-index.ts'
import type { Surface } from '../../article/surface.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { EntitySeal } from '../../ui/signs.tsx'
import { paneTop } from './Beside.tsx'
import type { ArticleTagging } from './library.ts'
import { stack } from './stack.ts'
import { reading } from './store.ts'

/** Paragraphs after which an entity is named in the lane again. */
const silence = 2

/** For each block its entities' first mentions, without those that the last paragraphs named already. */
export function laneOf(
  blocks: readonly Pick<ArticleBlock, 'start' | 'end'>[],
  mentions: readonly Mention[],
): Mention[] {
  const last = new Map<string, number>()
  const lane: Mention[] = []
  let block = 0
  for (const mention of mentions) {
    while (block < blocks.length - 1 && mention.start >= (blocks[block] as Span).end) block++
    const before = last.get(mention.entityId)
    last.set(mention.entityId, block)
    if (before === undefined || block - before > silence) lane.push(mention)
  }
  return lane
}

export function Lane({
  surface,
  blocks,
  tagging,
  hidden,
  onStep,
}: {
  surface: Surface
  blocks: readonly ArticleBlock[]
  tagging: ArticleTagging
  hidden: ReadonlySet<string>
  onStep: (entityId: string, by: 1 | -1) => void
}) {
  const t = useT()
  const pane = useRef<HTMLUListElement>(null)
  useSyncExternalStore(surface.subscribe, surface.version)
  const { near } = surface
  const lane = useMemo(
    () =>
      laneOf(
        blocks,
        tagging.mentions.filter((mention) => !hidden.has(mention.type)),
      ),
    [blocks, tagging, hidden],
  )
  const shown = lane.filter((mention) => mention.start >= near.start && mention.start < near.end)

  useLayoutEffect(() => {
    if (!pane.current) return
    const rows = [...pane.current.children] as HTMLElement[]
    const top = paneTop(pane.current, surface)
    const wishes = rows.map((row, index) => {
      const line = surface.viewport.lineOf((shown[index] as Mention).start)
      return { want: line.top - top + line.height / 2 - row.offsetHeight / 2, height: row.offsetHeight }
    })
    const tops = stack(wishes, { gap: 0, least: 12 })
    rows.forEach((row, index) => {
      row.style.top = `${tops[index]}px`
    })
  })

  return (
    <ul className="lane" ref={pane}>
      {shown.map((mention) => {
        const entity = tagging.byEntity.get(mention.entityId)
        const count = entity?.mentions.length ?? 1
        return (
          <li key={mention.id}>
            <button
              type="button"
              className="tight"
              title={`${t(`entity.${mention.type}`)} · ${mention.canonical}\n${t('pane.stepHint')}`}
              aria-label={t('pane.step', { name: mention.canonical })}
              onClick={() => onStep(mention.entityId, 1)}
              onDoubleClick={() => ui.openEntity(mention.entityId)}
              onPointerEnter={() => reading.set({ hoverId: mention.entityId })}
              onPointerLeave={() => reading.set({ hoverId: null })}
            >
              <EntitySeal type={mention.type} isConfirmed={entity?.isConfirmed === true} />
              <span className="clip">{mention.canonical}</span>
              {count > 1 ? <small className="num">{count}</small> : null}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
