import fc from 'fast-check'
import { expect, test } from 'vitest'
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
    ['paragraph', '昨日，𠮷野家在聊城开张。👨‍👩‍👧来了。'],
  ],
  marks: [
    { quote: '来了', note: '谁？\n**查**', tags: ['人', '店/新'], color: 'ask', style: 'underline' },
    { quote: '聊城', modifiedAt: newYear + 1500 },
  ],
})

test('the collection is a W3C Web Annotation collection with one page', () => {
  expect(JSON.parse(jsonld(notes))).toMatchObject({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:uuid:article-1#annotations',
    type: 'AnnotationCollection',
    total: 2,
    first: { type: 'AnnotationPage', partOf: 'urn:uuid:article-1#annotations', startIndex: 0 },
  })
})

test('an annotation carries note, tags, colour, times and its article', () => {
  const [plain, noted] = items(jsonld(notes))
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
  for (const { target } of items(jsonld(notes))) {
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
  expect(items(jsonld(lost))[0]?.target.selector).toEqual([
    { type: 'TextQuoteSelector', exact: '不见了', prefix: '', suffix: '' },
  ])
})

test('an article without annotations is an empty collection', () => {
  const empty = JSON.parse(jsonld(buildNotes({ blocks: [['paragraph', '一']] })))
  expect(empty.total).toBe(0)
  expect(empty.first.items).toEqual([])
})

test('twice the same rows, twice the same bytes', () => {
  expect(jsonld(notes)).toBe(jsonld(notes))
})
