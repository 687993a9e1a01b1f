/** A Markdown file → one page, its headings as it states them. What its front matter states is known of the page. */
import { parse } from 'yaml'
import { isIsoDate, isWebAddress, type Metadata } from '../../contract/metadata.ts'
import type { ReadPage } from './html.ts'
import { markdownParts } from './markdown-parts.ts'
import { makePage, type Part, withBylines, withHead } from './page-maker.ts'

const frontMatter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
/** One that nobody closed: lines of a key and a value, up to the first that is none. */
const openFrontMatter = /^---[ \t]*\r?\n((?:[\p{L}_][\p{L}\d_-]{0,30}[:：][^\n]*\n)+)(?=\s*(?:\n|#))/u
const keyAndValue = /^([\p{L}_][\p{L}\d_-]{0,30})\s*[:：]\s*(.*?)\s*$/u

/** What each field may be called, in the order in which names are believed. */
const names: Readonly<Record<keyof Metadata, readonly string[]>> = {
  paper: ['paper', 'publication', 'newspaper', 'site', 'journal', 'source', '报纸', '报刊', '来源', '媒体'],
  date: ['date', 'published', 'pubdate', 'issued', '日期', '发表日期', '出版日期'],
  pageNo: ['page', 'pageno', '版', '版次'],
  column: ['column', 'section', 'category', '栏目', '版名'],
  author: ['author', 'authors', 'byline', 'creator', '作者', '记者'],
  url: ['url', 'link', 'address', 'source', 'canonical', '网址', '链接', '来源'],
}

function saidBy(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (Array.isArray(value))
    return value
      .map(saidBy)
      .filter((one) => one !== '')
      .join('、')
  if (typeof value === 'string') return value.replace(/^\[\[|\]\]$/g, '').trim()
  return typeof value === 'number' ? String(value) : ''
}

const fits: Readonly<Partial<Record<keyof Metadata, (value: string) => boolean>>> = {
  url: isWebAddress,
  paper: (value) => !isWebAddress(value),
  date: (value) => isIsoDate(value.slice(0, 10)) || isIsoDate(value),
}

/** What is left of a front matter that is no YAML, as a person would read it: one line says one thing. */
function saidLineByLine(yaml: string): ReadonlyMap<string, string> {
  const said = new Map<string, string>()
  for (const line of yaml.split('\n')) {
    const [, key = '', raw = ''] = keyAndValue.exec(line.trim()) ?? []
    const value = raw.replace(/^(["'])(.*)\1$/, '$2').trim()
    // Brackets and quotation marks that were never closed are what is damaged.
    if (key !== '' && value !== '' && !/^["'[{|>&*]/.test(value)) said.set(key.toLowerCase(), value)
  }
  return said
}

/** What a front matter says, by its keys in small letters. */
function saidIn(yaml: string): ReadonlyMap<string, string> {
  let data: unknown
  try {
    // No aliases: a few lines of them could stand for more text than memory holds.
    data = parse(yaml, { maxAliasCount: 0, schema: 'core' })
  } catch {
    data = null
  }
  if (typeof data !== 'object' || data === null) return saidLineByLine(yaml)
  return new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase(), saidBy(value)]))
}

function metadataIn(said: ReadonlyMap<string, string>): Partial<Metadata> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([field, keys]) => {
      const value = keys
        .map((key) => said.get(key) ?? '')
        .find((one) => one !== '' && (fits[field as keyof Metadata]?.(one) ?? true))
      if (value === undefined) return []
      return [[field, field === 'date' && !isIsoDate(value) ? value.slice(0, 10) : value]]
    }),
  )
}

/** What a headline may be called. */
const titleNames = ['title', 'headline', '标题', '题名']
/** Characters beyond which a text is not looked into for its marks: parsing takes a hundred times its memory. */
const longestParsed = 1_000_000
/**
 * Nesting, columns and open brackets beyond which a text was not written by a person. The parser's time grows with the
 * square of these (55,000 brackets took half a minute, 50,000 quotations within each other all its memory).
 */
const most = { quotations: 50, indent: 200, columns: 2000, brackets: 2000 } as const

/** Whether a text can be parsed in a time that grows with its length. */
function isParsable(text: string): boolean {
  if (text.length > longestParsed) return false
  let brackets = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') brackets = 0
    const [head = ''] = /^[\s>]*/.exec(line) ?? []
    if (head.length > most.indent || head.split('>').length > most.quotations) return false
    if (line.split('|').length > most.columns) return false
    brackets += line.split('[').length - 1
    if (brackets > most.brackets) return false
  }
  return true
}

/** Marks that stand in a text whose headings are not marked: of quotations and of words set bold. */
const unmarked = (text: string): string =>
  text.replace(/^(?: {0,3}>[ \t]?)+/gm, '').replace(/\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*/g, '$1')

/**
 * The parts with their headlines, or null where nothing says which they are. Headings of the highest level are headlines
 * where the text begins with one; where none of the first level is there, the front matter may name the headline.
 */
function headed(parts: readonly Part[], title: string): Part[] | null {
  const top = Math.min(...parts.flatMap(({ role, level }) => (role === 'heading' ? [level ?? 1] : [])))
  const isNamed = top > 1 && title !== ''
  if (!isNamed && (top > 6 || (top > 1 && parts[0]?.level !== top))) return null
  const own = parts.map((part): Part => {
    const { text, role, level = 1 } = part
    if (role !== 'heading') return part
    if (level === top && !isNamed) return { text, role: 'title' }
    return { text, role, level: level - top > (isNamed ? 0 : 1) ? 2 : 1 }
  })
  return isNamed ? [{ text: title, role: 'title' }, ...own] : own
}

/** The front matter with what it says. One that nobody closed must say something that is looked for: else it is the text. */
function frontOf(text: string): { match: RegExpExecArray | null; said: ReadonlyMap<string, string> } {
  const closed = frontMatter.exec(text)
  if (closed) return { match: closed, said: saidIn(closed[1] as string) }
  const open = openFrontMatter.exec(text)
  const said = saidIn(open?.[1] ?? '')
  const isMeant = titleNames.some((name) => said.has(name)) || Object.keys(metadataIn(said)).length > 0
  return open && isMeant ? { match: open, said } : { match: null, said: new Map() }
}

/**
 * A text with headlines gives its words without their marks, part by part; any other keeps its lines, for the page engine
 * to find out. A front matter is stated to be furniture.
 */
export function readMarkdown(text: string): ReadPage {
  const { match, said } = frontOf(text)
  const known = metadataIn(said)
  const front = match?.[0].trimEnd() ?? ''
  const body = text.slice(match?.[0].length ?? 0)
  const title = titleNames.map((name) => said.get(name) ?? '').find((one) => one !== '') ?? ''
  const parts = !isParsable(body) ? null : headed(markdownParts(body), title)
  if (parts)
    return { page: makePage([{ text: front, role: 'furniture' }, ...withBylines(withHead(parts))]), known }
  const whole = text.slice(0, match?.[0].length ?? 0) + unmarked(body)
  if (!match) return { page: { text: whole }, known }
  return { page: { text: whole, stated: [{ start: 0, end: front.length, role: 'furniture' }] }, known }
}
