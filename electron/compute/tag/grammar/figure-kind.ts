/** Whether figures are promised, reported, or neither: what holds for each is weighed, and the figures of a text are read together. */
import { hashOf } from '../crf/hash.ts'
import { kindCount, readChain } from './figure-chain.ts'
import { type Placed, placed, planOfAll } from './figure-context.ts'
import { kindFeatures, linkOf, referenceYear } from './figure-features.ts'
import { packedKinds } from './figure-kind.data.ts'
import { lastMatch, promising, reporting } from './figure-tense.ts'
import { type KindWeights, unpackKinds } from './figure-weights.ts'
import type { Measured } from './figures.ts'

/** As the contract has it: stated for the future, reported as reached, neither. */
export type FigureKind = 'target' | 'result' | null
/** The order of the weights. */
export const figureKinds: readonly FigureKind[] = ['target', 'result', null]

/** A figure's kind, and how sure it is (0..1). */
export interface Kinded {
  readonly kind: FigureKind
  readonly confidence: number
}

let known: KindWeights | null = null
const weights = (): KindWeights => {
  known ??= unpackKinds(packedKinds)
  return known
}

/**
 * The kinds of all figures of a folded text, in their order. `year` is the article's, where it is known: the years of its
 * text are read from there. In the text of a plan every value to be reached is promised, and what it counts in Chinese
 * numerals are its own parts. Behind a word that promises nothing is reported until a word that reports stands there.
 */
export function kindsOf(text: string, figures: readonly Measured[], year?: number): Kinded[] {
  return kindsWith(weights(), text, figures, year)
}

/** As `kindsOf`, with given weights. */
export function kindsWith(
  { features, links }: KindWeights,
  text: string,
  figures: readonly Measured[],
  year = referenceYear,
): Kinded[] {
  const places = placed(asOfYear(text, year), figures)
  if (places[0]?.leaning === planOfAll) return places.map(ofPlan)
  const scores = new Float64Array(places.length * kindCount)
  const steps = new Float64Array(places.length * kindCount * kindCount)
  for (const [i, place] of places.entries()) {
    for (const name of kindFeatures(place)) {
      const row = features.get(hashOf(name))
      if (row)
        for (const k of [0, 1, 2] as const)
          scores[i * kindCount + k] = (scores[i * kindCount + k] as number) + row[k]
    }
    const before = figures[i - 1]
    if (before) steps.set(links.get(linkOf(text, before, place.figure)) ?? [], i * kindCount * kindCount)
  }
  const { kinds } = readChain(scores, steps)
  return places.map((place, i) => {
    const chances = [...kinds.subarray(i * kindCount, (i + 1) * kindCount)]
    const confidence = Math.max(...chances)
    const kind = figureKinds[chances.indexOf(confidence)] as FigureKind
    if (kind === 'result' && isPromised(place)) return { kind: 'target', confidence: sureOfRule }
    if (kind !== null && isOfParts(place)) return { kind: null, confidence: sureOfRule }
    if (kind === 'target' && isNow(place)) return { kind: 'result', confidence: sureOfRule }
    return { kind, confidence }
  })
}

/** How often a rule that overrules the weights was right. */
const sureOfRule = 0.8

/** A text with its years as they would be had it been written in the year the weights know; no offset changes. */
const asOfYear = (text: string, year: number): string =>
  year === referenceYear
    ? text
    : text.replace(/20\d\d(?=年)/g, (one) => {
        const moved = String(Number(one) + referenceYear - year)
        return moved.length === one.length ? moved : one
      })

/** Whether the last ruling word before a figure, in its sentence, promises. */
const isPromised = ({ before }: Placed): boolean =>
  lastMatch(before, promising) > lastMatch(before, reporting)

/** What a plan has at hand is no aim of it. */
const means = /(?:用好|依托|现有|发挥|借助|凭借|利用|整合)$/

/** Whether it says of how many parts something is: 有两个特点, 分三个阶段. More of them than a text lists are counted. */
function isOfParts({ figure: { value, unit }, back }: Placed): boolean {
  return typeof value === 'number' && value <= mostParts && /^[个大类种项点条]$/.test(unit) && part.test(back)
}
const mostParts = 12
const part =
  /^(?:主要|基本|重点|突出|鲜明|关键|核心|具体|不同|大的?)?(?:特点|特征|方面|部分|阶段|环节|情形|原则|步骤|层次|层面|维度|板块|模块|类型|途径|要素|内容|角度|方向|关系|意识|难点|原因|变化|坚持)/

/** Whether the clause, or the words that open its sentence, say how it stands now, and nothing in it looks ahead. */
function isNow({ front, back, before }: Placed): boolean {
  if (ahead.test(front) || ahead.test(back)) return false
  if (now.test(front)) return true
  const opening = nowOpens.exec(before)
  return opening !== null && !ahead.test(before.slice(opening[0].length))
}
const now = /^[^，。；]{0,8}(?:目前|截至|至今|眼下|现有|现在|如今)/
const nowOpens = /^(?:目前|截至[^，。]{1,12}|至今|眼下|现在|如今|迄今)，/
const ahead =
  /将|拟|计划|力争|争取|预计|有望|预期|还要|还有|要|再|应|须|目标|剩余|余下|剩下|其余|另[外有]|还差|年底|明年|下[周月]/

function ofPlan({ front, figure, itself }: Placed): Kinded {
  const part = !/\d/.test(itself) && figure.value !== 1
  const kind = part || figure.unit === '岁' || means.test(front) ? null : 'target'
  return { kind, confidence: sureOfRule }
}
