/** The sense of a figure: the phrase it measures, and whether it is promised or reported. */
import type { Measured } from './figures.ts'

const stop = /[，。；：！？、\n（）《》]/
/** Words that open a clause and measure nothing; taken off the front of an indicator. */
const opening =
  /^(?:其中|同时|此外|目前|截至目前|据悉|据介绍|据统计|如今|今年以来|近年来|并且|并|而且|而|也|还|又|且|则|让|使|将|已经|已|全部|累计|共计|总计|共|约|超|近|达|为|从|由|较|比|到|至|力争|预计|计划|争取|确保|每年|的|和|与|及|在|对|是|有|能|可|只|仅|就|了|再)+/
const closing =
  /(?:已经|已|累计|共计|总计|共有|共|仅有|仅|只有|只|达到|高达|增至|降至|升至|升到|降到|增加到|提高到|提升到|提升至|提高至|控制在|增长|下降|缩短|缩短至|约为|约|超过|突破|超|近|达|为|从|由|到|至|力争|预计|有|了|是|的|在|比|较|再|不足|以)+$/
const longest = 24

/**
 * What a figure measures, in the words of the text: the words before it in its clause, and the noun behind it where
 * those are a verb or nothing. `near` are names and dates of the text; a date is no part of an indicator.
 */
export function indicatorOf(
  text: string,
  figure: Measured,
  dates: readonly { start: number; end: number }[],
): string {
  const [from, to] = clause(text, figure)
  const before = withoutDates(text, from, figure.start, dates)
    .replace(opening, '')
    .replace(closing, '')
    .replace(opening, '')
  const noun = nounBehind(text, figure.end, to)
  if (
    before.length >= 4 &&
    /(?:率|数|量|额|比例|占比|收入|面积|规模|人次|价|值|费用|时间|时长|平均|水平|投资|产值|产量)$/.test(
      before,
    )
  )
    return before.slice(-longest)
  if (before || noun) return cut(before, noun)
  const previous = clause(text, { start: Math.max(0, from - 1), end: Math.max(0, from - 1) })
  return withoutDates(text, previous[0], previous[1], dates)
    .replace(opening, '')
    .replace(/\d.*$/, '')
    .replace(closing, '')
    .slice(-longest)
}

const cut = (before: string, noun: string): string =>
  `${before.slice(-Math.max(0, longest - noun.length))}${noun}`

/** The clause round a span, `[start, end)`. */
function clause(text: string, span: { start: number; end: number }): [number, number] {
  let from = span.start
  while (from > 0 && !stop.test(text.charAt(from - 1)) && span.start - from < 60) from--
  let to = span.end
  while (to < text.length && !stop.test(text.charAt(to)) && to - span.end < 60) to++
  return [from, to]
}

function withoutDates(
  text: string,
  from: number,
  to: number,
  dates: readonly { start: number; end: number }[],
): string {
  let kept = ''
  let at = from
  for (const date of dates) {
    if (date.end <= at || date.start >= to) continue
    kept += text.slice(at, Math.max(at, date.start))
    at = Math.min(to, date.end)
  }
  return (kept + text.slice(at, to)).replace(/^[“”‘’\s—]+/, '').trim()
}

/** The noun phrase that follows the unit, up to a verb or the end of the clause. */
function nounBehind(text: string, at: number, to: number): string {
  const rest = text.slice(at, to).replace(/^(?:的|左右|以上)/, '')
  const end =
    /[“”‘’]?(?:已|将|被|把|在|实现|完成|达|为|是|有|就|都|也|可|能|获|参加|接受|提供|进行|开展|，|来自|覆盖|\d|从|向|到|通过|全部|建成|投入|由|与|和|及|并)/.exec(
      rest.slice(1),
    )
  return rest.slice(0, Math.min(end ? end.index + 1 : rest.length, 12)).replace(/[了的“”\s]+$/, '')
}
