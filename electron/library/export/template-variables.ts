/** What a person's template may name: the article, its marks, entities and figures, and the export itself. */
import {
  authorsOf,
  bylineOf,
  cite,
  citePassage,
  passageLink,
  place,
  printed,
} from '../../contract/citation.ts'
import type { Article } from '../../contract/model.ts'
import { anchorLabels, colorLabels, kindLabels, styleLabels } from './labels.ts'
import { blockId } from './markdown-signs.ts'
import { type ArticleNotes, entityFinder, type NumberedMark, numbered, sentenceOf } from './notes.ts'
import { colorName, type ExportOptions } from './options.ts'
import { bibtex } from './references.ts'

/** When a file is written, and when it was before (null: never); ms since 1970. */
export interface ExportRun {
  readonly at: number
  readonly last: number | null
}

const timeOf = (ms: number): string => new Date(ms).toISOString()

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
  const told = {
    id: article.id,
    title: article.title,
    kicker: article.kicker ?? '',
    subtitle: article.subtitle ?? '',
    byline: bylineOf(article),
    author: authorsOf(article).join('、'),
    authors: authorsOf(article),
    source: article.page.sourceName,
    ...{ paper: where.paper, date: where.date, page: where.pageNo, column: where.column, url: where.url },
    dateline: datelineOf(article),
    wordCount: article.characters,
    sha256,
    link,
    text: options.fullText ? article.text : '',
    citation: { gbt7714: cite(article), bibtex: bibtex([notes]) },
  }
  const entitiesAt = entityFinder(article.text, tags.mentions)
  const highlights = numbered(annotations, options.order).map((mark) =>
    highlight(notes, mark, entitiesAt, options),
  )
  const entities = [...new Map(tags.mentions.map((mention) => [mention.entityId, mention])).values()].map(
    ({ type, canonical }) => ({ name: canonical, kind: kindLabels[type] }),
  )
  const figures = tags.figures.map(({ text, indicator, unit, value }) => ({ text, indicator, unit, value }))
  const exported = {
    date: timeOf(run.at),
    isFirst: run.last === null,
    lastDate: run.last === null ? '' : timeOf(run.last),
  }
  return {
    ...{ export: exported, 导出: exported },
    ...{ article: told, highlights, entities, figures, title: told.title, author: told.author },
    ...{ 稿件: told, 批注: highlights, 实体: entities, 数据: figures, 标题: told.title, 作者: told.author },
  }
}

function highlight(
  { article, tags }: ArticleNotes,
  { n, annotation, lost }: NumberedMark,
  entitiesAt: ReturnType<typeof entityFinder>,
  options: ExportOptions,
) {
  const { start, end, color, style } = annotation
  const inside = lost ? [] : entitiesAt(annotation).inside
  const standing = lost ? '' : place(article.blocks, start, end)
  return {
    n,
    id: annotation.id,
    blockId: blockId(annotation.id),
    text: annotation.quote,
    sentence: sentenceOf(article.text, annotation),
    paragraphNo: /^第 (\S+) 段/.exec(standing)?.[1] ?? '',
    place: standing === '' ? '原文已改动，未能定位' : standing,
    prefix: annotation.prefix,
    suffix: annotation.suffix,
    color,
    colorLabel: colorName(color, options),
    colorSign: colorLabels[color].sign,
    style,
    styleLabel: styleLabels[style],
    note: annotation.note,
    done: annotation.done,
    tags: [...annotation.tags],
    entities: inside.map(({ type, canonical }) => ({ name: canonical, kind: kindLabels[type] })),
    figures: lost
      ? []
      : tags.figures
          .filter((figure) => figure.start < end && figure.end > start)
          .map(({ text, indicator, unit, value }) => ({ text, indicator, unit, value })),
    anchor: anchorLabels[annotation.anchor] ?? '',
    created: timeOf(annotation.createdAt),
    modified: timeOf(annotation.modifiedAt),
    citation: lost ? cite(article) : citePassage(article, start, end),
    link: passageLink(article.id, lost ? undefined : annotation),
  }
}
