/**
 * Measures the tagger: `node build/bench/tag/bench.ts [--gold DIR] [--pages DIR] [--corpora DIR] [--model FILE|none]
 * [--errors]`. JSON on stdout: F1 by kind on gold pages and on the corpora's dev parts, joining, figures, quotations,
 * characters a second. With `--errors` what was missed and what was wrong, on stderr.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { readTable } from '../../../electron/compute/tag/crf/table.ts'
import { namesModel } from '../../../electron/compute/tag/names-model.ts'
import { tagWith } from '../../../electron/compute/tag/tag.ts'
import { tagPageWith } from '../../../electron/compute/tag/tag-page.ts'
import { readBio, readOwn, type Sample } from '../../train/tag/corpora.ts'
import {
  places,
  type SpanLike,
  scoreEntities,
  scoreFigures,
  scoreJoins,
  scoreQuotes,
  Tally,
} from './score.ts'

const { values } = parseArgs({
  options: {
    gold: { type: 'string', default: '../shared/gold/entities' },
    pages: { type: 'string', default: 'seeds' },
    corpora: { type: 'string', default: '../shared/corpora' },
    part: { type: 'string', default: 'dev' },
    sets: { type: 'string', default: 'own,uner-gsdsimp' },
    model: { type: 'string' },
    errors: { type: 'boolean', default: false },
  },
})
const model =
  values.model === undefined
    ? namesModel()
    : values.model === 'none'
      ? null
      : readTable(readFileSync(values.model))
const names = new Set(['PERSON', 'PLACE', 'ORG'])

interface Scores {
  entities: Map<string, Tally>
  joins: Tally
  figures: Tally
  kinds: { right: number; of: number }
  quotes: Tally
  speakers: { right: number; of: number }
}
const empty = (): Scores => ({
  entities: new Map(),
  joins: new Tally(),
  figures: new Tally(),
  kinds: { right: 0, of: 0 },
  quotes: new Tally(),
  speakers: { right: 0, of: 0 },
})
const share = ({ right, of }: { right: number; of: number }) => (of ? places(right / of) : null)
const report = (scores: Scores) => ({
  entities: Object.fromEntries([...scores.entities].map(([kind, one]) => [kind, one.report()])),
  joins: scores.joins.report(),
  figures: scores.figures.report(),
  figureKinds: share(scores.kinds),
  quotes: scores.quotes.report(),
  speakers: share(scores.speakers),
})

const context = (text: string, { start, end }: SpanLike): string =>
  `${text.slice(Math.max(0, start - 12), start)}[${text.slice(start, end)}]${text.slice(end, end + 12)}`.replace(
    /\n/g,
    '⏎',
  )
const say = (what: string, line: string): void => {
  if (values.errors) process.stderr.write(`${what}\t${line}\n`)
}

function scoreCorpus(samples: readonly Sample[]): object {
  const scores = empty()
  for (const sample of samples) {
    const tags = tagWith(model, sample.text)
    const kinds = sample.corpus === 'own' ? new Set<string>(sample.kinds) : names
    const { missed, wrong } = scoreEntities(
      sample.text,
      sample.entities,
      tags.entities,
      kinds,
      scores.entities,
    )
    for (const one of missed) say(`- ${one.type}`, context(sample.text, one))
    for (const one of wrong) say(`+ ${one.type}`, context(sample.text, one))
    if (sample.entities.some((one) => one.canonical))
      scoreJoins(sample.text, sample.entities, tags.entities, scores.joins)
    if (!sample.figures) continue
    const wrongs = scoreFigures(sample.figures, tags.figures, scores.figures, scores.kinds)
    for (const one of wrongs.missed)
      say('- FIGURE', `${JSON.stringify(one.value)} ${one.unit} ${context(sample.text, one)}`)
    for (const one of wrongs.wrong)
      say('+ FIGURE', `${JSON.stringify(one.value)} ${one.unit} ${context(sample.text, one)}`)
    for (const [gold, got] of wrongs.kind)
      say('~ KIND', `${gold.kind}→${got.kind} ${context(sample.text, gold)}`)
  }
  return report(scores)
}

async function scorePages(): Promise<object | null> {
  if (!existsSync(values.gold)) return null
  const takeApart = await import('../../../electron/compute/layout/take-apart.ts').then(
    (module) => module.takeApart,
    () => null,
  )
  const scores = empty()
  for (const file of readdirSync(values.gold).filter((name) => name.endsWith('.gold.json'))) {
    const gold = JSON.parse(readFileSync(`${values.gold}/${file}`, 'utf8'))
    const text = readFileSync(`${values.pages}/${gold.source}`, 'utf8')
    const tags = takeApart ? tagPageWith(model, text, takeApart({ text })) : tagWith(model, text)
    const { missed, wrong } = scoreEntities(
      text,
      gold.entities,
      tags.entities,
      new Set(gold.entities.map((one: { type: string }) => one.type).concat([...names])),
      scores.entities,
    )
    for (const one of missed) say(`- ${one.type}`, context(text, one))
    for (const one of wrong) say(`+ ${one.type}`, context(text, one))
    scoreJoins(text, gold.entities, tags.entities, scores.joins)
    const wrongs = scoreFigures(gold.figures, tags.figures, scores.figures, scores.kinds)
    for (const one of wrongs.missed)
      say('- FIGURE', `${JSON.stringify(one.value)} ${one.unit} ${context(text, one)}`)
    for (const one of wrongs.wrong)
      say('+ FIGURE', `${JSON.stringify(one.value)} ${one.unit} ${context(text, one)}`)
    for (const [one, got] of wrongs.kind) say('~ KIND', `${one.kind}→${got.kind} ${context(text, one)}`)
    scoreQuotes(gold.quotes, tags.quotes, scores.quotes, scores.speakers)
    for (const one of tags.quotes) say('QUOTE', `${one.speaker}: ${context(text, one)}`)
  }
  return report(scores)
}

function speed(): object {
  const texts = existsSync(values.corpora)
    ? readOwn(values.corpora, values.part).map((one) => one.text)
    : readdirSync(values.pages)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFileSync(`${values.pages}/${name}`, 'utf8'))
  const text = texts.join('\n')
  for (let i = 0; i < 3; i++) tagWith(model, text)
  const runs = Array.from({ length: 5 }, () => {
    const from = performance.now()
    tagWith(model, text)
    return performance.now() - from
  })
  const best = Math.min(...runs)
  return {
    characters: text.length,
    milliseconds: places(best),
    charactersASecond: Math.round((text.length / best) * 1000),
  }
}

const corpora: Record<string, object> = {}
if (existsSync(values.corpora))
  for (const set of values.sets.split(',').filter(Boolean))
    corpora[set] = scoreCorpus(
      set === 'own' ? readOwn(values.corpora, values.part) : readBio(values.corpora, set, values.part),
    )
const result = { pages: await scorePages(), corpora, speed: speed() }
process.stdout.write(`${JSON.stringify(result, null, 1)}\n`)
