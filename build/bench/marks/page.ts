/** The page that the benchmark of marks measures: one long article, opened in one of the ways below, and what is then done with it. */
import { characterAt } from '../../../renderer/article/hit-test.ts'
import { markLayers } from '../../../renderer/article/layers.ts'
import type { TextMap } from '../../../renderer/article/offsets.ts'
import { SpanIndex } from '../../../renderer/article/span-index.ts'
import { Surface } from '../../../renderer/article/surface.ts'
import { mountText } from '../../../renderer/article/test/mount-text.tsx'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/base.css'
import { longArticle, type Mark, randomMarks } from './text.ts'

/**
 * `plain` lays the whole text out at once, as readers do that wrap marks in elements; `plain-html` puts nothing but bare
 * paragraphs there, as markup. `registered` has a range registered with the browser for every mark, wherever the screen is.
 */
export const modes = [
  ...(['text', 'painted', 'registered', 'elements'] as const),
  ...(['plain-text', 'plain-html', 'plain-registered', 'plain-elements'] as const),
]
export type Mode = (typeof modes)[number]

export interface Opened {
  /** ms from the start of rendering to the end of the first frame. */
  readonly firstFrame: number
  /** ms of it until the elements are there. */
  readonly made: number
  readonly elements: number
  /** Ranges registered with the browser. */
  readonly ranges: number
}

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))

const afterFrame = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve()
      channel.port2.postMessage(null)
    })
  })

let surface: Surface | undefined
let marks: Mark[] = []
let registered = false
const shown = (): Surface => {
  if (surface === undefined) throw new Error('no article is open')
  return surface
}

/** All ranges, registered by colour; which mark each is. */
const markOf = new Map<AbstractRange, Mark>()
const layerOf = ({ color }: Mark) => `article-mark-${color}-fill-0`

function register(these: readonly Mark[]): void {
  const { map } = shown()
  for (const [name, some] of Map.groupBy(these, layerOf)) {
    const ranges = some.map((mark) => {
      const range = map.toStaticRange(mark)
      markOf.set(range, mark)
      return range
    })
    const there = CSS.highlights.get(name)
    if (there) for (const range of ranges) there.add(range)
    else CSS.highlights.set(name, new Highlight(...ranges))
  }
}

function unregister(mark: Mark): void {
  for (const [range, one] of markOf)
    if (one === mark) {
      CSS.highlights.get(layerOf(mark))?.delete(range)
      markOf.delete(range)
    }
}

const paint = () => shown().paint('marks', marks, markLayers)

/** What highlighting by elements does: each mark's text, cut where others begin and end, goes into its own element. */
function wrap(map: TextMap): void {
  const index = new SpanIndex(marks)
  map.elements.forEach((element, block) => {
    const start = map.starts[block] as number
    const text = element.textContent ?? ''
    const over = index.overlapping(start, start + text.length)
    const cuts = new Set([0, text.length])
    for (const mark of over) {
      cuts.add(Math.max(0, mark.start - start))
      cuts.add(Math.min(text.length, mark.end - start))
    }
    const places = [...cuts].sort((a, b) => a - b)
    const pieces = places.slice(1).map((end, i): Node => {
      const from = places[i] as number
      let node: Node = new Text(text.slice(from, end))
      for (const mark of over)
        if (mark.start <= start + from && mark.end >= start + end) {
          const element = document.createElement('mark')
          element.className = mark.color
          element.append(node)
          node = element
        }
      return node
    })
    element.replaceChildren(...pieces)
  })
}

/** Puts an article of so many paragraphs there. */
async function open(mode: Mode, count: number, paragraphs?: number): Promise<Opened> {
  const article = longArticle(paragraphs)
  marks = randomMarks(article.text.length, count)
  registered = mode.endsWith('registered')
  const scroller = document.getElementById('scroller') as HTMLElement
  scroller.classList.toggle('plain', mode.startsWith('plain'))
  scroller.classList.toggle('unpretty', mode.endsWith('elements'))
  const markup = () => {
    const bare = article.blocks.map(({ start, end }) => `<p>${article.text.slice(start, end)}</p>`)
    scroller.innerHTML = `<div class="bare">${bare.join('')}</div>`
  }
  const mount =
    mode === 'plain-html'
      ? markup
      : mountText(scroller, article, (map) => {
          if (mode.endsWith('elements')) wrap(map)
          surface = new Surface(scroller, map)
          if (mode === 'painted') paint()
          if (registered) register(marks)
        })
  await afterFrame()
  const started = performance.now()
  mount()
  const made = performance.now() - started
  await afterFrame()
  return {
    firstFrame: performance.now() - started,
    made,
    elements: scroller.querySelectorAll('*').length,
    ranges: registered ? markOf.size : (surface?.painted ?? 0),
  }
}

let added: Mark | undefined

/** Adds one mark in sight, or takes it away again; whether any node of the text changed. */
async function change(at: number, way: 'add' | 'remove'): Promise<boolean> {
  const observer = new MutationObserver(() => undefined)
  const all = { subtree: true, childList: true, characterData: true, attributes: true }
  observer.observe(shown().map.root, all)
  if (way === 'add') {
    added = { ...(marks[0] as Mark), start: at, end: at + 12 }
    // Where the library has it.
    const place = marks.findIndex(({ start, end }) => start > at || (start === at && end > at + 12))
    marks = marks.toSpliced(place < 0 ? marks.length : place, 0, added)
    if (registered) register([added])
  } else {
    const gone = added
    marks = marks.filter((mark) => mark !== gone)
    if (registered && gone) unregister(gone)
  }
  if (!registered) paint()
  await afterFrame()
  const domChanged = observer.takeRecords().length > 0
  observer.disconnect()
  return domChanged
}

/** Scrolls by steps of a few lines; ms from frame to frame. */
async function scroll(frames: number): Promise<number[]> {
  const scroller = document.getElementById('scroller') as HTMLElement
  const gaps: number[] = []
  let last = await frame()
  for (let i = 0; i < frames; i++) {
    scroller.scrollTop += 120
    const now = await frame()
    gaps.push(now - last)
    last = now
  }
  return gaps
}

/** The text's DOM in full, to compare. */
const html = (): string => shown().map.root.innerHTML

export interface Hits {
  readonly points: number
  /** Points at which both name the same marks, and those at which there is any. */
  readonly same: number
  readonly marked: number
  /** Microseconds of one click's test: ours, and the browser's own. */
  readonly own: number
  readonly browser: number
}

/** Clicks on a grid of points, with every mark registered: what lies under each. */
function hits(): Hits {
  const index = new SpanIndex(marks)
  const points: [number, number][] = []
  for (let i = 1; i <= 400; i++)
    points.push([220 + 840 * ((i * 0.618034) % 1), 20 + 760 * ((i * 0.754878) % 1)])
  const [one, other]: Set<Mark>[][] = [[], []]
  const { map } = shown()
  let from = performance.now()
  for (const [x, y] of points) {
    const offset = characterAt(map, x, y)
    one?.push(new Set(offset === null ? [] : index.at(offset)))
  }
  const own = performance.now() - from
  from = performance.now()
  const found = points.map(([x, y]) => CSS.highlights.highlightsFromPoint(x, y))
  const browser = performance.now() - from
  for (const answer of found)
    other?.push(new Set(answer.flatMap(({ ranges }) => ranges.map((range) => markOf.get(range) as Mark))))
  const isSame = (_: unknown, i: number) => one?.[i]?.symmetricDifference(other?.[i] ?? new Set()).size === 0
  return {
    points: points.length,
    same: points.filter(isSame).length,
    marked: other?.filter(({ size }) => size > 0).length ?? 0,
    own: (own * 1000) / points.length,
    browser: (browser * 1000) / points.length,
  }
}

/** Goes to passages all over the text; how far from a third of the screen's height each stands four frames later, in px. */
async function jumps(count: number): Promise<number[]> {
  const { map, viewport } = shown()
  const off: number[] = []
  for (let i = 1; i <= count; i++) {
    // Up and down, never near an end, where a passage cannot be brought to its place.
    const start = Math.floor(map.text.length * (0.02 + 0.96 * ((i * 0.618) % 1)))
    await shown().goTo({ start, end: start + 10 }, { flash: false })
    for (let n = 0; n < 4; n++) await frame()
    const { scrollTop, clientHeight } = viewport.scroller
    off.push(Math.abs(viewport.lineOf(start).top - scrollTop - clientHeight / 3))
  }
  return off
}

/** Whether the browser's own search finds a passage near the end, and whether all of the text can be selected. */
function wholeText(): { readonly found: boolean; readonly selected: boolean } {
  const { text } = shown().map
  const at = Math.floor(text.length * 0.9)
  const sought = text.slice(at, at + 40).split('\n')[0] as string
  const selection = getSelection() as Selection
  selection.removeAllRanges()
  const find = (window as unknown as { find(text: string): boolean }).find(sought)
  const found = find && selection.toString() === sought
  document.execCommand('selectAll')
  const plain = (some: string) => some.replace(/\s+/g, '')
  return { found, selected: plain(selection.toString()).includes(plain(text)) }
}

const bench = { open, change, scroll, hits, html, jumps, wholeText }
declare global {
  interface Window {
    bench: typeof bench
  }
  interface HighlightRegistry {
    /** Chromium has it, the types do not yet. */
    highlightsFromPoint(x: number, y: number): readonly { readonly ranges: readonly AbstractRange[] }[]
  }
}
window.bench = bench
