// Who is named with whom, drawn at rest: shape and colour say the kind, size how often; what the pointer or the cursor is on lights up its company.
// biome-ignore-all lint/a11y/useSemanticElements: the signs lie in a drawing; the roles of a list say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the drawing has the focus and names the sign under the cursor as its active descendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the drawing has the keys
// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: text in a drawing takes no focus; the names are said by the signs
import { Maximize, Minus, Plus } from 'lucide-react'
import { type KeyboardEvent, memo, useMemo, useRef } from 'react'
import type { GraphEdge, GraphNode } from '../../../../electron/contract/entities.ts'
import { useT } from '../../../strings/index.ts'
import { IconButton } from '../../../ui/button.tsx'
import { air, useCamera } from './camera.ts'
import './graph.css'
import { type Label, placeLabels } from './labels.ts'
import { type Point, radiusOf } from './layout.ts'
import { shapeOf } from './shapes.ts'
import { nextInDirection } from './step.ts'

/** Names written around the active one whatever lies there; more would be a thicket. */
const companyNamed = 18
/** The most mentioned are named at any distance, whatever small signs lie there. */
const largestNamed = 16
/** Square pixels of the drawing for each name: what is mentioned less is named on coming closer. */
const roomForName = 5000
const fewestNamed = 30
/** From this radius on the seal's character is readable in the shape. */
const sealFrom = 9

const Drawing = memo(function Drawing({
  nodes,
  edges,
  places,
  k,
  activeId,
  company,
  labels,
}: {
  nodes: readonly GraphNode[]
  edges: readonly GraphEdge[]
  places: ReadonlyMap<string, Point>
  k: number
  activeId: string | null
  company: ReadonlySet<string>
  labels: readonly Label[]
}) {
  const t = useT()
  const scale = signScale(k)
  const line = (edge: GraphEdge, isLit: boolean) => {
    const [from, to] = [places.get(edge.from), places.get(edge.to)]
    if (from === undefined || to === undefined) return null
    return (
      <line
        key={`${edge.from} ${edge.to}`}
        className={isLit ? 'lit' : undefined}
        x1={from.x * k}
        y1={from.y * k}
        x2={to.x * k}
        y2={to.y * k}
        strokeWidth={Math.min(5, 0.6 + Math.sqrt(edge.weight) * 0.6)}
      />
    )
  }
  const isLit = (edge: GraphEdge) => edge.from === activeId || edge.to === activeId
  return (
    <g className={activeId === null ? undefined : 'dimmed'}>
      <g className="graph-lines">
        {edges.map((edge) => (isLit(edge) ? null : line(edge, false)))}
        {activeId === null ? null : edges.filter(isLit).map((edge) => line(edge, true))}
      </g>
      {nodes.map((node) => {
        const place = places.get(node.id)
        if (place === undefined) return null
        const r = radiusOf(node.mentions) * scale
        return (
          <g
            key={node.id}
            id={`graph-${node.id}`}
            data-id={node.id}
            data-en={node.type}
            role="option"
            aria-selected={node.id === activeId}
            aria-label={t('entities.graphName', {
              name: node.canonical,
              kind: t(`entity.${node.type}`),
              n: node.mentions,
            })}
            className={node.id === activeId ? 'sign active' : company.has(node.id) ? 'sign company' : 'sign'}
            transform={`translate(${place.x * k} ${place.y * k})`}
          >
            <path d={shapeOf(node.type, r)} />
            {r >= sealFrom ? (
              <text
                fontSize={Math.round(r * 1.05)}
                dy={node.type === 'POSITION' ? '0.52em' : '0.36em'}
                aria-hidden="true"
              >
                {t(`seal.${node.type}`)}
              </text>
            ) : null}
          </g>
        )
      })}
      <g className="graph-names" aria-hidden="true">
        {labels.map((label) => (
          <text
            key={label.id}
            x={label.x}
            y={label.y}
            dy="0.36em"
            textAnchor={label.anchor}
            className={label.id === activeId ? 'active' : undefined}
          >
            {label.text}
          </text>
        ))}
      </g>
    </g>
  )
})

/** Signs grow slower than the distances between them, so that coming closer parts them. */
const signScale = (k: number) => Math.min(1.6, Math.max(0.5, k ** 0.6))

export function Graph({
  nodes,
  edges,
  laidOut,
  activeId,
  onActive,
  onOpen,
}: {
  nodes: readonly GraphNode[]
  edges: readonly GraphEdge[]
  laidOut: ReadonlyMap<string, Point>
  /** The name whose company is lit up. */
  activeId: string | null
  onActive: (id: string | null) => void
  onOpen: (id: string) => void
}) {
  const t = useT()
  const frame = useRef<HTMLDivElement>(null)
  const { camera, places, size, whole, reveal, closer, farther, onPointerDown, wasDrag } = useCamera(
    frame,
    laidOut,
  )
  const company = useMemo(
    () =>
      new Set(
        activeId === null
          ? []
          : edges.flatMap((edge) =>
              edge.from === activeId ? [edge.to] : edge.to === activeId ? [edge.from] : [],
            ),
      ),
    [edges, activeId],
  )
  const { k } = camera
  const labels = useMemo(() => {
    const scale = signScale(k)
    const closest = edges
      .filter((edge) => edge.from === activeId || edge.to === activeId)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, companyNamed)
      .flatMap((edge) => [edge.from, edge.to])
    // While one is lit up, its company alone is named, as if the others were not there.
    const named = activeId === null ? nodes : nodes.filter(({ id }) => id === activeId || company.has(id))
    const along = [...places.values()].map(({ x }) => x * k)
    const [left, right] = [Math.min(...along), Math.max(...along)]
    const down = [...places.values()].map(({ y }) => y * k)
    const area = (right - left) * (Math.max(...down) - Math.min(...down))
    const largest = [...nodes].sort((a, b) => b.mentions - a.mentions).slice(0, largestNamed)
    return placeLabels(
      named.flatMap((node) => {
        const place = places.get(node.id)
        if (place === undefined) return []
        const r = radiusOf(node.mentions) * scale
        return [
          {
            id: node.id,
            name: node.canonical,
            x: place.x * k,
            y: place.y * k,
            r,
            rank: node.id === activeId ? Number.POSITIVE_INFINITY : node.mentions,
          },
        ]
      }),
      new Set(activeId === null ? largest.map(({ id }) => id) : [activeId, ...closest]),
      { left: left - air.x, right: right + air.x },
      Math.max(fewestNamed, area / roomForName),
    )
  }, [nodes, edges, places, k, activeId, company])

  const idAt = (target: EventTarget) =>
    target instanceof Element ? (target.closest<SVGGElement>('[data-id]')?.dataset.id ?? null) : null
  const keydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = nextInDirection(event.key, activeId, nodes, places)
    if (next !== null) {
      onActive(next)
      const place = places.get(next)
      if (place !== undefined) reveal(place)
    } else if (event.key === 'Enter' && activeId !== null) onOpen(activeId)
    else if (event.key === 'Escape' && activeId !== null) onActive(null)
    else if (event.code === 'Equal' || event.code === 'NumpadAdd') closer()
    else if (event.code === 'Minus' || event.code === 'NumpadSubtract') farther()
    else if (event.code === 'Digit0' || event.code === 'Numpad0') whole()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="graph">
      <div
        ref={frame}
        className="graph-frame tight"
        role="listbox"
        tabIndex={0}
        aria-label={t('entities.graph')}
        {...(activeId === null ? {} : { 'aria-activedescendant': `graph-${activeId}` })}
        onKeyDown={keydown}
        onPointerDown={onPointerDown}
        onPointerOver={(event) => {
          const id = idAt(event.target)
          if (id !== null && event.buttons === 0) onActive(id)
        }}
        onClick={(event) => {
          if (wasDrag()) return
          const id = idAt(event.target)
          if (id === null) onActive(null)
          else onOpen(id)
        }}
      >
        <svg width={size.width} height={size.height} role="presentation">
          <g transform={`translate(${camera.x} ${camera.y})`}>
            <Drawing {...{ nodes, edges, places, k, activeId, company, labels }} />
          </g>
        </svg>
      </div>
      <div className="graph-tools">
        <IconButton label={t('entities.closer')} onPress={closer}>
          <Plus size={16} />
        </IconButton>
        <IconButton label={t('entities.farther')} onPress={farther}>
          <Minus size={16} />
        </IconButton>
        <IconButton label={t('entities.whole')} onPress={whole}>
          <Maximize size={16} />
        </IconButton>
      </div>
    </div>
  )
}
