// Where the person looks on the graph: pan by dragging, zoom by wheel and keys, the whole of it at first.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Point } from './layout.ts'

/** A place of the graph stands on the screen at `place × k + (x, y)`; pixels. */
export interface Camera extends Point {
  readonly k: number
}
const nearest = 4
const farthest = 0.1
/** Zoom of one key or button. */
const keyStep = 1.35
/** Pixels left free around the whole graph, for the names at its edges. */
export const air = { x: 64, y: 32 }
/** Pixels the pointer may move between press and release and still have clicked. */
const still = 4

const clamp = (k: number) => Math.min(nearest, Math.max(farthest, k))

/** Zooms so that what stands at `at` stays there. */
export function zoomAt(camera: Camera, at: Point, factor: number): Camera {
  const k = clamp(camera.k * factor)
  const share = k / camera.k
  return { k, x: at.x - (at.x - camera.x) * share, y: at.y - (at.y - camera.y) * share }
}

/** The graph is drawn out sideways or upwards by no more than this, or distances would say something else. */
const mostDrawnOut = 1.6

/** The places drawn out to the shape of the frame (pixels), so that the drawing uses all of it. */
export function drawnOut(
  places: ReadonlyMap<string, Point>,
  width: number,
  height: number,
): ReadonlyMap<string, Point> {
  const [x, y] = ['x' as const, 'y' as const].map((axis) => {
    const along = [...places.values()].map((place) => place[axis])
    return Math.max(...along) - Math.min(...along)
  }) as [number, number]
  const free = (width - 2 * air.x) / (height - 2 * air.y)
  if (!(x > 0 && y > 0 && free > 0)) return places
  const by = (free * y) / x
  const sideways = Math.min(mostDrawnOut, Math.max(1, by))
  const upwards = Math.min(mostDrawnOut, Math.max(1, 1 / by))
  return new Map([...places].map(([id, at]) => [id, { x: at.x * sideways, y: at.y * upwards }]))
}

/** The whole graph in the middle, never larger than life. */
export function frameAll(places: Iterable<Point>, width: number, height: number): Camera {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of places) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  if (left > right) return { k: 1, x: width / 2, y: height / 2 }
  const k = Math.min(
    1.25,
    clamp(Math.min((width - 2 * air.x) / (right - left || 1), (height - 2 * air.y) / (bottom - top || 1))),
  )
  return { k, x: width / 2 - (k * (left + right)) / 2, y: height / 2 - (k * (top + bottom)) / 2 }
}

export function useCamera(frame: RefObject<HTMLDivElement | null>, laidOut: ReadonlyMap<string, Point>) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  const places = useMemo(
    () => (size.width === 0 ? laidOut : drawnOut(laidOut, size.width, size.height)),
    [laidOut, size],
  )
  const [camera, setCamera] = useState<Camera>({ k: 1, x: 0, y: 0 })
  const moved = useRef(false)

  useLayoutEffect(() => {
    const { current } = frame
    if (current === null) return
    const watch = new ResizeObserver(() =>
      setSize({ width: current.clientWidth, height: current.clientHeight }),
    )
    watch.observe(current)
    return () => watch.disconnect()
  }, [frame])

  const whole = useCallback(
    () => setCamera(frameAll(places.values(), size.width, size.height)),
    [places, size.width, size.height],
  )
  useEffect(() => {
    if (size.width > 0) whole()
  }, [whole, size.width])

  const zoom = useCallback(
    (factor: number) =>
      setCamera((before) => zoomAt(before, { x: size.width / 2, y: size.height / 2 }, factor)),
    [size],
  )
  /** Moves no further than needed to have a place in view. */
  const reveal = useCallback(
    (place: Point) =>
      setCamera((before) => {
        const into = (at: number, most: number, free: number) =>
          at < free ? free - at : at > most - free ? most - free - at : 0
        return {
          k: before.k,
          x: before.x + into(place.x * before.k + before.x, size.width, air.x),
          y: before.y + into(place.y * before.k + before.y, size.height, air.y),
        }
      }),
    [size],
  )

  // React listens to wheels passively, and the window would scroll along.
  useEffect(() => {
    const { current } = frame
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = current?.getBoundingClientRect()
      if (box === undefined) return
      const at = { x: event.clientX - box.left, y: event.clientY - box.top }
      setCamera((before) =>
        event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)
          ? { ...before, x: before.x - event.deltaX, y: before.y - (event.shiftKey ? event.deltaY : 0) }
          : zoomAt(before, at, Math.exp(-event.deltaY / 400)),
      )
    }
    current?.addEventListener('wheel', wheel, { passive: false })
    return () => current?.removeEventListener('wheel', wheel)
  }, [frame])

  const onPointerDown = (event: React.PointerEvent) => {
    if (event.button !== 0) return
    moved.current = false
    const start = { x: event.clientX, y: event.clientY }
    const first = camera
    const move = (to: PointerEvent) => {
      const [x, y] = [to.clientX - start.x, to.clientY - start.y]
      if (!moved.current && Math.hypot(x, y) < still) return
      moved.current = true
      setCamera({ k: first.k, x: first.x + x, y: first.y + y })
    }
    const end = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', end)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', end)
  }
  return {
    camera,
    /** The places that the camera looks at: laid out, and drawn out to the shape of the frame. */
    places,
    size,
    whole,
    reveal,
    onPointerDown,
    closer: () => zoom(keyStep),
    farther: () => zoom(1 / keyStep),
    /** Whether the press that just ended dragged the graph, and so clicked nothing. */
    wasDrag: () => moved.current,
  }
}
