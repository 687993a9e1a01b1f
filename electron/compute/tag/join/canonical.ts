/** Joins the mentions of one thing in a text: gives each the canonical name that they share. */

import { shortName } from '../lexicon/lexicon.ts'
import { doubleSurnames, surnames } from '../lexicon/surnames.ts'
import type { Candidate } from '../rule.ts'
import { canonicalPlace, fullNames, type Home, homeOf, inFull } from './places.ts'
import { bodyForms, programmeForms } from './short-forms.ts'

const address =
  /^(.{1,2}?)(?:女士|先生|大爷|大娘|大妈|大叔|阿姨|奶奶|爷爷|老人|婆婆|大姐|大哥|师傅|某某?|书记|主任|院长|局长|教授|医生|老师|校长|总)$/

/**
 * The canonical names of spans, one for each, in their order. `text` is the folded text; `home` says what city 市 means
 * where the text itself does not name one.
 */
export function canonicalNames(text: string, spans: readonly Candidate[], home?: Home): string[] {
  const slices = spans.map(({ start, end }) => text.slice(start, end))
  const of = (type: Candidate['type']): string[] => slices.filter((_, i) => spans[i]?.type === type)
  const places = of('PLACE')
  const bodies = of('ORG')
  const here = homeOf([...places, ...bodies])
  const at = home ? atHome(home, here, [...places, ...bodies]) : here
  const fullPlaces = fullNames([
    ...places.flatMap(parts),
    ...bodies.flatMap((name) => seat.exec(name)?.[0] ?? []),
  ])
  const bodyNames = joinBodies(text, bodies, fullPlaces, at)
  const programmes = joinProgrammes(of('PROGRAMME'))
  const documents: string[] = []
  return spans.map(({ type }, i) => {
    const name = slices[i] as string
    switch (type) {
      case 'PERSON':
        return person(name, i, slices, spans)
      case 'PLACE':
        return canonicalPlace(name, fullPlaces, at)
      case 'ORG':
        return bodyNames.get(name) ?? name
      case 'PROGRAMME':
        return programmes.get(name) ?? name
      case 'DOCUMENT': {
        const bare = name.replace(/^《(.*)》$/, '$1')
        const full =
          bare.length <= 4
            ? documents.slice(-20).findLast((one) => one.endsWith(bare) || bare === '通知')
            : undefined
        const known = documents.slice(-20).find((one) => one.endsWith(bare) && bare.length >= 6)
        if (!full && !known) documents.push(bare)
        return full ?? known ?? bare
      }
      case 'EVENT':
        return name.replace(/^“([^“”]*)”$/, '$1')
      default:
        return name
    }
  })
}

/** The page's home where the text names it or names none; else the text's own. */
function atHome(home: Home, here: Home, names: readonly string[]): Home {
  const named = (full: string | null): boolean =>
    full !== null && names.some((name) => name.startsWith(full) || name.startsWith(shortName(full)))
  const choose = (level: keyof Home): string | null =>
    here[level] === null || named(home[level]) ? home[level] : here[level]
  return { 省: choose('省'), 市: choose('市'), 县: choose('县'), 区: choose('区') }
}

/** The place that a body's name begins with: 江州市 of 江州市水务局. */
const seat = /^[^省市县区旗]{2,6}[省市县区旗](?=.{2})/

/** A place with each of its own parts: 王台镇 of 延平区王台镇 too. */
function parts(name: string): string[] {
  const found = [name]
  for (let at = 1; at < name.length - 1; at++)
    if (/[省市州县区旗盟镇乡]/.test(name.charAt(at)) && name.length - at > 2)
      found.push(name.slice(at + 1), name.slice(0, at + 1))
  return found
}

/** A family name, a form of address or a given name stands for the person of full name that was named nearest. */
function person(name: string, at: number, slices: readonly string[], spans: readonly Candidate[]): string {
  const title = address.exec(name)
  const nickname = /^[老小](.)$/.exec(name)
  const family = title?.[1] ?? nickname?.[1] ?? (isFamily(name) ? name : null)
  // The nearest full name that fits, of two as near the one before.
  const nearest = (fits: (one: string) => boolean): string | undefined => {
    const is = (i: number): boolean => spans[i]?.type === 'PERSON' && fits(slices[i] as string)
    const most = Math.min(neighbours - 1, Math.max(at, spans.length - 1 - at))
    for (let far = 1; far <= most; far++) {
      if (far <= at && is(at - far)) return slices[at - far]
      if (is(at + far)) return slices[at + far]
    }
    return undefined
  }
  if (family)
    return (
      nearest((one) => one.length > family.length && one.startsWith(family) && !address.test(one)) ?? name
    )
  if (name.includes('·')) return name
  const given = name.length === 2 && !isFamilyStart(name)
  return (
    nearest(
      (one) =>
        one.length > name.length &&
        (one.startsWith(`${name}·`) || (given && one.length === 3 && one.endsWith(name))),
    ) ?? name
  )
}

/** How many spans to each side are looked through for a full name. */
const neighbours = 120
const isFamily = (name: string): boolean =>
  (name.length === 1 && surnames.includes(name)) || doubleSurnames.includes(name)
const isFamilyStart = (name: string): boolean =>
  surnames.indexOf(name.charAt(0)) >= 0 && surnames.indexOf(name.charAt(0)) < 60

/** Canonical names of bodies: short endings written out, 市 filled in, short forms joined to full ones of the text. */
function joinBodies(
  text: string,
  names: readonly string[],
  places: ReadonlyMap<string, string>,
  home: Home,
): Map<string, string> {
  const stated = new Map<string, string>()
  const known = new Set(names)
  for (const match of text.matchAll(/（(?:以下)?简称[：“]?([^（）“”]{2,12})”?）/g)) {
    for (let length = Math.min(30, match.index); length >= 2; length--) {
      const before = text.slice(match.index - length, match.index)
      if (!known.has(before)) continue
      stated.set(match[1] as string, before)
      break
    }
  }
  const full = new Map<string, string>()
  for (const name of new Set(names)) full.set(name, written(stated.get(name) ?? name, places, home))
  // A name that ends another is its short form: 海沧医院 of 厦门市海沧医院.
  const bySuffix = new Map<string, string>()
  for (const one of new Set(full.values()))
    for (let at = 1; at <= one.length - 3; at++) {
      const suffix = one.slice(at)
      if (!/附属$/.test(one.slice(0, at)) && one.length > (bySuffix.get(suffix)?.length ?? 0))
        bySuffix.set(suffix, one)
    }
  for (const [name, one] of full) full.set(name, bySuffix.get(one) ?? one)
  return full
}

/** A body's name written out. */
function written(name: string, places: ReadonlyMap<string, string>, home: Home): string {
  let rest = name.replace(/(?:(?:[东西南北新老]|[^院]{2})院区|(?<=院)[东西南北新老本]院)$/, '') || name
  for (const [short, long] of bodyForms)
    if (rest.endsWith(short) && !rest.endsWith(long)) {
      rest = rest.slice(0, -short.length) + long
      break
    } else if (short.length >= 3 && rest.includes(short) && !rest.includes(long)) {
      rest = rest.replace(short, long)
      break
    }
  const level = /^[省市县区](?![域级])/.exec(rest)?.[0] as keyof Home | undefined
  if (level && home[level]) return home[level] + rest.slice(1)
  for (let size = 5; size >= 2; size--) {
    const head = rest.slice(0, size)
    const division = inFull(head, places, home)
    if (!division || division === head) continue
    const tail = rest.slice(size)
    // 江州 of 江州市水务局 is that city, whatever district the list knows by the short name.
    if (/^[省市县区]/.test(tail)) continue
    if (/^[州县旗]$/.test(head.slice(-1)) || governed.test(tail))
      return division + tail.replace(/^法院$/, '人民法院')
  }
  return rest
}

/** What a division has one of: with its short name in front it is the division's own. */
const governed =
  /^(?:卫生健康|医疗保障局|疾病预防|财政|教育|公安局|民政|人民医院|中医医院|中医院|妇幼保健院|法院|人民法院|人民政府|政府|总工会|红十字会|科学技术局|委(?!员)|发展和改革|应急管理局|市场监督|人力资源)/

/** A head noun that only some mentions carry is left out; labels are the same with and without marks. */
function joinProgrammes(names: readonly string[]): Map<string, string> {
  const groups = new Map<string, Set<string>>()
  for (const name of names) {
    const key = keyOf(name)
    groups.set(key, (groups.get(key) ?? new Set()).add(name))
  }
  const found = new Map<string, string>()
  for (const [key, group] of groups) {
    const shortest = [...group].reduce((a, b) => (b.length < a.length ? b : a))
    for (const name of group) found.set(name, programmeForms[key] ?? shortest.replace(/^“([^“”]*)”$/, '$1'))
  }
  return found
}

const heads = /(?:管理模式|服务模式|项目|活动|模式|平台|系统|工程|行动|计划|品牌|机制|服务|管理)$/

/** What makes a programme the same: its label, or its name without the head noun. */
function keyOf(name: string): string {
  const label = /^“([^“”]+)”/.exec(name)?.[1]
  if (label) return label
  const bare = name.replace(/[“”]/g, '')
  return bare.replace(heads, '') || bare
}
