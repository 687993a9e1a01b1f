/** What articles say that a thing is and does, and who leads or runs it: by the words between the names. */
import type { Companion, EntityPage, EntityRef, Passage } from '../../contract/entities.ts'
import type { EntityType } from '../../contract/tags.ts'
import { type Neighbour, type Places, type Sentence, spotOf, wordsOf } from './places.ts'
import { again } from './reach.ts'

const shown = { runBy: 5, described: 5, plain: 2 }

/** To lead is said of the one who runs a thing; to carry out may also be said of those who take part. */
const leads = '牵头|主办|主管|负责|发起|创办|运营|承建'
const does =
  '组织|实施|推出|推行|启动|打造|承办|开展|建设|制定|出台|印发|发布|开发|研发|创建|管理|举办|设立|成立'
const isLeading = new RegExp(leads)
/** Between who and what: X牵头实施的P, X日前印发P. */
const before = new RegExp(`^[^，。；：！？]{0,12}?(?:${leads}|${does})(?:${leads}|${does}|[了的和并、])*$`)
/** Between what and who: P由X…, P（由X…, P，由X…. */
const by = /^[，、（(]?[^，。；：！？]{0,4}由[、和与及同联合]*$/
/** Behind who: …X牵头、实施. */
const behindBy = new RegExp(`^[、和与及同联合等共]*[^，。；：！？]{0,4}?(?:${leads}|${does})`)
/** P是X推出的…, P是X为治理超采而推出的…. */
const isOf = /^是[^，。；：！？]{0,4}$/
const behindIs = new RegExp(`^[^。；：！？]{0,24}?(?:${leads}|${does})的`)
/** What kind of thing a programme's name says it is. */
const heads = /(?:工程|项目|行动|计划|平台|系统|机制|模式|品牌|活动|制度|服务)$/
/** Who is at the head of a body, by the office between its name and theirs. */
const offices =
  /^(?!.*副)(?:.*(?:局长|主任|院长|书记|厅长|部长|校长|会长|董事长|总经理|所长|馆长|台长|站长|主席|理事长|负责人))/

/** UTF-16 units of the offices between a body and a person. */
const longestOffice = 24

/** Who wrote it, at the beginning: 本报讯（记者 …）. */
const dateline = /^.{0,24}?(?:讯|电|报道)\s*[（(][^）)]*[）)]/su

/** Ways to say what a thing is, from 是 to what it merely does, and what each is worth. */
const sayings: readonly (readonly [RegExp, number])[] = [
  [
    /^[^。！？，；]{0,6}?是(?![否不因])(?:一|指|由|以|.{2,40}(?:工程|项目|行动|计划|平台|系统|机制|模式|品牌|活动|机构|单位|医院|学校|企业|文件|规划|方案|意见|制度))/,
    5,
  ],
  [/^[^。！？；]{0,12}?(?:旨在|意在|是指|指的是|即|目的是|目标是|致力于)/, 4],
  [
    /^(?:，)?[^。！？，；]{0,8}?(?:通过|依托|围绕|针对|面向|聚焦|包括|涵盖|分为|由.{2,20}组成|集.{2,30}于一体|以.{2,30}为)/,
    3,
  ],
  [/^[^。！？，；]{0,8}?(?:明确|提出|要求|规定|推动|主要|覆盖|让|使|为.{2,20}(?:提供|建立|打造))/, 2],
  [/^[^。！？，；]{0,4}?将/, 1],
]
/** Behind it less than this says nothing. */
const leastSaid = 8

/** The words between two places, without the names that stand there. */
function gap({ home }: Sentence, neighbours: readonly Neighbour[], from: number, to: number): string {
  let text = ''
  let at = from
  for (const { type, start, end } of neighbours)
    if (type !== 'POSITION' && start >= at && end <= to) {
      text += home.text.slice(at, start)
      at = end
    }
  return text + home.text.slice(at, Math.max(at, to))
}

/** How much a sentence says that `who` runs what is named at `mine`; 0: nothing. */
function runs(where: Sentence, neighbours: readonly Neighbour[], mine: Neighbour, who: Neighbour): number {
  const value = (words: string) => (isLeading.test(words) ? 3 : 2) - (who.type === 'PLACE' ? 1 : 0)
  if (who.end <= mine.start) {
    const words = gap(where, neighbours, who.end, mine.start)
    return before.test(words) ? value(words) : 0
  }
  if (who.start < mine.end) return 0
  const between = gap(where, neighbours, mine.end, who.start)
  const behind = gap(where, neighbours, who.end, where.end)
  if (by.test(between) && behindBy.test(behind)) return value(behindBy.exec(behind)?.[0] ?? '')
  return isOf.test(between) && behindIs.test(behind) ? value(behindIs.exec(behind)?.[0] ?? '') : 0
}

/** Whether the sentence names `who` as the head of the body at `mine`: 沧河市水务局局长严清渠. */
function isHead(where: Sentence, neighbours: readonly Neighbour[], mine: Neighbour, who: Neighbour): boolean {
  if (who.type !== 'PERSON' || who.start < mine.end) return false
  const other = neighbours.some(
    ({ type, start, end }) => type !== 'POSITION' && start >= mine.end && end <= who.start,
  )
  const office = where.home.text.slice(mine.end, who.start)
  return !other && office.length <= longestOffice && !/[，。；：！？“”]/.test(office) && offices.test(office)
}

const everyAgain = new RegExp(again, 'g')

/** Where a sentence names the entity; where it does not, where it means it by 该工程 and the name is that of such a thing. */
function meant(where: Sentence, neighbours: readonly Neighbour[], entity: EntityRef): Neighbour[] {
  const named = neighbours.filter(({ id }) => id === entity.id)
  if (named.length > 0 || entity.type !== 'PROGRAMME') return named
  const words = where.home.text.slice(where.start, where.end)
  const head = heads.exec(entity.canonical)?.[0]
  return [...words.matchAll(everyAgain)]
    .filter(([, thing]) => head === undefined || thing === head || thing === '项目')
    .map(({ 0: text, index }) => {
      const start = where.start + index
      const { id, type, canonical } = entity
      return { id, type, canonical, mentionId: '', start, end: start + text.length, text }
    })
}

const runners: readonly EntityType[] = ['ORG', 'PERSON', 'PLACE']

/** What these sentences, the earliest first, tell of an entity. */
export function told(
  at: Places,
  entity: EntityRef,
  sentences: Iterable<Sentence>,
): Pick<EntityPage, 'runBy' | 'described'> {
  const { id, type } = entity
  const leaders = new Map<string, { companion: Companion; worth: number }>()
  const found = new Map<string, { passage: Passage; worth: number }>()
  const plain = new Map<string, Passage>()
  for (const where of sentences) {
    const words = where.home.text.slice(where.start, where.end)
    const neighbours = at.neighbours(where)
    const body = where.start + (dateline.exec(words)?.[0].length ?? 0)
    for (const mine of meant(where, neighbours, entity)) {
      for (const who of neighbours) {
        if (who.id === id || who.start < body || !runners.includes(who.type)) continue
        const worth =
          type === 'ORG' ? Number(isHead(where, neighbours, mine, who)) : runs(where, neighbours, mine, who)
        if (worth === 0) continue
        const { companion, worth: known } = leaders.get(who.id) ?? {
          companion: { id: who.id, type: who.type, canonical: who.canonical, sentences: 0 },
          worth: 0,
        }
        leaders.set(who.id, {
          companion: { ...companion, sentences: companion.sentences + 1 },
          worth: known + worth,
        })
      }
      // 该工程由水务局牵头，旨在…: that is said of the other.
      if (/[由受为被向]$/.test(where.home.text.slice(where.start, mine.start))) continue
      const behind = where.home.text.slice(mine.end, where.end).trimEnd()
      const way = behind.length < leastSaid ? undefined : sayings.find(([pattern]) => pattern.test(behind))
      const sentence = wordsOf(where)
      // A title only names it.
      if (way === undefined && where.start > 0 && sentence.length > mine.end - mine.start + leastSaid)
        plain.set(sentence, { ...spotOf(where.home, mine), sentence })
      if (way === undefined || found.has(sentence)) continue
      const early = mine.start - body < 12 ? 1 : 0
      found.set(sentence, { passage: { ...spotOf(where.home, mine), sentence }, worth: way[1] + early })
    }
  }
  // Of a programme that nobody explains, what is said first says at least what it is about.
  if (type === 'PROGRAMME' && found.size === 0)
    for (const [sentence, passage] of [...plain].slice(0, shown.plain))
      found.set(sentence, { passage, worth: 0 })
  const ranked = [...leaders.values()].sort((a, b) => b.worth - a.worth)
  // A place runs a thing only where no body does: 沧河市实施的…, 由沧河市水务局牵头.
  const named = ranked.some(({ companion }) => companion.type !== 'PLACE')
  return {
    runBy: ranked
      .filter(({ companion }) => !named || companion.type !== 'PLACE')
      .slice(0, shown.runBy)
      .map(({ companion }) => companion),
    described: [...found.values()]
      .sort((a, b) => b.worth - a.worth)
      .slice(0, shown.described)
      .map(({ passage }) => passage),
  }
}
