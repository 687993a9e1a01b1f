// Words of the export screen.
import type { Strings } from './types.ts'

export const exporting = {
  'export.title': ['导出批注', 'Export notes'],
  'export.scope': ['哪些稿件', 'Which articles'],
  'export.one': ['《{{title}}》', '“{{title}}”'],
  'export.chosen': ['在书库里选中的 {{n}} 篇', 'The {{n}} chosen in the library'],
  'export.marked': ['有批注的 {{n}} 篇', 'The {{n}} with notes'],
  'export.all': ['全部 {{n}} 篇', 'All {{n}}'],
  'export.format': ['格式', 'Format'],
  'export.markdown': ['Markdown', 'Markdown'],
  'export.markdownHint': [
    '引文、批注、标签、实体和出处，可放进 Obsidian 等笔记软件',
    'Quotations, notes, tags, names and citations, for Obsidian and the like',
  ],
  'export.html': ['网页（HTML）', 'Web page (HTML)'],
  'export.htmlHint': [
    '一个文件就是完整的网页，可打印、可发送',
    'One self-contained page, to print or to send',
  ],
  'export.jsonld': ['W3C 批注（JSON-LD）', 'W3C annotations (JSON-LD)'],
  'export.jsonldHint': [
    '标准的 Web Annotation 数据，供其他软件读取',
    'Standard Web Annotation data, for other programs',
  ],
  'export.docx': ['Word（DOCX）', 'Word (DOCX)'],
  'export.docxHint': [
    '批注是真正的 Word 批注，引文带底色，出处在脚注',
    'Notes as real Word comments, marks as shading, citations as footnotes',
  ],
  'export.csv': ['表格（CSV）', 'Tables (CSV)'],
  'export.csvHint': [
    '批注、实体、数据各一个文件，可用表格软件打开',
    'Notes, names and figures, for spreadsheets',
  ],
  'export.anki': ['Anki 卡片', 'Anki cards'],
  'export.ankiHint': [
    '正面引文，背面批注；在 Anki 中导入',
    'Quotation in front, note behind; import it in Anki',
  ],
  'export.bibtex': ['BibTeX', 'BibTeX'],
  'export.bibtexHint': ['参考文献条目，供 LaTeX 使用', 'Bibliography entries, for LaTeX'],
  'export.csljson': ['CSL-JSON', 'CSL-JSON'],
  'export.csljsonHint': [
    '参考文献条目，供 Zotero、Pandoc 使用',
    'Bibliography entries, for Zotero and Pandoc',
  ],
  'export.gbt7714': ['参考文献表（GB/T 7714）', 'List of references (GB/T 7714)'],
  'export.gbt7714Hint': ['每篇一条，可直接粘贴', 'One entry each, ready to paste'],
  'export.template': ['自定模板', 'Own template'],
  'export.templateHint': ['按自己写的 Liquid 模板输出', 'After a Liquid template of your own'],
  'export.fullText': ['附上稿件全文', 'Include the full text'],
  'export.save': ['保存……', 'Save…'],
  'export.saving': ['正在保存', 'Saving'],
  'export.preview': ['预览', 'Preview'],
  'export.file': ['文件', 'File'],
  'export.files': ['{{n}} 个文件', '{{n}} files'],
  'export.filesShown': [
    '共 {{n}} 个文件，预览前 {{shown}} 个',
    '{{n}} files; the first {{shown}} can be previewed',
  ],
  'export.view': ['查看方式', 'View'],
  'export.page': ['网页', 'Page'],
  'export.source': ['源码', 'Source'],
  'export.copy': ['复制内容', 'Copy the content'],
  'export.copied': ['已复制', 'Copied'],
  'export.done': [
    '已导出 {{count}} 个文件',
    { one: 'One file was exported', other: '{{count}} files were exported' },
  ],
  'export.reveal': ['在文件夹中显示', 'Show in folder'],
  'export.folder': ['剪报批注', 'Jianbao notes'],
  'export.emptyTitle': ['没有可导出的稿件', 'There is nothing to export'],
  'export.emptyText': [
    '先导入一个版面，读一篇，写几条批注。',
    'Import a page, read an article and write a note first.',
  ],
} as const satisfies Strings
