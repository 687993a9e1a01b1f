// Which entities share a row of the lane: where a line names many, those that would drift away stand as seals in the row before.

export interface LaneRow {
  readonly top: number
  /** Indices of the wishes: the first with its name, the others as seals. */
  readonly members: readonly number[]
}

/**
 * Rows for names that want to stand at `wants` (ascending). A row that would touch the one above moves down, but no name
 * stands more than `drift` below its line while the row above has room for one of `extra` seals more.
 */
export function laneRows(
  wants: readonly number[],
  { height, extra, drift, least }: { height: number; extra: number; drift: number; least: number },
): LaneRow[] {
  const rows: { top: number; members: number[] }[] = []
  wants.forEach((want, index) => {
    const last = rows.at(-1)
    const free = last === undefined ? least : last.top + height
    if (last !== undefined && free - want > drift && last.members.length <= extra) last.members.push(index)
    else rows.push({ top: Math.max(want, free), members: [index] })
  })
  return rows
}
