// Words of the trash.
import type { Strings } from './types.ts'

export const trash = {
  'trash.title': ['回收站', 'Trash'],
  'trash.kinds': ['显示什么', 'What is shown'],
  'trash.all': ['全部', 'All'],
  'trash.articles': ['稿件', 'Articles'],
  'trash.annotations': ['批注', 'Annotations'],
  'trash.count': ['{{count}} 项', { one: '{{count}} item', other: '{{count}} items' }],
  'trash.chosen': ['已选 {{count}} 项', { one: '{{count}} chosen', other: '{{count}} chosen' }],
  'trash.when': ['{{when}}删除　还留 {{days}} 天', 'deleted {{when}} · {{days}} days left'],
  'trash.look': ['内容', 'What it holds'],
  'trash.lookNone': [
    '删除的稿件和批注在这里保留 {{days}} 天，之后在打开书库时清除。',
    'Deleted articles and annotations rest here for {{days}} days; after that they are cleared when the library opens.',
  ],
  'trash.restore': ['恢复', 'Restore'],
  'trash.forget': ['彻底删除', 'Delete for good'],
  'trash.empty': ['清空回收站', 'Empty the trash'],
  'trash.emptyTitle': ['清空回收站？', 'Empty the trash?'],
  'trash.emptyText': [
    '{{articles}} 篇稿件和 {{annotations}} 条批注会被彻底删除。在关闭书库之前还可以撤销。',
    '{{articles}} articles and {{annotations}} annotations are deleted for good. Until the library is closed this can be undone.',
  ],
  'trash.none': ['回收站是空的', 'The trash is empty'],
  'trash.noneText': [
    '删除的稿件和批注会在这里保留 {{days}} 天，可以随时恢复。',
    'What you delete rests here for {{days}} days and can be restored.',
  ],
  'trash.restored': ['已恢复 {{count}} 项', { one: 'Restored', other: '{{count}} items restored' }],
  'trash.restoredElsewhere': [
    '已恢复 {{count}} 项；原文如今在别的稿件里，{{moved}} 条批注放到了那里',
    {
      one: 'Restored; its text is in another article now, where its {{moved}} annotations were put',
      other:
        '{{count}} items restored; where a text is in another article now, its annotations ({{moved}}) were put there',
    },
  ],
  'trash.forgotten': [
    '已彻底删除 {{count}} 项',
    { one: 'Deleted for good', other: '{{count}} items deleted for good' },
  ],
  'trash.emptied': ['回收站已清空', 'The trash was emptied'],
} as const satisfies Strings
