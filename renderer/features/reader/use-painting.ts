// Tells the surface what to paint: marks, mentions, figures, the active mark, the tinted entity.
import { useEffect, useLayoutEffect } from 'react'
import type { AnnotationInContext, Mention } from '../../../electron/contract/model.ts'
import { inLayer, markLayers, mentionLayers } from '../../article/layers.ts'
import type { SpanIndex } from '../../article/span-index.ts'
import type { Surface } from '../../article/surface.ts'
import type { ArticleTagging, Marks } from './library.ts'
import { useReading } from './store.ts'

export function usePainting({
  surface,
  marks,
  tagging,
  mentions,
  areFiguresShown,
  active,
}: {
  surface: Surface | null
  marks: Marks
  tagging: ArticleTagging
  /** Those of the kinds that are marked in the text. */
  mentions: SpanIndex<Mention>
  areFiguresShown: boolean
  active: AnnotationInContext | null
}): void {
  useLayoutEffect(() => surface?.paint('marks', marks.index, markLayers), [surface, marks])
  useLayoutEffect(() => surface?.paint('mentions', mentions, mentionLayers), [surface, mentions])
  useLayoutEffect(() => {
    if (areFiguresShown) surface?.paint('figures', tagging.figures, inLayer('figure'))
    else surface?.unpaint('figures')
  }, [surface, tagging, areFiguresShown])
  useLayoutEffect(() => {
    if (active && active.anchor !== 'lost')
      surface?.paint('active', [active], inLayer(`active-${active.color}`))
    else surface?.unpaint('active')
  }, [surface, active])

  const hoverId = useReading((state) => state.hoverId)
  useEffect(() => {
    const entity = hoverId === null ? undefined : tagging.byEntity.get(hoverId)
    if (entity) surface?.paint('hover', entity.mentions, inLayer(`hover-${entity.type}`))
    else surface?.unpaint('hover')
  }, [surface, tagging, hoverId])
}
