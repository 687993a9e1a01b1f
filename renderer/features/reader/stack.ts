// Where cards stand when each wants to stand level with its passage and none may cover another.

export interface Wish {
  /** Where the top should be. */
  readonly want: number
  readonly height: number
}

/**
 * Tops for cards in reading order. A card that would touch the one above moves down. The one at `active` keeps its place
 * and the others give way, those before it upwards; only when there is no room above `least` does it move down too.
 */
export function stack(
  wishes: readonly Wish[],
  options: { active?: number; gap: number; least: number },
): number[] {
  const { gap, least } = options
  const active = options.active ?? -1
  const tops: number[] = []
  let free = least
  for (const { want, height } of wishes) {
    const top = Math.max(want, free)
    tops.push(top)
    free = top + height + gap
  }
  const chosen = wishes[active]
  if (!chosen) return tops
  let needed = least
  for (const { height } of wishes.slice(0, active)) needed += height + gap
  tops[active] = Math.max(chosen.want, needed)
  for (let i = active - 1; i >= 0; i--)
    tops[i] = Math.min(tops[i] as number, (tops[i + 1] as number) - gap - (wishes[i] as Wish).height)
  for (let i = active + 1; i < wishes.length; i++)
    tops[i] = Math.max(
      (wishes[i] as Wish).want,
      (tops[i - 1] as number) + (wishes[i - 1] as Wish).height + gap,
    )
  return tops
}

/** The cards of each crowd, standing `gap` apart, that pushes one of them more than `most` from where it should be. */
export function crowded(
  wishes: readonly Wish[],
  tops: readonly number[],
  { gap, most }: { gap: number; most: number },
): number[] {
  const found: number[] = []
  let crowd: number[] = []
  wishes.forEach((wish, index) => {
    crowd.push(index)
    const top = tops[index] as number
    const next = tops[index + 1]
    if (next !== undefined && next - top - wish.height <= gap) return
    const isFar = (at: number) => Math.abs((tops[at] as number) - (wishes[at] as Wish).want) > most
    if (crowd.some(isFar)) found.push(...crowd)
    crowd = []
  })
  return found
}
