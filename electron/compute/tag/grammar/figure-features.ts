/** The names of what holds for a figure; the trainer gives each its weights for promised, reported and neither. */

import { groupOf, type Placed, type Word, wordsOf } from './figure-context.ts'
import { cues } from './figure-cues.ts'
import { standing } from './figure-standing.ts'
import { lastMatch, ruling } from './figure-tense.ts'
import type { Measured } from './figures.ts'

const worded = (word: Word | undefined): string =>
  word !== undefined && /^[\u4e00-\u9fff]+$/.test(word.text) ? word.text : ''
const verb = 1
/** Adverbs and prepositions. */
const leading = new Set([5, 8])

/** A family of features: names for one figure in its place. */
type Family = (place: Placed) => string[]

/** Cues by name in the words that touch the figure, its clause, what stands behind it and its sentence. */
const cued: Family = ({ front, back, before, behind, leaning }) => {
  const names: string[] = []
  const places = [
    ['touch', front.slice(-4)],
    ['clause', front],
    ['behind', back],
    ['sentence', before.slice(0, before.length - front.length)],
  ] as const
  for (const [place, stretch] of places)
    if (stretch) for (const cue of cues) if (cue.pattern.test(stretch)) names.push(`${cue.name}@${place}`)
  const all = before + behind
  let promise = false
  for (const cue of cues)
    if (ofSentence.has(cue.name) && cue.pattern.test(all)) {
      names.push(`${cue.name}@all`)
      if (promising.has(cue.name)) promise = true
    }
  if (!promise) names.push('no-promise', `no-promise${leaning}`)
  if (/[从由][^，。]{0,16}$/.test(front) || /[至到为归]$/.test(front))
    names.push(promise ? 'change' : 'change-reported')
  return names
}
const ofSentence = new Set(['aim', 'will', 'by-year', 'done', 'past', 'rule', 'plan', 'must', 'grew'])
const promising = new Set(['aim', 'will', 'by-year', 'plan', 'must'])

/** What last ruled the sentence before the figure, what comes next behind it, what ruled the sentence before. */
const ruled: Family = ({ before, behind, previous, group }) => {
  const here = last(before)
  const earlier = last(previous)
  let next = 'none'
  let nearest = behind.length
  for (const [name, pattern] of ruling) {
    const at = behind.search(pattern)
    if (at >= 0 && at < nearest) {
      nearest = at
      next = name
    }
  }
  const names = [`ruled:${here}`, `ruled:${here}-${group}`, `ruled-next:${next}`, `ruled-earlier:${earlier}`]
  if (here === 'none') names.push(`ruled-by-earlier:${earlier}`)
  return names
}

function last(text: string): string {
  let name = 'none'
  let furthest = -1
  for (const [one, pattern] of ruling) {
    const at = lastMatch(text, pattern)
    if (at > furthest) {
      furthest = at
      name = one
    }
  }
  return name
}

/** 将 before a verb, an adverb or a preposition tells of the future; before a noun it is 把. */
function willBe(words: readonly Word[]): boolean {
  return words.some((word, i) => {
    if (!/^(?:还|也|都|均|即|必|仍|又|再|就)?将$/.test(word.text)) return false
    const next = words[i + 1]
    return next !== undefined && (next.type === verb || leading.has(next.type) || inFront.test(next.text))
  })
}
const inFront = /^[在于为向对从由与和同给按以]$/

const future: Family = ({ front, before, behind, frontWords, backWords }) => {
  const names: string[] = []
  if (front.includes('将') && willBe(frontWords)) names.push('will-be:front')
  else if (before.includes('将') && willBe(wordsOf(before))) names.push('will-be:before')
  if (behind.includes('将') && (willBe(backWords) || willBe(wordsOf(behind)))) names.push('will-be:behind')
  if (names.length) names.push('will-be')
  return names
}

/** What a decree, a year or a word like 今年 and 目前 says of the time. */
const dated: Family = ({ front, before, group }) => {
  const names: string[] = []
  if (/(?:提出|明确|要求|强调|部署|规定|印发|出台|通过)[^。]{0,40}$/.test(before))
    names.push('decreed', `decreed-${group}`)
  const year = /(20\d\d)年/.exec(before)?.[1]
  if (year) {
    const late = Number(year) >= referenceYear
    names.push(late ? 'year:late' : 'year:early')
    if (late && !/已|了|累计|截至/.test(before)) names.push('year:late-alone')
  }
  if (/今年|今明/.test(before))
    names.push(/已|了(?![解不])|累计|以来|增至|同比|截至|前/.test(before) ? 'this-year:done' : 'this-year')
  if (/去年|前年|上年|此前|过去/.test(before)) names.push('last-year')
  if (/目前|如今|现有|现在|截至|至今|已/.test(front)) names.push('now:clause', `now-${group}`)
  else if (/目前|如今|现有|现在|截至|至今|已/.test(before)) names.push('now:sentence')
  return names
}
/** The year the texts of the trainer are of: later ones lie ahead. `figure-kind.ts` reads an article's years as if it were of this one. */
export const referenceYear = 2026

/** The unit, the number's size and form. */
const shaped: Family = ({ figure, group, itself, leaning, front }) => {
  const { value, unit, qualifier } = figure
  const upper = typeof value === 'number' ? value : value[1]
  const size = Math.min(6, Math.floor(Math.log10(Math.max(1, Math.abs(upper)))))
  const names = [
    `group:${group}`,
    `group:${group}${leaning}`,
    `unit:${unit}`,
    `size:${size}`,
    `size:${group}${size}`,
  ]
  if (qualifier) names.push(`qualifier:${qualifier}`)
  if (!/\d/.test(itself)) names.push('han', `han:${group}`)
  else if (/\d\.\d/.test(itself)) names.push('decimal', `decimal:${group}`)
  else {
    const digits = Number(/\d+/.exec(itself)?.[0])
    names.push(digits > 0 && (digits % 100 === 0 || (digits < 100 && digits % 10 === 0)) ? 'round' : 'odd')
  }
  if (/[余多]/.test(itself)) names.push('and-more')
  if (typeof value !== 'number') names.push('range')
  if (value === 1) names.push('one')
  if (front === '') names.push('opens-clause')
  return names
}

/** How a length of time stands: 用了…, 连续…, …后, …内. */
const lasting: Family = ({ front, back, group, itself }) => {
  if (group !== 'time') return []
  const next = nextToTime.find(([, pattern]) => pattern.test(back))?.[0] ?? (back === '' ? 'end' : 'other')
  const ahead =
    aheadOfTime.find(([, pattern]) => pattern.test(front))?.[0] ?? (front === '' ? 'opens' : 'other')
  return [
    `time-next:${next}`,
    `time-ahead:${ahead}`,
    `time:${ahead}-${next}`,
    `time-in:${/^\d/.test(itself) ? 'digits' : 'han'}`,
  ]
}
const nextToTime: readonly (readonly [string, RegExp])[] = [
  ['after', /^(?:后|之后)/],
  ['before', /^前/],
  ['within', /^(?:间|里|内|来|以来|中|期间|时间里)/],
  ['of', /^的/],
  ['then', /^(?:就|便|即)/],
  ['not', /^(?:不|没|未)/],
  ['end', /^、/],
]
const aheadOfTime: readonly (readonly [string, RegExp])[] = [
  ['done', /了$/],
  ['used', /(?:用|用时|耗时|历时|费时|费|需|只需|仅需|仅|只|最快|平均|不到|短短)$/],
  ['held', /(?:连续|持续|坚持|已|已经)$/],
  ['more', /(?:再|晚|早|等|过|要|还|提前|推迟)$/],
  ['changed', /(?:缩短|压缩|减少|降|延长)(?:到|至|为)?$/],
  ['each', /(?:每|一次|一趟)$/],
]

/** The figures beside it in its sentence. */
const beside: Family = ({ all, index, from, to, figure, group, text }) => {
  const names: string[] = []
  const one = all[index - 1]
  if (one && one.start >= from) {
    names.push(`unit-before:${one.unit === figure.unit ? 'same' : 'other'}`)
    names.push(`group-before:${groupOf(one.unit)}-${group}`)
    if (figure.start - one.end < 3) names.push(`joined:${text.slice(one.end, figure.start)}`)
  } else names.push('first-of-sentence')
  const other = all[index + 1]
  names.push(other && other.end <= to ? `group-behind:${groupOf(other.unit)}-${group}` : 'last-of-sentence')
  return names
}

/** The verb that governs the figure, the one that follows, the noun that is counted. */
const governed: Family = ({ frontWords, backWords, group }) => {
  const governing = frontWords.findLast((word) => word.type === verb && worded(word))?.text
  const following = backWords.find((word) => word.type === verb && worded(word))?.text
  const noun = worded(backWords[0])
  const names = [
    governing ? `verb:${governing}` : 'no-verb',
    `verb-${governing ? 1 : 0}-${group}`,
    following ? `verb-behind:${following}` : 'no-verb-behind',
    `verbs:${governing ? 1 : 0}${following ? 1 : 0}${group}`,
    `frame-ahead:${frontWords.at(-1)?.type ?? '^'}${group}`,
    `frame-next:${group}${backWords[0]?.type ?? '$'}`,
  ]
  if (noun) names.push(`noun:${noun}`)
  return names
}

/** Small words and characters that touch the figure. */
const touched: Family = ({ front, back, group, figure }) => {
  const names: string[] = []
  if (/了$/.test(front)) names.push(`done-${group}`)
  if (/^的/.test(back)) names.push(`of-${group}`)
  if (/(?:只有|仅有|只|仅|才)$/.test(front)) names.push(`only-${group}`)
  if (/[长高宽重深厚]$/.test(front) || /^[宽长高深厚]/.test(back)) names.push('dimension')
  if (/(?:共|共有|共计|总计|合计|累计)$/.test(front)) names.push('sum')
  if (/(?:达|达到|至|到|为|是)$/.test(front) || /^达到?$/.test(figure.qualifier ?? ''))
    names.push(`reached-${group}`)
  if (/(?:以|用|凭|带着|带|和|由|与|对|把|被)$/.test(front)) names.push(`with-${group}`)
  if (/每|各|人均|户均|亩均|平均|日均|月均/.test(front)) names.push(`each-${group}`)
  if (/其中|占/.test(front)) names.push('among')
  if (/等[^，]{0,4}$/.test(front)) names.push('and-others')
  if (front) names.push(`ahead:${front.at(-1)}`, `ahead:${front.slice(-2)}`)
  if (back) names.push(`next:${back.charAt(0)}`, `next:${back.slice(0, 2)}`)
  return names
}

/** The words of the clause and those next to the figure. */
const words: Family = ({ frontWords, backWords, figure: { unit } }) => {
  const names = new Set<string>()
  for (const word of frontWords) if (worded(word)) names.add(`front:${word.text}`)
  for (const word of backWords) if (worded(word)) names.add(`back:${word.text}`)
  const near = [frontWords.at(-1), frontWords.at(-2), backWords[0], backWords[1]].map(worded)
  for (const [i, word] of near.entries()) if (word) names.add(`near${i}:${word}`)
  names.add(`unit-next:${unit}${near[2]}`)
  names.add(`ahead-unit:${near[0]}${unit}`)
  return [...names]
}

const families = [cued, ruled, future, dated, shaped, lasting, beside, governed, touched, standing, words]

/** The names of what holds for a figure in its place. */
export const kindFeatures = (place: Placed): string[] => [
  'bias',
  `leaning${place.leaning}`,
  ...families.flatMap((family) => family(place)),
]

/** How two figures that follow one another stand to each other. */
export function linkOf(text: string, one: Measured, other: Measured): string {
  const between = text.slice(one.end, other.start)
  if (!/[，。；！？：\n]/.test(between)) return 'clause'
  if (!/[。！？\n]/.test(between)) return 'sentence'
  return between.includes('\n') ? 'text' : 'paragraph'
}
