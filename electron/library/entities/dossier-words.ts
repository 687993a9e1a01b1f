/** The words of an entity's dossier that are not the press's, in both languages. */
import type { Language } from '../../contract/language.ts'
import type { EntityType } from '../../contract/tags.ts'

export interface DossierWords {
  readonly page: (n: string) => string
  readonly counts: (articles: number, mentions: number) => string
  readonly runBy: (type: EntityType) => string
  readonly places: (n: number) => string
  readonly sentences: (n: number) => string
  readonly more: (n: number) => string
  readonly heads: Readonly<
    Record<
      | ('note' | 'names' | 'described' | 'promises' | 'figures' | 'timeline' | 'company' | 'contexts')
      | ('target' | 'report'),
      string
    >
  >
  /** Heads of the table of figures. */
  readonly columns: readonly string[]
}

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

export const dossierWords: Readonly<Record<Language, DossierWords>> = {
  'zh-CN': {
    page: (n) => `${n}版`,
    counts: (articles, mentions) => `${articles} 篇 ${mentions} 处`,
    runBy: (type) => (type === 'ORG' ? '负责人' : '牵头实施'),
    places: (n) => `${n} 处`,
    sentences: (n) => `${n} 句`,
    more: (n) => `另有 ${n} 处`,
    heads: {
      note: '笔记',
      names: '名称',
      described: '原文怎么说',
      promises: '目标与兑现',
      figures: '数据',
      timeline: '时间线',
      company: '同句出现',
      contexts: '全部语境',
      target: '目标',
      report: '报道',
    },
    columns: ['性质', '指标', '数值', '单位', '限定', '时间', '出处'],
  },
  en: {
    page: (n) => ` p. ${n}`,
    counts: (articles, mentions) =>
      `${plural(articles, 'article', 'articles')}, ${plural(mentions, 'mention', 'mentions')}`,
    runBy: (type) => (type === 'ORG' ? 'Head' : 'Carried out by'),
    places: (n) => plural(n, 'mention', 'mentions'),
    sentences: (n) => plural(n, 'sentence', 'sentences'),
    more: (n) => `${n} more`,
    heads: {
      note: 'Note',
      names: 'Names',
      described: 'In the words of the press',
      promises: 'Promised and reported',
      figures: 'Figures',
      timeline: 'Timeline',
      company: 'Named together with',
      contexts: 'All passages',
      target: 'Promised',
      report: 'Reported',
    },
    columns: ['Nature', 'Measure', 'Value', 'Unit', 'Qualifier', 'Time', 'Source'],
  },
}
