// Words of the versions of one story.
import type { Strings } from './types.ts'

export const versions = {
  'versions.title': ['同文异版', 'Versions'],
  'versions.list': ['同文异版', 'Stories with several versions'],
  'versions.count': ['{{count}} 个版本', { one: '{{count}} version', other: '{{count}} versions' }],
  'versions.others': [
    '另有 {{count}} 个版本',
    { one: '{{count}} other version', other: '{{count}} other versions' },
  ],
  'versions.pair': ['两版对照', 'Two versions side by side'],
  'versions.left': ['左边的版本', 'Version at the left'],
  'versions.right': ['右边的版本', 'Version at the right'],
  'versions.swap': ['左右对调', 'Swap sides'],
  'versions.looking': ['正在比对各稿…', 'Comparing the articles…'],
  'versions.untitled': ['无题', 'Untitled'],
  'versions.characters': ['{{n}} 字', '{{n}} characters'],
  'versions.own': ['独有 {{n}} 字', '{{n}} only here'],
  'versions.emptyTitle': ['没有重复的稿件', 'No story more than once'],
  'versions.emptyText': [
    '几家报纸登了同一篇稿件时，会列在这里，可以左右对照，看删了什么、改了什么。',
    'When several papers print the same story, it is listed here, and two versions can be read side by side.',
  ],
} as const satisfies Strings
