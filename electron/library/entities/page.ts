/** The page of one entity: names, company, figures, dates, and what the articles say that it is. */
import {
  type Companion,
  type DatedMention,
  type EntityPage,
  type EntityRef,
  FigureChoice,
  type MaybeSame,
} from '../../contract/entities.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { notThere } from '../not-there.ts'
import { isoDate } from './dates.ts'
import { countFigures, figureIds, figureRow } from './figures.ts'
import { likeness, seatOf } from './likeness.ts'
import { type EntityRow, entityRow, spellings, summaryOf } from './list.ts'
import { type Places, places, spotOf, wordsOf } from './places.ts'
import { reachOf, type Stand } from './reach.ts'
import { remembered } from './remembered.ts'
import { told } from './told.ts'

const shown = { company: 50, figures: 100, dates: 200, maybe: 8 }
/** Sentences that are read for who runs it and what it is: as many of the earliest, which introduce it, and of the newest. */
const read = 400

/** Names of its kind that it is compared with, the most mentioned. */
const compared = 5000

const noteOf = column<[string], string>('SELECT note FROM entity_note WHERE entity_id = ?')
const apartOf = query<[{ id: string }], EntityRef>(
  `SELECT entity.id, type, canonical FROM apart JOIN entity ON entity.id = iif(entity_id = @id, other_id, entity_id)
   WHERE entity_id = @id OR other_id = @id ORDER BY canonical`,
)
const companyOf = query<[number, number], Companion>(
  `SELECT entity.id, entity.type, canonical, sentences FROM (
     SELECT other.entity_no, count(*) AS sentences FROM tally_stand AS mine JOIN tally_stand AS other
       ON other.article_no = mine.article_no AND other.sentence = mine.sentence
     WHERE mine.entity_no = ? GROUP BY other.entity_no)
   JOIN tally_entity ON no = entity_no JOIN entity ON entity.id = entity_id
   WHERE no <> ? AND entity.type <> 'DATE' ORDER BY sentences DESC, canonical`,
)
const dated = `FROM tally_stand JOIN tally_sentence
    ON tally_sentence.article_no = tally_stand.article_no AND tally_sentence.start = sentence
  WHERE entity_no = ? AND dates > 0`
const datedOf = query<[number, number], Stand>(
  `SELECT tally_stand.article_no, sentence ${dated}
   ORDER BY tally_sentence.date IS NULL, tally_sentence.date, tally_stand.article_no LIMIT ?`,
)
const dateCount = column<[number], number>(`SELECT coalesce(sum(dates), 0) ${dated}`)
const standsOf = query<[{ no: number; limit: number }], Stand>(
  `SELECT * FROM (SELECT article_no, sentence FROM tally_stand WHERE entity_no = @no ORDER BY article_no, sentence LIMIT @limit)
   UNION
   SELECT * FROM (SELECT article_no, sentence FROM tally_stand WHERE entity_no = @no
     ORDER BY article_no DESC, sentence DESC LIMIT @limit)
   ORDER BY article_no, sentence`,
)
const sameName = query<[number, string], MaybeSame>(
  `SELECT entity.id, entity.type, canonical, 'name' AS why, mentions FROM tally_name AS mine
     JOIN tally_name AS theirs ON theirs.text = mine.text AND theirs.entity_no <> mine.entity_no
     JOIN tally_entity ON no = theirs.entity_no JOIN entity ON entity.id = entity_id
   WHERE mine.entity_no = ? AND entity.type = ? GROUP BY no ORDER BY mentions DESC`,
)
const ofKind = query<[string, number], Omit<MaybeSame, 'why'>>(
  `SELECT entity.id, entity.type, canonical, mentions FROM entity JOIN tally_entity ON entity_id = entity.id
   WHERE entity.type = ? AND mentions > 0 ORDER BY mentions DESC LIMIT ?`,
)

function maybeSame(
  db: Connection,
  { no, type, canonical }: EntityRow,
  apart: readonly EntityRef[],
): MaybeSame[] {
  if (type === 'DATE') return []
  const found = new Map<string, MaybeSame>()
  const seat = seatOf(canonical)
  // 市医院 is written of every city's.
  const isElsewhere = (other: string) => seat !== null && (seatOf(other) ?? seat) !== seat
  for (const one of sameName(db).all(no, type))
    if (type !== 'ORG' || !isElsewhere(one.canonical)) found.set(one.id, one)
  for (const one of ofKind(db).all(type, compared)) {
    const why = one.canonical === canonical ? null : likeness(type, canonical, one.canonical)
    if (why !== null && !found.has(one.id)) found.set(one.id, { ...one, why })
  }
  for (const { id } of apart) found.delete(id)
  return [...found.values()].slice(0, shown.maybe)
}

/** As many of the earliest as of the newest, the earliest first. */
const earlyAndNew = (reach: readonly Stand[] | null): readonly Stand[] | undefined =>
  reach
    ?.toSorted((a, b) => a.article_no - b.article_no || a.sentence - b.sentence)
    .filter((_, i) => i < read || i >= reach.length - read)

const pages = remembered<EntityPage>(8)

/** One line for each mention in these sentences, with the nearest date; oldest first. */
function timeline(at: Places, id: string, stands: readonly Stand[]): DatedMention[] {
  const lines = stands.flatMap(({ article_no, sentence }) => {
    const where = at.sentence(article_no, sentence)
    const { home } = where
    const neighbours = at.neighbours(where)
    const dates = neighbours.filter(({ type }) => type === 'DATE')
    const mine = neighbours.find((one) => one.id === id)
    if (!mine) return []
    return dates.map(
      (date): DatedMention => ({
        ...spotOf(home, mine),
        mentionId: mine.mentionId,
        date: { text: date.text, iso: isoDate(date.text, home.date) },
        sentence: wordsOf(where),
      }),
    )
  })
  const key = ({ date }: DatedMention) => date.iso ?? '~'
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/** @throws AppError `not-found`, reason `entity`. */
export const entityPage = (db: Connection, id: string): EntityPage => pages(db, id, () => make(db, id))

function make(db: Connection, id: string): EntityPage {
  const row = entityRow(db, id)
  if (!row) throw notThere('entity', id)
  const at = places(db)
  const apart = apartOf(db).all({ id })
  const companions = companyOf(db).all(row.no, row.no)
  const choice = FigureChoice.parse({ entityId: id })
  const figures = figureIds(db, choice, 'none', shown.figures)
  const sentences = () =>
    (earlyAndNew(reachOf(db, id)) ?? standsOf(db).all({ no: row.no, limit: read })).map(
      ({ article_no, sentence }) => at.sentence(article_no, sentence),
    )
  const isThing = ['PROGRAMME', 'EVENT', 'DOCUMENT', 'ORG'].includes(row.type)
  return {
    ...summaryOf(db, row),
    spellings: spellings(db, row.no),
    note: noteOf(db).get(id) ?? '',
    apart,
    maybe: maybeSame(db, row, apart),
    company: { total: companions.length, rows: companions.slice(0, shown.company) },
    figures: {
      total: countFigures(db, choice),
      rows: figures.map((figure) => figureRow(db, at, figure)),
    },
    timeline: {
      total: dateCount(db).get(row.no) as number,
      rows: timeline(at, id, datedOf(db).all(row.no, shown.dates)).slice(0, shown.dates),
    },
    ...(isThing ? told(at, row, sentences()) : { runBy: [], described: [] }),
  }
}
