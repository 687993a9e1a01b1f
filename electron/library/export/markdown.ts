/** Articles' notes as one Markdown file: front matter, marks in text order, entities, and the text if asked. */
import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import { stringify as yaml } from 'yaml'
import { authorsOf, cite, passageLink, place } from '../../contract/citation.ts'
import type { Annotation, Article, Mention } from '../../contract/model.ts'
import { anchorLabels, colorLabels, kindLabels, kindOrder, timeLabel, together } from './labels.ts'
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

/** The whole file, of one article or several. Same rows, same bytes. */
export function markdown(all: readonly ArticleNotes[], options: ExportOptions): string {
  const [front, ...parts] = markdownParts(all, options)
  return [`---\n${front?.content}---\n`, ...parts.map(({ content }) => content)].join('\n')
}

/** The file in its parts: the front matter's fields, then the body. Ids stay the same from export to export. */
export function markdownParts(all: readonly ArticleNotes[], options: ExportOptions): Part[] {
  const [one, second] = all
  const single = one !== undefined && second === undefined
  const fields = single ? frontMatter(one) : frontMatterOfAll(all)
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
  const marks = numbered(notes.annotations, options.order)
  const entitiesAt = entityFinder(article.text, tags.mentions)
  return [
    {
      id: `head-${article.id}`,
      children: [
        heading(1, text(article.title || '无题')),
        paragraph(text(`${cite(article)} `), link('打开原文', passageLink(article.id))),
        heading(2, text(`批注（${marks.length}）`)),
      ],
    },
    ...marks.map((mark) => ({
      id: `mark-${mark.annotation.id}`,
      children: markSection(article, mark, mark.lost ? none : entitiesAt(mark.annotation), options),
    })),
    { id: `entities-${article.id}`, children: entitySection(tags.mentions, options) },
    { id: `figures-${article.id}`, children: figureSection(notes) },
    {
      id: `text-${article.id}`,
      children: options.fullText ? textSection(article, marks, names, options) : [],
    },
  ].filter(({ children }) => children.length > 0)
}

const tagsOf = (all: readonly ArticleNotes[]): string[] =>
  [...new Set(all.flatMap(({ annotations }) => annotations.flatMap(({ tags }) => tags.map(hashTag))))].sort()

const frontMatterOfAll = (all: readonly ArticleNotes[]) => ({
  title: together,
  articles: all.length,
  annotations: all.reduce((total, { annotations }) => total + annotations.length, 0),
  tags: tagsOf(all),
})

/** Fields that say something. */
const known = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

function frontMatter(notes: ArticleNotes) {
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
  const told = `${n}. ${colorLabels[annotation.color].sign} ${colorName(annotation.color, options)}`
  const anchor = anchorLabels[annotation.anchor]
  const items: ListItem[] = []
  const sentence = options.sentence ? sentenceItem(article, annotation) : null
  if (sentence !== null) items.push(sentence)
  if (annotation.note.trim() !== '') items.push(item(paragraph(text('批注')), raw(note(annotation.note))))
  if (annotation.tags.length > 0)
    items.push(
      item(paragraph(text('标签：'), inline(annotation.tags.map((tag) => `#${hashTag(tag)}`).join(' ')))),
    )
  if (inside.length > 0) items.push(item(paragraph(text('实体：'), ...entityNames(inside, options))))
  if (around.length > 0) items.push(item(paragraph(text('同句实体：'), ...entityNames(around, options))))
  if (anchor !== null) items.push(line(`注意：${anchor}`))
  if (annotation.done) items.push(line('状态：已办'))
  items.push(item(paragraph(inline(`时间：${times(annotation.createdAt, annotation.modifiedAt)}`))))
  items.push(item(paragraph(text('出处：'), ...citation(article, mark))))
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
    heading(3, text(`${told}（${annotation.color}）`)),
    { type: 'blockquote', children: quote },
    list(items),
  ]
}

/** In two texts: the first is the same for all marks of the article, and escaped once. */
function citation(article: Article, { annotation, lost }: NumberedMark): PhrasingContent[] {
  const back = link('回到原文', passageLink(article.id, lost ? undefined : annotation))
  if (lost) return [text(`${cite(article)} `), back]
  const { start, end } = annotation
  return [text(cite(article).replace(/\.$/, ':')), inline(` ${place(article.blocks, start, end)}. `), back]
}

/** The sentence with the passage marked in it; null where it says no more than the quotation. */
function sentenceItem(article: Article, annotation: Annotation): ListItem | null {
  const sentence = sentenceOf(article.text, annotation).replace(/\n/g, ' ')
  const quote = article.text.slice(annotation.start, annotation.end).trim().replace(/\n/g, ' ')
  const at = sentence.indexOf(quote)
  if (quote === '' || at < 0 || sentence === quote) return null
  return item(
    paragraph(
      text(`所在句：${sentence.slice(0, at)}`),
      inline('=='),
      text(quote),
      inline('=='),
      text(sentence.slice(at + quote.length)),
    ),
  )
}

function entitySection(mentions: readonly Mention[], options: ExportOptions): RootContent[] {
  const counts = countEntities(mentions)
  const items = kindOrder.flatMap((kind) => {
    const names = counts.get(kind)
    if (!names) return []
    const told = names.flatMap(({ canonical, count }, i) => [
      ...(i === 0 ? [] : [text('、')]),
      entityName(canonical, options),
      text(`（${count}）`),
    ])
    return [item(paragraph(text(`${kindLabels[kind]}：`), ...told))]
  })
  return items.length === 0 ? [] : [heading(2, text('实体')), list(items)]
}

function figureSection({ tags }: ArticleNotes): RootContent[] {
  const kinds = { target: '（目标）', result: '（结果）' }
  const items = tags.figures.map((figure) =>
    line(
      `${figure.indicator === '' ? '' : `${figure.indicator}：`}${figure.text}${figure.kind ? kinds[figure.kind] : ''}`,
    ),
  )
  return items.length === 0 ? [] : [heading(2, text('数据')), list(items)]
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

const times = (created: number, modified: number): string =>
  modified === created ? timeLabel(created) : `${timeLabel(created)}，改于 ${timeLabel(modified)}`

const entityNames = (mentions: readonly Mention[], options: ExportOptions): PhrasingContent[] =>
  mentions.flatMap(({ type, canonical }, i) => [
    ...(i === 0 ? [] : [text('、')]),
    entityName(canonical, options),
    text(`（${kindLabels[type]}）`),
  ])

const entityName = (canonical: string, { wikilinks }: ExportOptions): PhrasingContent => {
  const link = wikilink(canonical)
  return wikilinks && link !== canonical ? inline(link) : text(canonical)
}
