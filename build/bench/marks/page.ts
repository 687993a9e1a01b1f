/** The page that the benchmark of marks measures: one long article, opened without marks, painted, or with `<mark>` elements. */
import { characterAt } from '../../../renderer/article/hit-test.ts'
import { markLayers } from '../../../renderer/article/layers.ts'
import type { TextMap } from '../../../renderer/article/offsets.ts'
import { SpanIndex } from '../../../renderer/article/span-index.ts'
import { Surface } from '../../../renderer/article/surface.ts'
import { mountText } from '../../../renderer/article/test/mount-text.tsx'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/base.css'
import { longArticle, type Mark, randomMarks } from './text.ts'

/** `plain` lays the whole text out at once, as readers do that wrap marks in elements. */
export type Mode = 'text' | 'painted' | 'elements' | 'plain-text' | 'plain-elements'

export interface Opened {
  /** ms from the start of rendering to the end of the first frame. */
  readonly firstFrame: number
  readonly elements: number
  /** Ranges registered with the browser. */
  readonly ranges: number
}

export interface Added {
  /** ms of script until the mark is registered. */
  readonly script: number
  /** Whether any node of the text changed. */
  readonly domChanged: boolean
}

const afterFrame = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve()
      channel.port2.postMessage(null)
    })
  })

let surface: Surface
let marks: Mark[] = []

const paint = () => {
  surface.paint('marks', marks, markLayers)
}

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

async function open(mode: Mode, count: number): Promise<Opened> {
  const article = longArticle()
  marks = randomMarks(article.text.length, count)
  const scroller = document.getElementById('scroller') as HTMLElement
  scroller.classList.toggle('plain', mode.startsWith('plain'))
  scroller.classList.toggle('unpretty', mode.endsWith('elements'))
  const mount = mountText(scroller, article, (map) => {
    if (mode.endsWith('elements')) wrap(map)
    surface = new Surface(scroller, map)
    if (mode === 'painted') paint()
  })
  await afterFrame()
  const started = performance.now()
  mount()
  await afterFrame()
  return {
    firstFrame: performance.now() - started,
    elements: scroller.querySelectorAll('*').length,
    ranges: surface.painted,
  }
}

/** Adds one mark in sight. */
async function add(at: number): Promise<Added> {
  const observer = new MutationObserver(() => undefined)
  observer.observe(surface.map.root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  })
  const started = performance.now()
  marks = [...marks, { ...(marks[0] as Mark), start: at, end: at + 12 }]
  paint()
  const script = performance.now() - started
  await afterFrame()
  const domChanged = observer.takeRecords().length > 0
  observer.disconnect()
  return { script, domChanged }
}

/** The text's DOM in full, to compare. */
const html = (): string => surface.map.root.innerHTML

/** Microseconds of one click's hit test, over a grid of points. */
function hit(): number {
  const index = new SpanIndex(marks)
  const started = performance.now()
  let points = 0
  for (let y = 20; y < 780; y += 20)
    for (let x = 120; x < 760; x += 40) {
      const offset = characterAt(surface.map, x, y)
      if (offset !== null) index.at(offset)
      points++
    }
  return ((performance.now() - started) * 1000) / points
}

declare global {
  interface Window {
    bench: { open: typeof open; add: typeof add; hit: typeof hit; html: typeof html }
  }
}
window.bench = { open, add, hit, html }
