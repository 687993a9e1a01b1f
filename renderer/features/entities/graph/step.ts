// The arrow keys on the graph: the nearest name in that direction.
import type { Point } from './layout.ts'

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The name to go to, or null when the key is no arrow or nothing lies there. From nowhere: the most named. */
export function nextInDirection(
  key: string,
  from: string | null,
  nodes: readonly { readonly id: string; readonly mentions: number }[],
  places: ReadonlyMap<string, Point>,
): string | null {
  const direction = directions[key]
  if (direction === undefined) return null
  const at = from === null ? undefined : places.get(from)
  if (at === undefined)
    return (
      nodes.reduce<(typeof nodes)[number] | null>(
        (best, node) => (best === null || node.mentions > best.mentions ? node : best),
        null,
      )?.id ?? null
    )
  let best: { id: string; cost: number } | null = null
  for (const { id } of nodes) {
    const place = places.get(id)
    if (place === undefined || id === from) continue
    const along = (place.x - at.x) * direction.x + (place.y - at.y) * direction.y
    const across = Math.abs((place.x - at.x) * direction.y) + Math.abs((place.y - at.y) * direction.x)
    // Within 45° to both sides; straight ahead counts for more than near.
    if (along <= 0 || across > along) continue
    const cost = along + 2 * across
    if (best === null || cost < best.cost) best = { id, cost }
  }
  return best?.id ?? null
}
