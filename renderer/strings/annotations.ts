// Words of the list of all annotations.
import type { Strings } from './types.ts'

export const annotations = {
  'annotations.filter': ['在引文、批注、标签里筛选', 'Filter quotations, notes, tags'],
  'annotations.side': ['筛选', 'Filters'],
  'annotations.all': ['全部批注', 'All annotations'],
  'annotations.withNote': ['写有文字', 'With a note'],
  'annotations.lost': ['原文已变', 'Passage changed'],
  'annotations.colors': ['颜色', 'Colours'],
  'annotations.tags': ['标签', 'Tags'],
  'annotations.count': ['{{count}} 条', { one: '{{count}} annotation', other: '{{count}} annotations' }],
  'annotations.list': ['批注', 'Annotations'],
  'annotations.order': ['排序', 'Order'],
  'annotations.newest': ['最近修改', 'Newest'],
  'annotations.byArticle': ['按稿件', 'By article'],
  'annotations.moved': ['已随原文移动', 'moved with the text'],
  'annotations.fuzzy': ['位置是近似的', 'approximate place'],
  'annotations.gone': ['原文里已找不到', 'no longer in the text'],
  'annotations.remove': ['删除这条批注', 'Remove this annotation'],
  'annotations.removed': ['批注已删除', 'The annotation was removed'],
  'annotations.emptyTitle': ['还没有批注', 'No annotations yet'],
  'annotations.emptyText': [
    '阅读时选中一段文字，就能高亮、写批注、加标签；它们都会汇到这里。',
    'Select a passage while reading to highlight it, write a note or add a tag. All of them are gathered here.',
  ],
  'annotations.noMatch': ['没有符合条件的批注', 'No annotation matches'],
} as const satisfies Strings
