/** Annotations as a W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/). */
import { authorsOf, cite, printed } from '../../contract/citation.ts'
import type { Annotation, Article, MarkOrder } from '../../contract/model.ts'
import { type Telling, wordsOf } from './labels.ts'
import { type ArticleNotes, numbered } from './notes.ts'

/** A JSON value; keys keep the order in which they are written here. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

interface Choice extends Telling {
  readonly order?: MarkOrder
}

/** The collection, two spaces a level, with a line break at the end. Same rows, same bytes. */
export function jsonld(all: readonly ArticleNotes[], options: Choice = {}): string {
  return `${JSON.stringify(collection(all, options), null, 2)}\n`
}

/** One page holds all annotations: article by article, in the order of telling, lost ones last. */
export function collection(all: readonly ArticleNotes[], options: Choice = {}): Json {
  const [one, second] = all
  const single = second === undefined ? one?.article : undefined
  const id = single ? `${urn(single.id)}#annotations` : 'jianbao://annotations'
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'AnnotationCollection',
    label: single ? cite(single, options.language) : wordsOf(options).together,
    total: all.reduce((total, { annotations }) => total + annotations.length, 0),
    first: {
      id: `${id}-1`,
      type: 'AnnotationPage',
      partOf: id,
      startIndex: 0,
      items: all.flatMap((notes) => {
        const positions = codePointPositions(notes.article.text)
        return numbered(notes.annotations, options.order).map((mark) =>
          annotation(notes, mark.annotation, positions),
        )
      }),
    },
  }
}

function annotation(notes: ArticleNotes, mark: Annotation, positions: (offset: number) => number): Json {
  const body: Json[] = []
  if (mark.note !== '')
    body.push({
      type: 'TextualBody',
      purpose: 'commenting',
      format: 'text/markdown',
      language: 'zh',
      value: mark.note,
    })
  for (const tag of mark.tags) body.push({ type: 'TextualBody', purpose: 'tagging', value: tag })
  const selector: Json[] = [
    { type: 'TextQuoteSelector', exact: mark.quote, prefix: mark.prefix, suffix: mark.suffix },
  ]
  // A lost mark has only its quotation: a position would point at other words.
  if (mark.anchor !== 'lost')
    selector.push({
      type: 'TextPositionSelector',
      start: positions(mark.start),
      end: positions(mark.end),
    })
  return {
    id: urn(mark.id),
    type: 'Annotation',
    motivation: mark.note === '' ? 'highlighting' : 'commenting',
    created: new Date(mark.createdAt).toISOString(),
    modified: new Date(mark.modifiedAt).toISOString(),
    generator: { type: 'Software', name: 'Jianbao' },
    ...(body.length === 0 ? {} : { body }),
    target: {
      type: 'SpecificResource',
      source: source(notes.article, notes.sha256),
      // The colour as a class, the line style and what is settled as others: what they look like is the reader's business.
      styleClass: [mark.color, mark.style, ...(mark.done ? ['done'] : [])],
      selector,
    },
  }
}

/** The article stands for its canonical text; Dublin Core terms, which the context defines, say where it came from. */
function source(article: Article, sha256: string): Json {
  const { date, url } = printed(article)
  return {
    id: urn(article.id),
    type: 'Text',
    format: 'text/plain',
    language: 'zh',
    'dcterms:title': article.title,
    'dcterms:creator': authorsOf(article),
    ...(date === '' ? {} : { 'dcterms:issued': date }),
    ...(url === '' ? {} : { 'dcterms:isVersionOf': url }),
    'dcterms:bibliographicCitation': cite(article),
    'dcterms:source': `urn:sha256:${sha256}`,
    // Which page of the source and which article of the page: titles repeat.
    'dcterms:identifier': `${article.page.n}-${article.n}`,
  }
}

const urn = (id: string): string => `urn:uuid:${id}`

/**
 * W3C positions count Unicode code points, ours UTF-16 units. Returns the way from an offset of the text to its
 * position; an offset inside a surrogate pair counts the pair as passed.
 */
export function codePointPositions(text: string): (offset: number) => number {
  // The offsets behind each high surrogate of a pair: as many as these lie before an offset, as much it shrinks.
  const pairs: number[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    if ((text.codePointAt(i) as number) > 0xffff) pairs.push(++i)
  }
  return (offset) => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[middle] as number) < offset) low = middle + 1
      else high = middle
    }
    return offset - low
  }
}
