/** Whether a figure is promised, reported, or neither: cues in the words around it, weighed. */
import { segment } from '../lexicon/segment.ts'
import { cues, planText, reportText } from './figure-cues.ts'
import { type KindWeights, kindWeights } from './figure-kind.data.ts'
import type { Measured } from './figures.ts'

/** As the contract has it: stated for the future, reported as reached, neither. */
export type FigureKind = 'target' | 'result' | null
/** The order of the weights. */
export const figureKinds: readonly FigureKind[] = ['target', 'result', null]

const stop = /[，。；：！？\n]/
const whole = new Set(['aim', 'will', 'by-year', 'done', 'past', 'rule', 'plan', 'must', 'grew'])
const promising = ['aim', 'will', 'by-year', 'plan', 'must']
const people = new Set(['人', '名', '位', '人次', '户', '例', '家', '个'])
const times = /^(?:年|个?月|天|周|小时|分钟|秒|个月|岁|周岁|月龄|个?工作日)$/

/** How far a text promises rather than reports: -2 to 2, and 3 for the text of a plan, which reports next to nothing. */
export function planLeaning(text: string): number {
  const plans = text.match(planText)?.length ?? 0
  const reports = text.match(reportText)?.length ?? 0
  if (plans >= planWords && plans >= reports * 6) return planOfAll
  const share = (plans + 2) / (plans + reports + 4)
  return Math.round((share - 0.5) * 4)
}
const planOfAll = 3
/** Words of plans that a text must hold to be one. */
const planWords = 12

/** The names of what holds for a figure; each has its weights in `kindWeights`. */
export function kindFeatures(text: string, figure: Measured, leaning: number): string[] {
  const { start, end, unit, qualifier } = figure
  let clause = start
  while (clause > 0 && start - clause < 60 && !stop.test(text.charAt(clause - 1))) clause--
  let sentence = clause
  while (sentence > 0 && start - sentence < 160 && !/[。！？\n]/.test(text.charAt(sentence - 1))) sentence--
  let behind = end
  while (behind < text.length && behind - end < 40 && !stop.test(text.charAt(behind))) behind++
  const places = [
    ['touch', text.slice(Math.max(clause, start - 4), start)],
    ['clause', text.slice(clause, start)],
    ['behind', text.slice(end, behind)],
    ['sentence', text.slice(sentence, clause)],
  ] as const
  const names = ['bias', `leaning${leaning}`]
  for (const [place, words] of places)
    for (const cue of cues) if (cue.pattern.test(words)) names.push(`${cue.name}@${place}`)
  names.push(
    people.has(unit)
      ? 'unit:counted'
      : times.test(unit)
        ? `unit:${unit === '岁' ? 'age' : 'time'}`
        : 'unit:other',
  )
  if (/^[%‰倍]$|百分点/.test(unit)) names.push('unit:rate')
  if (/元$/.test(unit)) names.push('unit:money')
  if (qualifier) names.push(`qualifier:${qualifier}`)
  if (!/\d/.test(text.slice(start, end))) names.push('han')
  if (clause === start) names.push('opens-clause')
  let full = behind
  while (full < text.length && full - end < 160 && !/[。！？\n]/.test(text.charAt(full))) full++
  const all = text.slice(sentence, full)
  for (const cue of cues) if (whole.has(cue.name) && cue.pattern.test(all)) names.push(`${cue.name}@all`)
  if (!promising.some((name) => names.includes(`${name}@all`)))
    names.push('no-promise', `no-promise${leaning}`)
  if (/[从由][^，。]{0,16}$/.test(text.slice(clause, start)) || /[至到为归]$/.test(text.slice(clause, start)))
    names.push(names.includes('no-promise') ? 'change-reported' : 'change')
  names.push(`unit:${unit}`)
  if (start > clause) names.push(`before:${text.charAt(start - 1)}`)
  if (start > clause + 1) names.push(`before:${text.slice(start - 2, start)}`)
  if (behind > end) names.push(`after:${text.charAt(end)}`)
  if (behind > end + 1) names.push(`after:${text.slice(end, end + 2)}`)
  if (figure.value === 1) names.push('one')
  names.push(...wordsAround(text.slice(clause, start), text.slice(end, behind), unit))
  return names
}

/** The words of the clause before and behind a figure, and those next to it. */
function wordsAround(front: string, back: string, unit: string): string[] {
  const before = wordsOf(front)
  const after = wordsOf(back)
  const next = [before.at(-1), before.at(-2), after[0], after[1]]
  return [
    ...new Set([
      ...before.filter(worded).map((word) => `front:${word}`),
      ...after.filter(worded).map((word) => `back:${word}`),
      ...next.flatMap((word, i) => (word && worded(word) ? [`${nextNames[i]}:${word}`] : [])),
      `unit-next:${unit}${after[0] && worded(after[0]) ? after[0] : ''}`,
      `last-unit:${before.length && worded(before.at(-1) as string) ? before.at(-1) : ''}${unit}`,
    ]),
  ]
}
const nextNames = ['last', 'last2', 'next', 'next2']
const worded = (word: string): boolean => /^[\u4e00-\u9fff]+$/.test(word)

function wordsOf(text: string): string[] {
  const { ends } = segment(text)
  const words: string[] = []
  for (let at = 0; at < text.length; at = ends[at] as number) words.push(text.slice(at, ends[at]))
  return words
}

/** The first and the second figure of a change: 从…降至…, 由…增至…, 从…归零. */
const changes = '(?:降|增|升|缩|扩|减|涨|压缩|提高|提升|下降|上升|增加|减少|扩大|延长|提前)?(?:至|到|为|归)'
const changedFrom = /[从由][^，。；：！？\n]{0,24}$/
const changedTo = new RegExp(`^[^，。；：！？\\n]{0,12}?${changes}`)
const changed = new RegExp(`[从由][^，。；：！？\\n]{1,24}${changes}[^，。；\\d]{0,4}$`)
/** A change is reported unless its sentence promises, or the weights are surer than this. */
const sureOfChange = 0.8
const sureOfRule = 0.8
const promises = /^(?:aim|will|by-year|plan|agreed|forecast)@(?:touch|clause|sentence)$/

function isChange(text: string, { start, end }: Measured): boolean {
  const front = text.slice(Math.max(0, start - 32), start)
  return changed.test(front) || (changedFrom.test(front) && changedTo.test(text.slice(end, end + 20)))
}

/** What promises for the rest of its sentence, until something that reports stands in it. */
const ruling =
  /力争|争取(?!到)|(?<!”)计划(?=[在到用于再今明年新建投培引\d])|拟(?!定)|还将|(?<![即近军])将(?=[^，。由从]{0,12}(?:建|增|达|开|办|扩|培|覆|投|引|设|完成|实现|提|降|推|组织|举|发|为))|有望|预计|预测|呼吁|(?:到|在)20(?:2[7-9]|3\d)年|明年|年底前|年内|届时|下一步|下月/g
const reporting = /已|了(?![解不])|累计|截至|先后|去年|昨|上半年|成功|增至|降至/g
const sentenceReach = 160

/** Whether the last ruling word before a figure, in its sentence, promises. */
function isPromised(text: string, start: number): boolean {
  let from = start
  while (from > 0 && start - from < sentenceReach && !/[。！？\n]/.test(text.charAt(from - 1))) from--
  const front = text.slice(from, start)
  const lastOf = (pattern: RegExp): number => [...front.matchAll(pattern)].at(-1)?.index ?? -1
  return lastOf(ruling) > lastOf(reporting)
}

/** How many parts a plan, a document or a list has. */
const partsBehind =
  /^(?:重点|具体|主要|政策|改革|细化|细分|工作|惠民|支持|便民){0,3}(?:方面|任务|措施|举措|意见|原则|领域|环节|条款|清单|板块|章节|部分|维度|目标)/
const partsBefore =
  /(?:提出|出台|明确|聚焦|围绕|包括|包含|涵盖|分为|制定|部署|列出|推出|细化|确定|从|等)[^，。；]{0,24}$/

function isPart(text: string, { start, end }: Measured): boolean {
  return (
    partsBehind.test(text.slice(end, end + 12)) &&
    partsBefore.test(text.slice(Math.max(0, start - 40), start))
  )
}

/** What a plan has at hand is no aim of it. */
const means = /(?:用好|依托|现有|发挥|借助|凭借|利用|整合)$/

/**
 * The kind of a figure from the words around it. In the text of a plan every value to be reached is promised, and what it
 * counts in Chinese numerals are its own parts. Behind a word that promises nothing of its sentence is reported. The second figure says how sure it is (0..1).
 */
export function kindOf(
  text: string,
  figure: Measured,
  leaning: number,
): { kind: FigureKind; confidence: number } {
  const scores: [number, number, number] = [0, 0, 0]
  const names = kindFeatures(text, figure, leaning)
  for (const name of names) {
    const weights = (kindWeights as KindWeights)[name]
    if (weights) for (const i of [0, 1, 2] as const) scores[i] += weights[i]
  }
  if (leaning === planOfAll) {
    const part = !/\d/.test(text.slice(figure.start, figure.end)) && figure.value !== 1
    return {
      kind:
        part || figure.unit === '岁' || means.test(text.slice(0, figure.start).slice(-6)) ? null : 'target',
      confidence: 0.8,
    }
  }
  const most = Math.max(...scores)
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0)
  const kind = figureKinds[scores.indexOf(most)] as FigureKind
  const confidence = 1 / total
  if (isPart(text, figure)) return { kind: null, confidence: sureOfRule }
  if (kind === 'result' && isPromised(text, figure.start)) return { kind: 'target', confidence: sureOfRule }
  if (
    kind !== 'result' &&
    confidence < sureOfChange &&
    isChange(text, figure) &&
    !names.some((name) => promises.test(name))
  )
    return { kind: 'result', confidence: 1 - confidence }
  return { kind, confidence }
}
