// Where the names of the graph stand: forces run to rest before anything is drawn, so nothing moves and the same library always looks the same.
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'

export interface Point {
  readonly x: number
  readonly y: number
}
export interface LayoutNode {
  readonly id: string
  /** What is named more often takes more room. */
  readonly mentions: number
}
export interface LayoutEdge {
  readonly from: string
  readonly to: string
  /** In how many passages both are named. */
  readonly weight: number
}

interface Body extends SimulationNodeDatum {
  id: string
  r: number
}

/** Radius of a name's sign in pixels at scale 1: its area grows with its mentions, within what can be clicked and what does not hide others. */
export const radiusOf = (mentions: number): number => Math.min(24, 7 + Math.sqrt(mentions) * 1.9)

/** d3's own number of steps until the forces have cooled (alpha under 0.001 at its default decay). */
const steps = 300
/** Steps between two looks at the clock: a few ms with 300 names. */
const slice = 20

/** A simulation at its start; its random source is d3's own fixed one, so that the result is always the same. */
function simulate(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]) {
  const bodies: Body[] = nodes.map(({ id, mentions }) => ({ id, r: radiusOf(mentions) }))
  const ids = new Set(nodes.map((node) => node.id))
  const links = edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to))
  const most = Math.max(1, ...links.map((link) => link.weight))
  const simulation = forceSimulation(bodies)
    .stop()
    .force(
      'link',
      forceLink<Body, SimulationLinkDatum<Body> & { weight: number }>(
        links.map(({ from, to, weight }) => ({ source: from, target: to, weight })),
      )
        .id((body) => body.id)
        // Who is named together often stands close, but never so close that its name has no room.
        .distance(({ weight }) => 110 - 50 * Math.sqrt(weight / most)),
    )
    .force(
      'charge',
      forceManyBody<Body>()
        .strength((body) => -120 - body.r * 14)
        .distanceMax(700),
    )
    .force('collide', forceCollide<Body>((body) => body.r + 9).iterations(2))
    // Names without company stay near the others; wider than high, as windows are.
    .force('x', forceX<Body>(0).strength(0.05))
    .force('y', forceY<Body>(0).strength(0.06))
  return { bodies, simulation }
}

/** Runs the forces to rest in slices that leave the window alive; null when `signal` ended it before. Places are pixels at scale 1 around 0,0. */
export async function layOut(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Point> | null> {
  const { bodies, simulation } = simulate(nodes, edges)
  for (let step = 0; step < steps; step += slice) {
    simulation.tick(slice)
    await new Promise((resolve) => setTimeout(resolve))
    if (signal?.aborted) return null
  }
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, { x: Math.round(x), y: Math.round(y) }]))
}
