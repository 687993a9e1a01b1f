// Words of the re-anchor desk.
import type { Strings } from './types.ts'

export const anchoring = {
  'anchors.list': ['待定位的批注', 'Marks without a sure place'],
  'anchors.which': ['看哪些批注', 'Which marks'],
  'anchors.astrayTab': ['待处理', 'To look at'],
  'anchors.keptTab': ['已留作笔记', 'Kept as notes'],
  'anchors.count': ['{{count}} 条', { one: '{{count}} mark', other: '{{count}} marks' }],
  'anchors.desk': ['这条批注', 'The mark'],
  'anchors.was': ['原来标的文字', 'The words it was on'],
  'anchors.candidates': ['可能的位置', 'Where it may belong'],
  'anchors.noCandidate': [
    '本版里没有相像的文字。可以在下面另找，或留作稿件笔记。',
    'Nothing on the page is like it. Look below, or keep it as a note of the article.',
  ],
  'anchors.score': ['文字相合 {{score}}', 'Words {{score}}'],
  'anchors.context': ['上下文 {{context}}', 'around it {{context}}'],
  'anchors.here': ['现在的位置', 'Where it is now'],
  'anchors.other': ['在《{{title}}》', 'in “{{title}}”'],
  'anchors.place': ['放在这里', 'Put it here'],
  'anchors.confirm': ['就是这里', 'This is it'],
  'anchors.elsewhere': ['另找位置', 'Somewhere else'],
  'anchors.find': ['在稿件里找', 'Find in the article'],
  'anchors.findNone': ['稿件里没有这几个字。', 'These words are not in the article.'],
  'anchors.toSelected': ['放到所选文字', 'Put it on the selection'],
  'anchors.keep': ['留作稿件笔记', 'Keep as a note'],
  'anchors.kept': ['稿件笔记', 'Note of the article'],
  'anchors.takeUp': ['重新找位置', 'Look for its place again'],
  'anchors.open': ['打开稿件', 'Open the article'],
  'anchors.placed': ['批注已放好', 'The mark is in its place'],
  'anchors.keptDone': ['已留作稿件笔记', 'Kept as a note of the article'],
  'anchors.takenUp': ['已放回待处理', 'Back among those to look at'],
  'anchors.none': ['每条批注都在原处', 'Every mark is in its place'],
  'anchors.noneHint': [
    '原文改动后位置不确定的批注会列在这里，由你核对。',
    'Marks whose place became unsure when a text changed are listed here, for you to look at.',
  ],
  'anchors.noneKept': ['没有留作笔记的批注', 'No mark is kept as a note'],
  'anchors.noneKeptHint': [
    '找不回位置的批注可以留作稿件笔记，不会丢。',
    'A mark whose words are gone can be kept as a note of its article; it is not lost.',
  ],
} as const satisfies Strings
