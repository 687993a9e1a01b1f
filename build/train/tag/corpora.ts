/** Reads the corpora of ../shared: own press text with all kinds, and the BIO files with people, places and bodies. */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type EntityType, entityTypes } from '../../../electron/contract/tags.ts'

export interface Span {
  readonly type: EntityType
  readonly start: number
  readonly end: number
  readonly canonical?: string
}
export interface FigureSpan {
  readonly start: number
  readonly end: number
  readonly value: number | readonly [number, number]
  readonly unit: string
  readonly kind: 'target' | 'result' | null
}
/** One text with its spans; `kinds` are those that were tagged in it. */
export interface Sample {
  readonly corpus: string
  readonly id: string
  readonly text: string
  readonly entities: readonly Span[]
  readonly figures?: readonly FigureSpan[]
  readonly kinds: ReadonlySet<EntityType>
}

/** Items of `own/{part}.jsonl`. */
export function readOwn(folder: string, part: string): Sample[] {
  return readFileSync(`${folder}/own/${part}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Omit<Sample, 'corpus' | 'kinds'>)
    .map(({ id, text, entities, figures }) => ({
      corpus: 'own',
      id,
      text,
      entities,
      ...(figures ? { figures } : {}),
      kinds: new Set(entityTypes),
    }))
}

const bioKinds: Readonly<Record<string, EntityType>> = { PER: 'PERSON', LOC: 'PLACE', ORG: 'ORG' }

/** Sentences of `{corpus}/{part}.tsv.gz`. */
export function readBio(folder: string, corpus: string, part: string): Sample[] {
  const samples: Sample[] = []
  let text = ''
  let entities: { type: EntityType; start: number; end: number }[] = []
  const lines = gunzipSync(readFileSync(`${folder}/${corpus}/${part}.tsv.gz`))
    .toString('utf8')
    .split('\n')
  for (const line of lines) {
    if (line === '') {
      if (text)
        samples.push({
          corpus,
          id: `${corpus}-${samples.length}`,
          text,
          entities,
          kinds: new Set(Object.values(bioKinds)),
        })
      text = ''
      entities = []
      continue
    }
    const [unit, mark] = line.split('\t') as [string, string]
    const start = text.length
    text += unit
    if (mark === 'O') continue
    const type = bioKinds[mark.slice(2)]
    if (type === undefined) throw new Error(`${corpus}: unknown mark ${mark}`)
    const last = entities.at(-1)
    if (mark.startsWith('I-') && last?.end === start) last.end = text.length
    else entities.push({ type, start, end: text.length })
  }
  return samples
}

/** Sentences that are taken as one article where a corpus has no borders between its articles. */
const together = 10

/**
 * The sentences of `{corpus}/{part}.tsv.gz` as articles, a line each: by the articles' numbers where `{part}.docs.txt.gz`
 * has them, else some that follow one another; those of `scattered` corpora stand alone.
 */
export function readArticles(folder: string, corpus: string, part: string): Sample[] {
  const sentences = readBio(folder, corpus, part)
  if (scattered.includes(corpus)) return sentences
  const file = `${folder}/${corpus}/${part}.docs.txt.gz`
  const numbers = existsSync(file)
    ? gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n').map(articleOf)
    : sentences.map((_, i) => String(Math.floor(i / together)))
  const articles: { number: string; sentences: Sample[] }[] = []
  for (const [i, sentence] of sentences.entries()) {
    const number = numbers[i] ?? ''
    if (articles.at(-1)?.number !== number) articles.push({ number, sentences: [] })
    articles.at(-1)?.sentences.push(sentence)
  }
  return articles.map((one) => joined(one.sentences))
}

/** Corpora of sentences that do not follow one another. */
const scattered = ['cluener', 'uner-gsdsimp']
/** 19980127-01-001-003: day, page, article, paragraph. */
const articleOf = (paragraph: string): string => paragraph.split('-').slice(0, 3).join('-')

function joined(sentences: readonly Sample[]): Sample {
  const [first] = sentences as [Sample]
  let text = ''
  const entities: Span[] = []
  for (const one of sentences) {
    for (const { type, start, end } of one.entities)
      entities.push({ type, start: start + text.length, end: end + text.length })
    text += `${one.text}\n`
  }
  return { corpus: first.corpus, id: first.id, text, entities, kinds: first.kinds }
}
