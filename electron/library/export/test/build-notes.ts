/** Builds an article with annotations and mentions for tests, from texts and quotations. */
import { canonicalText } from '../../../contract/canonical.ts'
import { type Metadata, noMetadata } from '../../../contract/metadata.ts'
import type { Annotation, Article, Figure, Mention } from '../../../contract/model.ts'
import type { Role } from '../../../contract/page.ts'
import type { EntityType } from '../../../contract/tags.ts'
import type { ArticleNotes } from '../notes.ts'

type BlockText = readonly [role: Role, text: string]
type Mark = Partial<Omit<Annotation, 'quote'>> & { readonly quote: string }

interface Parts {
  readonly title?: string
  readonly byline?: readonly string[]
  readonly sourceName?: string
  /** What is known of the page. */
  readonly meta?: Partial<Metadata>
  readonly blocks: readonly BlockText[]
  readonly marks?: readonly Mark[]
  readonly entities?: readonly (readonly [EntityType, string])[]
  readonly figures?: readonly Figure[]
}

/** 1 January 2026, 00:00 UTC. */
export const newYear = 1_767_225_600_000

/** Marks stand where their quotation first occurs unless `start` says otherwise; entities wherever their text occurs. */
export function buildNotes(parts: Parts): ArticleNotes {
  const { text, spans } = canonicalText(parts.blocks.map(([, blockText]) => ({ text: blockText })))
  const article: Article = {
    id: 'article-1',
    pageId: 'page-1',
    n: 1,
    title: parts.title ?? '春耕正忙',
    kicker: null,
    subtitle: null,
    byline: parts.byline ?? ['王小禾'],
    bylineText: null,
    characters: text.replace(/\s/g, '').length,
    progress: 0,
    openedAt: null,
    starred: false,
    marks: {},
    revision: 1,
    text,
    blocks: parts.blocks.map(([role], i) => {
      const [start, end] = spans[i] as readonly [number, number]
      return { role, start, end, ranges: [[start, end]], confidence: 1, reason: 'given' }
    }),
    page: {
      id: 'page-1',
      sourceId: 'source-1',
      sourceName: parts.sourceName ?? '晨报.txt',
      n: 2,
      addedAt: newYear,
      sample: false,
      encoding: 'utf-8',
      characters: text.length,
      unassignedCharacters: 0,
      hasPicture: false,
      meta: { ...noMetadata, ...parts.meta },
    },
    place: 0,
  }
  const annotations = (parts.marks ?? []).map((mark, i): Annotation => {
    const start = mark.start ?? text.indexOf(mark.quote)
    return {
      id: `mark-${i + 1}`,
      articleId: article.id,
      revision: 1,
      start,
      end: start + mark.quote.length,
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(start + mark.quote.length, start + mark.quote.length + 32),
      color: 'key',
      style: 'fill',
      note: '',
      tags: [],
      anchor: 'exact',
      score: null,
      kept: false,
      done: false,
      createdAt: newYear,
      modifiedAt: mark.createdAt ?? newYear,
      ...mark,
    }
  })
  const mentions = (parts.entities ?? []).flatMap(([type, name]): Mention[] =>
    [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({
      id: `${name}@${index}`,
      articleId: article.id,
      entityId: `${type}:${name}`,
      type,
      start: index,
      end: index + name.length,
      text: name,
      canonical: name,
      confidence: 0.9,
      by: 'test',
      state: 'suggested',
    })),
  )
  return {
    article,
    sha256: 'ab'.repeat(32),
    annotations,
    tags: { mentions, figures: parts.figures ?? [], quotes: [] },
  }
}
