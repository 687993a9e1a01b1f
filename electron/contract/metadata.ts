/** What is known of a page besides its text: paper, date, page number and the like; and how a name or a page says it. */
import { z } from 'zod'

/** The fields, in the order in which they are shown. */
export const metadataFields = ['paper', 'date', 'pageNo', 'column', 'author', 'url'] as const
export type MetadataField = (typeof metadataFields)[number]

/** Where a value comes from: stated by the file, read off the page's text, read off the file's name, set by a person. */
export type MetadataOrigin = 'file' | 'text' | 'name' | 'person'

/** One value for each field; empty when it is not known. */
export interface Metadata {
  /** Newspaper, site or book. */
  readonly paper: string
  /** `2026-01-27`, `2026-01` or `2026`. */
  readonly date: string
  /** As the paper counts: `3`, `A03`. */
  readonly pageNo: string
  /** Name of the page or column; of a book's chapter its place in the table of contents. */
  readonly column: string
  /** Whom the file names as author; articles that name somebody, as read or as a person says, have their own. */
  readonly author: string
  /** Where it was published. */
  readonly url: string
}

/** A page's metadata, with where each value comes from. */
export interface PageMetadata extends Metadata {
  readonly origins: Readonly<Partial<Record<MetadataField, MetadataOrigin>>>
}

export const noMetadata: PageMetadata = {
  paper: '',
  date: '',
  pageNo: '',
  column: '',
  author: '',
  url: '',
  origins: {},
}

const Line = z.string().trim().max(500)
/** An ISO day, month or year, or empty. */
const MetadataDate = z
  .string()
  .trim()
  .refine((date) => date === '' || isIsoDate(date), 'a date is written 2026-01-27, 2026-01 or 2026')

/** New values of some fields; an empty one says that it is not known. */
export const MetadataChange = z.object({
  paper: Line.optional(),
  date: MetadataDate.optional(),
  pageNo: z.string().trim().max(20).optional(),
  column: Line.optional(),
  author: Line.optional(),
  url: z
    .string()
    .trim()
    .max(2000)
    .refine((url) => url === '' || isWebAddress(url), 'an address begins with http:// or https://')
    .optional(),
})
export type MetadataChange = z.output<typeof MetadataChange>

const Ids = z.array(z.string().min(1).max(64)).max(100_000).default([])
/** Pages by themselves, and those that articles stand on. */
export const PagesChosen = z.object({ pageIds: Ids, articleIds: Ids })

/**
 * What one article may say against its page: `author` as it is to be written (empty: nobody but the page's), `column`.
 * Null: as read, as the page.
 */
export const OwnChange = z.object({
  author: Line.nullable().optional(),
  column: Line.nullable().optional(),
})
export type OwnChange = z.output<typeof OwnChange>
export const ownFields = ['author', 'column'] as const
export type OwnField = (typeof ownFields)[number]

/** Of the articles chosen: what holds for them. A value is null where they differ. */
export interface OwnSheet {
  readonly articles: number
  readonly values: Readonly<Record<OwnField, string | null>>
  /** Whether a person said so of one of them. */
  readonly said: Readonly<Record<OwnField, boolean>>
  /** What holds where nobody says otherwise: the byline as read, else the page's author; the page's column. */
  readonly otherwise: Readonly<Record<OwnField, string | null>>
}

/** Names as typed, apart: 张三、李四; 张三 李四; John Smith, Jane Roe. */
export const namesOf = (typed: string): string[] =>
  typed
    .split(/[、,，;；/]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** What is known of the pages chosen. */
export interface MetadataSheet {
  readonly pages: number
  /** Articles on them, chosen or not: what is changed holds for all of them. */
  readonly articles: number
  /** A value that all have; null where they differ. */
  readonly values: Readonly<Record<MetadataField, string | null>>
  /** Of one page: where its values come from. */
  readonly origins: PageMetadata['origins']
  /** Of one page: what its text or its file's name says otherwise. */
  readonly suggested: readonly {
    readonly field: MetadataField
    readonly value: string
    readonly origin: MetadataOrigin
  }[]
  /** Papers of the library, the most frequent first. */
  readonly papers: readonly string[]
  /** Of articles that were chosen by themselves; null when only pages were. */
  readonly own: OwnSheet | null
}

const isoShape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Is it a day, month or year of the calendar in ISO form? */
export function isIsoDate(text: string): boolean {
  const match = isoShape.exec(text)
  if (!match) return false
  const [year, month = 1, day = 1] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  if (year === undefined || year < 1000 || month < 1 || month > 12) return false
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Is it an address of the web? */
export const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)

const chineseDigits = '〇一二三四五六七八九'

/** 二〇二六, 2026, 十二, 二十一 as a number. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const plain = text.replace(/[○零]/g, '〇')
  if (!plain.includes('十')) return Number(Array.from(plain, (sign) => chineseDigits.indexOf(sign)).join(''))
  const [tens, ones] = plain.split('十') as [string, string]
  return (
    (tens === '' ? 1 : chineseDigits.indexOf(tens)) * 10 + (ones === '' ? 0 : chineseDigits.indexOf(ones))
  )
}

const printedDate =
  /(?<!\d)(\d{4}|[一二][〇○零一二三四五六七八九]{3})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日/
const numberedDate =
  /(?<!\d)((?:19|20)\d{2})([-_.／/]?)(0[1-9]|1[0-2]|[1-9](?=[-_.／/]))\2(0[1-9]|[12]\d|3[01]|(?<=\D)[1-9])(?!\d)/

/** The first full date that a text says, with where it stands; null when it says none. */
function findDate(text: string): { date: string; start: number; end: number } | null {
  for (const pattern of [printedDate, numberedDate]) {
    const match = pattern.exec(text)
    if (!match) continue
    const [year, month, day] =
      pattern === printedDate ? [match[1], match[2], match[3]] : [match[1], match[3], match[4]]
    const two = (part: string | undefined) => String(numberOf(part as string)).padStart(2, '0')
    const date = `${numberOf(year as string)}-${two(month)}-${two(day)}`
    if (isIsoDate(date)) return { date, start: match.index, end: match.index + match[0].length }
  }
  return null
}

/** 第05版, 第五版, 头版, 05版, A03, A03版, P3. */
const pageNumber =
  /第\s?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s?版|(头版)|(?<![A-Za-z\d])([A-Z]?\d{1,3})\s?版|(?<![A-Za-z\d])([A-D]\d{1,2})(?![A-Za-z\d])|(?<![A-Za-z])[Pp](\d{1,3})(?!\d)/u
/** What the name of a paper ends with. */
const paperEnd =
  '(?:日报|晚报|早报|晨报|时报|商报|都市报|快报|导报|周报|新报|文汇报|青年报|农民报|法治报|健康报|教育报|科技报|经济报|周刊|日報|晚報|時報|[\u4e00-\u9fff]报|[\u4e00-\u9fff]報)'
const paperName = new RegExp(`^[\u4e00-\u9fff]{0,8}?${paperEnd}(?![告道名表社送价酬警销考纸刊])`, 'u')
/** What ends so and is no paper: 剪报, 简报, 年报. */
const noPaper = /(?:[剪简海情通预喜战季电填上举警墙板捷呈回]|(?<!文)汇|(?<!大)公|(?<![青少])年)报$/u
/** Papers whose names do not end as papers' names do. */
const ownNames = /^(?:南方周末|参考消息|新华每日电讯|每日经济新闻|中国新闻周刊|半月谈|瞭望)/u
/** Papers in Latin letters, as their files are called. */
const latinName =
  /^[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,3} (?:Daily|Times|Post|News|Herald|Tribune|Gazette)(?![a-z])/

/** The paper's name that words begin with. */
const paperAt = (words: string): string | undefined => {
  const name = (ownNames.exec(words) ?? paperName.exec(words) ?? latinName.exec(words))?.[0]
  return name === undefined || noPaper.test(name) ? undefined : name
}

const pageNameAfter =
  /^[\s　·:：_-]*([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}(?:周刊|专刊|专版|副刊|特刊|新闻))$/u
const pageNameBefore = /(?:^| )([\u4e00-\u9fff]{2,4})$/u
/** What systems add to the name of a second copy. */
const copied = /(?:[\s_-]*(?:\(\d{1,3}\)|副本|拷贝|复件|copy))+$/iu

const plainPageNo = (text: string): string =>
  text.replace(/^([A-Z]?)0+(?=\d)/, (_, letter: string) => (letter === '' ? '' : `${letter}0`))

const severalPages =
  /(?<![A-Za-z\d])[A-Z]?\d{1,3}\s?版?\s?[-~—–至到]+\s?第?[A-Z]?\d{1,3}\s?版?(?![A-Za-z\d])/u

/** Where paper and date are known, what stands beside them between separators: T12, 03. */
const besideDate = /(?:^| )([A-Z]\d{1,3}|\d{1,2})(?= |$)/u

/** `05` → `5`, `五` → `5`, `A3` → `A03`: papers count plain pages without noughts and lettered ones with two figures. */
function pageNoOf(text: string): string {
  if (text === '头版') return '1'
  if (/^[一二三四五六七八九十]+$/.test(text)) return String(numberOf(text))
  const [, letter = '', figures = ''] = /^([A-Z]?)0*(\d+)$/.exec(text.toUpperCase()) ?? []
  if (figures === '') return plainPageNo(text)
  return letter === '' ? figures : `${letter}${figures.padStart(2, '0')}`
}

/** As the archives of papers call their files: letters, a full date and two figures of the page. */
const archived = /^[a-z_-]{2,12}((?:19|20)\d{6})(\d{2})$/i
/** A day in six figures, which beside a paper's name is one of this century. */
const shortDate = /(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)/

/** The full date in a name; beside a paper also one without its century. */
function dateInName(name: string): ReturnType<typeof findDate> {
  const full = findDate(name)
  const short = full ? null : shortDate.exec(name)
  if (!short || !name.split(/[_\s-]+/).some((word) => paperAt(word))) return full
  const date = `20${short[1]}-${short[2]}-${short[3]}`
  return isIsoDate(date) ? { date, start: short.index, end: short.index + 6 } : null
}

/**
 * What a file's name says: `沧河日报_2026-01-27_A03`, `人民日报20260127第05版 要闻.pdf`. Only what is certain to be meant:
 * a paper's name at the beginning, a full date, a page number.
 */
export function metadataOfName(fileName: string): Partial<Metadata> {
  const name = fileName
    .replace(/\.[A-Za-z0-9]{1,9}$/, '')
    .normalize('NFKC')
    .replace(copied, '')
    .replace(/[《》〈〉【】[\]()]/g, ' ')
    // The second part of a paper counts anew: A叠03版.
    .replace(/(?<![A-Za-z])([A-D])叠\s?(?=\d)/g, '$1')
  const [, day = '', sheet = ''] = archived.exec(name) ?? []
  if (day !== '') return metadataOfName(`${day} 第${sheet}版`)
  const found: { -readonly [Field in MetadataField]?: string } = {}
  const date = dateInName(name)
  if (date) found.date = date.date
  const rest = date ? `${name.slice(0, date.start)} ${name.slice(date.end)}` : name
  const words = rest.replace(/[_＿\s]+/g, ' ').trim()
  // Else the paper is a word by itself, behind the number of the page.
  const paper = paperAt(words) ?? words.split(/[\s-]+/).find((word) => paperAt(word) === word)
  if (paper !== undefined) found.paper = paper
  const isPaper = date !== null && paper !== undefined
  // From one page to another is the whole issue.
  if (severalPages.test(words)) return found
  const number = pageNumber.exec(words) ?? (isPaper ? besideDate.exec(words) : null)
  if (number && (date !== null || paper !== undefined || /版/.test(number[0]))) {
    found.pageNo = pageNoOf(number.slice(1).find((part) => part !== undefined) as string)
    const after = pageNameAfter.exec(words.slice(number.index + number[0].length).trim())?.[1]
    const before = isPaper
      ? pageNameBefore.exec(words.slice(words.indexOf(paper) + paper.length, number.index).trim())?.[1]
      : undefined
    const column = after ?? before
    if (column !== undefined) found.column = column
  }
  return found
}

const furniturePage =
  /^(?:第\s?)?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3}(?=\s?版))\s?版?[\s　:：·|｜]*([\u4e00-\u9fff]{2,4}(?:[·.][\u4e00-\u9fff]{2,4})?)?$/u
const furniturePageAfter =
  /^([\u4e00-\u9fff]{2,4})[\s　·:：|｜]+第?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3}(?=\s?版))\s?版?$/u

/** Who made the page, as papers print it beside their name; taken out, so that what stands beside it can be read. */
const madeBy =
  /(?:(?:责任|执行|值班|本版|视觉|图片|美术|文字)?(?:编辑|美编|主编|编审|校对|校检|设计|制图)|责编|責任編輯|責編|版式|组版|总值班)\s?[:：／/]\s?(?:[\u4e00-\u9fff]\s[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff]))/gu
/** How to reach a paper, and its number. */
const reached =
  /(?:新闻|读者|投稿|广告|发行|联系|报料)?(?:电话|热线|邮箱|投稿|网址|总第|国内统一|统一刊号|[CN]{2}\s?\d).*$/u

/** A paper's name alone; beside a page's number a weekly is the name of the page. */
const isPaper = (word: string, isBeside: boolean): boolean =>
  word.length > 2 && paperName.exec(word)?.[0] === word && !(isBeside && word.endsWith('周刊'))

/** What a page says of itself: the short lines beside its articles (date line, page number, name of page and paper). */
export function metadataOfFurniture(lines: readonly string[]): Partial<Metadata> {
  const found: { -readonly [Field in MetadataField]?: string } = {}
  for (const line of lines) {
    const text = line.normalize('NFKC').trim()
    if (text === '' || text.length > 80) continue
    const date = findDate(text)
    if (date) found.date ??= date.date
    const parts = (date ? `${text.slice(0, date.start)}\n${text.slice(date.end)}` : text)
      .replace(/(?:星期|周)[一二三四五六日天]|农历\S*/g, '\n')
      .replace(madeBy, '\n')
      .replace(reached, '\n')
      .split(/[\n|｜]|\s{2,}/)
    for (const whole of parts.map((one) => one.trim())) {
      if (whole === '') continue
      // Papers print their name in Latin letters beside it.
      const words = whole.replace(/(?<=[\u4e00-\u9fff]) [A-Z]+(?: [A-Z]+)*$/, '').split(' ')
      // Beside a paper's name there is the page's number or nothing: 临水晚报 记者 周立 is a byline.
      const paper = [words[0], words.at(-1)].find((word) => isPaper(word ?? '', words.length > 1))
      const part = words.filter((word) => word !== paper).join(' ')
      if (paper !== undefined && (part === '' || furniturePage.test(part) || furniturePageAfter.test(part)))
        found.paper ??= paper
      const [, number, name] = furniturePage.exec(part) ?? []
      const [, nameBefore, numberAfter] = furniturePageAfter.exec(part) ?? []
      const pageNo = number ?? numberAfter
      if (pageNo === undefined) continue
      found.pageNo ??= pageNoOf(pageNo)
      const column = name ?? nameBefore
      if (column !== undefined) found.column ??= column
    }
  }
  return found
}

/** Joins what is known, best source first; a field keeps the first value that is not empty. */
export function joinMetadata(
  ...sources: readonly (readonly [origin: MetadataOrigin, known: Partial<Metadata>])[]
): PageMetadata {
  const values: Record<MetadataField, string> = { ...noMetadata }
  const origins: Partial<Record<MetadataField, MetadataOrigin>> = {}
  for (const [origin, known] of sources)
    for (const field of metadataFields) {
      const value = known[field]?.trim() ?? ''
      if (value === '' || values[field] !== '') continue
      values[field] = value
      origins[field] = origin
    }
  const { paper, date, pageNo, column, author, url } = values
  return { paper, date, pageNo, column, author, url, origins }
}

/** What a page says of itself in the lines beside its articles, and else what its file is called. */
export const derivedMetadata = (furniture: readonly string[], fileName: string): PageMetadata =>
  joinMetadata(['text', metadataOfFurniture(furniture)], ['name', metadataOfName(fileName)])
