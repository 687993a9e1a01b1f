/**
 * Trains how well the text of one piece goes on in another, from paragraphs cut at random places and put to others.
 * `node build/train-fit.ts ITEMS.jsonl` (`{title, text}` a line) writes electron/compute/layout/fit.data.ts, the same bytes
 * each time; `--test OTHERS.jsonl` writes nothing and tells how often the right text is found among several others.
 * Run it before train-layout.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fitFeatures, fitScore, weighFitsWith } from '../electron/compute/layout/fit.ts'
import { simplified } from '../electron/compute/layout/fold.ts'
import { startsLike } from '../electron/compute/layout/joins.ts'
import { type Rng, random } from './bench/pages/press.ts'
import { type Case, trainLogistic, weightsFile } from './logistic.ts'

const [file] = process.argv.slice(2)
if (file === undefined || file.startsWith('--')) {
  process.stderr.write('usage: node build/train-fit.ts ITEMS.jsonl [--test OTHERS.jsonl]\n')
  process.exit(2)
}

const shortest = 50

interface Article {
  readonly title: string
  readonly paragraphs: readonly string[]
}

const articlesIn = (path: string): Article[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { title, text } = JSON.parse(line) as { title: string; text: string }
      const paragraphs = simplified(text)
        .split('\n')
        .map((own) => own.trim())
        .filter((own) => own.length >= shortest)
      return { title: simplified(title), paragraphs }
    })
    .filter(({ paragraphs }) => paragraphs.length > 0)

interface CutText {
  readonly tail: string
  readonly head: string
  readonly article: number
}

const pick = <T>(rng: Rng, list: readonly T[]): T => list[Math.floor(rng() * list.length)] as T

/** A paragraph cut where a column may end: anywhere but behind a sentence, and not before a closing mark. */
function cutOf(
  rng: Rng,
  articles: readonly Article[],
  article = Math.floor(rng() * articles.length),
): CutText {
  for (;;) {
    const text = pick(rng, (articles[article] as Article).paragraphs)
    const at = 12 + Math.floor(rng() * (text.length - 16))
    const [tail, head] = [text.slice(0, at), text.slice(at)]
    if (/[。！？!?…]$/u.test(tail) || /^[，。、；：！？”’）》」』】…]/u.test(head)) continue
    return { tail: tail.slice(-400), head, article }
  }
}

/** A text that does not go on there: the second half of another paragraph, or the beginning of one. */
function otherHead(rng: Rng, articles: readonly Article[], own: CutText): string {
  const near = rng() < 0.25
  const article = near ? own.article : Math.floor(rng() * articles.length)
  if (rng() < 0.3) return pick(rng, (articles[article] as Article).paragraphs)
  return cutOf(rng, articles, article).head
}

const featuresOf = (tail: string, head: string, apart: boolean): string[] =>
  fitFeatures(tail, head, startsLike(head), apart)

/** For each cut paragraph so many headlines. */
const headlines = 0.3

function train(articles: readonly Article[]) {
  const rng = random(23)
  const cases: Case[] = []
  for (let n = 0; n < 120_000; n++) {
    const own = cutOf(rng, articles)
    const apart = rng() < 0.5
    cases.push({ features: featuresOf(own.tail, own.head, apart), answer: true, cost: 1 })
    cases.push({
      features: featuresOf(own.tail, otherHead(rng, articles, own), apart),
      answer: false,
      cost: 1,
    })
    if (rng() > headlines) continue
    // A text does not go on its headline, though it speaks of the same.
    const { title, paragraphs } = pick(rng, articles)
    cases.push({ features: featuresOf(title, pick(rng, paragraphs), apart), answer: false, cost: 1 })
  }
  return trainLogistic(cases, { epochs: 4, fewest: 4, least: 0.06 })
}

function test(articles: readonly Article[]): void {
  const rng = random(29)
  const report: Record<string, number> = {}
  for (const others of [1, 3]) {
    let right = 0
    const all = 3000
    for (let n = 0; n < all; n++) {
      const own = cutOf(rng, articles)
      const score = (head: string): number => fitScore(featuresOf(own.tail, head, true))
      const best = score(own.head)
      if (
        Array.from({ length: others }, () => score(otherHead(rng, articles, own))).every(
          (other) => other < best,
        )
      )
        right++
    }
    report[`among ${others + 1}`] = right / all
  }
  process.stdout.write(`${JSON.stringify(report)}\n`)
}

const weights = train(articlesIn(file))
const at = process.argv.indexOf('--test')
if (at >= 0) {
  weighFitsWith(weights)
  test(articlesIn(process.argv[at + 1] as string))
} else
  writeFileSync(
    join(import.meta.dirname, '../electron/compute/layout/fit.data.ts'),
    weightsFile('Learned weights of texts going on', 'fitData', 'train-fit.ts', weights),
  )
