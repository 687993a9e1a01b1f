// Each kind has a shape of its own beside its colour; all have about the same area.
import type { EntityType } from '../../../../electron/contract/tags.ts'

/** Corners at equal angles on a circle, the first one straight up turned by `turn` of a full turn. */
const regular = (corners: number, r: number, turn = 0): string =>
  `${Array.from({ length: corners }, (_, index) => {
    const angle = 2 * Math.PI * (index / corners + turn) - Math.PI / 2
    return `${index === 0 ? 'M' : 'L'}${(r * Math.cos(angle)).toFixed(1)} ${(r * Math.sin(angle)).toFixed(1)}`
  }).join('')}Z`
const box = (w: number, h: number): string => `M${-w} ${-h}H${w}V${h}H${-w}Z`
const round = (r: number): string => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`

const shapes: Readonly<Record<EntityType, (r: number) => string>> = {
  PERSON: round,
  PLACE: (r) => regular(4, r * 1.22),
  ORG: (r) => box(r * 0.9, r * 0.9),
  PROGRAMME: (r) => regular(6, r * 1.08),
  // A sheet with its corner folded.
  DOCUMENT: (r) => `M${-r * 0.8} ${-r}H${r * 0.3}L${r * 0.8} ${-r * 0.5}V${r}H${-r * 0.8}Z`,
  EVENT: (r) => regular(5, r * 1.12),
  POSITION: (r) => regular(3, r * 1.3),
  DATE: (r) => box(r * 1.15, r * 0.7),
}

/** The outline of a kind's shape around 0,0 with about radius `r`. */
export const shapeOf = (type: EntityType, r: number): string => shapes[type](r)
