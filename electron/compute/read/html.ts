/** A web page → one page: the article's blocks, and what stands around it as furniture. */
import { Readability } from '@mozilla/readability'
import { fail } from '../../contract/errors.ts'
import { isIsoDate, isWebAddress, type Metadata } from '../../contract/metadata.ts'
import type { PageText } from '../../contract/page.ts'
import { blocksOf, htmlOf, isShallow, type TextBlock } from './dom.ts'
import { makePage, type Part } from './page-maker.ts'

/** A page that was read, and what the file says of it. */
export interface ReadPage {
  readonly page: PageText
  readonly known: Partial<Metadata>
}

const metaNames: Readonly<Partial<Record<keyof Metadata, readonly string[]>>> = {
  paper: ['og:site_name', 'citation_journal_title', 'application-name', 'source', 'mediaid'],
  date: [
    'article:published_time',
    'og:published_time',
    'publishdate',
    'pubdate',
    'publish_date',
    'date',
    'dc.date',
    'dcterms.date',
    'datepublished',
    'citation_date',
    'og:release_date',
  ],
  author: ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'citation_author', 'byl'],
  column: ['article:section', 'channel', 'section'],
  url: ['og:url', 'citation_public_url'],
}

/** China is eight hours ahead of Greenwich, everywhere and all year. */
const chinaAhead = 8 * 3_600_000

/** The day in China of a time that says how far it is from Greenwich; the day as written of any other. */
const dayOf = (text: string): string => {
  const isTimed = /\d{1,2}:\d{2}.*(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})\s*$/i.test(text)
  const time = isTimed ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(time)) return new Date(time + chinaAhead).toISOString().slice(0, 10)
  const day = /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text)
  const iso = day ? `${day[1]}-${day[2]?.padStart(2, '0')}-${day[3]?.padStart(2, '0')}` : ''
  return isIsoDate(iso) ? iso : ''
}

/** Names and dates in the page's JSON-LD, where it has any. */
function linkedData(document: Document): Partial<Metadata> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown
    try {
      data = JSON.parse(script.textContent ?? '')
    } catch {
      continue
    }
    const nodes = [data]
      .flat()
      .flatMap((one) => (isObject(one) && Array.isArray(one['@graph']) ? one['@graph'] : [one]))
    const article = nodes.find((one) => isObject(one) && /Article|Posting|Report/.test(String(one['@type'])))
    if (!isObject(article)) continue
    const nameOf = (one: unknown): string =>
      Array.isArray(one)
        ? one
            .map(nameOf)
            .filter((name) => name !== '')
            .join('、')
        : isObject(one)
          ? String(one.name ?? '')
          : typeof one === 'string'
            ? one
            : ''
    return {
      author: nameOf(article.author),
      date: dayOf(String(article.datePublished ?? '')),
      paper: nameOf(article.publisher),
      column: typeof article.articleSection === 'string' ? article.articleSection : '',
    }
  }
  return {}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function metadataOf(document: Document, source: string, address: string): Partial<Metadata> {
  const said = new Map<string, string>()
  for (const meta of document.querySelectorAll('meta')) {
    const key = (
      meta.getAttribute('property') ??
      meta.getAttribute('name') ??
      meta.getAttribute('itemprop') ??
      ''
    ).toLowerCase()
    const value = meta.getAttribute('content')?.trim() ?? ''
    if (key !== '' && value !== '' && !said.has(key)) said.set(key, value)
  }
  const by = (field: keyof Metadata): string =>
    metaNames[field]?.map((key) => said.get(key) ?? '').find((value) => value !== '') ?? ''
  const data = linkedData(document)
  const saved = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(source.slice(0, 4096))?.[1] ?? ''
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? ''
  const author = data.author || by('author')
  return {
    paper: by('paper') || data.paper || '',
    date:
      data.date ||
      (metaNames.date ?? []).map((key) => dayOf(said.get(key) ?? '')).find((day) => day !== '') ||
      '',
    author: isWebAddress(author) ? '' : author,
    column: data.column || by('column'),
    url: [address, canonical, by('url'), saved].find(isWebAddress) ?? '',
  }
}

/** Marks the blocks that Readability takes for the article; it works on a document of its own, which it takes to pieces. */
function articleBlocks(blocks: readonly TextBlock[]): Set<TextBlock> {
  for (const [i, { element }] of blocks.entries())
    element.setAttribute('data-block', `${element.getAttribute('data-block') ?? ''} ${i}`)
  const root = blocks[0]?.element.ownerDocument.documentElement
  if (!root) return new Set()
  const copy = htmlOf(root.outerHTML)
  let found: ReturnType<Readability<Element>['parse']> = null
  try {
    found = new Readability<Element>(copy, {
      serializer: (element) => element as Element,
      charThreshold: 200,
      maxElemsToParse: 200_000,
    }).parse()
  } catch {
    // More elements than a page of words has: all of it is text for the page engine.
  }
  const chosen = new Set<TextBlock>()
  for (const element of found?.content
    ? [found.content, ...found.content.querySelectorAll('[data-block]')]
    : [])
    for (const i of (element.getAttribute('data-block') ?? '').split(' ')) {
      const block = i === '' ? undefined : blocks[Number(i)]
      // An element may have kept its name and lost its text.
      if (
        block &&
        (element.textContent ?? '').replace(/\s/g, '').includes(block.text.replace(/\s/g, '').slice(0, 20))
      )
        chosen.add(block)
    }
  return chosen
}

/** Letters of an article that is worth setting apart from what stands around it. */
const leastArticle = 60
const bylineShape =
  /(?:作者|记者|通讯员|撰文|来源|编辑|发布|时间)[\s　/／：:]|^文[\s　/／：:]|\d{4}[-年./]\d{1,2}/u

/** The name of the page without the name of the site behind it. */
const withoutSite = (title: string, site: string): string => {
  const parts = title.split(/\s*[|｜_]\s*|\s+[-–—]+\s+|--/)
  const head = parts[0]?.trim() ?? ''
  return parts.length > 1 && head !== '' && (head.length >= 6 || parts.slice(1).some((part) => part === site))
    ? head
    : title.trim()
}

/**
 * Reads a web page. `address`: where it was saved from, when the file around it says so.
 * @throws AppError `unreadable-file` reasons `damaged` (nested beyond all sense), `empty`.
 */
export function readHtml(source: string, name: string, address = ''): ReadPage {
  if (!isShallow(source))
    throw fail('unreadable-file', `${name} is nested too deep`, { reason: 'damaged', params: { name } })
  const document = htmlOf(source)
  const body = (document.querySelector('body') ?? document.documentElement) as Element
  const blocks = blocksOf(body)
  const known = metadataOf(document, source, address)
  const chosen = articleBlocks(blocks)
  const letters = [...chosen].reduce((sum, { text }) => sum + text.length, 0)
  if (letters < leastArticle) return { page: makePage(blocks.map(partOf), true), known }
  const stated =
    document.querySelector('meta[property="og:title"]')?.getAttribute('content') ??
    document.querySelector('title')?.textContent ??
    ''
  return { page: makePage(partsOf(blocks, chosen, withoutSite(stated, known.paper ?? ''), known)), known }
}

const partOf = ({ text, role, level }: TextBlock): Part => ({
  text,
  role,
  ...(level === undefined ? {} : { level }),
})
const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, '')

/** The parts in document order; the headline is looked for above the article, and written there when the page only names it. */
function partsOf(
  blocks: readonly TextBlock[],
  chosen: ReadonlySet<TextBlock>,
  title: string,
  known: Partial<Metadata>,
): Part[] {
  const isTitle = ({ text }: TextBlock) => bare(text) === bare(title) && bare(title) !== ''
  const begins = blocks.findIndex((block) => chosen.has(block))
  const last = blocks.findLastIndex((block) => chosen.has(block))
  const head = blocks.findLastIndex(
    (block, i) => i <= begins + 3 && i <= last && (isTitle(block) || (block.tag === 'h1' && i <= begins)),
  )
  const first = blocks.findIndex((block, i) => i > head && chosen.has(block))
  const parts = blocks.map((block, i): Part => {
    if (i === head) return { text: block.text, role: 'title' }
    const isHead = head >= 0 && i > head && i < first && block.text.length < 60
    const isByline = bylineShape.test(block.text) || (known.author && block.text === known.author)
    if (
      (isHead || (chosen.has(block) && i < first + 3 && block.text.length < 40 && i < last)) &&
      isByline &&
      !/。$/.test(block.text)
    )
      return {
        text: block.text,
        role: 'byline',
        ...(known.author ? { names: known.author.split(/[、,，\s]+/) } : {}),
      }
    if (!chosen.has(block)) return { text: block.text, role: 'furniture' }
    const part = partOf(block)
    // Another first headline inside an article is one of its headings.
    return part.role === 'title' ? { text: block.text, role: 'heading', level: 1 } : part
  })
  if (head < 0 && title !== '') parts.splice(Math.max(first, 0), 0, { text: title, role: 'title' })
  return parts
}
