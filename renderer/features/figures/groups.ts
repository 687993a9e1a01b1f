// Groups of figures as lines of one list: a head, then its rows.

export type Place =
  | { readonly kind: 'head'; readonly group: number }
  | { readonly kind: 'row' /** Place among all rows. */; readonly index: number }

export interface Lines {
  readonly count: number
  at(line: number): Place
}

/** Lines of groups with these numbers of rows; without groups, of `total` rows. */
export function linesOf(counts: readonly number[], total: number): Lines {
  if (counts.length === 0) return { count: total, at: (line) => ({ kind: 'row', index: line }) }
  // Line on which each group's head stands.
  const heads: number[] = []
  let line = 0
  for (const count of counts) {
    heads.push(line)
    line += count + 1
  }
  return {
    count: line,
    at: (asked) => {
      let [low, high] = [0, heads.length - 1]
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if ((heads[middle] ?? 0) <= asked) low = middle
        else high = middle - 1
      }
      return heads[low] === asked ? { kind: 'head', group: low } : { kind: 'row', index: asked - low - 1 }
    },
  }
}
