// Words of correcting the text of an article.
import type { Strings } from './types.ts'

export const correct = {
  'correct.action': ['更正', 'Correct'],
  'correct.title': ['更正文字', 'Correct the text'],
  'correct.field': ['更正后的文字', 'The text as it should read'],
  'correct.hint': [
    '只改剪报里显示的文字；导入的原文件不变，原文随时可看、可还原。批注和实体跟着走。回车保存。',
    'Changes what is shown here; the imported file stays as it is, and its words can be seen and brought back. Notes and names go along. Enter saves.',
  ],
  'correct.save': ['保存更正', 'Save'],
  'correct.same': ['还没有改动。', 'Nothing has changed yet.'],
  'correct.empty': [
    '不能整段删空。若要整段去掉，请到“版面”把它移出稿件。',
    'A paragraph cannot be left empty. To take it out, move it out of the article on the page desk.',
  ],
  'correct.done': ['已更正，原文保留', 'Corrected; the words of the page are kept'],
  'correct.takenBack': ['已还原为原文', 'Back to the words of the page'],
  'correct.sign': ['更正 {{count}} 处', { one: '{{count}} correction', other: '{{count}} corrections' }],
  'correct.list': [
    '本文更正（{{count}} 处）',
    { one: '{{count}} correction', other: '{{count}} corrections' },
  ],
  'correct.none': [
    '这篇稿件没有更正。选中文字后点“更正”。',
    'Nothing was corrected in this article. Select text, then “Correct”.',
  ],
  'correct.go': ['看正文中的位置', 'Show it in the text'],
  'correct.takeBack': ['还原为原文', 'Back to the words of the page'],
  'correct.takeAllBack': ['全部还原', 'Take all back'],
  'correct.showOriginals': ['在正文中显示原文', 'Show the words of the page in the text'],
  'correct.hideOriginals': ['不再显示原文', 'Hide the words of the page'],
  'correct.waiting': [
    '这几个字现在不在同一段里，更正暂未生效；回到一段后自动生效。',
    'These characters are not in one paragraph now; the correction comes back with them.',
  ],
  'correct.added': ['（无）', '(none)'],
  'correct.tip': ['原文：{{was}}', 'On the page: {{was}}'],
  'correct.tipCut': ['此处删去：{{was}}', 'Left out here: {{was}}'],
  'correct.tipAdded': ['原文没有这几个字', 'Not on the page'],
} as const satisfies Strings
