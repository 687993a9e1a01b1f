/** Annotations, entities and figures as tables: one row each, with where it stands. */
import { authorsOf, cite, citePassage, passageLink, place } from '../../contract/citation.ts'
import type { MentionState } from '../../contract/model.ts'
import { type Cell, csv } from './csv.ts'
import { type Telling, type Words, wordsOf } from './labels.ts'
import { type ArticleNotes, entityFinder, numbered, sentenceOf } from './notes.ts'
import { colorName, type ExportOptions } from './options.ts'
import { timeCell } from './times.ts'

const whence = ({ columns: c }: Words) => [c.article, c.source, c.paper, c.date, c.page, c.column]
const whenceOf = ({ article: { title, page } }: ArticleNotes): Cell[] => [
  title,
  page.sourceName,
  page.meta.paper,
  page.meta.date,
  page.meta.pageNo || page.n,
  page.meta.column,
]

/** All annotations. Times as the person's clock shows them. */
export function annotationTable(all: readonly ArticleNotes[], options: ExportOptions): string {
  const words = wordsOf(options)
  const { language } = options
  const c = words.columns
  const header = [
    ...whence(words),
    ...[c.author, c.n, c.color, c.style, c.state, c.quote, c.sentence, c.note, c.tags, c.entities],
    ...[c.place, c.start, c.end, c.anchor, c.created, c.modified, c.citation, c.link, c.id],
  ]
  const rows = all.flatMap((notes) => {
    const { article } = notes
    const entitiesAt = entityFinder(article.text, notes.tags.mentions)
    return numbered(notes.annotations, options.order).map(({ n, annotation, lost }): Cell[] => [
      ...whenceOf(notes),
      authorsOf(article).join(words.comma),
      n,
      colorName(annotation.color, options),
      words.styles[annotation.style],
      annotation.done ? words.done : '',
      annotation.quote,
      sentenceOf(article.text, annotation),
      annotation.note,
      annotation.tags.join('; '),
      lost
        ? ''
        : entitiesAt(annotation)
            .inside.map(({ canonical }) => canonical)
            .join('; '),
      lost ? '' : place(article.blocks, annotation.start, annotation.end, language),
      lost ? null : annotation.start,
      lost ? null : annotation.end,
      words.anchors[annotation.anchor] ?? words.exact,
      timeCell(annotation.createdAt, options),
      timeCell(annotation.modifiedAt, options),
      lost ? cite(article, language) : citePassage(article, annotation.start, annotation.end, language),
      passageLink(article.id, lost ? undefined : annotation),
      annotation.id,
    ])
  })
  return csv(header, rows)
}

const tagged = (
  { confidence, state }: { confidence: number; state: MentionState },
  { states }: Words,
): Cell[] => [states[state], confidence]

/** All mentions of entities. */
export function entityTable(all: readonly ArticleNotes[], options: Telling = {}): string {
  const words = wordsOf(options)
  const c = words.columns
  const header = [
    ...whence(words),
    ...[c.kind, c.name, c.text, c.start, c.end, c.state, c.confidence, c.link],
  ]
  return csv(
    header,
    all.flatMap((notes) =>
      notes.tags.mentions.map((mention): Cell[] => [
        ...whenceOf(notes),
        words.kinds[mention.type],
        mention.canonical,
        mention.text,
        mention.start,
        mention.end,
        ...tagged(mention, words),
        passageLink(notes.article.id, mention),
      ]),
    ),
  )
}

/** All figures; a range has its upper end in a column of its own. */
export function figureTable(all: readonly ArticleNotes[], options: Telling = {}): string {
  const words = wordsOf(options)
  const c = words.columns
  const header = [
    ...whence(words),
    ...[c.indicator, c.text, c.value, c.upper, c.unit, c.qualifier, c.nature, c.sentence],
    ...[c.start, c.end, c.state, c.confidence, c.link],
  ]
  return csv(
    header,
    all.flatMap((notes) =>
      notes.tags.figures.map((figure): Cell[] => {
        const [low, high] = typeof figure.value === 'number' ? [figure.value, null] : figure.value
        return [
          ...whenceOf(notes),
          figure.indicator,
          figure.text,
          low,
          high,
          figure.unit,
          figure.qualifier,
          figure.kind === null ? '' : words[figure.kind],
          sentenceOf(notes.article.text, figure),
          figure.start,
          figure.end,
          ...tagged(figure, words),
          passageLink(notes.article.id, figure),
        ]
      }),
    ),
  )
}
