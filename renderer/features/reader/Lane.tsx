// The entities of each paragraph in a column of their own, level with the line where the paragraph first names them.
import { useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Toolbar } from 'react-aria-components'
import type { ArticleBlock, Mention } from '../../../electron/contract/model.ts'
import type { Span } from '../../article/span-index.ts'
import type { Surface } from '../../article/surface.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { EntitySeal } from '../../ui/signs.tsx'
import { paneTop } from './Beside.tsx'
import { type LaneRow, laneRows } from './lane-rows.ts'
import type { ArticleTagging } from './library.ts'
import { reading } from './store.ts'

/** Pixels, as in pane.css: of a row, and of one in a slim pane, where names are seals. */
const rowHeight = 28
const slimHeight = 24
const slimWidth = 60
/** Pixels of a seal among others. */
const sealWidth = 20
/** Seals that have room in a row beside a name. */
const sealsMore = 2

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

/** What tells little of a line beside other names: who somebody is called, when it was. */
const telling = (mention: Pick<Mention, 'type'>) => mention.type !== 'POSITION' && mention.type !== 'DATE'

/** The names that share a row, the one to spell out first; the others keep their order. */
export function tellingFirst<M extends Pick<Mention, 'type'>>(row: readonly M[]): readonly M[] {
  const first = row.find(telling)
  return first === undefined ? row : [first, ...row.filter((one) => one !== first)]
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
  const pane = useRef<HTMLDivElement>(null)
  const version = useSyncExternalStore(surface.subscribe, surface.version)
  const { near } = surface
  const lane = useMemo(
    () =>
      laneOf(
        blocks,
        tagging.mentions.filter((mention) => !hidden.has(mention.type)),
      ),
    [blocks, tagging, hidden],
  )
  const [rows, setRows] = useState<readonly LaneRow[]>([])
  const shown = useMemo(
    () => lane.filter((mention) => mention.start >= near.start && mention.start < near.end),
    [lane, near],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: lines stand elsewhere with each version of the surface
  useLayoutEffect(() => {
    if (!pane.current) return
    const top = paneTop(pane.current, surface)
    const isSlim = pane.current.clientWidth < slimWidth
    const height = isSlim ? slimHeight : rowHeight
    const wants = shown.map((mention) => {
      const line = surface.viewport.lineOf(mention.start)
      return line.top - top + line.height / 2 - height / 2
    })
    setRows(
      laneRows(wants, {
        height,
        extra: isSlim ? 0 : sealsMore,
        drift: height * 0.75,
        most: Math.max(1, Math.floor((pane.current.clientWidth - 8) / sealWidth)),
        far: height * 1.25,
        least: 12,
      }),
    )
  }, [surface, version, shown])

  return (
    <Toolbar className="lane" orientation="vertical" aria-label={t('pane.entities')} ref={pane}>
      <ul>
        {rows.map((row) => (
          <li key={shown[row.members[0] as number]?.id ?? row.top} style={{ top: row.top }}>
            {tellingFirst(row.members.flatMap((index) => shown[index] ?? [])).map((mention, place) => {
              const entity = tagging.byEntity.get(mention.entityId)
              const name = entity?.name ?? mention.canonical
              const count = entity?.mentions.length ?? 1
              return (
                <button
                  key={mention.id}
                  type="button"
                  className={place === 0 && row.members.length <= sealsMore + 1 ? 'tight' : 'tight seal'}
                  title={`${t(`entity.${mention.type}`)} · ${name}\n${t('pane.stepHint')}`}
                  aria-label={t('pane.step', { name })}
                  onClick={() => onStep(mention.entityId, 1)}
                  onDoubleClick={() => ui.openEntity(mention.entityId)}
                  onPointerEnter={() => reading.set({ hoverId: mention.entityId })}
                  onPointerLeave={() => reading.set({ hoverId: null })}
                >
                  <EntitySeal type={mention.type} isConfirmed={entity?.isConfirmed === true} />
                  {place > 0 || row.members.length > sealsMore + 1 ? null : (
                    <span className="clip">{name}</span>
                  )}
                  {place > 0 || count < 2 || row.members.length > 1 ? null : (
                    <small className="num">{count}</small>
                  )}
                </button>
              )
            })}
          </li>
        ))}
      </ul>
    </Toolbar>
  )
}
