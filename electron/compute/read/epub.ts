/** A book (EPUB) → its chapters, each a page, in reading order and named as its table of contents names them; a file of several stories has an article for each. */
import { AppError, fail } from '../../contract/errors.ts'
import { isIsoDate, type Metadata } from '../../contract/metadata.ts'
import { blocksOf, htmlOf, isShallow, type TextBlock, textOf, xmlOf } from './dom.ts'
import { levelsBySize, readSheet, type Sizes } from './epub-styles.ts'
import type { ReadPage } from './html.ts'
import { makePage, type Part, withBylines, withHead } from './page-maker.ts'
import { type Archive, openArchive } from './zip.ts'

/** Resolves a path of the book beside another one: `../text/1.xhtml#a` → `OEBPS/text/1.xhtml`. */
function pathFrom(base: string, href: string): string {
  const parts = base.split('/').slice(0, -1)
  let path = href.split('#')[0] as string
  try {
    path = decodeURIComponent(path)
  } catch {
    // A per cent sign that means itself.
  }
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

const elements = (root: Document | Element, localName: string): Element[] =>
  [...root.querySelectorAll('*')].filter((element) => element.localName.split(':').at(-1) === localName)

/** A chapter's entry in the table of contents: the names above it and its own. */
type Contents = Map<string, readonly string[]>

function readNcx(document: Document, path: string, contents: Contents): void {
  const enter = (point: Element, above: readonly string[]): void => {
    const children = [...point.children]
    const label = children.find(({ localName }) => localName === 'navLabel')
    const src = children.find(({ localName }) => localName === 'content')?.getAttribute('src') ?? ''
    const names = [...above, label ? textOf(label, 'text') : ''].filter((name) => name !== '')
    const target = pathFrom(path, src)
    if (src !== '' && !contents.has(target)) contents.set(target, names)
    for (const child of children) if (child.localName === 'navPoint') enter(child, names)
  }
  for (const map of elements(document, 'navMap'))
    for (const child of map.children) if (child.localName === 'navPoint') enter(child, [])
}

function readNav(document: Document, path: string, contents: Contents): void {
  const navs = elements(document, 'nav')
  const toc = navs.find((nav) => (nav.getAttribute('epub:type') ?? '').includes('toc')) ?? navs[0]
  const enter = (list: Element, above: readonly string[]): void => {
    for (const item of list.children) {
      if (item.localName !== 'li') continue
      const own = [...item.children].find(({ localName }) => localName === 'a' || localName === 'span')
      const name = own?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
      const names = name === '' ? above : [...above, name]
      const href = own?.getAttribute('href') ?? ''
      const target = pathFrom(path, href)
      if (href !== '' && !contents.has(target)) contents.set(target, names)
      for (const child of item.children)
        if (child.localName === 'ol' || child.localName === 'ul') enter(child, names)
    }
  }
  for (const child of toc?.children ?? [])
    if (child.localName === 'ol' || child.localName === 'ul') enter(child, [])
}

const byName = new Intl.Collator('zh', { numeric: true })

/** Chapters that are encrypted, fonts (whose encryption does no harm) left out. */
async function isLocked(archive: Archive): Promise<boolean> {
  const xml = await archive.text('META-INF/encryption.xml')
  return xml !== undefined && /CipherReference[^>]+URI=["'][^"']+\.(?:x?html?|xml)["']/i.test(xml)
}

export interface Book {
  /** Chapters in reading order that are there. */
  readonly count: number
  /** Chapters that the book names and that are missing or damaged. */
  readonly broken: number
  /** Whether the book says in which order they stand. */
  readonly ordered: boolean
  chapters(): AsyncGenerator<ReadPage & { readonly n: number }>
}

/**
 * Opens a book. @throws AppError `unreadable-file` reasons `damaged`, `bomb`, `password` (protected against copying), `empty`.
 */
export async function openEpub(bytes: Uint8Array, name: string): Promise<Book> {
  const damaged = () =>
    fail('unreadable-file', `${name} is no whole EPUB book`, { reason: 'damaged', params: { name } })
  const archive = await openArchive(bytes, name)
  if (await isLocked(archive))
    throw fail('unreadable-file', `${name} is protected against copying`, {
      reason: 'password',
      params: { name },
    })
  const container = await archive.text('META-INF/container.xml')
  const root = container && elements(xmlOf(container), 'rootfile')[0]?.getAttribute('full-path')
  const path = root ?? archive.names.find((entry) => /\.opf$/i.test(entry))
  const opf = path === undefined ? undefined : await archive.text(path)
  const base = path ?? ''
  const book = xmlOf(opf ?? '<package/>')
  const items = new Map(elements(book, 'item').map((item) => [item.getAttribute('id') ?? '', item]))
  const spine = elements(book, 'itemref').flatMap((ref) => items.get(ref.getAttribute('idref') ?? '') ?? [])
  const contents: Contents = new Map()
  const sizes = new Map<string, number>()
  for (const item of items.values()) {
    if (item.getAttribute('media-type') === 'text/css')
      readSheet((await archive.text(pathFrom(base, item.getAttribute('href') ?? ''))) ?? '', sizes)
    const isNav = (item.getAttribute('properties') ?? '').split(' ').includes('nav')
    const isNcx = item.getAttribute('media-type') === 'application/x-dtbncx+xml'
    if (!isNav && !isNcx) continue
    const target = pathFrom(base, item.getAttribute('href') ?? '')
    const text = await archive.text(target)
    if (text === undefined || !isShallow(text)) continue
    if (isNav) readNav(htmlOf(text), target, contents)
    else readNcx(xmlOf(text), target, contents)
  }
  const metadata = elements(book, 'metadata')[0]
  const creators = metadata ? elements(metadata, 'creator').map((one) => said(one.textContent ?? '')) : []
  const date = metadata ? textOf(metadata, 'date').slice(0, 10) : ''
  const known: Partial<Metadata> = {
    paper: metadata ? said(textOf(metadata, 'title')) : '',
    author: creators.filter((one) => one !== '').join('、'),
    ...(isIsoDate(date) ? { date } : {}),
  }
  const listed = spine
    .filter((item) => /html|xml/.test(item.getAttribute('media-type') ?? 'html'))
    .filter((item) => !(item.getAttribute('properties') ?? '').split(' ').includes('nav'))
    .map((item) => pathFrom(base, item.getAttribute('href') ?? ''))
  // What is left of a book that lost its list.
  const paths =
    listed.length > 0
      ? listed
      : archive.names.filter((entry) => /\.x?html?$/i.test(entry)).sort(byName.compare)
  if (paths.length === 0) throw damaged()
  const there = new Set(archive.names)
  let broken = paths.filter((one) => !there.has(one)).length
  return {
    count: paths.length,
    get broken() {
      return broken
    },
    ordered: listed.length > 0,
    async *chapters() {
      for (const [i, chapter] of paths.entries()) {
        let source: string | undefined
        try {
          source = await archive.text(chapter)
        } catch (error) {
          if (error instanceof AppError && error.reason !== 'damaged') throw error
          broken++
          continue
        }
        if (source === undefined) continue
        if (!isShallow(source)) {
          broken++
          continue
        }
        const names = contents.get(chapter) ?? []
        const name = names.at(-1) ?? ''
        const own = chapterParts(source, isMachineName.test(name) ? '' : name, sizes)
        const parts = withBylines(withHead(own))
        // A leaf without a name (half-title, imprint) is left to the page engine.
        const page = makePage(parts, !parts.some(({ role }) => role === 'title'))
        if (page.text !== '')
          yield { n: i + 1, page, known: { ...known, column: names.slice(0, -1).join(' / ') } }
      }
    },
  }
}

/** What programs call the parts of a book that nobody named. */
const isMachineName = /^(?:section|chapter|part|untitled|split)[\s_-]*\d*$/i

/** What programs write for a title or an author that nobody gave. */
const isUnknown = /^(?:unknown(?:[\s_](?:title|author))?|untitled|无标题|未知(?:书名|作者)?)$/i
const said = (text: string): string => (isUnknown.test(text.trim()) ? '' : text.trim())

/** A block's level as a headline: 1 for the highest. */
const levelOf = ({ tag }: TextBlock): number | null => (/^h[1-6]$/.test(tag) ? Number(tag.slice(1)) : null)

/**
 * The chapter's parts; its first headline is the title, or else its name in the table of contents. Others of the highest
 * level begin stories of their own.
 */
function chapterParts(source: string, name: string, sizes: Sizes): Part[] {
  // XHTML may close an empty element at once, which HTML takes for an opening one.
  const html = source.replace(/<(title|a|p|div|span|script|style|i|b|em)(\s[^<>]*)?\/>/gi, '<$1$2></$1>')
  const body = htmlOf(html).querySelector('body')
  const blocks = body ? blocksOf(body) : []
  const tagged = blocks.map(levelOf)
  const levels = tagged.some((level) => level !== null) ? tagged : levelsBySize(blocks, sizes)
  const headline = levels.findIndex((level) => level !== null)
  const bare = (text: string) => text.replace(/[\s\p{P}]/gu, '')
  const named = name === '' ? -1 : blocks.findIndex(({ text }, i) => i < 4 && bare(text) === bare(name))
  const title = named >= 0 ? named : headline >= 0 && headline < 3 ? headline : -1
  const parts = blocks.map(({ text, role }, i): Part => {
    const level = levels[i] ?? null
    if (i === title || (level === 1 && levels[title] === 1)) return { text, role: 'title' }
    if (level !== null) return { text, role: 'heading', level: level <= 2 ? 1 : 2 }
    return { text, role }
  })
  if (title < 0 && name !== '' && parts.length > 0) parts.unshift({ text: name, role: 'title' })
  return parts
}
