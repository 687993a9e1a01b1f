// Words of the command palette and the list of shortcuts.
import type { Strings } from './types.ts'

export const palette = {
  'palette.label': ['命令面板', 'Command palette'],
  'palette.field': ['输入题名、词语或命令', 'Type a title, a word or a command'],
  'palette.articles': ['稿件', 'Articles'],
  'palette.passages': ['正文和批注', 'Texts and notes'],
  'palette.commands': ['命令', 'Commands'],
  'palette.searchAll': ['在整个书库搜索“{{query}}”', 'Search the whole library for “{{query}}”'],
  'palette.none': ['没有符合的命令或稿件', 'No command or article matches'],
  'help.title': ['快捷键一览', 'Keyboard shortcuts'],
  'help.file': ['文件', 'File'],
  'help.edit': ['编辑', 'Edit'],
  'help.view': ['显示', 'View'],
  'help.article': ['稿件', 'Article'],
  'help.mark': ['批注（阅读时）', 'Annotations (while reading)'],
  'help.list': ['列表', 'Lists'],
  'help.colors': ['用第几种颜色标记所选文字', 'Mark the selection in that colour'],
  'help.move': ['上一条、下一条', 'Up and down'],
  'help.open': ['打开', 'Open'],
  'help.choose': ['选中或取消', 'Choose or let go'],
  'help.extend': ['连续选中', 'Choose a run'],
  'help.esc': ['逐层退出', 'Close one layer'],
} as const satisfies Strings
