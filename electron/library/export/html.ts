/** Articles' notes as one printable page without scripts or anything remote; the W3C JSON-LD lies inside it. */
import type { Element, ElementContent, Properties } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { bylineOf, cite, citePassage, passageLink, printed } from '../../contract/citation.ts'
import type { Article, ArticleBlock, Mention } from '../../contract/model.ts'
import type { Role } from '../../contract/page.ts'
import { collection } from './jsonld.ts'
import { colorSigns, kindOrder, type Words, wordsOf } from './labels.ts'
import { noteHtml } from './note-html.ts'
import {
  type ArticleNotes,
  countEntities,
  type EntitiesNear,
  entityFinder,
  type NumberedMark,
  numbered,
  placedMarks,
  sentenceOf,
} from './notes.ts'
import { colorName, type ExportOptions } from './options.ts'
import { segments } from './segments.ts'
import { type RunningHead, runningHeads, stylesheet } from './stylesheet.ts'
import { timeLabel } from './times.ts'

/** At most this many marks are drawn over one another: more cannot be told apart. The innermost win. */
const drawnLayers = 3

/**
 * Belt and braces: nothing here asks for anything, and a reader that follows this refuses it if it did.
 * The JSON-LD is data, which no policy stops.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'"

/** The tree is data and the writer escapes it, so no title or note can become markup. */
const writer = unified().use(rehypeStringify)

/** The whole file, of one article or several. Same rows, same bytes. */
export function html(all: readonly ArticleNotes[], options: ExportOptions): string {
  const [one, second] = all
  const words = wordsOf(options)
  const title = one && second === undefined ? one.article.title || words.untitled : words.together
  const page = h('html', { lang: options.language ?? 'zh-CN' }, [
    h('head', {}, [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', {}, [text(title)]),
      h('style', {}, [
        text(`${stylesheet}${runningHeads(all.map(({ article }) => headOf(article, words)))}`),
      ]),
      h('script', { type: 'application/ld+json' }, [text(scriptJson(collection(all, options)))]),
    ]),
    // Ids of several articles are told apart by the article's number.
    h(
      'body',
      {},
      all.map((notes, i) => main(notes, options, i + 1, second === undefined ? '' : `${i + 1}-`)),
    ),
  ])
  return `${writer.stringify({ type: 'root', children: [{ type: 'doctype' }, page] })}\n`
}

const headOf = (article: Article, words: Words): RunningHead => {
  const { paper, date, pageNo } = printed(article)
  const parts = [paper, date, pageNo === '' ? '' : words.pageNo(pageNo)]
  return { left: article.title || words.untitled, right: parts.filter((part) => part !== '').join('　') }
}

/** `n` counts the articles from 1; `ids` is what tells the ids of several apart. */
function main(notes: ArticleNotes, options: ExportOptions, n: number, ids: string): Element {
  const { article } = notes
  const words = wordsOf(options)
  const marks = numbered(notes.annotations, options.order)
  return h('main', { className: [`article-${n}`] }, [
    ...(options.fullText
      ? [fullText(article, marks, ids, options)]
      : [articleHead(article, article.title || words.untitled)]),
    h('p', { className: ['citation'] }, [
      text(`${cite(article, options.language)} `),
      h('a', { href: passageLink(article.id) }, [text(words.open)]),
    ]),
    ...marksSection(notes, marks, options, ids),
    ...entitySection(notes.tags.mentions, words),
    h('footer', {}, [text(words.sourceFile(article.page.sourceName, notes.sha256))]),
  ])
}

function articleHead(article: Article, title: string): Element {
  const line = (className: string, value: string | null) =>
    value === null ? [] : [h('p', { className: [className] }, [text(value)])]
  return h('header', {}, [
    ...line('kicker', article.kicker),
    h('h1', {}, [text(title)]),
    ...line('subtitle', article.subtitle),
    ...line('byline', bylineOf(article) || null),
  ])
}

const blockTags: Readonly<Record<Role, string>> = {
  title: 'h1',
  kicker: 'p',
  subtitle: 'p',
  byline: 'p',
  lede: 'p',
  heading: 'h2',
  paragraph: 'p',
  caption: 'p',
  credit: 'p',
}

function fullText(
  article: Article,
  marks: readonly NumberedMark[],
  ids: string,
  options: ExportOptions,
): Element {
  const placed = placedMarks(marks)
  const block = (part: ArticleBlock): Element =>
    h(
      part.role === 'heading' && part.level === 2 ? 'h3' : blockTags[part.role],
      { className: [part.role] },
      segments(article.text, part.start, part.end, placed).flatMap((segment) => {
        const piece = text(article.text.slice(segment.start, segment.end))
        const run = segment.marks
          .slice(-drawnLayers)
          .reduceRight<ElementContent>(
            (inner, { annotation }) =>
              h('mark', { className: [annotation.color, annotation.style] }, [inner]),
            piece,
          )
        return [run, ...segment.ends.map((mark) => reference(mark, ids, options))]
      }),
    )
  return h('article', {}, article.blocks.map(block))
}

/** The sign and number behind a mark, which lead to its note. */
function reference({ n, annotation }: NumberedMark, ids: string, options: ExportOptions): Element {
  const sign = colorSigns[annotation.color]
  const { note, pause } = wordsOf(options)
  const name = colorName(annotation.color, options)
  return h('sup', { className: ['reference', annotation.color], id: `mark-${ids}${n}` }, [
    h('a', { href: `#note-${ids}${n}`, title: `${name}${pause}${note} ${n}` }, [text(`${sign}${n}`)]),
  ])
}

function marksSection(
  notes: ArticleNotes,
  marks: readonly NumberedMark[],
  options: ExportOptions,
  ids: string,
): Element[] {
  if (marks.length === 0) return []
  const words = wordsOf(options)
  const entitiesAt = entityFinder(notes.article.text, notes.tags.mentions)
  return [
    h('section', { className: ['notes'] }, [
      h('h2', {}, [text(`${words.notes}${words.bracketed(String(marks.length))}`)]),
      ...marks.map((mark) =>
        noteCard(notes.article, mark, mark.lost ? none : entitiesAt(mark.annotation), options, ids),
      ),
    ]),
  ]
}

const none: EntitiesNear = { inside: [], around: [] }

function noteCard(
  article: Article,
  mark: NumberedMark,
  { inside, around }: EntitiesNear,
  options: ExportOptions,
  ids: string,
): Element {
  const { n, annotation, lost } = mark
  const words = wordsOf(options)
  const { colon } = words
  const name = `${colorName(annotation.color, options)}${annotation.done ? words.bracketed(words.done) : ''}`
  const anchor = words.anchors[annotation.anchor]
  const sentence = options.sentence ? sentenceOf(article.text, annotation) : ''
  const back =
    options.fullText && !lost ? [text(' '), h('a', { href: `#mark-${ids}${n}` }, [text(words.inText)])] : []
  const { language } = options
  const citation = lost
    ? cite(article, language)
    : citePassage(article, annotation.start, annotation.end, language)
  const line = (className: string, children: ElementContent[]) => h('p', { className: [className] }, children)
  return h('article', { className: ['note', annotation.color], id: `note-${ids}${n}` }, [
    h('header', {}, [
      h('h3', {}, [
        h('span', { className: ['sign'] }, [text(colorSigns[annotation.color])]),
        text(` ${n} ${name}`),
      ]),
      h('time', { dateTime: new Date(annotation.createdAt).toISOString() }, [
        text(timeLabel(annotation.createdAt, options)),
      ]),
    ]),
    h(
      'blockquote',
      {},
      annotation.quote
        .split('\n')
        .map((part) =>
          h('p', {}, [h('mark', { className: [annotation.color, annotation.style] }, [text(part)])]),
        ),
    ),
    ...(sentence === '' || sentence === annotation.quote.trim()
      ? []
      : [line('sentence', [text(`${words.sentence}${colon}${sentence}`)])]),
    ...(annotation.note.trim() === ''
      ? []
      : [h('div', { className: ['comment'] }, noteHtml(annotation.note, `note-${ids}${n}-`))]),
    ...(annotation.tags.length === 0
      ? []
      : [
          line(
            'tags',
            annotation.tags.map((tag) => h('span', { className: ['tag'] }, [text(`#${tag}`)])),
          ),
        ]),
    ...(inside.length === 0
      ? []
      : [line('entities', [text(`${words.entities}${colon}${named(inside, words)}`)])]),
    ...(around.length === 0
      ? []
      : [line('entities', [text(`${words.sameSentence}${colon}${named(around, words)}`)])]),
    ...(anchor === null ? [] : [line('anchor', [text(anchor)])]),
    line('source', [
      text(`${citation} `),
      h('a', { href: passageLink(article.id, lost ? undefined : annotation) }, [text(words.back)]),
      ...back,
    ]),
  ])
}

function entitySection(mentions: readonly Mention[], words: Words): Element[] {
  const counts = countEntities(mentions)
  const rows = kindOrder.flatMap((kind) => {
    const names = counts.get(kind)
    if (!names) return []
    const children = names.flatMap(({ canonical, count }, i): ElementContent[] => [
      ...(i === 0 ? [] : [text(words.comma)]),
      text(canonical),
      h('span', { className: ['count'] }, [text(String(count))]),
    ])
    return [h('dt', {}, [text(words.kinds[kind])]), h('dd', {}, children)]
  })
  if (rows.length === 0) return []
  return [h('section', { className: ['index'] }, [h('h2', {}, [text(words.entities)]), h('dl', {}, rows)])]
}

const named = (mentions: readonly Mention[], { kinds, bracketed, comma }: Words): string =>
  mentions.map(({ type, canonical }) => `${canonical}${bracketed(kinds[type])}`).join(comma)

/** JSON for a `<script>` of data: no `<`, so that no `</script>` or `<!--` can end or hide it. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')

const text = (value: string): ElementContent => ({ type: 'text', value })
const h = (tagName: string, properties: Properties, children: ElementContent[] = []): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})
