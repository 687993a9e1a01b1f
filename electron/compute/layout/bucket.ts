/** How many of the edges, in rising order, a value lies above: numbers as features of learned weights. */
export function bucket(value: number, edges: readonly number[]): number {
  let at = 0
  while (at < edges.length && value > (edges[at] as number)) at++
  return at
}
