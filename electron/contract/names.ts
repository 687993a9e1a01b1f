/** The methods about what is named in articles: tags, entities, the word list, figures. */
import { z } from 'zod'
import * as entities from './entities.ts'
import { languages } from './language.ts'
import { Id, method, Note, none, Offset } from './method.ts'
import type * as model from './model.ts'
import { entityTypes } from './tags.ts'

const EntityKind = z.enum(entityTypes)

export const names = {
  'tags.get': method(z.object({ articleId: Id })).returns<model.ArticleTags>(),
  'tags.add': method(
    z.object({
      articleId: Id,
      revision: z.int(),
      start: Offset,
      end: Offset,
      type: EntityKind,
      canonical: z.string().max(200).optional(),
      /** `library` teaches the name (see `words.add`). */
      everywhere: entities.ReachInput,
    }),
  ).returns<model.Mention>(),
  /** New ends of a mention; it is confirmed with them. */
  'tags.extend': method(
    z.object({ mentionId: Id, revision: z.int(), start: Offset, end: Offset }),
  ).returns<model.Mention>(),
  /**
   * A person's decision on one mention, or on all of the same text and kind in the article or in the library. What is
   * decided for the library goes into the word list and holds for articles to come; `suggest` takes it out again.
   */
  'tags.decide': method(
    z.object({
      mentionId: Id,
      decision: z.enum(['confirm', 'reject', 'suggest']),
      everywhere: entities.ReachInput,
    }),
  ).returns<null>(),
  'tags.retype': method(
    z.object({ mentionId: Id, type: EntityKind, everywhere: entities.ReachInput }),
  ).returns<null>(),
  'tags.decideFigure': method(
    z.object({ figureId: Id, decision: z.enum(['confirm', 'reject', 'suggest']) }),
  ).returns<null>(),

  'entities.list': method(entities.EntityQuery).returns<entities.Rows<entities.EntitySummary>>(),
  'entities.get': method(z.object({ id: Id })).returns<entities.EntityPage>(),
  'entities.concordance': method(entities.ConcordanceQuery).returns<
    entities.Rows<entities.ConcordanceLine>
  >(),
  'entities.graph': method(entities.GraphQuery).returns<entities.EntityGraph>(),
  /** All that is known of it in Markdown, every passage with its source. */
  'entities.dossier': method(z.object({ id: Id, language: z.enum(languages).default('zh-CN') })).returns<{
    name: string
    text: string
  }>(),
  /** `invalid`, reason `name-taken` (`params.id`), if another entity of its kind has the name: join them instead. */
  'entities.rename': method(
    z.object({ id: Id, canonical: z.string().trim().min(1).max(200) }),
  ).returns<null>(),
  'entities.setNote': method(z.object({ id: Id, note: Note })).returns<null>(),
  'entities.previewJoin': method(entities.JoinInput).returns<entities.JoinPreview>(),
  /** All mentions of `ids` go to `into`; the machine joins them so from now on. Answers with what stays. */
  'entities.join': method(entities.JoinInput).returns<entities.EntityRef>(),
  'entities.previewSplit': method(entities.SplitInput).returns<entities.SplitPreview>(),
  /** Splits off an entity and keeps it apart from then on. `invalid`, reasons `split-nothing`, `split-all`. */
  'entities.split': method(entities.SplitInput).returns<entities.EntityRef>(),
  /** Says of two entities that they are not the same; with `apart: false` takes that back. */
  'entities.setApart': method(z.object({ id: Id, otherId: Id, apart: z.boolean() })).returns<null>(),

  /** The person's own names, by name. */
  'words.list': method(entities.WordQuery).returns<entities.Rows<entities.Word>>(),
  /** Teaches a name: it is found in every article at once, and in those to come. */
  'words.add': method(entities.WordInput).returns<{ word: entities.Word; found: number }>(),
  /** Forgets words: what only the list had found goes, what it kept out is suggested again. */
  'words.remove': method(z.object({ ids: z.array(Id).min(1) })).returns<null>(),
  /** Tab-separated, with the header of `words.exportTsv`. */
  'words.importTsv': method(z.object({ text: z.string().max(20_000_000) })).returns<entities.WordImport>(),
  'words.exportTsv': method(none).returns<{ text: string }>(),

  'figures.list': method(entities.FigureQuery).returns<entities.FigureList>(),
  /** UTF-8 with a byte order mark, RFC 4180; no cell is taken for a formula. */
  'figures.csv': method(entities.FigureChoice).returns<{ text: string }>(),
  /** Promised figures, each with what was reported on the same indicator and body. Those with reports first, each newest page first. */
  'figures.promises': method(entities.PromiseQuery).returns<entities.PromiseList>(),
  /** How its figures went over time, the measure with most of them first; at most 6. */
  'figures.series': method(z.object({ entityId: Id })).returns<readonly entities.Series[]>(),
  /** Whom figures are told of, most of them first; at most 200. */
  'figures.bodies': method(none).returns<readonly entities.FigureBody[]>(),
} as const
