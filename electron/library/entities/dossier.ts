/** All that is known of one entity as a Markdown file: a person takes it along into a report. */
import { passageLink } from '../../contract/citation.ts'
import type { ConcordanceLine, EntityPage, FigureRow, Spot } from '../../contract/entities.ts'
import type { Language } from '../../contract/language.ts'
import type { Connection } from '../db/sql.ts'
import { fileNames } from '../export/file-names.ts'
import { type Words, wordsOf } from '../export/labels.ts'
import { concordance } from './concordance.ts'
import { type DossierWords, dossierWords } from './dossier-words.ts'
import { entityPage } from './page.ts'
import { listPromises } from './promises.ts'

/** Passages that are written out; the rest is counted. */
const longest = 1000

/** Signs that Markdown would take for markup. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')

/** What a dossier is told in. */
interface Telling extends DossierWords {
  readonly shared: Words
}

const sourceOf = (spot: Spot, { page, shared }: Telling): string => {
  const issue = [spot.paper || spot.sourceName, spot.pageNo === '' ? '' : page(spot.pageNo)]
  const parts = [spot.title || shared.untitled, issue.join(''), spot.articleDate ?? '']
  return `[${parts
    .filter((part) => part !== '')
    .map(plain)
    .join(shared.pause)}](${passageLink(spot.articleId, spot)})`
}

const numberOf = ({ value }: FigureRow): string => (typeof value === 'number' ? `${value}` : value.join('–'))

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${heads.join(' | ')} |`,
  `|${heads.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
]

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines]

const passage = ({ left, text, right, ...spot }: ConcordanceLine, words: Telling): string =>
  `- …${plain(left)}**${plain(text)}**${plain(right)}… —— ${sourceOf(spot, words)}`

function head(entity: EntityPage, { shared, counts, runBy }: Telling): string[] {
  const dates = [entity.first, entity.last].filter((date) => date !== null)
  const facts = [
    shared.kinds[entity.type],
    counts(entity.articles, entity.mentions),
    [...new Set(dates)].join(' — '),
    entity.runBy.length === 0
      ? ''
      : `${runBy(entity.type)}${shared.colon}${entity.runBy.map((one) => plain(one.canonical)).join(shared.comma)}`,
  ]
  return [`# ${plain(entity.canonical)}`, '', facts.filter((fact) => fact !== '').join(' · ')]
}

/** The file's name and its text. @throws AppError `not-found`, reason `entity`. */
export async function dossier(
  db: Connection,
  id: string,
  language: Language,
): Promise<{ name: string; text: string }> {
  const shared = wordsOf({ language })
  const words: Telling = { ...dossierWords[language], shared }
  const { heads } = words
  const entity = entityPage(db, id)
  const promises = listPromises(db, { text: '', entityId: id, limit: 500, offset: 0 })
  const passages = await concordance(db, { id, sort: 'place', limit: longest, offset: 0 })
  const more = passages.total - passages.rows.length
  const lines = [
    ...head(entity, words),
    ...section(heads.note, entity.note === '' ? [] : [entity.note]),
    ...section(
      heads.names,
      entity.spellings.map(({ text, count }) => `- ${plain(text)}${shared.bracketed(words.places(count))}`),
    ),
    ...section(
      heads.described,
      entity.described.map((one) => `- ${plain(one.sentence)} —— ${sourceOf(one, words)}`),
    ),
    ...section(
      heads.promises,
      promises.rows.flatMap(({ target, reports }) => [
        `- ${heads.target} ${plain(target.indicator)} ${numberOf(target)}${target.unit}${target.date ? shared.bracketed(plain(target.date.text)) : ''} —— ${sourceOf(target, words)}`,
        ...reports.map(
          ({ figure }) =>
            `  - ${heads.report} ${plain(figure.indicator)} ${numberOf(figure)}${figure.unit} —— ${sourceOf(figure, words)}`,
        ),
      ]),
    ),
    ...section(
      heads.figures,
      entity.figures.rows.length === 0
        ? []
        : table(
            words.columns,
            entity.figures.rows.map((row) => [
              row.kind === null ? '' : shared[row.kind],
              plain(row.indicator),
              numberOf(row),
              plain(row.unit),
              plain(row.qualifier ?? ''),
              plain(row.date?.text ?? ''),
              sourceOf(row, words),
            ]),
          ),
    ),
    ...section(
      heads.timeline,
      entity.timeline.rows.map(
        (one) => `- ${plain(one.date.text)}${shared.colon}${plain(one.sentence)} —— ${sourceOf(one, words)}`,
      ),
    ),
    ...section(
      heads.company,
      entity.company.rows.map(
        (one) =>
          `- ${plain(one.canonical)}${shared.bracketed(`${shared.kinds[one.type]}${shared.pause}${words.sentences(one.sentences)}`)}`,
      ),
    ),
    ...section(heads.contexts, [
      ...passages.rows.map((line) => passage(line, words)),
      ...(more > 0 ? [`- ${words.more(more)}`] : []),
    ]),
  ]
  return { name: fileNames([entity.canonical], '.md')[0] as string, text: `${lines.join('\n')}\n` }
}
