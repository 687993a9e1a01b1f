// Tells the surface what to paint: marks, tags, the active mark, the tinted entity.
import { useEffect, useLayoutEffect } from 'react'
import type { AnnotationInContext } from '../../../electron/contract/model.ts'
import { markLayers, tagLayers } from '../../article/layers.ts'
import type { Surface } from '../../article/surface.ts'
import type { ArticleTagging, Marks } from './library.ts'
import { useReading } from './store.ts'

export function usePainting(
  surface: Surface | null,
  marks: Marks,
  tagging: ArticleTagging,
  hidden: ReadonlySet<string>,
  active: AnnotationInContext | null,
): void {
  useLayoutEffect(() => surface?.paint('marks', markLayers(marks.placed)), [surface, marks])
  useLayoutEffect(
    () => surface?.paint('tags', tagLayers(tagging.mentions, tagging.figures, hidden)),
    [surface, tagging, hidden],
  )
  useLayoutEffect(() => {
    const spans =
      active && active.anchor !== 'lost' ? [{ ...spanOf(active), layer: `active-${active.color}` }] : []
    surface?.paint('active', spans)
  }, [surface, active])

  const hoverId = useReading((state) => state.hoverId)
  useEffect(() => {
    const entity = hoverId === null ? undefined : tagging.byEntity.get(hoverId)
    surface?.paint(
      'hover',
      entity?.mentions.map((mention) => ({ ...spanOf(mention), layer: `hover-${mention.type}` })) ?? [],
    )
  }, [surface, tagging, hoverId])
}

const spanOf = ({ start, end }: { start: number; end: number }) => ({ start, end })
