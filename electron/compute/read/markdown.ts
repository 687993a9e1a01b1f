/** A Markdown file → one page. What its front matter states is known of the page and stands beside its articles. */
import { parse } from 'yaml'
import { isIsoDate, isWebAddress, type Metadata } from '../../contract/metadata.ts'
import type { ReadPage } from './html.ts'

const frontMatter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

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

function metadataIn(yaml: string): Partial<Metadata> {
  let data: unknown
  try {
    // No aliases: a few lines of them could stand for more text than memory holds.
    data = parse(yaml, { maxAliasCount: 0, schema: 'core' })
  } catch {
    return {}
  }
  if (typeof data !== 'object' || data === null) return {}
  const said = new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase(), saidBy(value)]))
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

/** The text stays as it is, byte for byte; a front matter is stated to be furniture. */
export function readMarkdown(text: string): ReadPage {
  const match = frontMatter.exec(text)
  if (!match) return { page: { text }, known: {} }
  const end = match[0].trimEnd().length
  return {
    page: { text, stated: [{ start: 0, end, role: 'furniture' }] },
    known: metadataIn(match[1] as string),
  }
}
