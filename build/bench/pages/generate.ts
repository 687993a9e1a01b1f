/**
 * Makes damaged pages whose answers are known by construction: columns cut in mid-sentence, captions and boxed ledes
 * in the cuts, titles below their articles, repeated characters, continuations far away, `#` right, random or missing.
 */
import type { GoldArticle, GoldBlock, GoldPage } from './gold.ts'
import {
  bylineOf,
  cut,
  cutEarly,
  type Draft,
  type LoosePhoto,
  Press,
  type Print,
  pick,
  type Rng,
  random,
  type Story,
  type Style,
} from './press.ts'
import { atLineEnd, furnitureOf, wrapped } from './print.ts'

interface Laid {
  readonly head: Print[]
  readonly body: Print[]
  readonly captions: Print[][]
  readonly gold: Omit<GoldArticle, 'n' | 'blocks'> & { blocks: Draft[] }
}

function layStory(press: Press, story: Story, article: number, below: boolean, early: number): Laid {
  const { rng, style } = press
  const head: Print[] = []
  const body: Print[] = []
  const blocks: Draft[] = []
  const make = (role: string, text: string, level?: number): Draft => {
    const block: Draft = {
      role,
      text: press.set(text),
      article,
      ranges: [],
      ...(level === undefined ? {} : { level }),
    }
    blocks.push(block)
    return block
  }
  const title = make('title', story.title.join(' '))
  const titleMarks = press.hash(2)
  if (story.title.length > 1 && rng() < 0.4) {
    title.marks = titleMarks
    for (const [i, line] of story.title.entries())
      head.push({
        block: title,
        text: press.set(line),
        marks: i === 0 ? titleMarks : [],
        gap: i === 0 ? 2 : 1,
      })
  } else head.push(press.print(title, titleMarks))
  if (story.kicker !== undefined) head.unshift(press.print(make('kicker', story.kicker)))
  if (story.subtitle !== undefined)
    head.push(press.print(make('subtitle', `——${story.subtitle}`), press.hash(3)))
  const byline = bylineOf(press, story)
  let inline = ''
  if (byline?.inline) inline = byline.text
  else if (byline) {
    const block = make('byline', byline.text)
    if (byline.marks.length > 0) block.marks = byline.marks
    for (const [i, line] of byline.lines.entries())
      head.push({ block, text: line, marks: i === 0 ? byline.marks : [], gap: i === 0 ? 2 : 1 })
  }
  const boxed =
    story.lede !== undefined && byline !== null && !byline.inline
      ? story.lede.map((text) => make('lede', text))
      : []
  const cutLede = boxed.length > 0 && !below && rng() < 0.6
  if (boxed.length > 0 && !cutLede) {
    const at = below ? head.length : head.findIndex(({ block }) => block.role === 'byline')
    head.splice(at, 0, ...boxed.map((block) => press.print(block)))
  }
  let ledeDue = cutLede
  for (const [i, raw] of story.body.entries()) {
    const heading = /^(##+) (.*)$/u.exec(raw)
    if (heading) {
      const level = (heading[1] as string).length - 1
      body.push(press.print(make('heading', heading[2] as string, level), press.hash(level + 2)))
      continue
    }
    const item = /^▲\s*(.*)$/u.exec(raw)
    if (item) {
      body.push(press.print(make('paragraph', item[1] as string), ['▲']))
      continue
    }
    const opens = body.every((print) => print.block.role === 'heading')
    const block = make('paragraph', opens ? inline + raw : raw)
    // A signature on a line of its own is the byline as well.
    if (raw === story.signed) block.altRoles = ['byline']
    const wanted = rng() < 0.4 || (ledeDue && i > 0)
    const soon = wanted && !opens && early > 0 && rng() < early ? cutEarly(rng, block.text) : null
    const free = soon ?? (wanted ? cut(rng, block.text, opens ? inline.length + 6 : 0) : null)
    const halves = free && style.width > 0 ? atLineEnd(free, style.width) : free
    if (!halves) {
      body.push(press.print(block))
      continue
    }
    body.push({ block, text: halves[0], marks: [], gap: 2 })
    if (ledeDue && i > 0) {
      ledeDue = false
      body.push(...boxed.map((own, k) => press.print(own, [], k === 0 ? 4 : 2)))
    }
    const last = halves[0].slice(-1)
    const repeats = rng() < 0.08 && /[\u4e00-\u9fff]/.test(last) && halves[1].charAt(0) !== last
    body.push({
      block,
      text: halves[1],
      marks: [],
      gap: rng() < 0.2 ? 4 : 2,
      ...(repeats ? { repeated: last } : {}),
    })
  }
  if (ledeDue)
    head.splice(
      head.findIndex(({ block }) => block.role === 'byline'),
      0,
      ...boxed.map((block) => press.print(block)),
    )
  const captions = (story.captions ?? []).map((caption) => {
    const block = make('caption', caption.text)
    const prints = [press.print(block, style.photoMarks ? [pick(rng, ['▶', '▼', '◀'])] : [], 4)]
    if (caption.credit !== undefined)
      prints.push(press.print(make('credit', caption.credit), [], rng() < 0.7 ? 1 : 2))
    return prints
  })
  const inner = inline === '' ? null : inline
  return {
    head,
    body,
    captions,
    gold: {
      title: title.text,
      kicker: story.kicker ?? null,
      subtitle: story.subtitle === undefined ? null : press.set(`——${story.subtitle}`),
      byline: byline ? story.names : [],
      bylineText: story.signed ?? inner ?? (byline ? [...byline.marks, byline.text].join(' ') : null),
      blocks,
    },
  }
}

/** Puts captions into cuts, between blocks or after the text. */
function withCaptions(rng: Rng, body: readonly Print[], captions: readonly Print[][]): Print[] {
  const laid = [...body]
  for (const prints of captions) {
    const cuts: number[] = []
    for (let i = 1; i < laid.length; i++) if (laid[i]?.block === laid[i - 1]?.block) cuts.push(i)
    const roll = rng()
    const at = roll < 0.5 && cuts.length > 0 ? pick(rng, cuts) : laid.length
    laid.splice(at, 0, ...prints)
    const next = laid[at + prints.length]
    if (next) next.gap = rng() < 0.5 ? 4 : 2
  }
  return laid
}

const rank: Readonly<Record<string, number>> = {
  title: 0,
  kicker: 1,
  subtitle: 2,
  byline: 3,
  lede: 4,
  heading: 5,
  paragraph: 5,
  caption: 6,
  credit: 6,
}

/**
 * A page of these stories in this order, and its gold. The same seed gives the same page. `early`: the share of cuts that
 * leave a few words alone.
 */
export function generatePage(
  stories: readonly Story[],
  seed: number,
  {
    source = `seed-${seed}.txt`,
    photos = [],
    early = 0,
  }: { source?: string; photos?: readonly LoosePhoto[]; early?: number } = {},
): { text: string; gold: GoldPage; style: Style } {
  const press = new Press(random(seed))
  const { rng, style } = press
  const laid = stories.map((story, i) => {
    const below = style.titleBelow && i === 0
    const parts = layStory(press, story, i, below, early)
    const body = withCaptions(rng, parts.body, parts.captions)
    return { ...parts, prints: below ? [...body, ...parts.head] : [...parts.head, ...body] }
  })
  const prints: Print[] = []
  for (const [i, { prints: own }] of laid.entries()) {
    const first = own[0]
    if (first && i > 0) first.gap = rng() < 0.3 ? 4 : 2
    prints.push(...own)
  }
  if (style.far && laid.length > 1 && !style.titleBelow)
    moveFar(
      prints,
      laid.map(({ prints: own }) => own),
    )
  if (style.above && !style.titleBelow && !style.far)
    moveAbove(
      rng,
      prints,
      laid.map(({ prints: own }) => own),
    )
  const loose = photos.map((photo) => layPhoto(press, photo))
  for (const { prints: own } of loose) {
    const heads = laid.map(({ prints: [first] }) => prints.indexOf(first as Print)).filter((at) => at > 0)
    const at =
      rng() < 0.5 && heads.length > 0 && !style.titleBelow && !style.above ? pick(rng, heads) : prints.length
    prints.splice(at, 0, ...own)
    const next = prints[at + own.length]
    if (next) next.gap = 4
  }
  const furniture: { text: string; ranges: [number, number][] }[] = []
  let text = '\n'.repeat(Math.floor(rng() * 5))
  const lay = (lines: readonly string[]): void => {
    for (const line of lines) {
      furniture.push({ text: line, ranges: [[text.length, text.length + line.length]] })
      text += line
      if (lines.at(-1) !== line) text += '\n\n'
    }
  }
  const [top, foot] = furnitureOf(rng, style.furniture)
  lay(top)
  if (top.length > 0) text += '\n\n'
  let before: Print | undefined
  for (const print of prints) {
    const { block, marks, repeated } = print
    const isText = block.role === 'paragraph' || block.role === 'lede'
    const indented = style.tight && isText && block.ranges.length === 0 && /[\u4e00-\u9fff]/.test(block.text)
    const gap = style.tight && print.gap === 2 ? 1 : print.gap
    text += (before ? '\n'.repeat(gap) : '') + (indented ? '\u3000\u3000' : '')
    const start = text.length
    const body = (repeated ?? '') + print.text
    const set = style.width > 0 && isText ? wrapped(body, style.width) : body
    text += marks.map((mark) => `${mark} `).join('') + (print.bold ? `**${set}**` : set)
    if (repeated !== undefined) {
      block.dropped = repeated
      block.droppedAt = start
    }
    const range = block.ranges.at(-1)
    if (range && before?.block === block && print.gap === 1) range[1] = text.length
    else block.ranges.push([start, text.length])
    before = print
  }
  if (foot.length > 0) text += '\n\n'
  lay(foot)
  const articles = laid.map(({ gold }, i) => {
    const ordered = gold.blocks
      .map((block, at) => ({ block, at }))
      .sort((a, b) => (rank[a.block.role] ?? 9) - (rank[b.block.role] ?? 9) || a.at - b.at)
      .map(({ block: { article: _, ...block } }): GoldBlock => block)
    return { n: i + 1, ...gold, blocks: ordered }
  })
  return {
    text: `${text}\n`,
    gold: {
      source,
      articles,
      photos: loose.map(({ caption, credit }) => ({
        caption: caption.text,
        credit: credit.text,
        ranges: [...caption.ranges, ...credit.ranges],
      })),
      furniture,
    },
    style,
  }
}

/** Takes the last cut of the first story apart: its rest stands after the second story. */
function moveFar(prints: Print[], own: readonly Print[][]): void {
  const [first, second] = own as [Print[], Print[]]
  for (let i = first.length - 1; i > 0; i--) {
    if (first[i]?.block !== first[i - 1]?.block || first[i]?.block.role !== 'paragraph') continue
    const rest = first.slice(i)
    const from = prints.indexOf(first[i] as Print)
    prints.splice(from, rest.length)
    ;(rest[0] as Print).gap = 4
    prints.splice(prints.indexOf(second.at(-1) as Print) + 1, 0, ...rest)
    return
  }
}

/** The rest of a cut paragraph, with what follows it, is set in a column above the head of its story. */
function moveAbove(rng: Rng, prints: Print[], own: readonly Print[][]): void {
  const story = own[Math.floor(rng() * Math.min(2, own.length))] as Print[]
  for (let i = story.length - 1; i > 2; i--) {
    if (story[i]?.block !== story[i - 1]?.block || story[i]?.block.role !== 'paragraph') continue
    const rest = story.slice(i)
    if (rest.some(({ block }) => block.role === 'caption' || block.role === 'credit')) return
    prints.splice(prints.indexOf(story[i] as Print), rest.length)
    ;(rest[0] as Print).gap = 2
    ;(story[0] as Print).gap = 4
    prints.splice(prints.indexOf(story[0] as Print), 0, ...rest)
    return
  }
}

function layPhoto(
  press: Press,
  { caption, credit }: LoosePhoto,
): { prints: Print[]; caption: Draft; credit: Draft } {
  const draft = (role: string, text: string): Draft => ({ role, text, article: -1, ranges: [] })
  const [above, below] = [draft('caption', press.set(caption)), draft('credit', credit)]
  const marks = press.style.photoMarks ? [pick(press.rng, ['▶', '▼', '◀', '▲'])] : []
  return { prints: [press.print(above, marks, 4), press.print(below, [], 1)], caption: above, credit: below }
}
