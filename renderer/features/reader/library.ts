// What the reading screen asks of the library: one article with its marks and tags, in the order of the text.
import { useMemo } from 'react'
import type {
  AnnotationInContext,
  Article,
  ArticleSummary,
  Figure,
  Mention,
} from '../../../electron/contract/model.ts'
import { useLibrary } from '../../api/query.ts'
import { type Span, SpanIndex } from '../../article/span-index.ts'
import { useLanguage } from '../../strings/index.ts'
import { entityName } from '../../ui/entity-name.ts'
import { useReading } from './store.ts'

/** The marks of an article: those that have a passage, by place, and those that lost it. */
export interface Marks {
  readonly placed: readonly AnnotationInContext[]
  readonly lost: readonly AnnotationInContext[]
  readonly index: SpanIndex<AnnotationInContext>
  readonly byId: ReadonlyMap<string, AnnotationInContext>
}

/** An entity of the article with its mentions in text order. */
export interface Entity {
  readonly id: string
  readonly type: Mention['type']
  readonly name: string
  readonly mentions: readonly Mention[]
  readonly isConfirmed: boolean
}

export interface ArticleTagging {
  readonly mentions: readonly Mention[]
  readonly figures: readonly Figure[]
  readonly entities: readonly Entity[]
  readonly byEntity: ReadonlyMap<string, Entity>
}

export function sortMarks(annotations: readonly AnnotationInContext[]): Marks {
  const index = new SpanIndex(annotations.filter((mark) => mark.anchor !== 'lost'))
  return {
    placed: index.spans,
    lost: annotations.filter((mark) => mark.anchor === 'lost'),
    index,
    byId: new Map(annotations.map((mark) => [mark.id, mark])),
  }
}

export function groupEntities(mentions: readonly Mention[]): Entity[] {
  const groups = new Map<string, Mention[]>()
  for (const mention of mentions) {
    const group = groups.get(mention.entityId)
    if (group) group.push(mention)
    else groups.set(mention.entityId, [mention])
  }
  return [...groups].map(([id, group]) => {
    const first = group[0] as Mention
    return {
      id,
      type: first.type,
      name: entityName(first),
      mentions: group,
      isConfirmed: group.some((mention) => mention.state === 'confirmed'),
    }
  })
}

/** The name that a selection touches without having its ends: these can become the selection's. */
export function mentionTouchedBy(mentions: readonly Mention[], selection: Span | null): Mention | null {
  if (selection === null) return null
  const { start, end } = selection
  return (
    mentions.find((one) => one.start < end && one.end > start && (one.start !== start || one.end !== end)) ??
    null
  )
}

const none: readonly never[] = []

export function useMarks(articleId: string): Marks {
  const { data } = useLibrary('annotations.list', { articleId })
  const draft = useReading((state) => state.draft)
  const hiddenBefore = useReading((state) => state.hiddenBefore) ?? 0
  return useMemo(
    () =>
      sortMarks(
        (data ?? none)
          .filter((mark) => mark.createdAt >= hiddenBefore)
          .map((mark) => (mark.id === draft?.id ? { ...mark, ...draft } : mark)),
      ),
    [data, draft, hiddenBefore],
  )
}

export function useTagging(articleId: string): ArticleTagging {
  const { data } = useLibrary('tags.get', { articleId })
  const language = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: dates have other names in another language
  return useMemo(() => {
    const mentions = (data?.mentions ?? none)
      .filter((mention) => mention.state !== 'rejected')
      .sort((a, b) => a.start - b.start)
    const figures = (data?.figures ?? none).filter((figure) => figure.state !== 'rejected')
    const entities = groupEntities(mentions)
    return { mentions, figures, entities, byEntity: new Map(entities.map((entity) => [entity.id, entity])) }
  }, [data, language])
}

/** More articles than any newspaper page or book has. */
const pageMost = 500

/** Articles of the same page, in their order. */
export function useNeighbours(article: Pick<Article, 'pageId'>): readonly ArticleSummary[] {
  const { data } = useLibrary('listing.rows', { pageId: article.pageId, limit: pageMost })
  return data?.rows ?? none
}
