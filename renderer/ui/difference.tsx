// Two versions of a short text in one line: what went is struck through, what came is underlined.
import { diffChars } from 'diff'
import { useMemo } from 'react'
import './difference.css'

/** Characters beyond which a difference is shown as two whole texts. */
const longest = 20_000

export function Difference({ before, after }: { before: string; after: string }) {
  const parts = useMemo(
    () =>
      before.length + after.length > longest
        ? [
            { value: before, removed: true, added: false },
            { value: after, removed: false, added: true },
          ]
        : diffChars(before, after),
    [before, after],
  )
  return parts.map(({ value, removed, added }, i) => {
    const key = `${i} ${value}`
    if (removed) return <del key={key}>{value}</del>
    return added ? <ins key={key}>{value}</ins> : <span key={key}>{value}</span>
  })
}
