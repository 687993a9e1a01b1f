/** Full names of places, and the place a text is at home in. */
import { cityNames, type Division, divisionsByName, fullDivisions } from '../lexicon/lexicon.ts'
import { provinceSigns } from './short-forms.ts'

const ending = /(?:街道|[省市县区旗镇乡村]|苏木|社区|地区|自治州|自治县|自治区)$/
const joint =
  /^(.{2,}?(?:特别行政区|自治[区州县旗]|地区|街道|开发区|[省市州县区旗盟镇乡]))(.{2,}(?:街道|[市县区旗镇乡村]|社区|苏木|嘎查|号|街|路))$/

/** 凉山州 → 凉山彝族自治州, 宁蒗县 → 宁蒗彝族自治县: a short name with its level, by short name and level. */
const levels = new Map<string, string>()
for (const [name, all] of divisionsByName)
  for (const one of all)
    if (/自治[州县旗]$/.test(one.full) && name !== one.full) levels.set(name + one.full.slice(-1), one.full)

const only = (all: readonly Division[] | undefined): Division | undefined =>
  all?.length === 1
    ? all[0]
    : (all?.find((one) => one.level === 'province') ?? all?.find((one) => one.level === 'prefecture'))

/** The full name of a division written short or in full, or null. */
export function fullDivision(name: string): string | null {
  return provinceSigns[name] ?? levels.get(name) ?? only(divisionsByName.get(name))?.full ?? null
}

/** Names that end in a level (余江区), by the name without it (余江); of several the one that stands most often. */
export function fullNames(names: Iterable<string>): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  for (const name of names) if (ending.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const found = new Map<string, string>()
  for (const [name, count] of counts) {
    const short = name.replace(ending, '')
    if (count > (counts.get(found.get(short) ?? '') ?? 0)) found.set(short, name)
  }
  return found
}

/**
 * The full name of a place written short: as the text itself has it (`full`), else as the list has it. Of districts and
 * counties the list is believed only in a text of their own province: 江州 may be a city that the list does not know.
 */
export function inFull(name: string, full: ReadonlyMap<string, string>, home: Home): string | null {
  return full.get(name) ?? (isStrange(name, home) ? null : fullDivision(name))
}

/** The canonical name of a place: its last part (德州市庆云县 → 庆云县), in full where the text or the list has it so. */
export function canonicalPlace(name: string, full: ReadonlyMap<string, string>, home: Home): string {
  let rest = name
  for (let match = joint.exec(rest); match; match = joint.exec(rest)) rest = match[2] as string
  return inFull(rest, full, home) ?? rest
}

/** A short name that only a county has of which the text does not name the province: no more than a guess. */
function isStrange(name: string, home: Home): boolean {
  const one = only(divisionsByName.get(name))
  return one?.level === 'county' && one.full !== name && provinceOf(one) !== home.省
}

function provinceOf(division: Division): string {
  let above = division.above
  for (let one = above; one !== null; one = only(divisionsByName.get(one))?.above ?? null) above = one
  return above ?? division.full
}

/** The city or county that a text names most, as a full name: the 市 of 市人民医院 and the 县 of 县医院. */
export interface Home {
  readonly 省: string | null
  readonly 市: string | null
  readonly 县: string | null
  readonly 区: string | null
}

/** The home of a page: what its text names most, for articles that say 市 and do not say which. */
export function homeOfText(text: string): Home {
  const names: string[] = []
  for (let at = 0; at < text.length; at++) {
    const length = fullDivisions.longestAt(text, at) || cityNames.longestAt(text, at)
    if (length === 0) continue
    names.push(text.slice(at, at + length))
    at += length - 1
  }
  return homeOf(names)
}

/** Counts the divisions among names of places and at the head of names of bodies; the first of the most frequent wins. */
export function homeOf(names: readonly string[]): Home {
  const counts = new Map<Division, number>()
  for (const name of names)
    for (let at = 0; at < name.length && at < 12; at++) {
      let size = Math.min(12, name.length - at)
      while (size >= 2 && !divisionsByName.has(name.slice(at, at + size))) size--
      if (size < 2) break
      const division = only(divisionsByName.get(name.slice(at, at + size)))
      if (division) counts.set(division, (counts.get(division) ?? 0) + 1)
      at += size - 1
    }
  const most = (fits: (one: Division) => boolean): string | null => {
    let found: Division | null = null
    for (const [one, count] of counts)
      if (fits(one) && count > (found ? (counts.get(found) ?? 0) : 0)) found = one
    return found?.full ?? null
  }
  const city = (one: Division): boolean =>
    one.level === 'prefecture' || (one.level === 'county' && one.full.endsWith('市'))
  const home = most(city)
  const division = home === null ? undefined : only(divisionsByName.get(home))
  return {
    省: division ? provinceOf(division) : most((one) => one.level === 'province' && !one.full.endsWith('市')),
    市: home,
    县: most((one) => one.level === 'county' && /[县旗]$/.test(one.full)),
    区: most((one) => one.level === 'county' && one.full.endsWith('区')),
  }
}
