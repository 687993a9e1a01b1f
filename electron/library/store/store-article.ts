/** Writes one article of a finished page: its row and blocks, and what is tagged in it. */
import type { Database } from 'better-sqlite3'
import { canonicalText } from '../../contract/canonical.ts'
import type { PageArticle } from '../../contract/page.ts'
import type { Tags } from '../../contract/tags.ts'
import { rowId } from '../db/row-id.ts'
import { query } from '../db/sql.ts'
import { type Kept, resolver } from '../entities/rules.ts'
import { settler, unrecorded, wordsOf } from '../entities/settle.ts'

/** UTF-16 units without blanks: what the contract calls the length in characters. */
export const countCharacters = (text: string): number => text.replace(/\s+/gu, '').length

/** Where an article goes. */
export interface ArticlePlace {
  readonly id: string
  readonly pageId: string
  readonly revision: number
}

// Who wrote it is as a person said, and what is read anew waits beside it.
const putArticle = query(
  `INSERT INTO article (id, page_id, n, title, kicker, subtitle, byline_json, byline_text, text, revision,
     characters, tag_engine)
   VALUES (@id, @pageId, @n, @title, @kicker, @subtitle, @byline, @bylineText, @text, @revision, @characters, @engine)
   ON CONFLICT (id) DO UPDATE SET page_id = excluded.page_id, n = excluded.n, title = excluded.title,
     kicker = excluded.kicker, subtitle = excluded.subtitle,
     byline_json = iif(byline_read IS NULL, excluded.byline_json, byline_json),
     byline_text = iif(byline_read IS NULL, excluded.byline_text, byline_text),
     byline_read = iif(byline_read IS NULL, NULL, json_array(json(excluded.byline_json), excluded.byline_text)),
     text = excluded.text, revision = excluded.revision,
     characters = excluded.characters, tag_engine = excluded.tag_engine`,
)
const dropBlocks = query<[string]>('DELETE FROM block WHERE article_id = ?')
const putBlock = query(
  `INSERT INTO block (article_id, i, role, level, start, "end", ranges_json, marks_json, dropped, dropped_at,
     fixes_json, confidence, reason)
   VALUES (@articleId, @i, @role, @level, @start, @end, @ranges, @marks, @dropped, @droppedAt, @fixes,
     @confidence, @reason)`,
)

/** Writes the article and its blocks; an article that is there under this id gets the new ones. Returns its text. */
export function putArticleRows(
  db: Database,
  place: ArticlePlace,
  article: PageArticle,
  tagEngine: string,
): string {
  const { text, spans } = canonicalText(article.blocks)
  putArticle(db).run({
    id: place.id,
    pageId: place.pageId,
    n: article.n,
    title: article.title,
    kicker: article.kicker,
    subtitle: article.subtitle,
    byline: JSON.stringify(article.byline),
    bylineText: article.bylineText,
    text,
    revision: place.revision,
    characters: countCharacters(text),
    engine: tagEngine,
  })
  dropBlocks(db).run(place.id)
  for (const [i, block] of article.blocks.entries()) {
    const [start, end] = spans[i] as readonly [number, number]
    putBlock(db).run({
      articleId: place.id,
      i,
      role: block.role,
      level: block.level ?? null,
      start,
      end,
      ranges: JSON.stringify(block.ranges),
      marks: block.marks ? JSON.stringify(block.marks) : null,
      dropped: block.dropped ?? null,
      droppedAt: block.droppedAt ?? null,
      fixes: block.fixes ? JSON.stringify(block.fixes) : null,
      confidence: block.confidence,
      reason: block.reason,
    })
  }
  return text
}

const putEntity = query<[string, string, string]>('INSERT INTO entity (id, type, canonical) VALUES (?, ?, ?)')
const putMention = query(
  `INSERT INTO mention (id, article_id, entity_id, type, start, "end", text, confidence, by, state)
   VALUES (@id, @articleId, @entityId, @type, @start, @end, @text, @confidence, @by, 'suggested')`,
)
const putFigure = query(
  `INSERT INTO figure (id, article_id, start, "end", text, value_json, unit, qualifier, indicator, kind,
     confidence, by, state)
   VALUES (@id, @articleId, @start, @end, @text, @value, @unit, @qualifier, @indicator, @kind, @confidence, @by,
     'suggested')`,
)
const putQuotation = query(
  'INSERT INTO quotation (id, article_id, start, "end", text, speaker) VALUES (@id, @articleId, @start, @end, @text, @speaker)',
)

/** From here on what comes and goes in the article is not counted, until its tags are written (migration 0013). */
export const hold = query<[string]>(
  `INSERT INTO tally_held SELECT no, article_id FROM tally_article
   WHERE article_id = ? AND no NOT IN (SELECT article_no FROM tally_held)`,
)
const release = query<[string]>('DELETE FROM tally_held WHERE article_id = ?')

/** Whether a span is left out, for a person has decided on it. */
type Skip = (table: 'mention' | 'figure', span: { type: string; start: number; end: number }) => boolean

/**
 * A function that writes an article's mentions, figures and quotations as suggestions, each mention under the entity that
 * a person's rules or its older reading (`kept`) give it, and then settles them by the word list.
 */
export function tagWriter(
  db: Database,
): (
  article: { readonly id: string; readonly text: string },
  tags: Tags,
  skip?: Skip,
  kept?: readonly Kept[],
) => void {
  const entityOf = resolver(db, (type, canonical) => {
    const id = rowId()
    putEntity(db).run(id, type, canonical)
    return id
  })
  const settle = settler(unrecorded(db), rowId, wordsOf(db))
  return ({ id: articleId, text: articleText }, tags, skip = () => false, kept = []) => {
    // Counted once, when all are there.
    hold(db).run(articleId)
    for (const one of tags.entities) {
      if (skip('mention', one)) continue
      const { text, start, end, confidence, by } = one
      const { id: entityId, type } = entityOf(one, ...kept)
      // A rule may have given it another kind, as which it was decided on.
      if (type !== one.type && skip('mention', { ...one, type })) continue
      putMention(db).run({ id: rowId(), articleId, entityId, type, start, end, text, confidence, by })
    }
    for (const { value, ...figure } of tags.figures) {
      if (skip('figure', { type: 'FIGURE', start: figure.start, end: figure.end })) continue
      putFigure(db).run({ ...figure, id: rowId(), articleId, value: JSON.stringify(value) })
    }
    for (const quote of tags.quotes) putQuotation(db).run({ ...quote, id: rowId(), articleId })
    settle(articleId, articleText, ...kept)
    release(db).run(articleId)
  }
}

/** The tags of an article that was not tagged. */
export const untagged: Tags = { entities: [], figures: [], quotes: [], engine: '' }
