// Words of the dialog on where pages come from: paper, date, page number and the like.
import type { Strings } from './types.ts'

export const metadata = {
  'meta.title': ['出处', 'Where it comes from'],
  'meta.edit': ['修改出处', 'Change where it comes from'],
  'meta.scope': [
    '这一版上的 {{articles}} 篇稿件都用这些出处。引用、导出和相对日期（如“去年”）都以此为准。',
    'Holds for all {{articles}} articles of this page: for citations, exports, and what “last year” means.',
  ],
  'meta.scopeMany': [
    '{{pages}} 个版，{{articles}} 篇稿件。只改动填写过的项目，其余保持各自原样。',
    '{{pages}} pages, {{articles}} articles. Only what you fill in is changed; the rest stays as it is on each.',
  ],
  'meta.paper': ['报刊、网站或书名', 'Newspaper, site or book'],
  'meta.date': ['日期', 'Date'],
  'meta.dateHint': ['2026-01-27，或 2026-01、2026', '2026-01-27, or 2026-01, 2026'],
  'meta.dateWrong': [
    '日期请写成 2026-01-27、2026-01 或 2026。',
    'Write a date as 2026-01-27, 2026-01 or 2026.',
  ],
  'meta.pageNo': ['版次', 'Page'],
  'meta.column': ['版名或栏目', 'Name of the page or column'],
  'meta.author': ['作者（文件所记）', 'Author, as the file has it'],
  'meta.url': ['网址', 'Address'],
  'meta.urlWrong': ['网址须以 http:// 或 https:// 开头。', 'An address begins with http:// or https://.'],
  'meta.differs': ['各不相同', 'Different on each'],
  'meta.fromFile': ['文件所记', 'said by the file'],
  'meta.fromText': ['版面所印', 'printed on the page'],
  'meta.fromName': ['文件名所示', 'from the file’s name'],
  'meta.fromPerson': ['手工填写', 'filled in by hand'],
  'meta.suggested': ['改用', 'Use'],
  'meta.suggestedText': ['版面：{{value}}', 'page: {{value}}'],
  'meta.suggestedName': ['文件名：{{value}}', 'file name: {{value}}'],
  'meta.papers': ['书库里的报刊', 'Papers in the library'],
  'meta.fill': ['自动填写', 'Fill in'],
  'meta.fillText': ['用各版印的字', 'From what each page prints'],
  'meta.fillName': ['用各自的文件名', 'From each file’s name'],
  'meta.filled': [
    '已填写 {{count}} 个版的出处',
    { one: '{{count}} page filled in', other: '{{count}} pages filled in' },
  ],
  'meta.filledNone': ['没有可以填写的内容', 'There was nothing to fill in'],
  'meta.saved': ['已修改出处', 'Changed where it comes from'],
  'meta.save': ['保存', 'Save'],
} as const satisfies Strings
