// Two versions of a text set level: what both have, what only one has, and where words of a sentence were changed.
import { diffArrays, diffChars } from 'diff'

/** A stretch of one version. `own`: the other version does not have it. */
export interface Piece {
  readonly text: string
  readonly own: boolean
}
/** A row of the comparison: the same sentences on both sides, or what stands on one or both sides instead. */
export interface Row {
  readonly left: readonly Piece[]
  readonly right: readonly Piece[]
  readonly isSame: boolean
}

/** A sentence with its marks and the break behind it. */
const sentence = /[^。！？!?\n]*(?:[。！？!?]+[”’」』）》)]*|\n+|$)\n*/gu
/** Blanks and breaks do not make a sentence another one. */
const key = (text: string): string => text.replace(/\s+/gu, '')

const sentences = (text: string): string[] => [...text.matchAll(sentence)].map(([one]) => one).filter(Boolean)

/** Characters compared one by one at most, so that two long strange passages do not hold up the window. */
const longest = 4000
/** Below this share of common characters two passages say different things, and are shown whole. */
const leastCommon = 0.35

/** What changed within two passages that stand in the same place. */
function changed(left: string, right: string): Pick<Row, 'left' | 'right'> {
  const whole = {
    left: left === '' ? [] : [{ text: left, own: true }],
    right: right === '' ? [] : [{ text: right, own: true }],
  }
  if (left === '' || right === '' || left.length + right.length > longest) return whole
  const parts = diffChars(left, right)
  const common = parts.reduce((sum, part) => sum + (part.added || part.removed ? 0 : part.value.length), 0)
  if (common < leastCommon * Math.min(left.length, right.length)) return whole
  const side = (skip: 'added' | 'removed'): Piece[] =>
    parts
      .filter((part) => !part[skip])
      .map((part) => ({ text: part.value, own: Boolean(part.added || part.removed) }))
  return { left: side('added'), right: side('removed') }
}

/** Rows in the order of both texts; the pieces of one side, joined, are that side's text. */
export function align(left: string, right: string): readonly Row[] {
  const [mine, theirs] = [sentences(left), sentences(right)]
  let [i, j] = [0, 0]
  const rows: Row[] = []
  let [cut, added] = ['', '']
  const flush = () => {
    if (cut !== '' || added !== '') rows.push({ ...changed(cut, added), isSame: false })
    cut = ''
    added = ''
  }
  for (const part of diffArrays(mine.map(key), theirs.map(key))) {
    const count = part.value.length
    if (part.removed) {
      cut += mine.slice(i, i + count).join('')
      i += count
    } else if (part.added) {
      added += theirs.slice(j, j + count).join('')
      j += count
    } else {
      flush()
      rows.push({
        left: [{ text: mine.slice(i, i + count).join(''), own: false }],
        right: [{ text: theirs.slice(j, j + count).join(''), own: false }],
        isSame: true,
      })
      i += count
      j += count
    }
  }
  flush()
  return rows
}
