/** Tagged press items → stories and loose photos for damaged pages. The items stay where they lie: nothing is copied. */
import { readFileSync } from 'node:fs'
import { type LoosePhoto, pick, type Rng, random, type Story } from './press.ts'

interface Item {
  readonly id: string
  readonly style: string
  readonly title: string
  readonly text: string
  readonly entities: readonly {
    readonly type: string
    readonly text: string
    readonly start: number
    readonly end: number
  }[]
}

export interface Corpus {
  readonly stories: readonly Story[]
  readonly photos: readonly LoosePhoto[]
}

/** Lists and signatures of public notices have no one right reading. */
const notices = /公告|启事/
const opens =
  /^(?:[\u4e00-\u9fff]{2,10}(?:\d{1,2}月\d{1,2}日)?(?:讯|电)\s*)?[（(](?=[^）)]*记者|[^）)]{2,12}[）)])[^）)]{2,40}[）)]|^本报.{0,12}讯 ?记者.{2,30}报道[：:]/u

/** A phrase in quotation marks from a paragraph, which may stand above it as its heading. */
function headingFor(rng: Rng, text: string): string | null {
  const found = [...text.matchAll(/“([\u4e00-\u9fff，、]{5,14})[。！？]?”/gu)].map(
    (match) => match[1] as string,
  )
  const whole = found.filter((phrase) => !/[，、]$/.test(phrase))
  return whole.length === 0 ? null : pick(rng, whole)
}

/** How the headings of one story are built: a phrase, or a phrase and a clause of the text in two parts. */
const builds = ['', '', '，', ' ——', ' ', '：'] as const

function built(rng: Rng, build: (typeof builds)[number], phrase: string, text: string): string {
  const clauses = [...text.matchAll(/(?<=[，。])[\u4e00-\u9fff]{4,9}(?=[，。])/gu)].map(([clause]) => clause)
  if (build === '' || /[，、]/.test(phrase) || clauses.length === 0) return phrase
  return `${phrase}${build}${pick(rng, clauses)}`
}

function withHeadings(rng: Rng, body: readonly string[]): string[] {
  const heads = body.map((text, i) => (i === 0 ? null : headingFor(rng, text)))
  if (body.length < 4 || heads.filter((head) => head !== null).length < 2 || rng() < 0.4) return [...body]
  const build = pick(rng, builds)
  return body.flatMap((text, i) => {
    const head = heads[i]
    return head == null ? [text] : [`## ${built(rng, build, head, text)}`, text]
  })
}

function storyOf(rng: Rng, item: Item, pool: readonly string[]): Story | null {
  const lines = item.text.split('\n').map((line) => line.trim())
  let at = 0
  const starts = lines.map((line) => {
    const start = at
    at += line.length + 1
    return start
  })
  const persons = (start: number, end: number): string[] => [
    ...new Set(
      item.entities
        .filter((entity) => entity.type === 'PERSON' && entity.start >= start && entity.end <= end)
        .map(({ text }) => text),
    ),
  ]
  const places = item.entities.filter(
    ({ type, text }) => type === 'PLACE' && /^[\u4e00-\u9fff]{2,3}$/.test(text),
  )
  const base = { title: item.title.split(/\s+/), place: places[0]?.text ?? '江安' }
  const own = lines.findIndex((line) => /^□/.test(line))
  const body = lines.filter((_, i) => i !== own)
  if (body.some((text) => text.length < 14 || !/[。！？”…）).]$/u.test(text))) return null
  if (own >= 0) {
    const start = starts[own] as number
    const names = persons(start, start + (lines[own] as string).length)
    return names.length === 0 ? null : { ...base, names, body: withHeadings(rng, body) }
  }
  const opening = opens.exec(body[0] as string)?.[0]
  if (opening !== undefined) {
    const names = persons(0, opening.length)
    return names.length === 0 ? null : { ...base, names, signed: opening, body }
  }
  const last = body.at(-1) as string
  const close = /[（(][^（()）]{2,40}[）)]$/u.exec(last)
  if (close) {
    const start = starts[lines.indexOf(last)] as number
    const names = persons(start + close.index, start + last.length)
    return names.length === 0 ? null : { ...base, names, signed: close[0], body }
  }
  const names = rng() < 0.35 ? [] : [pick(rng, pool), ...(rng() < 0.4 ? [pick(rng, pool)] : [])]
  return { ...base, names: [...new Set(names)], body: withHeadings(rng, body) }
}

/** Reads a file of tagged items, one JSON object a line. */
export function readCorpus(file: string): Corpus {
  const rng = random(20260101)
  const items = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Item)
  const pool = items.flatMap(({ entities }) =>
    entities
      .filter(({ type, text }) => type === 'PERSON' && /^[\u4e00-\u9fff]{2,3}$/.test(text))
      .map(({ text }) => text),
  )
  const stories: Story[] = []
  const photos: LoosePhoto[] = []
  for (const item of items) {
    if (notices.test(item.style)) continue
    const lines = item.text.split('\n')
    const credit = lines.at(-1) as string
    if (item.style === '图片新闻') {
      if (lines.length === 2 && credit.length < 30) photos.push({ caption: lines[0] as string, credit })
      continue
    }
    const story = storyOf(rng, item, pool)
    if (story) stories.push(story)
  }
  return { stories, photos }
}
