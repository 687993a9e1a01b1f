/** Figures over all articles: a table that can be sorted, filtered and grouped. */
import type { z } from 'zod'
import type {
  EntityRef,
  FigureBody,
  FigureChoice,
  FigureList,
  FigureQuery,
  FigureRow,
} from '../../contract/entities.ts'
import type { MentionState } from '../../contract/model.ts'
import type { EntityType } from '../../contract/tags.ts'
import { type Connection, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { like } from './like.ts'
import {
  among,
  dateNear,
  type Neighbour,
  type Places,
  places,
  type Sentence,
  spotOf,
  wordsOf,
} from './places.ts'
import { reachJson } from './reach.ts'

type Choice = z.output<typeof FigureChoice>

/** Who a figure is told of. */
export const bodies: readonly EntityType[] = ['ORG', 'PLACE']
/** And what for: a programme has its own figures. Bodies come first. */
const toldOf: readonly EntityType[] = ['ORG', 'PROGRAMME', 'PLACE']
const inOrder = ({ type }: EntityRef) => Number(type !== 'ORG')

const one = query<[string], RowOf<'figure'>>('SELECT * FROM figure WHERE id = ?')

/** The line of a figure with what its sentence says of it. */
export function figureRow(db: Connection, at: Places, id: string): FigureRow {
  const row = one(db).get(id) as RowOf<'figure'>
  const sentence = at.sentenceAt(row.article_id, row.start)
  const neighbours = at.neighbours(sentence)
  return {
    id: row.id,
    text: row.text,
    value: JSON.parse(row.value_json) as FigureRow['value'],
    unit: row.unit,
    qualifier: row.qualifier,
    indicator: row.indicator,
    kind: row.kind as FigureRow['kind'],
    state: row.state as MentionState,
    ...spotOf(sentence.home, row),
    who: whoOf(db, sentence, neighbours),
    date: dateNear(neighbours, row, sentence.home.date),
    sentence: wordsOf(sentence),
  }
}

const goesOn = query<[number, number], EntityRef>(
  `SELECT entity.id, entity.type, canonical FROM tally_told JOIN tally_entity ON no = entity_no
     JOIN entity ON entity.id = entity_id WHERE article_no = ? AND sentence = ?`,
)
/** Whom a sentence names, and where it names no body whom it goes on about. */
function whoOf(db: Connection, { home, start }: Sentence, neighbours: readonly Neighbour[]): EntityRef[] {
  const named = among(neighbours, toldOf)
  const meant = goesOn(db).all(home.no, start)
  return [...named, ...meant].sort((a, b) => inOrder(a) - inOrder(b))
}

const who = `(SELECT canonical FROM (SELECT entity_no, article_no, sentence FROM tally_stand
    UNION ALL SELECT entity_no, article_no, sentence FROM tally_told) AS tally_stand JOIN tally_entity ON tally_entity.no = entity_no
  JOIN entity ON entity.id = tally_entity.entity_id
  WHERE tally_stand.article_no = tally_figure.article_no AND tally_stand.sentence = tally_figure.sentence
    AND entity.type IN ('ORG', 'PROGRAMME', 'PLACE') ORDER BY entity.type, canonical LIMIT 1)`
/** What each column is sorted by; what is not said comes last either way. */
const columns: Readonly<Record<Choice['sort'], string>> = {
  indicator: 'indicator',
  value: 'tally_figure.value',
  unit: 'unit',
  qualifier: 'qualifier',
  kind: 'kind',
  who,
  date: 'tally_figure.date',
  article: '',
}

interface Parameters {
  readonly text: string
  readonly kinds: string | null
  readonly unit: string | null
  readonly article: string | null
  readonly entity: string | null
  /** Of a programme: `[[article, sentence], …]`. */
  readonly reach: string | null
  readonly limit: number
  readonly offset: number
}

const parametersOf = (db: Connection, choice: Choice, limit = -1, offset = 0): Parameters => ({
  text: like(choice.text),
  kinds: choice.kinds ? JSON.stringify(choice.kinds) : null,
  unit: choice.unit ?? null,
  article: choice.articleId ?? null,
  entity: choice.entityId ?? null,
  reach: choice.entityId === undefined ? null : reachJson(db, choice.entityId),
  limit,
  offset,
})

const chosen = '(SELECT no FROM tally_entity WHERE entity_id = @entity)'

/**
 * Tables and condition of a choice; the narrowest first. `isBare`: nothing but its place is asked of a figure. `isDated`: its
 * article is `printed`; where nothing is narrower, articles are gone through in the order of their index.
 */
function selection(choice: Choice, { reach }: Parameters, isBare = false, isDated = false): string {
  const from =
    choice.entityId === undefined
      ? isDated
        ? 'tally_article AS printed CROSS JOIN tally_figure ON tally_figure.article_no = printed.no'
        : 'tally_figure'
      : reach !== null
        ? `json_each(@reach) AS reach CROSS JOIN tally_figure ON tally_figure.article_no = reach.value ->> 0
             AND tally_figure.sentence = reach.value ->> 1`
        : `(SELECT article_no AS home, sentence AS stand FROM tally_stand WHERE entity_no = ${chosen}
             UNION ALL SELECT article_no, sentence FROM tally_told WHERE entity_no = ${chosen})
           CROSS JOIN tally_figure ON tally_figure.article_no = home AND tally_figure.sentence = stand`
  const where = [
    choice.articleId === undefined ? '' : 'figure.article_id = @article',
    choice.unit === undefined ? '' : 'unit = @unit',
    choice.kinds === undefined ? '' : `coalesce(kind, 'none') IN (SELECT value FROM json_each(@kinds))`,
    choice.text === ''
      ? ''
      : `(indicator LIKE @text ESCAPE '\\' OR figure.text LIKE @text ESCAPE '\\' OR unit LIKE @text ESCAPE '\\')`,
  ].filter((part) => part !== '')
  // What only goes by place needs no row of a figure.
  const bare =
    choice.text === '' && [choice.articleId, choice.unit, choice.kinds].every((one) => one === undefined)
  const dated =
    isDated && choice.entityId !== undefined
      ? 'JOIN tally_article AS printed ON printed.no = tally_figure.article_no'
      : ''
  return `FROM ${from} ${dated} ${bare && isBare ? '' : 'JOIN figure ON figure.id = tally_figure.figure_id'}
    ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`}`
}

type Group = z.output<typeof FigureQuery>['group']

/** Down the text; articles are numbered as they come. */
const inPlace = 'tally_figure.article_no DESC, tally_figure.sentence, tally_figure.no'
/** Newest article first, or oldest; those without a date last either way. Each day and text from its beginning. */
const byDate = (reverse: boolean): string =>
  reverse
    ? 'printed.date IS NULL, printed.date, printed.no, tally_figure.sentence, tally_figure.no'
    : 'printed.date DESC, printed.no, tally_figure.sentence, tally_figure.no'

function ordering({ sort, reverse }: Choice, group: Group): string {
  const column = columns[sort]
  const sorted = column === '' ? [] : [`${column} IS NULL`, `${column}${reverse ? ' DESC' : ''}`]
  const grouped = group === 'none' ? [] : [`count(*) OVER (PARTITION BY ${group}) DESC`, group]
  return [...grouped, ...sorted, sort === 'article' ? byDate(reverse) : inPlace].join(', ')
}

/** Ids of the chosen figures in their order. */
export function figureIds(db: Connection, choice: Choice, group: Group, limit = -1, offset = 0): string[] {
  const order = ordering(choice, group)
  const parameters = parametersOf(db, choice, limit, offset)
  const isPlaced = choice.sort === 'article'
  const from = selection(choice, parameters, isPlaced && group === 'none', isPlaced)
  const ids = db.prepare<[Parameters], string>(
    `SELECT figure_id ${from} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
  )
  return ids.pluck().all(parameters) as string[]
}

/** How many the choice lets through. */
export function countFigures(db: Connection, choice: Choice): number {
  const parameters = parametersOf(db, choice)
  const count = db.prepare<[Parameters], number>(`SELECT count(*) ${selection(choice, parameters, true)}`)
  return count.pluck().get(parameters) as unknown as number
}

export function listFigures(db: Connection, input: z.output<typeof FigureQuery>): FigureList {
  const { group, limit, offset } = input
  const at = places(db)
  const parameters = parametersOf(db, input)
  const groups =
    group === 'none'
      ? []
      : db
          .prepare<[Parameters], { key: string; count: number }>(
            `SELECT ${group} AS key, count(*) AS count ${selection(input, parameters)} GROUP BY key ORDER BY count DESC, key`,
          )
          .all(parameters)
  return {
    total: countFigures(db, input),
    rows: figureIds(db, input, group, limit, offset).map((id) => figureRow(db, at, id)),
    groups,
  }
}

const bodiesOf = query<[], FigureBody>(
  `SELECT entity.id, entity.type, canonical, figures FROM (
     SELECT no, entity_id, figures FROM tally_entity WHERE type IN ('ORG', 'PROGRAMME', 'PLACE') AND figures > 0
     ORDER BY figures DESC, no LIMIT 200)
   JOIN entity ON entity.id = entity_id ORDER BY figures DESC, no`,
)

/** Whom figures are told of, most of them first. */
export const figureBodies = (db: Connection): FigureBody[] => bodiesOf(db).all()
