/** A person's own template: Liquid without any way out of the text, and with an end to whatever it does. */
import { Liquid } from 'liquidjs'
import { cite, citePassage, passageLink, place } from '../../contract/citation.ts'
import { fail } from '../../contract/errors.ts'
import { defaultTemplate, longestTemplate } from '../../contract/template.ts'
import { anchorLabels, colorLabels, kindLabels, styleLabels } from './labels.ts'
import type { Part } from './managed.ts'
import { blockId, hashTag, wikilink } from './markdown-signs.ts'
import { type ArticleNotes, entityFinder, type NumberedMark, numbered, sentenceOf } from './notes.ts'
import type { ExportOptions } from './options.ts'
import { bibtex } from './references.ts'

/** Milliseconds for one file: thousands of marks take a few. */
const longestRender = 2000
/** Units that liquidjs counts: characters made and elements gathered. An article with 10,000 marks needs a tenth. */
const mostMemory = 50_000_000

/** What would read other files, or run the template anew. */
const forbidden = ['include', 'render', 'layout', 'block']

function engine(): Liquid {
  const liquid = new Liquid({
    // No template but the one given: whatever it names is looked for here, and not found.
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    timezoneOffset: 0,
    parseLimit: longestTemplate,
    renderLimit: longestRender,
    memoryLimit: mostMemory,
  })
  for (const tag of forbidden) delete liquid.tags[tag]
  liquid.registerFilter('blockquote', (value: unknown) =>
    String(value ?? '')
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n'),
  )
  liquid.registerFilter('wikilink', (value: unknown) => wikilink(String(value ?? '')))
  liquid.registerFilter('hashtags', (value: unknown) =>
    (Array.isArray(value) ? value : [value]).map((tag) => `#${hashTag(String(tag ?? ''))}`).join(' '),
  )
  // Every JSON text on one line is YAML.
  liquid.registerFilter('yaml', (value: unknown) => JSON.stringify(value ?? null))
  return liquid
}

/** The template read last: an export writes a thousand files with one. */
let last: { source: string; liquid: Liquid; parsed: ReturnType<Liquid['parse']> } | null = null

function read(source: string) {
  if (last?.source !== source) {
    const liquid = engine()
    last = { source, liquid, parsed: attempt(() => liquid.parse(source)) }
  }
  return last
}

/**
 * The file after the template of the choice, once for each article.
 * @throws AppError `invalid`, reasons `template` (`params.line`, `column`, `cause`), and for what does not come to an
 * end `template-endless`, `template-large`.
 */
export function filledTemplate(all: readonly ArticleNotes[], options: ExportOptions): string {
  const { liquid, parsed } = read(options.template || defaultTemplate)
  return all
    .map((notes) => attempt(() => liquid.renderSync(parsed, variables(notes, options)) as string))
    .join('\n')
}

/** The same as parts: what the template puts into the front matter, if anything, and the rest. */
export function templateParts(all: readonly ArticleNotes[], options: ExportOptions, key: string): Part[] {
  const text = filledTemplate(all, options)
  const [head, front] = /^---\n(.*?\n)---\n/s.exec(text) ?? []
  const body = { id: `body-${key}`, content: text.slice(head?.length ?? 0) }
  return front === undefined ? [body] : [{ id: `front-${key}`, content: front }, body]
}

function attempt<T>(step: () => T): T {
  try {
    return step()
  } catch (error) {
    const { message, token } = error as Error & { token?: { getPosition?(): [number, number] } }
    const [line, column] = token?.getPosition?.() ?? [1, 1]
    const cause = message.split('\n')[0]?.replace(/, line:\d+.*$/, '') ?? ''
    const params = { line, column, cause }
    if (/render limit exceeded/.test(cause))
      throw fail('invalid', `the template does not end: line ${line}`, { reason: 'template-endless', params })
    if (/memory alloc limit exceeded/.test(cause))
      throw fail('invalid', `the template writes too much: line ${line}`, {
        reason: 'template-large',
        params,
      })
    throw fail('invalid', `the template is wrong in line ${line}, column ${column}: ${cause}`, {
      reason: 'template',
      params,
      cause: error,
    })
  }
}

/** What a template may name. All plain data, made anew for each article; the Chinese names are the same things. */
function variables(notes: ArticleNotes, options: ExportOptions): Record<string, unknown> {
  const { article, annotations, tags, sha256 } = notes
  const link = passageLink(article.id)
  const told = {
    id: article.id,
    title: article.title,
    kicker: article.kicker ?? '',
    subtitle: article.subtitle ?? '',
    author: article.byline.join('、'),
    authors: [...article.byline],
    paper: article.page.sourceName,
    page: article.page.n,
    wordCount: article.characters,
    sha256,
    link,
    text: options.fullText ? article.text : '',
    citation: { gbt7714: cite(article), bibtex: bibtex([notes]) },
  }
  const entitiesAt = entityFinder(article.text, tags.mentions)
  const highlights = numbered(annotations, options.order).map((mark) => highlight(notes, mark, entitiesAt))
  const entities = [...new Map(tags.mentions.map((mention) => [mention.entityId, mention])).values()].map(
    ({ type, canonical }) => ({ name: canonical, kind: kindLabels[type] }),
  )
  const figures = tags.figures.map(({ text, indicator, unit, value }) => ({ text, indicator, unit, value }))
  return {
    ...{ article: told, highlights, entities, figures, title: told.title, author: told.author },
    ...{ 稿件: told, 批注: highlights, 实体: entities, 数据: figures, 标题: told.title, 作者: told.author },
  }
}

function highlight(
  { article, tags }: ArticleNotes,
  { n, annotation, lost }: NumberedMark,
  entitiesAt: ReturnType<typeof entityFinder>,
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
    colorLabel: colorLabels[color].name,
    colorSign: colorLabels[color].sign,
    style,
    styleLabel: styleLabels[style],
    note: annotation.note,
    tags: [...annotation.tags],
    entities: inside.map(({ type, canonical }) => ({ name: canonical, kind: kindLabels[type] })),
    figures: lost
      ? []
      : tags.figures
          .filter((figure) => figure.start < end && figure.end > start)
          .map(({ text, indicator, unit, value }) => ({ text, indicator, unit, value })),
    anchor: anchorLabels[annotation.anchor] ?? '',
    created: new Date(annotation.createdAt).toISOString(),
    modified: new Date(annotation.modifiedAt).toISOString(),
    citation: lost ? cite(article) : citePassage(article, start, end),
    link: passageLink(article.id, lost ? undefined : annotation),
  }
}
