/** What a person's template may name: the article, its marks, entities and figures, and the export itself. */
import {
  authorsOf,
  bylineOf,
  cite,
  citePassage,
  paragraphsOf,
  passageLink,
  place,
  printed,
} from '../../contract/citation.ts'
import type { Article } from '../../contract/model.ts'
import { colorSigns, wordsOf } from './labels.ts'
import { blockId } from './markdown-signs.ts'
import { type ArticleNotes, entityFinder, type NumberedMark, numbered, sentenceOf } from './notes.ts'
import { colorName, type ExportOptions } from './options.ts'
import { bibtex } from './references.ts'
import { zonedTime } from './times.ts'

/** When a file is written, and when it was before (null: never); ms since 1970. */
export interface ExportRun {
  readonly at: number
  readonly last: number | null
}

/** How a news item begins: 本报讯, 本报云岭3月5日电, 某某社白沙3月5日电. */
const dateline =
  /^[\s　□■●▲]*((?:本报|本刊)(?:\p{Script=Han}{0,10}\d{1,2}月\d{1,2}日)?[讯电]|\p{Script=Han}{1,6}社\p{Script=Han}{0,10}\d{1,2}月\d{1,2}日[讯电])/u

/** The dateline of the article's first paragraph, or nothing. */
function datelineOf({ text, blocks }: Article): string {
  const first = blocks.find(({ role }) => role === 'lede' || role === 'paragraph')
  return (first && dateline.exec(text.slice(first.start, first.end))?.[1]) ?? ''
}

/** What a template may name. All plain data, made anew for each article; the Chinese names are the same things. */
export function variables(
  notes: ArticleNotes,
  options: ExportOptions,
  run: ExportRun,
): Record<string, unknown> {
  const { article, annotations, tags, sha256 } = notes
  const link = passageLink(article.id)
  const where = printed(article)
  const words = wordsOf(options)
  const { language, timeZone } = options
  const told = {
    id: article.id,
    title: article.title,
    kicker: article.kicker ?? '',
    subtitle: article.subtitle ?? '',
    byline: bylineOf(article),
    author: authorsOf(article).join(words.comma),
    authors: authorsOf(article),
    source: article.page.sourceName,
    paper: where.paper,
    date: where.date,
    page: where.pageNo,
    column: where.column,
    url: where.url,
    dateline: datelineOf(article),
    wordCount: article.characters,
    sha256,
    link,
    text: options.fullText ? article.text : '',
    citation: { gbt7714: cite(article, language), bibtex: bibtex([notes], options) },
  }
  const entitiesAt = entityFinder(article.text, tags.mentions)
  const highlights = numbered(annotations, options.order).map((mark) =>
    highlight(notes, mark, entitiesAt, options),
  )
  const entities = [...new Map(tags.mentions.map((mention) => [mention.entityId, mention])).values()].map(
    ({ type, canonical }) => ({ name: canonical, kind: words.kinds[type] }),
  )
  const figures = tags.figures.map(({ text, indicator, unit, value }) => ({ text, indicator, unit, value }))
  const exported = {
    date: zonedTime(run.at, timeZone),
    isFirst: run.last === null,
    lastDate: run.last === null ? '' : zonedTime(run.last, timeZone),
    language: language ?? 'zh-CN',
    timeZone: timeZone ?? 'UTC',
  }
  return {
    export: exported,
    导出: exported,
    article: told,
    highlights,
    entities,
    figures,
    title: told.title,
    author: told.author,
    稿件: told,
    批注: highlights,
    实体: entities,
    数据: figures,
    标题: told.title,
    作者: told.author,
  }
}

function highlight(
  { article, tags }: ArticleNotes,
  { n, annotation, lost }: NumberedMark,
  entitiesAt: ReturnType<typeof entityFinder>,
  options: ExportOptions,
) {
  const { start, end, color, style } = annotation
  const { language, timeZone } = options
  const words = wordsOf(options)
  const inside = lost ? [] : entitiesAt(annotation).inside
  const standing = lost ? '' : place(article.blocks, start, end, language)
  return {
    n,
    id: annotation.id,
    blockId: blockId(annotation.id),
    text: annotation.quote,
    sentence: sentenceOf(article.text, annotation),
    paragraphNo: lost ? '' : paragraphsOf(article.blocks, start, end),
    place: standing === '' ? (words.anchors.lost ?? '') : standing,
    prefix: annotation.prefix,
    suffix: annotation.suffix,
    color,
    colorLabel: colorName(color, options),
    colorSign: colorSigns[color],
    style,
    styleLabel: words.styles[style],
    note: annotation.note,
    done: annotation.done,
    tags: [...annotation.tags],
    entities: inside.map(({ type, canonical }) => ({ name: canonical, kind: words.kinds[type] })),
    figures: lost
      ? []
      : tags.figures
          .filter((figure) => figure.start < end && figure.end > start)
          .map(({ text, indicator, unit, value }) => ({ text, indicator, unit, value })),
    anchor: words.anchors[annotation.anchor] ?? '',
    created: zonedTime(annotation.createdAt, timeZone),
    modified: zonedTime(annotation.modifiedAt, timeZone),
    citation: lost ? cite(article, language) : citePassage(article, start, end, language),
    link: passageLink(article.id, lost ? undefined : annotation),
  }
}
