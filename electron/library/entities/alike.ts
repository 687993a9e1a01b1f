/** How far two indicators say the same thing: by the pairs of characters that carry their meaning. */

/** Words that say that something is counted, aimed at or reached, and nothing of what. Longest first. */
const empty =
  /(?:再(?=[建增新添培扩引开投设])|投入使用|投入运营|建成投用|力争达到|预计达到|今年以来|截至目前|正在建设|投用|启用|计划|规划|力争|确保|争取|预计|目标|任务|达到|实现|完成|建成|建设|新建|改建|扩建|新增|增加|增至|提高|提升|开设|设立|设置|打造|培育|发展|覆盖|推进|开展|总数|总量|数量|总计|累计|合计|共有|已有|现有|现已|已经|目前|如今|其中|全部|相继|陆续|先后|全年|年度|每年|今年|去年|明年|年底|年内|全市|全县|全省|全区|全镇|全国|各类|左右|以上|以下|以内|[已共达约超近为到至从由将要拟的了在有个和与及等])/gu
const signs = /[\s\p{P}\p{S}\d]+/gu

/** Units that are written in several ways. */
const units: Readonly<Record<string, string>> = {
  '％': '%',
  千米: '公里',
  '㎡': '平方米',
  平米: '平方米',
  '㎞': '公里',
  km: '公里',
  人民币: '元',
  位: '名',
  人: '名',
}
export const unitOf = (unit: string): string => units[unit] ?? unit

/** What is left of an indicator without names (of bodies and places), numbers and words that measure nothing. */
export function essence(indicator: string, names: readonly string[]): string {
  let text = indicator
  for (const name of names.toSorted((a, b) => b.length - a.length))
    if (name !== '') text = text.replaceAll(name, ' ')
  return text.replace(empty, ' ').replace(signs, ' ').trim()
}

/** Pairs of characters that stand side by side; a single character stands for itself. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const part of text.split(' ')) {
    const characters = Array.from(part)
    if (characters.length === 1) pairs.add(part)
    for (let i = 1; i < characters.length; i++) pairs.add(`${characters[i - 1]}${characters[i]}`)
  }
  return pairs
}

/** 0..1: the mean of what the shorter shares and what both share. */
export function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const pair of a) if (b.has(pair)) common++
  if (common === 0) return 0
  return (common / Math.min(a.size, b.size) + (2 * common) / (a.size + b.size)) / 2
}

/** Characters that the pairs which both have cover, in the words of `a`: 招录的村医 shares four with 招录村医. */
export function sharedSize(a: string, others: ReadonlySet<string>): number {
  let size = 0
  for (const part of a.split(' ')) {
    const characters = Array.from(part)
    const covered = characters.map(() => false)
    for (let i = 1; i < characters.length; i++)
      if (others.has(`${characters[i - 1]}${characters[i]}`)) {
        covered[i - 1] = true
        covered[i] = true
      }
    size += covered.filter(Boolean).length
  }
  return size
}

/** What each of many is to have or has: never the same measure as how many there are in all. */
export const perOne = /每|人均|户均|平均|各(?:有|建|设|增|新增|打造)/

const adds = /新增|净增|增加|增设/
const made = /新建|建成|建设|创建|创成|晋级|投用|启用|设立|开设|完成/

/** Whether an indicator tells of more, of things made, or of what there is. More is not shown to have come by what there is. */
export const changeIn = (indicator: string): 'adds' | 'made' | 'stands' =>
  adds.test(indicator) ? 'adds' : made.test(indicator) ? 'made' : 'stands'

/** The longest stretch that both have; for a person who asks why. */
export function sharedPart(a: string, b: string): string {
  const [left, right] = [Array.from(a), Array.from(b)]
  let best = ''
  for (let i = 0; i < left.length; i++)
    for (let j = i + 1; j <= left.length; j++) {
      const part = left.slice(i, j).join('')
      if (j - i > Array.from(best).length && right.join('').includes(part)) best = part
    }
  return best.trim()
}
