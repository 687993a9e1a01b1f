// Words of the search screen.
import type { Strings } from './types.ts'

export const search = {
  'search.field': ['搜索正文和批注', 'Search texts and notes'],
  'search.placeholder': [
    '搜索正文和批注，如：水利 -化肥 报纸:日报',
    'Search texts and notes, e.g. 水利 -化肥 paper:日报',
  ],
  'search.hint': [
    '一个字也能搜；简体繁体、全角半角一样搜。空格隔开的词要同时有。',
    'One character is enough; simplified and traditional are one. Words with a blank between them must all be there.',
  ],
  'search.start': ['搜索整个书库', 'Search the whole library'],
  'search.results': ['搜索结果', 'Results'],
  'search.count': [
    '{{count}} 篇，{{passages}} 处',
    { one: '{{count}} article, {{passages}} passages', other: '{{count}} articles, {{passages}} passages' },
  ],
  'search.countBare': ['{{count}} 篇', { one: '{{count}} article', other: '{{count}} articles' }],
  'search.countShown': [
    '{{articles}} 篇，显示前 {{shown}} 篇',
    '{{articles}} articles, the first {{shown}} shown',
  ],
  'search.countAbout': [
    '约 {{articles}} 篇，显示前 {{shown}} 篇',
    'About {{articles}} articles, the first {{shown}} shown',
  ],
  'search.passages': ['{{n}} 处', '{{n}}'],
  'search.morePassages': ['打开稿件看其余 {{n}} 处', '{{n}} more in the article'],
  'search.inNote': ['批注', 'Note'],
  'search.where': ['范围', 'Where'],
  'search.everywhere': ['正文和批注', 'Texts and notes'],
  'search.texts': ['正文', 'Texts'],
  'search.notes': ['批注', 'Notes'],
  'search.order': ['顺序', 'Order'],
  'search.best': ['最相关', 'Best'],
  'search.newest': ['最新', 'Newest'],
  'search.none': ['没有找到“{{query}}”', 'Nothing found for “{{query}}”'],
  'search.noneHint': [
    '换一个更短的词试试，或去掉一个条件。',
    'Try a shorter word, or leave out a condition.',
  ],
  'search.more': ['显示更多稿件', 'Show more articles'],
  'search.facets': ['收窄结果', 'Narrow the results'],
  'search.papers': ['报纸', 'Papers'],
  'search.years': ['年份', 'Years'],
  'search.entities': ['实体', 'Names'],
  'search.tags': ['标签', 'Tags'],
  'search.saved': ['保存的搜索', 'Saved searches'],
  'search.suggested': ['也许是这个名字', 'Names this may mean'],
  'search.meant': ['文中没有“{{word}}”，按拼音找到', 'No text has “{{word}}”; names that sound so'],
  'search.meantMore': ['另有 {{n}} 个', 'and {{n}} more'],
  'search.save': ['保存搜索', 'Save the search'],
  'search.isSaved': ['已保存为“{{name}}”', 'Saved as “{{name}}”'],
  'search.saveTitle': ['保存搜索', 'Save the search'],
  'search.saveHint': [
    '保存后，书库左侧会多一个自动更新的文件夹：新导入的稿件符合条件就会出现在里面。',
    'It becomes a folder at the left of the library that keeps itself up to date as articles come in.',
  ],
  'search.savedAs': ['已保存“{{name}}”', 'Saved as “{{name}}”'],
  'search.name': ['名称', 'Name'],

  'search.problem.operator-alone': ['的一边没有词，先不算它', 'has nothing on one side; it is left out'],
  'search.problem.paren-open': [
    '没有对应的右括号，按到末尾算',
    'is never closed; it is taken to reach to the end',
  ],
  'search.problem.paren-close': ['没有对应的左括号，先不算它', 'closes nothing; it is left out'],
  'search.problem.quote-open': [
    '没有对应的引号，按到末尾算',
    'has no second mark; it is taken to reach to the end',
  ],
  'search.problem.field-unknown': ['不是字段名，当作普通文字来搜', 'is no field; it is searched as text'],
  'search.problem.field-empty': ['后面还没有内容', 'has nothing after it yet'],
  'search.problem.date': [
    '不是日期，写成 2026-01-27、2026-01 或 2026',
    'is no date; write 2026-01-27, 2026-01 or 2026',
  ],
  'search.problem.colour': [
    '不是批注颜色，可以写：{{colors}}',
    'is no colour of marks; there are: {{colors}}',
  ],
  'search.problem.has': ['这里可以写：批语、批注、标签、数字', 'can be: note, mark, tag, figure'],
  'search.problem.is': [
    '这里可以写：未读、已读、读完、有批注、星标',
    'can be: unread, read, finished, marked, starred',
  ],

  'search.help': ['怎样搜索', 'How to search'],
  'search.help.heading': ['怎样搜索', 'How to search'],
  'search.help.lead': [
    '输入就能搜，不会用语法也没关系。下面每个例子点一下就能试。字段名中英文都行，冒号后面有空格的内容要加引号。',
    'Just type; no syntax is needed. Click any example to try it. Field names work in Chinese and English; put a value with blanks in quotation marks.',
  ],
  'search.help.words': ['词和组合', 'Words and how they join'],
  'search.help.all': ['两个词都有（也可写 AND 或 与）', 'Both words (AND or 与 may be written)'],
  'search.help.or': ['有其中一个（也可写 或）', 'Either word (或 may be written)'],
  'search.help.not': [
    '有前一个，没有后一个（也可写 NOT 或 非）',
    'The first without the second (NOT or 非 may be written)',
  ],
  'search.help.group': ['括号里的先算', 'What is in brackets goes first'],
  'search.help.exact': [
    '引号里的连在一起找；字母和数字要整词',
    'What is in quotation marks stands together, words whole',
  ],
  'search.help.fold': [
    '简体、繁体、全角、半角、大小写不分',
    'Simplified and traditional, width and case do not matter',
  ],
  'search.help.prefix': [
    '字母和数字从词头找起：20 能找到 2025',
    'Letters and digits are found from where a word begins',
  ],
  'search.help.letters': [
    '文中没有的字母当作拼音：首字母或全拼，找名字这样读的人、机构、地点……',
    'Letters that no text has are read as pinyin, whole or its first letters: names that sound so',
  ],
  'search.help.fieldGroup': [
    '字段管到整个括号；全角的冒号、括号、引号都认',
    'The field holds for all in the brackets',
  ],
  'search.help.where': ['在哪里找', 'Where to look'],
  'search.help.title': ['题名里有', 'In the title'],
  'search.help.author': ['署名或作者里有', 'In the byline, or the author'],
  'search.help.column': ['栏目或版名里有', 'In the column or the page’s name'],
  'search.help.note': ['批语里有', 'In a note'],
  'search.help.tag': ['批注带这个标签（下级标签也算）', 'With this tag, or one under it'],
  'search.help.colour': ['有这种颜色的批注', 'With a mark of this colour'],
  'search.help.names': ['人、机构、地方、项目', 'People, bodies, places, programmes'],
  'search.help.person': [
    '提到名字里有它的人物；写拼音或首字母也行，如 人物:wang',
    'Names such a person; pinyin or initials will do, as person:wang',
  ],
  'search.help.org': ['提到这样的机构', 'Names such a body'],
  'search.help.place': ['提到这样的地点', 'Names such a place'],
  'search.help.programme': [
    '提到这样的项目；还有 文件: 活动: 实体:',
    'Names such a programme; also document: event: name:',
  ],
  'search.help.which': ['哪些稿件', 'Which articles'],
  'search.help.paper': ['出自这份报纸或来源', 'From this paper or source'],
  'search.help.date': [
    '见报日期在这段时间（早于不含当天）；不知道日期的按导入时间',
    'Dated in this span (before leaves out the day); by import where no date is known',
  ],
  'search.help.has': ['写了批语；还可以是 批注、标签、数字', 'With a note; also mark, tag, figure'],
  'search.help.is': [
    '还没打开过；还可以是 已读、读完、有批注、星标',
    'Not opened yet; also read, finished, marked, starred',
  ],
  'search.help.order': ['排在前面的', 'What comes first'],
  'search.help.orderText': [
    '题名里有这些词的最前，其次看文中出现得多密，再看日期远近。只比较最新的一批和题名符合的稿件。',
    'Words in the title first, then how densely the text has them, then how new it is; among the newest hits and those with the words in their title.',
  ],
} as const satisfies Strings
