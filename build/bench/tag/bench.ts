/**
 * Measures the tagger: `node build/bench/tag/bench.ts [--gold DIR] [--pages DIR] [--corpora DIR] [--sets own,msra,…]
 * [--part dev|test] [--model FILE|none] [--passages FILE] [--errors]`. JSON on stdout: F1 by kind on gold pages, on
 * passages that nothing was trained on and on a part of the corpora, joining, figures, quotations, characters a second and
 * memory; beside it jieba's tags on the same texts. A model trained on all corpora has a file for each one's way of tagging
 * beside it (`names.msra.bin`): its spans are scored as well. With `--errors` what was missed and what was wrong, on stderr,
 * but for the passages that lie here, so that nobody tunes to them; those of `--passages` are said.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readTable } from '../../../electron/compute/tag/crf/table.ts'
import { fold } from '../../../electron/compute/tag/fold.ts'
import { modelSpans, namesModel } from '../../../electron/compute/tag/names-model.ts'
import { propose } from '../../../electron/compute/tag/proposals.ts'
import { tagWith } from '../../../electron/compute/tag/tag.ts'
import { tagPageWith } from '../../../electron/compute/tag/tag-page.ts'
import { readArticles, readOwn, type Sample } from '../../train/tag/corpora.ts'
import { allKinds, readMarkedLines } from '../../train/tag/marked.ts'
import { jiebaSpans, loadJieba } from './jieba.ts'
import { Kinds } from './kinds.ts'
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
    passages: { type: 'string' },
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
  kinds: Kinds
  quotes: Tally
  speakers: { right: number; of: number }
}
const empty = (): Scores => ({
  entities: new Map(),
  joins: new Tally(),
  figures: new Tally(),
  kinds: new Kinds(),
  quotes: new Tally(),
  speakers: { right: 0, of: 0 },
})
const entityReport = (scores: Map<string, Tally>) =>
  Object.fromEntries([...scores].map(([kind, one]) => [kind, one.report()]))
const share = ({ right, of }: { right: number; of: number }) => (of ? places(right / of) : null)
const report = (scores: Scores) => ({
  entities: entityReport(scores.entities),
  joins: scores.joins.report(),
  figures: scores.figures.report(),
  kinds: scores.kinds.report(),
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

const jieba = loadJieba()

/** The model of a corpus' own way of tagging, where there is one beside `--model`. */
function styleOf(set: string) {
  const file = values.model?.replace(/\.bin$/, `.${set}.bin`)
  return file !== undefined && file !== values.model && existsSync(file)
    ? readTable(readFileSync(file))
    : null
}

function scoreCorpus(set: string, samples: readonly Sample[]): object {
  const scores = empty()
  const baseline = new Map<string, Tally>()
  const three = new Map<string, Tally>()
  const styled = new Map<string, Tally>()
  const style = styleOf(set)
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
    scoreEntities(sample.text, sample.entities, tags.entities, names, three)
    scoreEntities(sample.text, sample.entities, jiebaSpans(jieba, sample.text), names, baseline)
    if (style) {
      const folded = fold(sample.text)
      scoreEntities(sample.text, sample.entities, modelSpans(style, folded, propose(folded)), names, styled)
    }
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
  return {
    ...report(scores),
    names: three.get('all')?.report(),
    jieba: entityReport(baseline),
    ...(style ? { itsOwnStyle: entityReport(styled) } : {}),
  }
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

/** Passages in the manner of papers of many regions, which nothing was trained on; figures by span alone. */
function scorePassages(name: string): object {
  const scores = empty()
  const file = readFileSync(values.passages ?? join(import.meta.dirname, name), 'utf8')
  const aloud = values.passages === undefined ? () => {} : say
  for (const { text, entities, figures, quotes } of readMarkedLines(file)) {
    const tags = tagWith(model, text)
    const { missed, wrong } = scoreEntities(text, entities, tags.entities, allKinds, scores.entities)
    for (const one of missed) aloud(`- ${one.type}`, context(text, one))
    for (const one of wrong) aloud(`+ ${one.type}`, context(text, one))
    const found = tags.figures.map((one) => ({ ...one, value: 0, unit: '' }))
    const gold = figures.map((one) => ({ ...one, value: 0, unit: '' }))
    const wrongs = scoreFigures(gold, found, scores.figures, scores.kinds)
    for (const one of wrongs.missed) aloud('- FIGURE', context(text, one))
    for (const one of wrongs.wrong) aloud('+ FIGURE', context(text, one))
    for (const [one, got] of wrongs.kind) aloud('~ KIND', `${one.kind}→${got.kind} ${context(text, one)}`)
    scoreQuotes(quotes, tags.quotes, scores.quotes, scores.speakers)
    for (const one of quotes) aloud('= QUOTE', `${one.speaker}: ${context(text, one)}`)
    for (const one of tags.quotes) aloud('> QUOTE', `${one.speaker}: ${context(text, one)}`)
  }
  return report(scores)
}

/** Texts joined until each is as long as an ordinary article. */
function ofOrdinaryLength(texts: readonly string[]): string[] {
  const joined: string[] = []
  for (const text of texts)
    if ((joined.at(-1)?.length ?? ordinary) >= ordinary) joined.push(text)
    else joined.push(`${joined.pop()}\n${text}`)
  return joined
}
const ordinary = 1000

/** Ours and jieba's, each in a process of its own. */
function speed(): object {
  const texts = existsSync(values.corpora)
    ? readOwn(values.corpora, 'train').map((one) => one.text)
    : readdirSync(values.pages)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFileSync(`${values.pages}/${name}`, 'utf8'))
  const folder = mkdtempSync(join(tmpdir(), 'tag-speed-'))
  const file = join(folder, 'text.txt')
  writeFileSync(file, ofOrdinaryLength(texts).join('\f'))
  const run = (which: string) =>
    JSON.parse(
      execFileSync(process.execPath, [
        join(import.meta.dirname, 'speed.ts'),
        which,
        file,
        ...(values.model === undefined ? [] : [values.model]),
      ]).toString('utf8'),
    )
  const both = { ours: run('ours'), jieba: run('jieba') }
  rmSync(folder, { recursive: true })
  return both
}

const corpora: Record<string, object> = {}
if (existsSync(values.corpora))
  for (const set of values.sets.split(',').filter(Boolean))
    corpora[set] = scoreCorpus(
      set,
      set === 'own' ? readOwn(values.corpora, 'dev') : readArticles(values.corpora, set, values.part),
    )
const result = {
  pages: await scorePages(),
  passages: scorePassages('passages.txt'),
  ...(values.passages === undefined
    ? {
        passages2: scorePassages('passages-2.txt'),
        passages3: scorePassages('passages-3.txt'),
        passages4: scorePassages('passages-4.txt'),
      }
    : {}),
  corpora,
  speed: speed(),
}
process.stdout.write(`${JSON.stringify(result, null, 1)}\n`)
