/** The pages of an issue in one file: paper and date, said on one page, hold for those after it that only count on. */
import { type Metadata, metadataOfFurniture } from '../contract/metadata.ts'

type Known = Partial<Metadata>
/** What a page is known to be, by its file and its own lines; empty where neither says it. */
export interface Said {
  readonly paper: string
  readonly date: string
  readonly pageNo: string
}

/** `A03` → ['A', 3]; null for what is no number. */
function numberOf(pageNo: string): readonly [letter: string, n: number] | null {
  const [, letter = '', figures] = /^([A-Z]?)(\d{1,3})$/.exec(pageNo) ?? []
  return figures === undefined ? null : [letter, Number(figures)]
}

/** Whether a page counts on from another: A03 after A02, B01 after A08. */
function countsOn(before: string, after: string): boolean {
  const [one, next] = [numberOf(before), numberOf(after)]
  if (!one || !next || (one[0] === '') !== (next[0] === '')) return false
  return next[0] === one[0] ? next[1] > one[1] : next[0] > one[0]
}

/**
 * A function that is given the pages of a file in their order (`known`: what the file says of the page, `lines`: what stands
 * beside its articles) and returns what is known of each. A page that gives no number, another paper or another date may be
 * of another issue, as in a collection of cuttings: nothing is passed on to it. `last`: the page before the first one that
 * is given, where the file is gone on with in its middle.
 */
export function issueReader(last?: Said): (known: Known, lines: readonly string[]) => Known {
  return (known, lines) => {
    const read = metadataOfFurniture(lines)
    const said: Said = {
      paper: known.paper || read.paper || '',
      date: known.date || read.date || '',
      pageNo: known.pageNo || read.pageNo || '',
    }
    const isSame = (field: 'paper' | 'date') => said[field] === '' || said[field] === last?.[field]
    const before =
      last && countsOn(last.pageNo, said.pageNo) && isSame('paper') && isSame('date') ? last : undefined
    last = { ...said, paper: said.paper || before?.paper || '', date: said.date || before?.date || '' }
    if (!before) return known
    return {
      ...known,
      ...(said.paper === '' && before.paper !== '' ? { paper: before.paper } : {}),
      ...(said.date === '' && before.date !== '' ? { date: before.date } : {}),
    }
  }
}
