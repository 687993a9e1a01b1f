/** Whether two names of one kind may be the same thing's: a person is asked, nothing is joined by it. */
import type { MaybeSame } from '../../contract/entities.ts'
import type { EntityType } from '../../contract/tags.ts'

/** Words at the end that say what sort of thing it is and not which. */
const sorts =
  /(?:工程|行动|计划|项目|平台|模式|机制|品牌|系统|活动|专项|体系|服务|方案|规划|意见|办法|会议|大会)+$/u
const marks = /[“”‘’「」『』《》"'\s]/gu
/** Of a longer name the part that a shorter one must be, so that 智慧 is not every 智慧…. */
const leastPart = 0.4
/** Shorter names of bodies are written with too few characters to be told apart by them: 市委, 县医院. */
const leastOrg = 4
const leastShort = 5

const charactersOf = (name: string): string[] => Array.from(name.normalize('NFKC').replace(marks, ''))

/** A name without quotation marks and the word for its sort, where more than that is left. */
function coreOf(name: string): string[] {
  const bare = charactersOf(name).join('')
  const core = Array.from(bare.replace(sorts, ''))
  return core.length < 2 ? Array.from(bare) : core
}

/** The city, county or province that a place is or a body is in by its full name: 沧河市 of 沧河市水务局; null: it does not say. */
export const seatOf = (canonical: string): string | null =>
  /^(?![城都超]市|[社小院校园街景地]区)[^省市县区盟旗]{1,7}(?:[省市县区盟旗]|自治州)/u.exec(canonical)?.[0] ??
  null

/** Whether all of `short` stand in `long` in their order, the ends at the ends. */
function isSubsequence(short: readonly string[], long: readonly string[]): boolean {
  let at = 0
  for (const one of long) if (one === short[at]) at++
  return at === short.length
}

/** Whether the longer only has something put in (沧河市第二人民医院 beside 沧河市人民医院): that is another thing. */
function isInserted(short: readonly string[], long: readonly string[]): boolean {
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  const rest = short.slice(same)
  return long.slice(long.length - rest.length).join('') === rest.join('')
}

const numeralsIn = (name: string): string => (name.match(/[一二三四五六七八九十\d]/gu) ?? []).join('')
const numbersIn = (text: string): string => (text.match(/\d+/g) ?? []).join()

/**
 * Why two different names of the kind may be one thing's: `part`, the one holds the other; `short`, the one is written
 * with characters of the other (沧河市卫健委 of 沧河市卫生健康委员会). Null for kinds where that says nothing.
 */
export function likeness(
  type: EntityType,
  one: string,
  other: string,
): Exclude<MaybeSame['why'], 'name'> | null {
  if (type === 'PLACE' || type === 'DATE' || type === 'POSITION') return null
  if (type === 'PERSON') {
    const [a, b] = [one, other].map((name) => name.split(/[·•・.\s]+/).filter((part) => part !== ''))
    if (a === undefined || b === undefined || Math.max(a.length, b.length) < 2) return null
    return a.length !== b.length && a.at(-1) === b.at(-1) ? 'part' : null
  }
  if (type !== 'ORG') {
    const [short, long] = [coreOf(one), coreOf(other)].sort((a, b) => a.length - b.length) as [
      string[],
      string[],
    ]
    if (short.length < 2 || short.length < long.length * leastPart) return null
    if (numbersIn(short.join('')) !== numbersIn(long.join(''))) return null
    return long.join('').includes(short.join('')) ? 'part' : null
  }
  const [short, long] = [charactersOf(one), charactersOf(other)].sort((a, b) => a.length - b.length) as [
    string[],
    string[],
  ]
  if (short.length < leastOrg || short.length === long.length) return null
  const [brief, whole] = [short.join(''), long.join('')]
  // What follows the name of a body is a part of that body; what stands before it is where it is.
  if (whole.endsWith(brief)) return 'part'
  if (whole.startsWith(brief)) return /^员?会$/.test(whole.slice(brief.length)) ? 'part' : null
  const isBrief =
    short.length >= leastShort &&
    brief.slice(0, 2) === whole.slice(0, 2) &&
    (brief.at(-1) === whole.at(-1) || whole.endsWith('委员会')) &&
    short.length * 2 > long.length - 1 &&
    numeralsIn(brief) === numeralsIn(whole) &&
    isSubsequence(short, long) &&
    !isInserted(short, long)
  return isBrief ? 'short' : null
}
