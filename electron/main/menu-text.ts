/** The words of the menu and the system's dialogs, in Chinese and English. */
import { commandNames } from '../contract/command-names.ts'
import type { Language } from '../contract/language.ts'

const words = {
  ...commandNames,
  'menu.file': ['文件', 'File'],
  'menu.edit': ['编辑', 'Edit'],
  'menu.view': ['视图', 'View'],
  'menu.article': ['稿件', 'Article'],
  'menu.mark': ['批注', 'Notes'],
  'menu.help': ['帮助', 'Help'],
  'menu.cut': ['剪切', 'Cut'],
  'menu.copy': ['复制', 'Copy'],
  'menu.paste': ['粘贴', 'Paste'],
  'menu.selectAll': ['全选', 'Select all'],
  'menu.fullscreen': ['全屏', 'Full screen'],
  'menu.about': ['关于剪报', 'About Jianbao'],
  'menu.services': ['服务', 'Services'],
  'menu.hide': ['隐藏剪报', 'Hide Jianbao'],
  'menu.hideOthers': ['隐藏其他', 'Hide others'],
  'menu.unhide': ['全部显示', 'Show all'],
  'menu.window': ['窗口', 'Window'],
  'menu.minimize': ['最小化', 'Minimize'],
  'menu.zoom': ['缩放', 'Zoom'],
  'menu.close': ['关闭窗口', 'Close window'],
  'menu.front': ['前置全部窗口', 'Bring all to front'],
  'menu.tools': ['开发者工具', 'Developer tools'],
  'pick.files': ['选择要导入的文件', 'Choose files to import'],
  'pick.texts': ['文本', 'Texts'],
  'pick.all': ['所有文件', 'All files'],
  'pick.folder': ['选择要导入的文件夹', 'Choose a folder to import'],
  'pick.target': ['选择导出到哪个文件夹', 'Choose the folder to export to'],
  'pick.save': ['导出为', 'Export as'],
  'end.title': ['剪报无法继续', 'Jianbao cannot go on'],
  'end.crashing': [
    '窗口接连崩溃了几次，剪报即将退出。书库和批注都已保存。请重新打开；如仍如此，请重新安装。',
    'The window has crashed several times in a row, so Jianbao will quit. Library and notes are stored. Open it again; if it happens again, install it anew.',
  ],
} as const satisfies Record<string, readonly [string, string]>

export type Word = keyof typeof words

/** One word in one language. */
export function text(word: Word, language: Language): string {
  return words[word][language === 'zh-CN' ? 0 : 1]
}
