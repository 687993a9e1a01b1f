/** One text on the screen: its map, its painter and its viewport, kept in step while it scrolls and changes size. */

import { inLayer, type PaintedSpan } from './layers.ts'
import type { TextMap } from './offsets.ts'
import { type Group, Painter } from './paint.ts'
import { type Span, SpanIndex } from './span-index.ts'
import { Viewport } from './viewport.ts'

/** Screens above and below the visible one in which ranges are registered and cards and signs are measured. */
const screensNear = 1
/** The window follows when the screen has moved by this part of its height: never on each frame of a scroll. */
const hysteresis = 0.5
/** How long a passage stays lit after a jump, in ms: long enough to be found by the eye. */
const flashTime = 900

export class Surface {
  readonly map: TextMap
  readonly viewport: Viewport
  readonly #painter: Painter
  readonly #listeners = new Set<() => void>()
  readonly #observer: ResizeObserver
  #near: Span = { start: 0, end: 0 }
  #version = 0
  #syncedAt = 0
  #frame = 0
  #flashTimer: ReturnType<typeof setTimeout> | undefined

  /** Call `dispose` when the text goes. */
  constructor(scroller: HTMLElement, map: TextMap) {
    this.map = map
    this.viewport = new Viewport(scroller, map)
    this.#painter = new Painter(map)
    scroller.addEventListener('scroll', this.#onScroll, { passive: true })
    this.#observer = new ResizeObserver(() => this.sync())
    this.#observer.observe(scroller)
    this.#observer.observe(map.root)
    document.fonts.addEventListener('loadingdone', this.sync)
    this.sync()
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#flashTimer)
    this.viewport.scroller.removeEventListener('scroll', this.#onScroll)
    document.fonts.removeEventListener('loadingdone', this.sync)
    this.#observer.disconnect()
    this.viewport.dispose()
    this.#painter.dispose()
  }

  readonly #onScroll = (): void => {
    if (this.#frame) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      const { scrollTop, clientHeight } = this.viewport.scroller
      if (Math.abs(scrollTop - this.#syncedAt) > clientHeight * hysteresis) this.sync()
    })
  }

  /** Offsets near the screen, where things are painted and measured. */
  get near(): Span {
    return this.#near
  }

  /** Ranges registered with the browser now. */
  get painted(): number {
    return this.#painter.count
  }

  /** Looks where the screen stands, paints there and tells who listens. */
  readonly sync = (): void => {
    this.#syncedAt = this.viewport.scroller.scrollTop
    this.#near = this.viewport.window(screensNear)
    this.#painter.show(this.#near)
    this.#version++
    for (const listener of this.#listeners) listener()
  }

  /** For `useSyncExternalStore`: changes when lines may stand elsewhere or others are near. */
  readonly version = (): number => this.#version
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Replaces what a group paints; see `Painter.set`. */
  paint<S extends Span>(
    group: Group,
    spans: SpanIndex<S> | readonly S[],
    layersOf: (near: readonly S[]) => readonly PaintedSpan[],
  ): void {
    this.#painter.set(group, spans instanceof SpanIndex ? spans : new SpanIndex(spans), layersOf)
  }

  /** Takes a group off the screen. */
  unpaint(group: Group): void {
    this.#painter.clear(group)
  }

  /** Lights a passage up once. */
  flash(span: Span): void {
    clearTimeout(this.#flashTimer)
    this.paint('flash', [span], inLayer('flash'))
    this.#flashTimer = setTimeout(() => this.unpaint('flash'), flashTime)
  }

  /** Brings a passage to one third of the height and lights it up. */
  async goTo(span: Span, options: { flash?: boolean } = {}): Promise<void> {
    await this.viewport.scrollTo(span.start, 1 / 3)
    this.sync()
    if (options.flash !== false) this.flash(span)
  }

  /** Scrolls no further than needed to have the line of `offset` on the screen, with one line of air. */
  reveal(offset: number): void {
    const { scroller } = this.viewport
    const line = this.viewport.lineOf(offset)
    const air = line.height
    const { scrollTop, clientHeight } = scroller
    if (line.top - air < scrollTop) scroller.scrollTop = line.top - air
    else if (line.top + line.height + air > scrollTop + clientHeight)
      scroller.scrollTop = line.top + line.height + air - clientHeight
  }
}
