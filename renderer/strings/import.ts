// Words of importing: dialog, dropping, pasting, progress, report.
import type { Strings } from './types.ts'

export const importing = {
  'import.title': ['导入报纸版面', 'Import newspaper pages'],
  'import.from': ['从哪里导入', 'Import from'],
  'import.tabFiles': ['文件', 'Files'],
  'import.tabPaste': ['粘贴文字', 'Pasted text'],
  'import.dropHere': ['把文件或文件夹拖到这里，或者', 'Drop files or folders here, or'],
  'import.pickFiles': ['选择文件', 'Choose files'],
  'import.pickFolder': ['选择文件夹', 'Choose a folder'],
  'import.kinds': [
    '支持文本（.txt）和 Markdown（.md）文件。文件会原样存一份在书库里，原文件不动。',
    'Text (.txt) and Markdown (.md) files. A copy is kept in the library byte for byte; the original stays as it is.',
  ],
  'import.encoding': ['文字编码', 'Text encoding'],
  'import.encodingAuto': ['自动识别', 'Found by itself'],
  'import.encodingHint': [
    '一般不用改。导入后若有乱码，可在书库里换一种编码重读。',
    'Rarely needs a change. If a page looks garbled later, read it again in another encoding from the library.',
  ],
  'import.pasteName': ['名称', 'Name'],
  'import.pasteNamed': ['粘贴的文字', 'Pasted text'],
  'import.pasteText': ['版面文字', 'Text of the page'],
  'import.pastePlaceholder': [
    '在这里按 {{key}} 粘贴一个版的文字',
    'Press {{key}} here to paste the text of a page',
  ],
  'import.pasteDo': ['导入这段文字', 'Import this text'],
  'import.drop': ['松开鼠标，导入到书库', 'Let go to import'],
  'import.dropHint': ['文件、文件夹或一段文字', 'Files, folders or a piece of text'],
  'import.working': ['正在拆版', 'Taking pages apart'],
  'import.workingOn': ['{{done}}／{{total}}', '{{done}} / {{total}}'],
  'import.cancel': ['取消导入', 'Cancel the import'],
  'import.details': ['查看导入进度', 'Show the progress of the import'],
  'import.report': ['导入结果', 'Import report'],
  'import.reportRunning': ['正在处理：{{name}}', 'At work on {{name}}'],
  'import.reportImported': ['导入 {{n}}', '{{n}} imported'],
  'import.reportThere': ['已在书库 {{n}}', '{{n}} already there'],
  'import.reportFailed': ['没有导入 {{n}}', '{{n}} not imported'],
  'import.reportCancelled': [
    '导入已取消，已完成的保留在书库里。',
    'The import was cancelled; what was finished is in the library.',
  ],
  'import.reportInterrupted': [
    '上次的导入没有做完，可以接着做。',
    'The last import was cut short; it can go on from there.',
  ],
  'import.reportStopped': [
    '导入中途停下了，可以接着做。',
    'The import stopped halfway; it can go on from there.',
  ],
  'import.resume': ['接着导入', 'Go on'],
  'import.articles': ['{{count}} 篇', { one: '{{count}} article', other: '{{count}} articles' }],
  'import.there': ['内容相同的文件已在书库，没有重复导入', 'The same file is in the library already'],
  'import.retry': ['改用 {{encoding}} 再试', 'Try again as {{encoding}}'],
  'import.retryMenu': ['改用其他编码', 'Another encoding'],
  'import.more': ['另有 {{n}} 个', 'and {{n}} more'],
  'import.done': [
    '已导入 {{count}} 个文件，共 {{articles}} 篇稿件',
    {
      one: '{{count}} file imported, {{articles}} articles in all',
      other: '{{count}} files imported, {{articles}} articles in all',
    },
  ],
  'import.allThere': [
    '这 {{count}} 个文件都已在书库里',
    { one: 'This file is in the library already', other: 'All {{count}} files are in the library already' },
  ],
  'import.showReport': ['查看', 'Show'],
} as const satisfies Strings
