// Words of the settings.
import type { Strings } from './types.ts'

export const settings = {
  'settings.title': ['设置', 'Settings'],
  'settings.look': ['外观', 'Appearance'],
  'settings.theme': ['配色', 'Theme'],
  'settings.language': ['界面语言', 'Language'],
  'settings.languageSystem': ['跟随系统', 'As the system'],
  'settings.reading': ['阅读', 'Reading'],
  'settings.size': ['字号', 'Type size'],
  'settings.sizeValue': ['{{n}} 像素', '{{n}} px'],
  'settings.leading': ['行距', 'Line height'],
  'settings.leadingValue': ['{{n}} 倍', '{{n}} ×'],
  'settings.measure': ['每行字数', 'Characters a line'],
  'settings.measureValue': ['{{n}} 字', '{{n}}'],
  'settings.less': ['{{name}}：减小', '{{name}}: less'],
  'settings.more': ['{{name}}：增大', '{{name}}: more'],
  'settings.typeReset': ['恢复默认', 'Back to default'],
  'settings.sample': [
    '渠水绕过晒谷场，流进每一块田。“量得清，才分得匀。”老人说，这把水尺，量的是人心。',
    '渠水绕过晒谷场，流进每一块田。“量得清，才分得匀。”老人说，这把水尺，量的是人心。',
  ],
  'settings.library': ['书库', 'Library'],
  'settings.where': ['位置', 'Where it is'],
  'settings.reveal': ['在文件夹中显示', 'Show in folder'],
  'settings.holds': ['内容', 'What it holds'],
  'settings.holdsValue': [
    '{{sources}} 个来源　{{pages}} 个版　{{articles}} 篇稿件　{{annotations}} 条批注',
    '{{sources}} sources · {{pages}} pages · {{articles}} articles · {{annotations}} annotations',
  ],
  'settings.verify': ['检查书库', 'Check the library'],
  'settings.verifyHint': [
    '核对每个版的每一个字、每条批注的引文和数据库本身。',
    'Goes over every character of every page, every quotation, and the database itself.',
  ],
  'settings.verifying': ['正在检查', 'Checking'],
  'settings.sound': [
    '书库完好：{{characters}} 字都有着落，{{annotations}} 条批注的引文与原文一致。',
    'The library is sound: all {{characters}} characters are accounted for, and the quotations of {{annotations}} annotations agree with their texts.',
  ],
  'settings.unsound': [
    '检查出 {{count}} 个问题。',
    { one: 'One problem was found.', other: '{{count}} problems were found.' },
  ],
  'settings.samples': ['样版', 'Sample pages'],
  'settings.samplesHint': [
    '随附的样版和写在上面的批注，一步移除。',
    'The pages that came with Jianbao, and the notes on them, in one step.',
  ],
  'settings.samplesRemove': ['移除样版', 'Remove the samples'],
  'settings.samplesSure': ['确认移除，不能撤销', 'Remove; this cannot be undone'],
  'settings.samplesGone': ['样版已移除', 'The samples were removed'],
  'settings.about': ['关于', 'About'],
  'settings.version': ['剪报 {{version}}', 'Jianbao {{version}}'],
  'settings.offline': [
    '全部工作都在这台电脑上完成，不发送任何数据。',
    'All work is done on this computer. Nothing is sent anywhere.',
  ],
  'settings.standin': [
    '现在运行在替身宿主上（系统里的 Chromium），不是 Electron。功能相同，但没有系统菜单和窗口集成。',
    'This runs on the stand-in host over an installed Chromium; it is not Electron. It does the same work, without the system’s menu and window integration.',
  ],
  'settings.electron': ['运行在 Electron 上。', 'Running on Electron.'],
  'settings.shortcuts': ['快捷键一览', 'Keyboard shortcuts'],
} as const satisfies Strings
