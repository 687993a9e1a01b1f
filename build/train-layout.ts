/**
 * Trains what the page engine learns from pages taken apart by hand and from damaged pages.
 * `node build/train-layout.ts ITEMS.jsonl` writes electron/compute/layout/learned.data.ts;
 * `--folds N` writes nothing and measures each page with weights of the pages of other files.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { noWeights, weighWith } from '../electron/compute/layout/learned.ts'
import { takeApart } from '../electron/compute/layout/take-apart.ts'
import type { PageText } from '../electron/contract/page.ts'
import { type Marking, pagesByHand } from './bench/pages/by-hand.ts'
import { readCorpus } from './bench/pages/corpus.ts'
import { drawPage } from './bench/pages/draw.ts'
import type { GoldPage } from './bench/pages/gold.ts'
import { handFolders } from './bench/pages/hand-folders.ts'
import { learn, step } from './bench/pages/learning.ts'
import { lessonOf } from './bench/pages/lessons.ts'
import { type PageScore, scorePage, summary } from './bench/pages/score.ts'
import { drawCuts, drawSpecial } from './bench/pages/specials.ts'
import { stories } from './bench/pages/stories.ts'
import { typeset } from './bench/pages/typeset.ts'

const file = process.argv.slice(2).find((argument) => argument.endsWith('.jsonl'))
if (file === undefined) {
  process.stderr.write('usage: node build/train-layout.ts ITEMS.jsonl [--folds N]\n')
  process.exit(2)
}

interface Page {
  readonly name: string
  readonly folder: string
  readonly marking: string
  readonly page: PageText
  readonly gold: GoldPage
  readonly weight: number
}

const markings: readonly (Marking | null)[] = [null, 'bare', 'flat', 'right']
/** How much a page counts with other marks than its own, drawn at random, or set in type. */
const lighter = 0.5

function byHand(): Page[] {
  return handFolders.flatMap((folder) =>
    markings.flatMap((marking) =>
      pagesByHand(marking, join(import.meta.dirname, 'bench/pages', folder)).map(({ text, gold }) => ({
        name: `${folder}/${gold.source}`,
        folder,
        marking: marking ?? 'own',
        page: { text },
        gold,
        weight: marking === null ? 1 : lighter,
      })),
    ),
  )
}

const corpus = readCorpus(file)
/** Half of them of press items, half of stories that are invented. */
const drawn = (): Page[] =>
  Array.from({ length: 2600 }, (_, i) => {
    const { text, ...gold } =
      i % 2 === 0 ? drawPage(stories, [], 5001 + i) : drawPage(corpus.stories, corpus.photos, 5001 + i)
    return { name: `drawn/${i}`, folder: 'drawn', marking: 'own', page: { text }, gold, weight: lighter }
  })

/** Long articles of sections, and columns that end after a few words. */
const specials = (): Page[] =>
  Array.from({ length: 120 }, (_, i) => {
    const draw = i % 4 < 2 ? drawSpecial : drawCuts
    const { text, ...gold } =
      i % 2 === 0 ? draw(stories, [], 7001 + i) : draw(corpus.stories, corpus.photos, 7001 + i)
    return { name: `special/${i}`, folder: 'drawn', marking: 'own', page: { text }, gold, weight: lighter }
  })

/** The same pages set in type, with the places of their lines. */
const inType = (pages: readonly Page[]): Page[] =>
  pages
    .filter(({ folder, marking }) => folder === 'by-hand' && marking === 'own')
    .map((own) => ({
      ...own,
      ...typeset({ text: own.page.text, ...own.gold }),
      marking: 'type',
      weight: lighter,
    }))

const hand = byHand()
const others = [...drawn(), ...specials(), ...inType(hand)]

function folds(count: number): void {
  const names = [...new Set(hand.map(({ name }) => name))].sort()
  const foldOf = new Map(names.map((name, i) => [name, i % count]))
  const of = new Map([...hand, ...others].map((own) => [own, lessonOf(own.page, own.gold, own.weight)]))
  const scores = new Map<string, PageScore[]>()
  const run = (tag: string, pages: readonly Page[]): void => {
    for (const { folder, marking, page, gold, name } of pages) {
      if (marking !== 'own' && marking !== 'bare') continue
      const score = scorePage(page.text, gold, takeApart(page))
      const key = `${folder} ${marking} ${tag}`
      scores.set(key, [...(scores.get(key) ?? []), score])
      if (process.argv.includes('--misses') && tag === 'learned' && score.misses.length > 0)
        process.stdout.write(`${marking} ${name}\n  ${score.misses.join('\n  ')}\n`)
    }
  }
  if (process.argv.includes('--before')) {
    weighWith(noWeights())
    run('before', hand)
  }
  for (let fold = 0; fold < count; fold++) {
    const left = (own: Page): boolean => foldOf.get(own.name) === fold
    const all = [...hand, ...others].filter((own) => !left(own)).map((own) => of.get(own) as never)
    weighWith(learn(all, (line) => process.stderr.write(`${line}\n`)))
    run('learned', hand.filter(left))
  }
  for (const [key, list] of [...scores].sort()) {
    const s = summary(list)
    process.stdout.write(
      `${key.padEnd(26)} ${list.length} count ${s.articleCount} titles ${s.titles} bylines ${s.bylines} F1 ${s.blockRoleF1} mended ${s.mended} chars ${s.characters} lost ${s.lost} doubled ${s.doubled}\n`,
    )
  }
}

function write(): void {
  const weights = learn(
    [...hand, ...others].map((own) => lessonOf(own.page, own.gold, own.weight)),
    (line) => process.stderr.write(`${line}\n`),
  )
  const levels = Int8Array.from(weights, (own) => Math.round(own / step))
  const packed = deflateRawSync(Buffer.from(levels.buffer), { level: 9 }).toString('base64')
  writeFileSync(
    join(import.meta.dirname, '../electron/compute/layout/learned.data.ts'),
    `/** Learned weights of the page engine, written by build/train-layout.ts. Not for hand editing. */\nexport const learnedData = {\n  step: ${step},\n  levels:\n    '${packed}',\n}\n`,
  )
}

const at = process.argv.indexOf('--folds')
if (at >= 0) folds(Number(process.argv[at + 1]))
else write()
