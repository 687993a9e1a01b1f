/** Tags one text: people, places, bodies, programmes, documents, events, posts, dates, figures and quotations. */
import type { TaggedEntity, TaggedFigure, TaggedQuote, Tags } from '../../contract/tags.ts'
import { settle } from './choose.ts'
import type { Table } from './crf/table.ts'
import { shortenNames, tagEverywhere, tagLabels, tagParallel } from './everywhere.ts'
import { fold } from './fold.ts'
import { findBylines } from './grammar/bylines.ts'
import { type Kinded, kindsOf } from './grammar/figure-kind.ts'
import { indicatorsOf } from './grammar/figure-sense.ts'
import { findFigures } from './grammar/figures.ts'
import { findQuotes } from './grammar/quotes.ts'
import { dateOn } from './join/calendar.ts'
import { canonicalNames } from './join/canonical.ts'
import { articleDate } from './join/dateline.ts'
import { type Home, homeOfText } from './join/places.ts'
import { mend } from './mend.ts'
import { modelSpans, namesModel } from './names-model.ts'
import { propose } from './proposals.ts'

/** How far behind a quotation its speaker is looked for as the text writes the name, UTF-16 units. */
const speakerReach = 160

/** Version of the tagger; another one may tag otherwise. */
export const engine = 'tag/7'

/**
 * Tags a text, each line a block of its own. Offsets are UTF-16 code units of `text`; every span's `text` is the slice.
 * `page` is the text of the page it stands on, where there is one: it says which city 市 means. With `date`, the day, month or
 * year of its page in ISO form, or where the text or the page state one (`join/dateline.ts`), a DATE's canonical name is the ISO
 * date it means (`2025-06-03`, `2025-01/2025-06`) where that is certain; else it is the text. Never throws on any text; inside one list no two spans overlap and lists are in text order.
 */
export function tagText(text: string, page = text, date?: string): Tags {
  const home = page === text ? undefined : homeOfText(fold(page))
  return tagWith(namesModel(), text, home, articleDate(fold(text), page, date))
}

/** As `tagText`, with a given model, or with rules and word lists alone; `date` is the article's own. */
export function tagWith(model: Table | null, text: string, home?: Home, date?: string): Tags {
  const folded = fold(text)
  const proposals = propose(folded)
  const found = settle(proposals, model === null ? null : modelSpans(model, folded, proposals))
  const named = shortenNames(folded, mend(folded, found))
  const known = tagLabels(folded, tagEverywhere(folded, named))
  const spans = mend(folded, tagParallel(folded, known))
  const names = canonicalNames(folded, spans, home)
  const entities = spans.map(
    ({ type, start, end, confidence, by }, i): TaggedEntity => ({
      type,
      text: text.slice(start, end),
      start,
      end,
      canonical:
        (type === 'DATE' && date ? dateOn(folded.slice(start, end), date) : null) ?? (names[i] as string),
      confidence,
      by,
    }),
  )
  const dates = spans.filter((one) => one.type === 'DATE')
  const measured = findFigures(folded, spans)
  const kinds = kindsOf(folded, measured, date === undefined ? undefined : Number(date.slice(0, 4)))
  const indicators = indicatorsOf(folded, measured, dates)
  const figures = measured.map((figure, i): TaggedFigure => {
    const { kind, confidence } = kinds[i] as Kinded
    return {
      text: text.slice(figure.start, figure.end),
      start: figure.start,
      end: figure.end,
      value: figure.value,
      unit: figure.unit,
      qualifier: figure.qualifier,
      indicator: indicators[i] as string,
      kind,
      confidence: Math.round(confidence * 1000) / 1000,
      by: figure.by,
    }
  })
  // Who signs an article says nothing in it.
  const signed = new Set(findBylines(folded).map((one) => one.start))
  const people = spans.filter((one) => one.type === 'PERSON' && !signed.has(one.start))
  const quotes = findQuotes(folded, people).map(({ start, end, speaker }): TaggedQuote => {
    const at = folded.lastIndexOf(speaker, end + speakerReach)
    return { speaker: text.slice(at, at + speaker.length), text: text.slice(start, end), start, end }
  })
  return { entities, figures, quotes, engine }
}
