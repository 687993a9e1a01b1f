/** Gives a connection the functions that the triggers of the tallies call. */
import type { Database } from 'better-sqlite3'
import type { LooseText } from '../../contract/page.ts'
import { isoDate, pageDate } from './dates.ts'
import { sentenceStarts } from './sentences.ts'
import { toldOf } from './subjects.ts'

/** Must be called on every connection that writes, before migrations run, as `registerSearch`. */
export function registerTallies(db: Database): void {
  const options = { deterministic: true }
  db.function('jianbao_sentences', options, (text: unknown) => JSON.stringify(sentenceStarts(String(text))))
  db.function('jianbao_date', options, (text: unknown, at: unknown) =>
    text === null ? null : isoDate(String(text), at === null ? null : String(at)),
  )
  db.function('jianbao_told', options, (text: unknown, starts: unknown, named: unknown, figures: unknown) =>
    JSON.stringify(
      toldOf(
        String(text),
        (JSON.parse(String(starts)) as number[]).sort((a, b) => a - b),
        (JSON.parse(String(named)) as [number, string, number, string][]).map(([no, type, start, text]) => ({
          no,
          type,
          start,
          text,
        })),
        JSON.parse(String(figures)) as number[],
      ),
    ),
  )
  db.function('jianbao_page_date', options, (furniture: unknown, name: unknown) =>
    pageDate(
      (JSON.parse(String(furniture)) as LooseText[]).map(({ text }) => text),
      String(name),
    ),
  )
}
