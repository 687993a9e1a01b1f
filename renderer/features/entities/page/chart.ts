// Where the figures of a series stand on its chart.
import type { FigureRow, Series } from '../../../../electron/contract/entities.ts'
import { most } from '../../../ui/track.ts'
import { timeOf } from './axis.ts'

export interface Spot {
  readonly figure: FigureRow
  readonly at: string
  /** 0..1 from the left and from the ground. */
  readonly x: number
  readonly y: number
  /** Its number has room beside those of the others. */
  readonly isNamed: boolean
}

/** Shares of the width and height that a number takes. */
const numberWidth = 0.07
const numberHeight = 0.16
/** Room above the highest for its number. */
const headroom = 1.2

/** `axis`: the ticks of `placeOnLine` for these points; a point stands between two of them by its time. */
export function spotsOf(
  { points }: Series,
  { from, to }: { readonly from: number; readonly to: number },
): { reported: readonly Spot[]; promised: readonly Spot[] } {
  const top = Math.max(...points.map(({ figure }) => most(figure))) * headroom
  const named: { x: number; y: number }[] = []
  // The newest keep their numbers.
  const spots = points.toReversed().map(({ figure, at }): Spot => {
    const x = (timeOf(at) - from) / (to - from)
    const y = top <= 0 ? 0 : Math.max(0, most(figure) / top)
    const isNamed = named.every(
      (one) => Math.abs(one.x - x) >= numberWidth || Math.abs(one.y - y) >= numberHeight,
    )
    if (isNamed) named.push({ x, y })
    return { figure, at, x, y, isNamed }
  })
  const of = (kind: FigureRow['kind']) => spots.filter(({ figure }) => figure.kind === kind).reverse()
  return { reported: of('result'), promised: of('target') }
}
