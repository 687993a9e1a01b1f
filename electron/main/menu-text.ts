/** The words of the menu and the system's dialogs, in Chinese and English. */
import type { Settings } from '../contract/settings.ts'

export type Language = 'zh-CN' | 'en'

const words = {
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
  'file.import': ['导入文件…', 'Import files…'],
  'file.importFolder': ['导入文件夹…', 'Import a folder…'],
  'file.paste': ['把剪贴板的文字导入为一版', 'Import the clipboard as a page'],
  'file.export': ['导出…', 'Export…'],
  'file.quit': ['退出剪报', 'Quit Jianbao'],
  'edit.undo': ['撤销', 'Undo'],
  'edit.redo': ['重做', 'Redo'],
  'edit.find': ['查找', 'Find'],
  'view.palette': ['命令面板', 'Command palette'],
  'view.library': ['书库', 'Library'],
  'view.reader': ['阅读', 'Reading'],
  'view.search': ['搜索', 'Search'],
  'view.annotations': ['批注', 'Notes'],
  'view.page': ['版面', 'Page desk'],
  'view.entities': ['实体', 'Entities'],
  'view.figures': ['数据', 'Figures'],
  'view.review': ['复习', 'Review'],
  'view.settings': ['设置', 'Settings'],
  'view.theme': ['切换配色', 'Next theme'],
  'view.side': ['显示或收起左栏', 'Show or hide the side list'],
  'view.pane': ['显示或收起右栏', 'Show or hide the review pane'],
  'view.larger': ['放大正文', 'Larger text'],
  'view.smaller': ['缩小正文', 'Smaller text'],
  'article.next': ['下一稿', 'Next article'],
  'article.previous': ['上一稿', 'Previous article'],
  'mark.next': ['下一条批注', 'Next annotation'],
  'mark.previous': ['上一条批注', 'Previous annotation'],
  'mark.highlight': ['高亮', 'Highlight'],
  'mark.note': ['批注', 'Note'],
  'mark.tag': ['加标签', 'Tag'],
  'mark.entity': ['标为实体', 'Mark as entity'],
  'mark.copy': ['复制并附出处', 'Copy with citation'],
  'mark.remove': ['删除批注', 'Remove the annotation'],
  'help.shortcuts': ['快捷键一览', 'Keyboard shortcuts'],
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

/** The language that a setting means on a system with this locale. */
export function languageOf(setting: Settings['language'], locale: string): Language {
  if (setting !== 'system') return setting
  return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
