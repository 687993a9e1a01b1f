/** Cards, log and rests of review make sense, and agree with each other. */
import type { Finding } from '../../contract/model.ts'
import { type Connection, query } from '../db/sql.ts'
import { readCloze } from '../review/cloze.ts'

interface Row {
  quote: string
  cloze_json: string
  state: number
  reps: number
  reviewed_at: number | null
  logged: number
  last: number | null
}

const cards = query<[], Row>(
  `SELECT annotation.quote, cloze_json, review_card.state, reps, reviewed_at,
     (SELECT count(*) FROM review_log AS log WHERE log.annotation_id = review_card.annotation_id) AS logged,
     (SELECT max(at) FROM review_log AS log WHERE log.annotation_id = review_card.annotation_id) AS last
   FROM review_card JOIN annotation ON annotation.id = review_card.annotation_id`,
)
/** Log lines of annotations that are there and have no card. */
const loose = query<[], { quote: string; count: number }>(
  `SELECT annotation.quote, count(*) AS count FROM review_log
   JOIN annotation ON annotation.id = review_log.annotation_id
   WHERE NOT EXISTS (SELECT 1 FROM review_card WHERE annotation_id = annotation.id) GROUP BY annotation.id`,
)

/** Findings `review`. What is left of an annotation that was removed is no fault: undo brings it back. */
export function checkReview(db: Connection): Finding[] {
  const findings: Finding[] = []
  const found = (where: string, message: string) => findings.push({ check: 'review', where, message })
  for (const card of cards(db).all()) {
    if (readCloze(card.cloze_json) === null) found(card.quote, 'its cloze cannot be read')
    if (card.reps !== card.logged)
      found(card.quote, `its card counts ${card.reps} reviews, the log has ${card.logged}`)
    if (card.reviewed_at !== card.last) found(card.quote, 'its card and the log differ on its last review')
    if ((card.state === 0) !== (card.reps === 0))
      found(card.quote, 'its card is new and reviewed at the same time')
  }
  for (const { quote, count } of loose(db).all())
    found(quote, `the log has ${count} reviews of it, but there is no card`)
  return findings
}
