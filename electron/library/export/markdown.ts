/** Articles' notes as one Markdown file: front matter, marks in text order, entities, and the text if asked. */
import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import { stringify as yaml } from 'yaml'
import { authorsOf, cite, passageLink, place } from '../../contract/citation.ts'
import type { Annotation, Article, Mention } from '../../contract/model.ts'
import { colorSigns, kindOrder, wordsOf } from './labels.ts'
import { inOne, type Part } from './managed.ts'
import { blockId, hashTag, wikilink } from './markdown-signs.ts'
import { textSection } from './markdown-text.ts'
import {
  heading,
  inline,
  item,
  line,
  link,
  list,
  paragraph,
  raw,
  text,
  writeMarkdown,
} from './markdown-tree.ts'
import {
  type ArticleNotes,
  countEntities,
  type EntitiesNear,
  entityFinder,
  type NumberedMark,
  numbered,
  sentenceOf,
} from './notes.ts'
import { colorName, type ExportOptions } from './options.ts'
import { timeLabel } from './times.ts'

/** The whole file, of one article or several. Same rows, same bytes. */
export function markdown(all: readonly ArticleNotes[], options: ExportOptions): string {
  const [front, ...parts] = markdownParts(all, options)
  return [`---\n${front?.content}---\n`, ...parts.map(({ content }) => content)].join('\n')
}

/** The file in its parts: the front matter's fields, then the body. Ids stay the same from export to export. */
export function markdownParts(all: readonly ArticleNotes[], options: ExportOptions): Part[] {
  const [one, second] = all
  const single = one !== undefined && second === undefined
  const fields = single ? frontMatter(one, options) : frontMatterOfAll(all, options)
  return [
    { id: `front-${single ? one.article.id : inOne}`, content: yaml(fields, { lineWidth: 0 }) },
    ...all.flatMap((notes, i) =>
      articleParts(notes, options, single ? '' : `${i + 1}-`).map(({ id, children }) => ({
        id: single || id.startsWith('mark-') ? id : `in-${id}`,
        content: writeMarkdown(children),
      })),
    ),
  ]
}

/** `names` tells the footnotes of several articles apart. */
function articleParts(
  notes: ArticleNotes,
  options: ExportOptions,
  names: string,
): { readonly id: string; readonly children: RootContent[] }[] {
  const { article, tags } = notes
  const words = wordsOf(options)
  const marks = numbered(notes.annotations, options.order)
  const entitiesAt = entityFinder(article.text, tags.mentions)
  return [
    {
      id: `head-${article.id}`,
      children: [
        heading(1, text(article.title || words.untitled)),
        paragraph(text(`${cite(article, options.language)} `), link(words.open, passageLink(article.id))),
        heading(2, text(`${words.notes}${words.bracketed(String(marks.length))}`)),
      ],
    },
    ...marks.map((mark) => ({
      id: `mark-${mark.annotation.id}`,
      children: markSection(article, mark, mark.lost ? none : entitiesAt(mark.annotation), options),
    })),
    { id: `entities-${article.id}`, children: entitySection(tags.mentions, options) },
    { id: `figures-${article.id}`, children: figureSection(notes, options) },
    {
      id: `text-${article.id}`,
      children: options.fullText ? textSection(article, marks, names, options) : [],
    },
  ].filter(({ children }) => children.length > 0)
}

const tagsOf = (all: readonly ArticleNotes[]): string[] =>
  [...new Set(all.flatMap(({ annotations }) => annotations.flatMap(({ tags }) => tags.map(hashTag))))].sort()

const frontMatterOfAll = (all: readonly ArticleNotes[], options: ExportOptions) => ({
  title: wordsOf(options).together,
  articles: all.length,
  annotations: all.reduce((total, { annotations }) => total + annotations.length, 0),
  tags: tagsOf(all),
  timezone: zoneOf(options),
})

/** Of the times in the file, which are told by it: a file that is put anew somewhere else keeps it. */
const zoneOf = ({ timeZone }: ExportOptions): string => timeZone ?? 'UTC'

/** Fields that say something. */
const known = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

function frontMatter(notes: ArticleNotes, options: ExportOptions) {
  const { article, sha256, annotations } = notes
  const { meta } = article.page
  return {
    title: article.title,
    ...(article.kicker === null ? {} : { kicker: article.kicker }),
    ...(article.subtitle === null ? {} : { subtitle: article.subtitle }),
    byline: authorsOf(article),
    ...known({ paper: meta.paper, date: meta.date, page: meta.pageNo, column: meta.column, url: meta.url }),
    source: article.page.sourceName,
    ...(meta.pageNo === '' ? { page: article.page.n } : {}),
    sha256,
    id: article.id,
    characters: article.characters,
    annotations: annotations.length,
    tags: tagsOf([notes]),
    timezone: zoneOf(options),
  }
}

const none: EntitiesNear = { inside: [], around: [] }

function markSection(
  article: Article,
  mark: NumberedMark,
  { inside, around }: EntitiesNear,
  options: ExportOptions,
): RootContent[] {
  const { n, annotation } = mark
  const words = wordsOf(options)
  const { colon } = words
  const told = `${n}. ${colorSigns[annotation.color]} ${colorName(annotation.color, options)}`
  const anchor = words.anchors[annotation.anchor]
  const items: ListItem[] = []
  const sentence = options.sentence ? sentenceItem(article, annotation, options) : null
  if (sentence !== null) items.push(sentence)
  if (annotation.note.trim() !== '') items.push(item(paragraph(text(words.note)), raw(note(annotation.note))))
  if (annotation.tags.length > 0)
    items.push(
      item(
        paragraph(
          text(`${words.tags}${colon}`),
          inline(annotation.tags.map((tag) => `#${hashTag(tag)}`).join(' ')),
        ),
      ),
    )
  if (inside.length > 0)
    items.push(item(paragraph(text(`${words.entities}${colon}`), ...entityNames(inside, options))))
  if (around.length > 0)
    items.push(item(paragraph(text(`${words.sameSentence}${colon}`), ...entityNames(around, options))))
  if (anchor !== null) items.push(line(`${words.attention}${colon}${anchor}`))
  if (annotation.done) items.push(line(`${words.state}${colon}${words.done}`))
  items.push(item(paragraph(inline(`${words.time}${colon}${times(annotation, options)}`))))
  items.push(item(paragraph(text(`${words.citation}${colon}`), ...citation(article, mark, options))))
  const quote = annotation.quote.split('\n').map((part) => paragraph(text(part)))
  if (options.callouts) {
    const label = paragraph(inline('[!quote] '), text(told))
    return [
      { type: 'blockquote', children: [label, ...quote] },
      // What a note links to; it must stand alone behind a quotation.
      paragraph(inline(`^${blockId(annotation.id)}`)),
      list(items),
    ]
  }
  return [
    heading(3, text(`${told}${words.bracketed(annotation.color)}`)),
    { type: 'blockquote', children: quote },
    list(items),
  ]
}

/** In two texts: the first is the same for all marks of the article, and escaped once. */
function citation(
  article: Article,
  { annotation, lost }: NumberedMark,
  options: ExportOptions,
): PhrasingContent[] {
  const { language } = options
  const cited = cite(article, language)
  const back = link(wordsOf(options).back, passageLink(article.id, lost ? undefined : annotation))
  if (lost) return [text(`${cited} `), back]
  const { start, end } = annotation
  return [text(cited.replace(/\.$/, ':')), inline(` ${place(article.blocks, start, end, language)}. `), back]
}

/** The sentence with the passage marked in it; null where it says no more than the quotation. */
function sentenceItem(article: Article, annotation: Annotation, options: ExportOptions): ListItem | null {
  const sentence = sentenceOf(article.text, annotation).replace(/\n/g, ' ')
  const quote = article.text.slice(annotation.start, annotation.end).trim().replace(/\n/g, ' ')
  const at = sentence.indexOf(quote)
  if (quote === '' || at < 0 || sentence === quote) return null
  const words = wordsOf(options)
  return item(
    paragraph(
      text(`${words.sentence}${words.colon}${sentence.slice(0, at)}`),
      inline('=='),
      text(quote),
      inline('=='),
      text(sentence.slice(at + quote.length)),
    ),
  )
}

function entitySection(mentions: readonly Mention[], options: ExportOptions): RootContent[] {
  const words = wordsOf(options)
  const counts = countEntities(mentions)
  const items = kindOrder.flatMap((kind) => {
    const names = counts.get(kind)
    if (!names) return []
    const told = names.flatMap(({ canonical, count }, i) => [
      ...(i === 0 ? [] : [text(words.comma)]),
      entityName(canonical, options),
      text(words.bracketed(String(count))),
    ])
    return [item(paragraph(text(`${words.kinds[kind]}${words.colon}`), ...told))]
  })
  return items.length === 0 ? [] : [heading(2, text(words.entities)), list(items)]
}

function figureSection({ tags }: ArticleNotes, options: ExportOptions): RootContent[] {
  const words = wordsOf(options)
  const items = tags.figures.map((figure) =>
    line(
      `${figure.indicator === '' ? '' : `${figure.indicator}${words.colon}`}${figure.text}${figure.kind ? words.bracketed(words[figure.kind]) : ''}`,
    ),
  )
  return items.length === 0 ? [] : [heading(2, text(words.figures)), list(items)]
}

/**
 * A note as it was typed. It stands inside a list item, whose indentation confines whatever it leaves open (a code
 * fence, a comment), and after a line of its own, so that its first line cannot turn into part of the bullet.
 */
const note = (typed: string): string =>
  typed
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()

function times({ createdAt, modifiedAt }: Annotation, options: ExportOptions): string {
  const created = timeLabel(createdAt, options)
  return modifiedAt === createdAt
    ? created
    : `${created}${wordsOf(options).changedAt(timeLabel(modifiedAt, options))}`
}

const entityNames = (mentions: readonly Mention[], options: ExportOptions): PhrasingContent[] =>
  mentions.flatMap(({ type, canonical }, i) => [
    ...(i === 0 ? [] : [text(wordsOf(options).comma)]),
    entityName(canonical, options),
    text(wordsOf(options).bracketed(wordsOf(options).kinds[type])),
  ])

const entityName = (canonical: string, { wikilinks }: ExportOptions): PhrasingContent => {
  const link = wikilink(canonical)
  return wikilinks && link !== canonical ? inline(link) : text(canonical)
}
