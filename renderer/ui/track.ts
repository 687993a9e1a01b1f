// Where the figures of a promise stand between nothing and the furthest of them, and whether its time is up.
import type { FigureRow, PromiseRow } from '../../electron/contract/entities.ts'

export interface Place {
  readonly figure: FigureRow
  /** 0..1 along the track. */
  readonly at: number
  /** Its number has room above it. */
  readonly isNamed: boolean
  /** It says how far the promise is kept. */
  readonly counts: boolean
}

/** Share of the track that a number of four digits takes at the track's least width of 300 px. */
const numberWidth = 0.12

/** The upper end of a range: what is at most promised or reached. */
export const most = ({ value }: FigureRow): number => (typeof value === 'number' ? value : value[1])

/** Places on one scale from 0; the newest and furthest reports keep their numbers where two would touch. */
export function placeOnTrack({ target, reports }: PromiseRow): {
  target: Place
  reports: readonly Place[]
  /** How far the furthest report that counts reaches. */
  fill: number
} {
  const whole = Math.max(most(target), ...reports.map(({ figure }) => most(figure)))
  const at = (figure: FigureRow) => (whole <= 0 ? 0 : Math.max(0, most(figure) / whole))
  const named: number[] = []
  const places = reports
    .toSorted((a, b) => Number(b.counts) - Number(a.counts) || most(b.figure) - most(a.figure))
    .map(({ figure, counts }) => {
      const place = at(figure)
      const isNamed = named.every((other) => Math.abs(other - place) >= numberWidth)
      if (isNamed) named.push(place)
      return { figure, at: place, isNamed, counts }
    })
  return {
    target: { figure: target, at: at(target), isNamed: true, counts: true },
    reports: places.reverse(),
    fill: Math.min(1, Math.max(0, ...places.map((place) => (place.counts ? place.at : 0)))),
  }
}

/** Whether the whole of a day, month or year lies before `now` (ms). `2025` ends with its last day. */
export function isOver(iso: string | null, now = Date.now()): boolean {
  if (iso === null) return false
  const [year = 0, month, day] = iso.split('-').map(Number)
  const end =
    month === undefined
      ? new Date(year + 1, 0, 1)
      : day === undefined
        ? new Date(year, month, 1)
        : new Date(year, month - 1, day + 1)
  return end.getTime() <= now
}
