// Which entities share a row of the lane: where a line names many, those that would drift away stand as seals in the row before.

export interface LaneRow {
  readonly top: number
  /** Indices of the wishes: the first with its name, the others as seals. */
  readonly members: readonly number[]
}

/**
 * Rows for names that want to stand at `wants` (ascending). A row that would touch the one above moves down, but no name
 * stands more than `drift` below its line while the row above has room for one of `extra` seals more; nor more than `far`
 * while that has room for one of `most` seals, which then stand there without a name.
 */
export function laneRows(
  wants: readonly number[],
  {
    height,
    extra,
    drift,
    least,
    most = extra + 1,
    far = drift,
  }: { height: number; extra: number; drift: number; least: number; most?: number; far?: number },
): LaneRow[] {
  const rows: { top: number; members: number[] }[] = []
  wants.forEach((want, index) => {
    const last = rows.at(-1)
    const free = last === undefined ? least : last.top + height
    const room = free - want > far ? Math.max(most, extra + 1) : free - want > drift ? extra + 1 : 0
    if (last !== undefined && last.members.length < room) last.members.push(index)
    else rows.push({ top: Math.max(want, free), members: [index] })
  })
  return rows
}
