import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { codePointPositions, jsonld } from './jsonld.ts'
import { buildNotes, newYear } from './test/build-notes.ts'

interface Selector {
  readonly type: string
  readonly exact?: string
  readonly start?: number
  readonly end?: number
}
interface Item {
  readonly body?: unknown
  readonly motivation: string
  readonly target: { readonly selector: readonly Selector[] }
}
const items = (file: string): Item[] => JSON.parse(file).first.items

const notes = buildNotes({
  blocks: [
    ['title', '𠮷野家开张😀'],
    ['paragraph', '昨日，𠮷野家在白沙开张。👨‍👩‍👧来了。'],
  ],
  marks: [
    { quote: '来了', note: '谁？\n**查**', tags: ['人', '店/新'], color: 'ask', style: 'underline' },
    { quote: '白沙', modifiedAt: newYear + 1500 },
  ],
})

test('the collection is a W3C Web Annotation collection with one page', () => {
  expect(JSON.parse(jsonld([notes]))).toMatchObject({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:uuid:article-1#annotations',
    type: 'AnnotationCollection',
    total: 2,
    first: { type: 'AnnotationPage', partOf: 'urn:uuid:article-1#annotations', startIndex: 0 },
  })
})

test('an annotation carries note, tags, colour, times and its article', () => {
  const [plain, noted] = items(jsonld([notes]))
  expect(plain).toMatchObject({
    id: 'urn:uuid:mark-2',
    type: 'Annotation',
    motivation: 'highlighting',
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:01.500Z',
    target: {
      source: { id: 'urn:uuid:article-1', 'dcterms:source': `urn:sha256:${'ab'.repeat(32)}` },
      styleClass: ['key', 'fill'],
    },
  })
  expect(plain).not.toHaveProperty('body')
  expect(noted).toMatchObject({
    motivation: 'commenting',
    body: [
      { type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: '谁？\n**查**' },
      { type: 'TextualBody', purpose: 'tagging', value: '人' },
      { type: 'TextualBody', purpose: 'tagging', value: '店/新' },
    ],
    target: { styleClass: ['ask', 'underline'] },
  })
})

test('positions count code points', () => {
  const codePoints = Array.from(notes.article.text)
  for (const { target } of items(jsonld([notes]))) {
    const [quote, position] = target.selector
    expect(position?.type).toBe('TextPositionSelector')
    expect(codePoints.slice(position?.start, position?.end).join('')).toBe(quote?.exact)
  }
})

test('code point positions agree with spreading the string, wherever the pairs are', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('字', '𠮷', '😀', 'a', '\n', '\ud842', '\udfb7')), (parts) => {
      const text = parts.join('')
      const position = codePointPositions(text)
      let offset = 0
      let n = 0
      for (const point of text) {
        expect(position(offset)).toBe(n++)
        offset += point.length
      }
      expect(position(offset)).toBe(n)
    }),
  )
})

test('a lost mark keeps its quotation and claims no position', () => {
  const lost = buildNotes({
    blocks: [['paragraph', '别的话']],
    marks: [{ quote: '不见了', start: 0, anchor: 'lost' }],
  })
  expect(items(jsonld([lost]))[0]?.target.selector).toEqual([
    { type: 'TextQuoteSelector', exact: '不见了', prefix: '', suffix: '' },
  ])
})

test('an article without annotations is an empty collection', () => {
  const empty = JSON.parse(jsonld([buildNotes({ blocks: [['paragraph', '一']] })]))
  expect(empty.total).toBe(0)
  expect(empty.first.items).toEqual([])
})

test('twice the same rows, twice the same bytes', () => {
  expect(jsonld([notes])).toBe(jsonld([notes]))
})

/** The shape that the W3C model asks for, of what is written here. */
const Body = z.object({
  type: z.literal('TextualBody'),
  value: z.string(),
  purpose: z.enum(['commenting', 'tagging']),
})
const Selector = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TextQuoteSelector'),
    exact: z.string().min(1),
    prefix: z.string(),
    suffix: z.string(),
  }),
  z.object({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().min(0) }),
])
const WebAnnotation = z.object({
  id: z.string().regex(/^urn:uuid:/),
  type: z.literal('Annotation'),
  motivation: z.enum(['highlighting', 'commenting']),
  created: z.iso.datetime(),
  modified: z.iso.datetime(),
  body: z.array(Body).optional(),
  target: z.object({
    type: z.literal('SpecificResource'),
    source: z.object({ id: z.string(), type: z.literal('Text'), format: z.string(), language: z.string() }),
    styleClass: z.array(z.string()),
    selector: z.array(Selector).min(1),
  }),
})
const Collection = z.object({
  '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
  id: z.url(),
  type: z.literal('AnnotationCollection'),
  label: z.string(),
  total: z.int(),
  first: z.object({
    type: z.literal('AnnotationPage'),
    partOf: z.url(),
    startIndex: z.literal(0),
    items: z.array(WebAnnotation),
  }),
})

test('one article and several have the form of the W3C model', () => {
  const notes = buildNotes({
    blocks: [['paragraph', '𠮷林春耕，地里的活不等人。']],
    marks: [
      { quote: '春耕', note: '问', tags: ['农业'] },
      { quote: '不等人' },
      { quote: '没', start: 0, anchor: 'lost' },
    ],
  })
  for (const all of [[notes], [notes, notes]]) {
    const read = Collection.parse(JSON.parse(jsonld(all)))
    expect(read.total).toBe(3 * all.length)
    expect(read.first.items).toHaveLength(3 * all.length)
    expect(read.first.partOf).toBe(read.id)
  }
})
