// A passage on one short line: a few characters before the word, so that the word itself is always in view.
import type { SearchPassage } from '../../../electron/contract/model.ts'

const before = 10

/** What stands before the first hit (cut short), the hit, and what follows. */
export function plainPassage({ passage, hits }: Pick<SearchPassage, 'passage' | 'hits'>) {
  const [start, end] = hits[0] ?? [0, 0]
  const lead = Array.from(passage.slice(0, start))
  const short = lead.slice(-before).join('')
  return {
    before: lead.length > before ? `…${short}` : short,
    hit: passage.slice(start, end),
    after: passage.slice(end),
  }
}
