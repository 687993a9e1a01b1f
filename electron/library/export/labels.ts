/** The words that an exported file adds to those of the press, in the language asked for. */
import { untitled } from '../../contract/citation.ts'
import type { Language } from '../../contract/language.ts'
import type { Anchor, Color, MarkStyle, MentionState } from '../../contract/model.ts'
import { type EntityType, entityTypes } from '../../contract/tags.ts'

/** The sign of each colour says it where colour cannot be seen. */
export const colorSigns: Readonly<Record<Color, string>> = {
  key: '●',
  ask: '?',
  data: '#',
  view: '“',
  todo: '□',
}

/** The kinds in the order in which they are listed. */
export const kindOrder: readonly EntityType[] = entityTypes

export interface Words {
  readonly colors: Readonly<Record<Color, string>>
  readonly kinds: Readonly<Record<EntityType, string>>
  readonly styles: Readonly<Record<MarkStyle, string>>
  readonly states: Readonly<Record<MentionState, string>>
  /** What is said of an anchor that is no longer exact. */
  readonly anchors: Readonly<Record<Anchor, string | null>>
  readonly exact: string
  readonly untitled: string
  /** The title of a file that holds several articles. */
  readonly together: string
  /** Behind the title of each file of a table. */
  readonly tables: Readonly<Record<'annotations' | 'entities' | 'figures', string>>
  readonly colon: string
  /** Between names in a list, and between two clauses. */
  readonly comma: string
  readonly pause: string
  readonly bracketed: (inner: string) => string
  readonly note: string
  readonly notes: string
  readonly tags: string
  readonly entities: string
  readonly sameSentence: string
  readonly figures: string
  readonly fullText: string
  readonly sentence: string
  readonly attention: string
  readonly state: string
  readonly done: string
  readonly time: string
  readonly changedAt: (time: string) => string
  readonly citation: string
  readonly open: string
  readonly back: string
  readonly inText: string
  readonly target: string
  readonly result: string
  readonly pageNo: (page: string) => string
  readonly sourceFile: (name: string, sha256: string) => string
  /** The heads of columns. */
  readonly columns: Columns
}

type Columns = Readonly<
  Record<
    | ('article' | 'source' | 'paper' | 'date' | 'page' | 'column' | 'author' | 'n' | 'color' | 'style')
    | ('state' | 'quote' | 'sentence' | 'note' | 'tags' | 'entities' | 'place' | 'start' | 'end' | 'anchor')
    | ('created' | 'modified' | 'citation' | 'link' | 'id' | 'kind' | 'name' | 'text' | 'confidence')
    | ('indicator' | 'value' | 'upper' | 'unit' | 'qualifier' | 'nature'),
    string
  >
>

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    colors: { key: '重点', ask: '疑问', data: '数据', view: '观点', todo: '待办' },
    kinds: {
      PERSON: '人物',
      PLACE: '地点',
      ORG: '机构',
      PROGRAMME: '项目',
      DOCUMENT: '文件',
      EVENT: '活动',
      POSITION: '职务',
      DATE: '日期',
    },
    styles: { fill: '底色', underline: '下划线', dashed: '虚线' },
    states: { suggested: '待核', confirmed: '已核', rejected: '已否' },
    anchors: {
      exact: null,
      moved: null,
      fuzzy: '原文已改动，位置为近似',
      lost: '原文已改动，未能定位',
    },
    exact: '准确',
    untitled: untitled['zh-CN'],
    together: '剪报批注',
    tables: { annotations: '批注', entities: '实体', figures: '数据' },
    colon: '：',
    comma: '、',
    pause: '，',
    bracketed: (inner) => `（${inner}）`,
    note: '批注',
    notes: '批注',
    tags: '标签',
    entities: '实体',
    sameSentence: '同句实体',
    figures: '数据',
    fullText: '全文',
    sentence: '所在句',
    attention: '注意',
    state: '状态',
    done: '已办',
    time: '时间',
    citation: '出处',
    changedAt: (time) => `，改于 ${time}`,
    open: '打开原文',
    back: '回到原文',
    inText: '见文中',
    target: '目标',
    result: '结果',
    pageNo: (page) => `第 ${page} 版`,
    sourceFile: (name, sha256) => `来源文件 ${name}，SHA-256 ${sha256}`,
    columns: {
      article: '稿件',
      source: '来源文件',
      paper: '报纸',
      date: '日期',
      page: '版次',
      column: '栏目',
      author: '作者',
      n: '序号',
      color: '颜色',
      style: '样式',
      state: '状态',
      quote: '引文',
      sentence: '所在句',
      note: '批注',
      tags: '标签',
      entities: '实体',
      place: '位置',
      start: '起',
      end: '止',
      anchor: '定位',
      created: '建立',
      modified: '修改',
      citation: '出处',
      link: '链接',
      id: '编号',
      kind: '类别',
      name: '名称',
      text: '原文',
      confidence: '把握',
      indicator: '指标',
      value: '数值',
      upper: '数值上限',
      unit: '单位',
      qualifier: '限定',
      nature: '性质',
    },
  },
  en: {
    colors: { key: 'Key point', ask: 'Question', data: 'Figure', view: 'View', todo: 'To do' },
    kinds: {
      PERSON: 'Person',
      PLACE: 'Place',
      ORG: 'Organisation',
      PROGRAMME: 'Programme',
      DOCUMENT: 'Document',
      EVENT: 'Event',
      POSITION: 'Position',
      DATE: 'Date',
    },
    styles: { fill: 'Fill', underline: 'Underline', dashed: 'Dashed' },
    states: { suggested: 'Suggested', confirmed: 'Confirmed', rejected: 'Rejected' },
    anchors: {
      exact: null,
      moved: null,
      fuzzy: 'The text was changed; the place is approximate',
      lost: 'The text was changed; the passage was not found again',
    },
    exact: 'Exact',
    untitled: untitled.en,
    together: 'Jianbao',
    tables: { annotations: 'notes', entities: 'entities', figures: 'figures' },
    colon: ': ',
    comma: ', ',
    pause: ', ',
    bracketed: (inner) => ` (${inner})`,
    note: 'Note',
    notes: 'Notes',
    tags: 'Tags',
    entities: 'Entities',
    sameSentence: 'In the same sentence',
    figures: 'Figures',
    fullText: 'Full text',
    sentence: 'Sentence',
    attention: 'Attention',
    state: 'State',
    done: 'Done',
    time: 'Time',
    citation: 'Source',
    changedAt: (time) => `, changed ${time}`,
    open: 'Open the article',
    back: 'Back to the passage',
    inText: 'in the text',
    target: 'Target',
    result: 'Result',
    pageNo: (page) => `Page ${page}`,
    sourceFile: (name, sha256) => `Source file ${name}, SHA-256 ${sha256}`,
    columns: {
      article: 'Article',
      source: 'Source file',
      paper: 'Paper',
      date: 'Date',
      page: 'Page',
      column: 'Column',
      author: 'Author',
      n: 'No.',
      color: 'Colour',
      style: 'Style',
      state: 'State',
      quote: 'Quotation',
      sentence: 'Sentence',
      note: 'Note',
      tags: 'Tags',
      entities: 'Entities',
      place: 'Place',
      start: 'Start',
      end: 'End',
      anchor: 'Anchor',
      created: 'Created',
      modified: 'Changed',
      citation: 'Citation',
      link: 'Link',
      id: 'ID',
      kind: 'Kind',
      name: 'Name',
      text: 'Text',
      confidence: 'Confidence',
      indicator: 'Indicator',
      value: 'Value',
      upper: 'Upper value',
      unit: 'Unit',
      qualifier: 'Qualifier',
      nature: 'Nature',
    },
  },
}

/** In what words and by which clock a file is told; Chinese and universal time unless said otherwise. */
export interface Telling {
  readonly language?: Language
  /** IANA name of the person's time zone. */
  readonly timeZone?: string
}

export const wordsOf = ({ language }: Telling): Words => words[language ?? 'zh-CN']
