/** Reads W3C Web Annotations: collections, pages, single ones, lists of them, and those of Hypothesis. */
import { z } from 'zod'
import { type Color, colors, type MarkStyle, markStyles } from '../../contract/model.ts'
import { bareMark, type ForeignMark, type Origin, timeOf } from './foreign-mark.ts'

/** One thing or a list of it: JSON-LD allows both. */
const some = <T extends z.ZodType>(schema: T) =>
  z.union([z.array(schema), schema.transform((one) => [one])]).catch([])

const text = z.string().catch('')
const Body = z.union([
  z.string().transform((value) => ({ purpose: 'commenting', value })),
  z.object({ purpose: z.string().catch('commenting'), value: text }),
])
const Selector = z.looseObject({
  type: text,
  exact: text,
  prefix: text,
  suffix: text,
  start: z.number().nullable().catch(null),
})
const Target = z.object({
  source: z.union([z.string(), z.looseObject({ id: text })]).catch(''),
  styleClass: some(z.string()),
  selector: some(Selector),
})
const WebAnnotation = z.looseObject({
  id: text,
  type: some(z.string()),
  created: text,
  modified: text,
  body: some(Body),
  target: some(Target),
})

/** Hypothesis has fields of its own for the note and the tags. */
const Hypothesis = z.looseObject({
  id: text,
  created: text,
  updated: text,
  text,
  tags: some(z.string()),
  target: some(Target),
  document: z.object({ title: some(z.string()) }).catch({ title: [] }),
})

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isAnnotation = (value: unknown): boolean =>
  isObject(value) && [value.type].flat().includes('Annotation')

/** The marks of a JSON value; null when it holds no annotations. Never throws. */
export function readAnnotations(json: unknown): ForeignMark[] | null {
  if (isObject(json)) {
    const rows = Array.isArray(json.annotations) ? json.annotations : json.rows
    if (Array.isArray(rows) && rows.every((row) => isObject(row) && 'uri' in row)) return rows.map(hypothesis)
  }
  const items = itemsOf(json)
  if (items === null || !items.some(isAnnotation)) return isEmptyCollection(json) ? [] : null
  return items.filter(isAnnotation).map(webAnnotation)
}

const isEmptyCollection = (json: unknown): boolean =>
  isObject(json) &&
  [json.type].flat().some((type) => type === 'AnnotationCollection' || type === 'AnnotationPage')

function itemsOf(json: unknown): unknown[] | null {
  if (Array.isArray(json)) return json.flatMap((one) => itemsOf(one) ?? [])
  if (!isObject(json)) return null
  if (isAnnotation(json)) return [json]
  if (Array.isArray(json.items)) return json.items
  return json.first === undefined ? null : itemsOf(json.first)
}

function webAnnotation(value: unknown): ForeignMark {
  const read = WebAnnotation.parse(value)
  const comments = read.body.filter(({ purpose }) => purpose !== 'tagging')
  const [target] = read.target
  const classes = target?.styleClass ?? []
  return {
    ...quoted(target),
    id: /^urn:uuid:(.+)$/.exec(read.id)?.[1] ?? null,
    color: classes.find((name): name is Color => (colors as readonly string[]).includes(name)) ?? 'key',
    style:
      classes.find((name): name is MarkStyle => (markStyles as readonly string[]).includes(name)) ?? 'fill',
    done: classes.includes('done'),
    note: comments.map((body) => body.value).join('\n\n'),
    tags: read.body.filter(({ purpose }) => purpose === 'tagging').map((body) => body.value),
    createdAt: timeOf(read.created),
    modifiedAt: timeOf(read.modified),
    on: originOf(target?.source ?? ''),
  }
}

function hypothesis(value: unknown): ForeignMark {
  const read = Hypothesis.parse(value)
  const [target] = read.target
  return {
    ...quoted(target),
    note: read.text,
    tags: read.tags,
    createdAt: timeOf(read.created),
    modifiedAt: timeOf(read.updated),
    on: { ...originOf(''), title: read.document.title[0] ?? null },
  }
}

function quoted(target: z.output<typeof Target> | undefined): ForeignMark {
  const quote = target?.selector.find(({ type }) => type === 'TextQuoteSelector')
  const position = target?.selector.find(({ type }) => type === 'TextPositionSelector')
  return {
    ...bareMark(quote?.exact ?? ''),
    prefix: quote?.prefix ?? '',
    suffix: quote?.suffix ?? '',
    position: position?.start ?? null,
  }
}

function originOf(source: string | Record<string, unknown>): Origin {
  const about = typeof source === 'string' ? { id: source } : source
  const value = (name: string): string | null => {
    const given = about[name]
    return typeof given === 'string' && given !== '' ? given : null
  }
  return {
    articleId: /^urn:uuid:(.+)$/.exec(value('id') ?? '')?.[1] ?? null,
    sha256: /^urn:sha256:([0-9a-f]{64})$/.exec(value('dcterms:source') ?? '')?.[1] ?? null,
    place: value('dcterms:identifier'),
    title: value('dcterms:title'),
  }
}
