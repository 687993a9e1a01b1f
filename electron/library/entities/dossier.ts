/** All that is known of one entity as a Markdown file: a person takes it along into a report. */
import { passageLink } from '../../contract/citation.ts'
import type { ConcordanceLine, EntityPage, FigureRow, Spot } from '../../contract/entities.ts'
import type { Connection } from '../db/sql.ts'
import { fileNames } from '../export/file-names.ts'
import { wordsOf } from '../export/labels.ts'
import { concordance } from './concordance.ts'
import { entityPage } from './page.ts'
import { listPromises } from './promises.ts'

const { kinds: kindLabels } = wordsOf({})

/** Passages that are written out; the rest is counted. */
const longest = 1000

/** Signs that Markdown would take for markup. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')

const sourceOf = (spot: Spot): string => {
  const issue = [spot.paper || spot.sourceName, spot.pageNo === '' ? '' : `${spot.pageNo}版`]
  const parts = [spot.title || '无题', issue.join(''), spot.articleDate ?? '']
  return `[${parts
    .filter((part) => part !== '')
    .map(plain)
    .join('，')}](${passageLink(spot.articleId, spot)})`
}

const numberOf = ({ value }: FigureRow): string => (typeof value === 'number' ? `${value}` : value.join('–'))
const figureKinds = { target: '目标', result: '结果' } as const

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${heads.join(' | ')} |`,
  `|${heads.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
]

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines]

const passage = ({ left, text, right, ...spot }: ConcordanceLine): string =>
  `- …${plain(left)}**${plain(text)}**${plain(right)}… —— ${sourceOf(spot)}`

function head(entity: EntityPage): string[] {
  const dates = [entity.first, entity.last].filter((date) => date !== null)
  const facts = [
    kindLabels[entity.type],
    `${entity.articles} 篇 ${entity.mentions} 处`,
    [...new Set(dates)].join(' — '),
    entity.runBy.length === 0
      ? ''
      : `${entity.type === 'ORG' ? '负责人' : '牵头实施'}：${entity.runBy.map((one) => plain(one.canonical)).join('、')}`,
  ]
  return [`# ${plain(entity.canonical)}`, '', facts.filter((fact) => fact !== '').join(' · ')]
}

/** The file's name and its text. @throws AppError `not-found`, reason `entity`. */
export async function dossier(db: Connection, id: string): Promise<{ name: string; text: string }> {
  const entity = entityPage(db, id)
  const promises = listPromises(db, { text: '', entityId: id, limit: 500, offset: 0 })
  const passages = await concordance(db, { id, sort: 'place', limit: longest, offset: 0 })
  const more = passages.total - passages.rows.length
  const lines = [
    ...head(entity),
    ...section('笔记', entity.note === '' ? [] : [entity.note]),
    ...section(
      '名称',
      entity.spellings.map(({ text, count }) => `- ${plain(text)}（${count} 处）`),
    ),
    ...section(
      '原文怎么说',
      entity.described.map((one) => `- ${plain(one.sentence)} —— ${sourceOf(one)}`),
    ),
    ...section(
      '目标与兑现',
      promises.rows.flatMap(({ target, reports }) => [
        `- 目标 ${plain(target.indicator)} ${numberOf(target)}${target.unit}${target.date ? `（${plain(target.date.text)}）` : ''} —— ${sourceOf(target)}`,
        ...reports.map(
          ({ figure }) =>
            `  - 报道 ${plain(figure.indicator)} ${numberOf(figure)}${figure.unit} —— ${sourceOf(figure)}`,
        ),
      ]),
    ),
    ...section(
      '数据',
      entity.figures.rows.length === 0
        ? []
        : table(
            ['性质', '指标', '数值', '单位', '限定', '时间', '出处'],
            entity.figures.rows.map((row) => [
              row.kind === null ? '' : figureKinds[row.kind],
              plain(row.indicator),
              numberOf(row),
              plain(row.unit),
              plain(row.qualifier ?? ''),
              plain(row.date?.text ?? ''),
              sourceOf(row),
            ]),
          ),
    ),
    ...section(
      '时间线',
      entity.timeline.rows.map(
        (one) => `- ${plain(one.date.text)}：${plain(one.sentence)} —— ${sourceOf(one)}`,
      ),
    ),
    ...section(
      '同句出现',
      entity.company.rows.map(
        (one) => `- ${plain(one.canonical)}（${kindLabels[one.type]}，${one.sentences} 句）`,
      ),
    ),
    ...section('全部语境', [...passages.rows.map(passage), ...(more > 0 ? [`- 另有 ${more} 处`] : [])]),
  ]
  return { name: fileNames([entity.canonical], '.md')[0] as string, text: `${lines.join('\n')}\n` }
}
