/** Pages invented by hand, each line with what it is → page text and gold. The format: by-hand/README.md. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seam } from '../../../electron/compute/layout/pieces.ts'
import type { Range } from '../../../electron/contract/page.ts'
import type { GoldArticle, GoldBlock, GoldPage } from './gold.ts'

const folder = join(import.meta.dirname, 'by-hand')

const roleOf: Readonly<Record<string, string>> = {
  t: 'title',
  k: 'kicker',
  s: 'subtitle',
  b: 'byline',
  l: 'lede',
  h: 'heading',
  H: 'heading',
  p: 'paragraph',
  c: 'caption',
  r: 'credit',
}
const order = ['title', 'kicker', 'subtitle', 'byline', 'lede', '', 'caption']
const rankOf = (role: string): number => {
  const at = order.indexOf(role === 'credit' ? 'caption' : role)
  return at < 0 ? order.indexOf('') : at
}

interface Draft {
  readonly role: string
  readonly level?: number
  readonly altRoles?: string[]
  text: string
  readonly ranges: [number, number][]
}

const tagged = /^(?:(F|X)([cr])?|(\d)([tksblhHpcrn])(\+)?(?:~([tksblhpcr]))?)\|(.*)$/u

/** A text in lines of a width; no line begins with a closing mark. */
function linesOf(text: string, width: number): string[] {
  const lines: string[] = []
  let from = 0
  while (width > 0 && text.length - from > width) {
    let to = from + width
    while (to < text.length && /[，。、；：！？”’）》,)]/u.test(text.charAt(to))) to++
    lines.push(text.slice(from, to))
    from = to
  }
  return from < text.length || from === 0 ? [...lines, text.slice(from)] : lines
}

/** What stands before titles and headings instead of what the page has: one level for both, a level for each, nothing. */
export type Marking = 'flat' | 'right' | 'bare'

/** The same page with other marks. */
export function markedAs(source: string, marking: Marking): string {
  const own = (level: string): string =>
    marking === 'bare' ? '' : marking === 'flat' ? '## ‖' : `${level} ‖`
  return source
    .split('\n')
    .map((line) => {
      const found = /^(\d([thHks])[^|]*\|)(?:([^‖]*)‖)?(.*)$/u.exec(line)
      if (!found) return line
      const [, tag = '', role = '', marks, text = ''] = found
      if (role === 'k' || role === 's') return marks?.includes('#') ? `${tag}${text}` : line
      if (marks !== undefined && !marks.includes('#')) return line
      return `${tag}${own(role === 't' ? '#' : role === 'h' ? '##' : '###')}${text.replace(/^\*\*(.*)\*\*$/u, '$1')}`
    })
    .join('\n')
}

interface Taken {
  readonly blocks: Draft[]
  byline: string[]
}

/** The page text and gold of one file. Throws on a line that is not of the format. */
export function readByHand(source: string, name: string): { text: string; gold: GoldPage } {
  let text = ''
  let width = 0
  const articles = new Map<number, Taken>()
  const photos: { caption: string; credit: string | null; ranges: Range[] }[] = []
  const furniture: { text: string; ranges: Range[] }[] = []
  for (const line of source.replace(/\n$/u, '').split('\n')) {
    if (line.startsWith('=wrap ')) {
      width = Number(line.slice(6))
      continue
    }
    if (line === '') {
      text += '\n'
      continue
    }
    const found = tagged.exec(line)
    if (!found) throw new Error(`${name}: ${line}`)
    const [, loose, part, article, tag = '', more, other, whole = ''] = found
    const beside = whole.endsWith('⇥')
    const body = beside ? whole.slice(0, -1) : whole
    const [marks, written] = body.includes('‖') ? (body.split('‖') as [string, string]) : ['', body]
    const clean = written.replace(/‹.*?›/u, '').replaceAll('**', '').trim()
    const own = written.replace(/[‹›]/gu, '')
    if (tag === 'n') {
      takenOf(articles, Number(article)).byline = own.split(/[A-Za-z]/u.test(own) ? '|' : ' ')
      continue
    }
    const start = text.length
    const set = tag === 'p' && width > 0 ? linesOf(own, width).join('\n') : own
    text += `${marks}${set}`
    const range: [number, number] = [start, text.length]
    if (!beside) text += '\n'
    if (loose === 'F') furniture.push({ text: clean, ranges: [range] })
    else if (loose === 'X' && part === 'c')
      photos.push({ caption: clean.replace(/^[▲▼▶◀]\s*/u, ''), credit: null, ranges: [range] })
    else if (loose === 'X') {
      const photo = photos.pop()
      if (photo) photos.push({ ...photo, credit: clean, ranges: [...photo.ranges, range] })
    } else {
      const { blocks } = takenOf(articles, Number(article))
      const role = roleOf[tag] as string
      const before = more ? blocks.findLast((block) => block.role === role) : undefined
      const bare = clean.replace(/^[▲▼▶◀□■◎●◆★]\s*/u, '')
      if (before) {
        before.text += (role === 'paragraph' || role === 'caption' ? seam(before.text, bare) : ' ') + bare
        before.ranges.push(range)
      } else
        blocks.push({
          role,
          ...(role === 'heading' ? { level: tag === 'H' ? 2 : 1 } : {}),
          ...(other === undefined ? {} : { altRoles: [roleOf[other] as string] }),
          text: bare,
          ranges: [range],
        })
    }
  }
  return {
    text,
    gold: {
      source: name,
      articles: [...articles].map(([n, taken]) => articleOf(n, taken)),
      photos,
      furniture,
    },
  }
}

function takenOf(articles: Map<number, Taken>, n: number): Taken {
  const known = articles.get(n) ?? { blocks: [], byline: [] }
  articles.set(n, known)
  return known
}

function articleOf(n: number, { blocks, byline }: Taken): GoldArticle {
  const first = (role: string): string | null => blocks.find((block) => block.role === role)?.text ?? null
  const ordered = blocks
    .map((block, at) => ({ block, at }))
    .sort((a, b) => rankOf(a.block.role) - rankOf(b.block.role) || a.at - b.at)
    .map(({ block }): GoldBlock => block)
  return {
    n,
    title: first('title') ?? '',
    kicker: first('kicker'),
    subtitle: first('subtitle'),
    byline,
    bylineText: first('byline'),
    blocks: ordered,
  }
}

/** All pages by hand, or in another folder, by name; with other marks where wanted. */
export function pagesByHand(
  marking: Marking | null = null,
  from: string = folder,
): { text: string; gold: GoldPage }[] {
  return readdirSync(from)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const source = readFileSync(join(from, file), 'utf8')
      return readByHand(marking === null ? source : markedAs(source, marking), file)
    })
}
