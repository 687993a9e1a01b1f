/** Annotations, entities and figures as tables: one row each, with where it stands. */
import { authorsOf, cite, citePassage, passageLink, place } from '../../contract/citation.ts'
import type { MentionState } from '../../contract/model.ts'
import { type Cell, csv } from './csv.ts'
import { anchorLabels, kindLabels, stateLabels, styleLabels } from './labels.ts'
import { type ArticleNotes, entityFinder, numbered, sentenceOf } from './notes.ts'
import { colorName, type ExportOptions } from './options.ts'

const whence = ['稿件', '来源文件', '报纸', '日期', '版次', '栏目'] as const
const whenceOf = ({ article: { title, page } }: ArticleNotes): Cell[] => [
  title,
  page.sourceName,
  page.meta.paper,
  page.meta.date,
  page.meta.pageNo || page.n,
  page.meta.column,
]

/** All annotations. Times are ISO 8601, universal. */
export function annotationTable(all: readonly ArticleNotes[], options: ExportOptions): string {
  const header = [
    ...whence,
    ...[
      '作者',
      '序号',
      '颜色',
      '样式',
      '状态',
      '引文',
      '所在句',
      '批注',
      '标签',
      '实体',
      '位置',
      '起',
      '止',
      '定位',
    ],
    ...['建立', '修改', '出处', '链接', '编号'],
  ]
  const rows = all.flatMap((notes) => {
    const { article } = notes
    const entitiesAt = entityFinder(article.text, notes.tags.mentions)
    return numbered(notes.annotations, options.order).map(({ n, annotation, lost }): Cell[] => [
      ...whenceOf(notes),
      authorsOf(article).join('、'),
      n,
      colorName(annotation.color, options),
      styleLabels[annotation.style],
      annotation.done ? '已办' : '',
      annotation.quote,
      sentenceOf(article.text, annotation),
      annotation.note,
      annotation.tags.join('; '),
      lost
        ? ''
        : entitiesAt(annotation)
            .inside.map(({ canonical }) => canonical)
            .join('; '),
      lost ? '' : place(article.blocks, annotation.start, annotation.end),
      lost ? null : annotation.start,
      lost ? null : annotation.end,
      anchorLabels[annotation.anchor] ?? '准确',
      new Date(annotation.createdAt).toISOString(),
      new Date(annotation.modifiedAt).toISOString(),
      lost ? cite(article) : citePassage(article, annotation.start, annotation.end),
      passageLink(article.id, lost ? undefined : annotation),
      annotation.id,
    ])
  })
  return csv(header, rows)
}

const tagged = ({ confidence, state }: { confidence: number; state: MentionState }): Cell[] => [
  stateLabels[state],
  confidence,
]

/** All mentions of entities. */
export function entityTable(all: readonly ArticleNotes[]): string {
  const header = [...whence, '类别', '名称', '原文', '起', '止', '状态', '把握', '链接']
  return csv(
    header,
    all.flatMap((notes) =>
      notes.tags.mentions.map((mention): Cell[] => [
        ...whenceOf(notes),
        kindLabels[mention.type],
        mention.canonical,
        mention.text,
        mention.start,
        mention.end,
        ...tagged(mention),
        passageLink(notes.article.id, mention),
      ]),
    ),
  )
}

/** All figures; a range has its upper end in a column of its own. */
export function figureTable(all: readonly ArticleNotes[]): string {
  const header = [
    ...whence,
    ...[
      '指标',
      '原文',
      '数值',
      '数值上限',
      '单位',
      '限定',
      '性质',
      '所在句',
      '起',
      '止',
      '状态',
      '把握',
      '链接',
    ],
  ]
  const kinds = { target: '目标', result: '结果' }
  return csv(
    header,
    all.flatMap((notes) =>
      notes.tags.figures.map((figure): Cell[] => {
        const [low, high] = typeof figure.value === 'number' ? [figure.value, null] : figure.value
        return [
          ...whenceOf(notes),
          figure.indicator,
          figure.text,
          low,
          high,
          figure.unit,
          figure.qualifier,
          figure.kind === null ? '' : kinds[figure.kind],
          sentenceOf(notes.article.text, figure),
          figure.start,
          figure.end,
          ...tagged(figure),
          passageLink(notes.article.id, figure),
        ]
      }),
    ),
  )
}
