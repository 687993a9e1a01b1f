/** Tags one text: people, places, bodies, programmes, documents, events, posts, dates, figures and quotations. */
import type { TaggedEntity, Tags } from '../../contract/tags.ts'
import { choose } from './choose.ts'
import { fold } from './fold.ts'
import { dateRules } from './grammar/dates.ts'
import { documentRules } from './grammar/documents.ts'
import { applyRules } from './rule.ts'

/** Version of the tagger; another one may tag otherwise. */
export const engine = 'tag/1'

/**
 * Tags a text, each line a block of its own. Offsets are UTF-16 code units of `text`; every span's `text` is the slice.
 * Never throws; inside one list no two spans overlap and lists are in text order.
 */
export function tagText(text: string): Tags {
  const folded = fold(text)
  const candidates = applyRules([...dateRules, ...documentRules], folded)
  const entities = choose(candidates).map(
    ({ type, start, end, confidence, by }): TaggedEntity => ({
      type,
      text: text.slice(start, end),
      start,
      end,
      canonical: text.slice(start, end),
      confidence,
      by,
    }),
  )
  return { entities, figures: [], quotes: [], engine }
}
