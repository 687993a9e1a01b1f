// Words of the search screen.
import type { Strings } from './types.ts'

export const search = {
  'search.field': ['搜索正文和批注', 'Search texts and notes'],
  'search.hint': [
    '一个字也能搜。用空格隔开几个词，找同时含有它们的稿件。',
    'One character is enough. Words with a blank between them must all be in the article.',
  ],
  'search.start': ['搜索整个书库', 'Search the whole library'],
  'search.results': ['搜索结果', 'Results'],
  'search.count': [
    '{{count}} 篇，{{passages}} 处',
    { one: '{{count}} article, {{passages}} passages', other: '{{count}} articles, {{passages}} passages' },
  ],
  'search.countShown': [
    '{{articles}} 篇，显示前 {{shown}} 篇',
    '{{articles}} articles, the first {{shown}} shown',
  ],
  'search.passages': ['{{n}} 处', '{{n}}'],
  'search.morePassages': ['打开稿件看其余 {{n}} 处', '{{n}} more in the article'],
  'search.inNote': ['批注', 'Note'],
  'search.where': ['范围', 'Where'],
  'search.everywhere': ['正文和批注', 'Texts and notes'],
  'search.texts': ['正文', 'Texts'],
  'search.notes': ['批注', 'Notes'],
  'search.none': ['没有找到“{{query}}”', 'Nothing found for “{{query}}”'],
  'search.noneHint': ['换一个更短的词试试。', 'Try a shorter word.'],
  'search.more': ['显示更多稿件', 'Show more articles'],
} as const satisfies Strings
