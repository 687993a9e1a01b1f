/**
 * Trains which lines of a page go on the line above them, from pages taken apart by hand, as they are and set in lines of
 * many widths. `node build/train-wraps.ts` writes electron/compute/layout/wraps.data.ts, the same bytes each time;
 * `--folds N` writes nothing and tells how often it is right on pages of files it was not trained on.
 * Run it before train-layout.ts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simplified } from '../electron/compute/layout/fold.ts'
import type { NamedWeights } from '../electron/compute/layout/named-weights.ts'
import { linesApart } from '../electron/compute/layout/pieces.ts'
import { viewWraps } from '../electron/compute/layout/wrapping.ts'
import { weighWrapsWith, wrapFeatures, wrapScore } from '../electron/compute/layout/wraps.ts'
import { readByHand } from './bench/pages/by-hand.ts'
import type { GoldPage } from './bench/pages/gold.ts'
import { handFolders } from './bench/pages/hand-folders.ts'
import { random } from './bench/pages/press.ts'
import { respaced, type Spacing } from './bench/pages/spacing.ts'
import { trainLogistic, weightsFile } from './logistic.ts'

interface Example {
  readonly name: string
  readonly features: readonly string[]
  readonly goesOn: boolean
}

/** Which block each UTF-16 unit stands in, and whether lines of that block are closed up. */
function blocksOf(length: number, gold: GoldPage): Int32Array {
  const of = new Int32Array(length).fill(-1)
  let number = 0
  for (const { blocks } of gold.articles)
    for (const { role, ranges = [] } of blocks) {
      // Lines of a headline are put together by the search, which sets them apart by a blank.
      if (role === 'paragraph' || role === 'lede' || role === 'caption')
        for (const [from, to] of ranges) of.fill(number, from, to)
      number++
    }
  for (const { ranges } of gold.photos) {
    for (const [from, to] of ranges?.slice(0, 1) ?? []) of.fill(number, from, to)
    number++
  }
  return of
}

function examplesOf(name: string, text: string, gold: GoldPage): Example[] {
  const of = blocksOf(text.length, gold)
  const groups = linesApart(text)
  const view = viewWraps(simplified(text), groups)
  return view.groups.flatMap((rows, g) =>
    rows.slice(1).map((row, k) => {
      const above = of[(rows[k] as typeof row).line.body] as number
      return {
        name,
        features: wrapFeatures(rows, k + 1, view.page, view.widths[g] as (typeof view.widths)[number]),
        goesOn: above >= 0 && above === of[row.line.body],
      }
    }),
  )
}

/** Widths in characters that pages are set in besides their own. */
const widths = [9, 12, 15, 17, 18, 20, 22, 25, 30, 36, 42]
const spacings: readonly Spacing[] = ['own', 'dense', 'indented']

function examples(): Example[] {
  const rng = random(11)
  return handFolders.flatMap((folder) =>
    readdirSync(join(import.meta.dirname, 'bench/pages', folder))
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .flatMap((file) => {
        const source = readFileSync(join(import.meta.dirname, 'bench/pages', folder, file), 'utf8')
        const name = `${folder}/${file}`
        const own = readByHand(source, file)
        const isSet = source.includes('=wrap') || source.includes('⇥')
        const all = [examplesOf(name, own.text, own.gold)]
        if (!isSet)
          for (const spacing of spacings) {
            const width = widths[Math.floor(rng() * widths.length)] as number
            const set = readByHand(`=wrap ${width}\n${source}`, file)
            const other = respaced(set, spacing)
            all.push(examplesOf(name, other.text, other.gold))
            if (spacing !== 'own') {
              const loose = respaced(own, spacing)
              all.push(examplesOf(name, loose.text, loose.gold))
            }
          }
        return all.flat()
      }),
  )
}

/** Lines closed up that do not belong together are not parted again; those left apart may still be joined. */
const wronglyOn = 1.5

const train = (all: readonly Example[]): NamedWeights =>
  trainLogistic(
    all.map(({ features, goesOn }) => ({ features, answer: goesOn, cost: goesOn ? 1 : wronglyOn })),
    { epochs: 8, fewest: 3, least: 0.1 },
  )

function folds(all: readonly Example[], count: number): void {
  const names = [...new Set(all.map(({ name }) => name))].sort()
  const foldOf = new Map(names.map((name, i) => [name, i % count]))
  const wrong = { on: 0, apart: 0 }
  for (let fold = 0; fold < count; fold++) {
    weighWrapsWith(train(all.filter(({ name }) => foldOf.get(name) !== fold)))
    for (const { name, features, goesOn } of all)
      if (foldOf.get(name) === fold && wrapScore(features) > 0 !== goesOn) wrong[goesOn ? 'apart' : 'on']++
  }
  process.stdout.write(
    `${JSON.stringify({ lines: all.length, goOn: all.filter(({ goesOn }) => goesOn).length, wronglyOn: wrong.on, wronglyApart: wrong.apart })}\n`,
  )
}

const all = examples()
const at = process.argv.indexOf('--folds')
if (at >= 0) folds(all, Number(process.argv[at + 1]))
else
  writeFileSync(
    join(import.meta.dirname, '../electron/compute/layout/wraps.data.ts'),
    weightsFile('Learned weights of lines going on', 'wrapsData', 'train-wraps.ts', train(all)),
  )
