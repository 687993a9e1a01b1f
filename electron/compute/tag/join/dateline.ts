/** The date of an article: what its own dateline says (1月27日讯), read on the date that is known of its page. */
import { metadataOfFurniture } from '../../../contract/metadata.ts'
import { dateOn, type IsoDate } from './calendar.ts'

/** At the head of a line, behind paper and place, before 讯 or 电; brackets may hold the reporters. */
const dateline =
  /(?:^|\n)[^\n。，、“”]{0,24}?((?:\d{4}年)?\d{1,2}月\d{1,2}日)(?:凌晨|上午|中午|下午|晚)?(?:讯|电|专电|消息)(?![话视器力子影网动商])/
/** A date line of the page is a short line that is no sentence. */
const shortLine = /^[^。，！？；]{4,60}$/

/**
 * The date that relative dates of a folded article mean. `known` is the page's, where there is one; without it a year in the
 * dateline itself, or in a date line of `page`, serves. Undefined where none is certain.
 */
export function articleDate(text: string, page: string, known?: IsoDate): IsoDate | undefined {
  const base = known ?? pageDate(page)
  const own = dateline.exec(text)?.[1]
  if (own === undefined) return base
  // With a year of its own it needs no other date; any will do to read it on.
  const read = base !== undefined || own.includes('年') ? dateOn(own, base ?? '2000') : null
  return read ?? base
}

/** The date in the date line of a page; undefined where it has none. */
export function pageDate(page: string): IsoDate | undefined {
  return metadataOfFurniture(page.split('\n').filter((line) => shortLine.test(line.trim()))).date
}
