/** The fields of the query language: their names and values in both languages, as they may be typed. */
import { isIsoDate } from './metadata.ts'
import type { Color } from './model.ts'

/** Fields with a text to look for. */
const textFields = [
  'title',
  'author',
  'paper',
  'column',
  'note',
  'tag',
  'person',
  'org',
  'place',
  'programme',
  'document',
  'event',
  'name',
] as const
export type TextField = (typeof textFields)[number]
const dateFields = ['before', 'after', 'date'] as const
export type DateField = (typeof dateFields)[number]
const havings = ['note', 'mark', 'tag', 'figure'] as const
export type Having = (typeof havings)[number]
const beings = ['unread', 'read', 'finished', 'marked', 'starred'] as const
export type Being = (typeof beings)[number]

/** Names of fields as they may be typed; the first of each is how the window writes it. */
export const fieldNames: Readonly<
  Record<TextField | DateField | 'colour' | 'has' | 'is', readonly string[]>
> = {
  title: ['title', '标题', '题名', '標題'],
  author: ['author', 'by', '作者', '记者', '記者'],
  paper: ['paper', 'source', '报纸', '来源', '報紙', '來源'],
  column: ['column', '栏目', '版名', '欄目'],
  note: ['note', '批注', '批註'],
  tag: ['tag', '标签', '標籤'],
  person: ['person', '人物', '人名'],
  org: ['org', '机构', '单位', '機構', '單位'],
  place: ['place', '地点', '地名', '地點'],
  programme: ['programme', 'program', '项目', '工程', '項目'],
  document: ['document', 'doc', '文件'],
  event: ['event', '活动', '活動'],
  name: ['name', 'entity', '实体', '實體'],
  before: ['before', '早于', '之前', '早於'],
  after: ['after', '晚于', '之后', '晚於', '之後'],
  date: ['date', 'on', '日期'],
  colour: ['colour', 'color', '颜色', '顏色'],
  has: ['has', '有'],
  is: ['is', '是'],
}
export type FieldName = keyof typeof fieldNames
/** The field of a name as typed, in lower case. */
export const fieldOf: ReadonlyMap<string, FieldName> = new Map(
  Object.entries(fieldNames).flatMap(([field, names]) =>
    names.map((name) => [name, field as FieldName] as const),
  ),
)

/** How the values of `colour:`, `has:` and `is:` may be typed. */
export const valueNames = {
  colour: {
    key: ['key', 'yellow', '重点', '黄'],
    ask: ['ask', 'question', 'red', '疑问', '红'],
    data: ['data', 'blue', '数据', '蓝'],
    view: ['view', 'opinion', 'green', '观点', '绿'],
    todo: ['todo', 'purple', '待办', '紫'],
  } satisfies Record<Color, readonly string[]>,
  has: {
    note: ['note', 'notes', '批语', '笔记'],
    mark: ['mark', 'marks', 'highlight', '批注', '标记'],
    tag: ['tag', 'tags', '标签'],
    figure: ['figure', 'figures', '数据', '数字'],
  } satisfies Record<Having, readonly string[]>,
  is: {
    unread: ['unread', 'new', '未读'],
    read: ['read', 'opened', '已读', '读过'],
    finished: ['finished', 'done', '读完', '已读完'],
    marked: ['marked', '有批注'],
    starred: ['starred', 'star', '星标', '加星'],
  } satisfies Record<Being, readonly string[]>,
}

/** The value that a name stands for. */
export function readValue<Value extends string>(
  names: Readonly<Record<Value, readonly string[]>>,
  typed: string,
): Value | undefined {
  const lower = typed.normalize('NFKC').toLowerCase()
  return (Object.keys(names) as Value[]).find((value) => names[value].includes(lower))
}

/** `2026年1月5日`, `2026/1/5`, `2026.1`, `2026-01` as an ISO date; undefined when it is none. */
export function isoOf(typed: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?)?年?$/.exec(
      typed.normalize('NFKC').replaceAll('。', '.'),
    ) ?? []
  if (year === undefined) return undefined
  const iso = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-')
  return isIsoDate(iso) ? iso : undefined
}
