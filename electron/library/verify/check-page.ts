/** Every character of a page is somewhere, once. */
import { DeskStep } from '../../contract/desk.ts'
import type { Finding } from '../../contract/model.ts'
import type { LooseText, Photo, Range } from '../../contract/page.ts'
import { type Connection, column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { countCharacters } from '../store/store-article.ts'

type PageRow = Omit<RowOf<'page'>, 'id' | 'source_id' | 'engine'>

const one = query<[string], PageRow & { name: string }>(
  `SELECT source.name, page.n, page.text, photos_json, furniture_json, unassigned_json,
     page.characters, page.unassigned_characters
   FROM page JOIN source ON source.id = page.source_id WHERE page.id = ?`,
)
const blockRanges = column<[string], string>(
  `SELECT block.ranges_json FROM block JOIN article ON article.id = block.article_id WHERE article.page_id = ?`,
)

const stepsOf = column<[string], string>('SELECT step_json FROM desk_step WHERE page_id = ? ORDER BY seq')

/** Unicode's white space: a next-line sign ends a line too, though `\s` leaves it out. */
const blank = /[\s\u0085]/

/**
 * Findings `characters`: non-blank characters that lie in no range, or in several, or ranges outside the page; `account`:
 * the page's numbers are not those of its text; `desk`: a step that cannot be read.
 */
export function checkPage(db: Connection, id: string): Finding[] {
  const page = one(db).get(id)
  if (!page) return []
  const where = `${page.name} p. ${page.n}`
  const { text } = page
  const times = new Uint8Array(text.length)
  const findings: Finding[] = []
  const count = (ranges: readonly Range[]) => {
    for (const [start, end] of ranges) {
      if (start < 0 || end > text.length || start > end)
        findings.push({
          check: 'characters',
          where,
          message: `a range ${start}-${end} lies outside the page`,
        })
      for (let i = Math.max(0, start); i < Math.min(end, text.length); i++)
        times[i] = Math.min(2, (times[i] as number) + 1)
    }
  }
  for (const json of blockRanges(db).all(id)) count(JSON.parse(json) as Range[])
  for (const photo of JSON.parse(page.photos_json) as Photo[]) count(photo.ranges)
  for (const loose of JSON.parse(page.furniture_json) as LooseText[]) count(loose.ranges)
  for (const loose of JSON.parse(page.unassigned_json) as LooseText[]) count(loose.ranges)
  const nowhere = stray(text, (i) => times[i] === 0)
  if (nowhere.count > 0)
    findings.push({
      check: 'characters',
      where,
      message: `${nowhere.count} characters are in no article, the first at ${nowhere.first}: ${nowhere.sample}`,
    })
  const twice = stray(text, (i) => times[i] === 2)
  if (twice.count > 0)
    findings.push({
      check: 'characters',
      where,
      message: `${twice.count} characters are in two places, the first at ${twice.first}: ${twice.sample}`,
    })
  const unassigned = JSON.parse(page.unassigned_json) as LooseText[]
  const loose = unassigned.flatMap(({ ranges }) => ranges.map(([start, end]) => text.slice(start, end)))
  const counted = [countCharacters(text), countCharacters(loose.join(''))]
  const noted = [page.characters, page.unassigned_characters]
  if (counted.join() !== noted.join())
    findings.push({
      check: 'account',
      where,
      message: `the page has ${counted[0]} characters, ${counted[1]} of them unassigned; noted are ${noted.join(' and ')}`,
    })
  for (const [i, json] of stepsOf(db).all(id).entries())
    if (!isStep(json))
      findings.push({ check: 'desk', where, message: `correction ${i + 1} of the page cannot be read` })
  return findings
}

function isStep(json: string): boolean {
  try {
    return DeskStep.safeParse(JSON.parse(json)).success
  } catch {
    return false
  }
}

function stray(
  text: string,
  astray: (i: number) => boolean,
): { count: number; first: number; sample: string } {
  let count = 0
  let first = -1
  for (let i = 0; i < text.length; i++) {
    if (!astray(i) || blank.test(text.charAt(i))) continue
    count++
    if (first < 0) first = i
  }
  return { count, first, sample: text.slice(Math.max(0, first), first + 10) }
}
