/**
 * Makes damaged pages whose answers are known by construction: columns cut in mid-sentence, captions and boxed ledes
 * in the cuts, titles below their articles, repeated characters, continuations far away, `#` right, random or missing.
 */
import type { GoldArticle, GoldBlock, GoldPage } from './gold.ts'
import { bylineOf, cut, type Draft, Press, type Print, pick, type Rng, random, type Story } from './press.ts'

interface Laid {
  readonly head: Print[]
  readonly body: Print[]
  readonly captions: Print[][]
  readonly gold: Omit<GoldArticle, 'n' | 'blocks'> & { blocks: Draft[] }
}

function layStory(press: Press, story: Story, article: number, below: boolean): Laid {
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
    const opens = body.every((print) => print.block.role === 'heading')
    const block = make('paragraph', opens ? inline + raw : raw)
    const wanted = rng() < 0.4 || (ledeDue && i > 0)
    const halves = wanted ? cut(rng, block.text, opens ? inline.length + 6 : 0) : null
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
      bylineText: inner ?? (byline ? [...byline.marks, byline.text].join(' ') : null),
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

/** A page of these stories in this order, and its gold. The same seed gives the same page. */
export function generatePage(
  stories: readonly Story[],
  seed: number,
  source = `seed-${seed}.txt`,
): { text: string; gold: GoldPage } {
  const press = new Press(random(seed))
  const { rng, style } = press
  const laid = stories.map((story, i) => {
    const below = style.titleBelow && i === 0
    const parts = layStory(press, story, i, below)
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
  const furniture: { text: string; ranges: [number, number][] }[] = []
  let text = '\n'.repeat(Math.floor(rng() * 5))
  if (rng() < 0.3) {
    const line = pick(rng, ['2025年6月3日 星期二', 'A06', '第3版', '责编：何文 美编：吕舟'])
    furniture.push({ text: line, ranges: [[text.length, text.length + line.length]] })
    text += `${line}\n\n`
  }
  let before: Print | undefined
  for (const print of prints) {
    const { block, marks, repeated } = print
    text += before ? '\n'.repeat(print.gap) : ''
    const start = text.length
    text += marks.map((mark) => `${mark} `).join('') + (repeated ?? '') + print.text
    if (repeated !== undefined) {
      block.dropped = repeated
      block.droppedAt = start
    }
    const range = block.ranges.at(-1)
    if (range && before?.block === block && print.gap === 1) range[1] = text.length
    else block.ranges.push([start, text.length])
    before = print
  }
  const articles = laid.map(({ gold }, i) => {
    const ordered = gold.blocks
      .map((block, at) => ({ block, at }))
      .sort((a, b) => (rank[a.block.role] ?? 9) - (rank[b.block.role] ?? 9) || a.at - b.at)
      .map(({ block: { article: _, ...block } }): GoldBlock => block)
    return { n: i + 1, ...gold, blocks: ordered }
  })
  return { text: `${text}\n`, gold: { source, articles, photos: [], furniture } }
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
