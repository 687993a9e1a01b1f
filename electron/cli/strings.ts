/** What the command line says, in Chinese and English. Failures have their sentences in the contract. */
import { type Language, languageOf } from '../contract/language.ts'

/** `LC_ALL`, `LC_MESSAGES`, `LANG`, in that order, as programs do: Chinese for any `zh`, else English. */
export function languageFor(env: Readonly<Record<string, string | undefined>>): Language {
  return languageOf('system', env.LC_ALL || env.LC_MESSAGES || env.LANG || '')
}

const strings = {
  'use.no-command': ['请写出命令。', 'Name a command.'],
  'use.unknown-command': ['没有命令“{name}”。', 'There is no command "{name}".'],
  'use.no-library': [
    '请用 --library DIR 指出剪报库的文件夹（或设置 JIANBAO_LIBRARY）。',
    'Name the folder of the library with --library DIR (or set JIANBAO_LIBRARY).',
  ],
  'use.option': ['{name}：选项有误（{why}）。', '{name}: {why}.'],
  'use.empty-option': ['{option} 不能为空。', '{option} must not be empty.'],
  'use.needs-option': ['缺少 {option}。', '{option} is missing.'],
  'use.choice': [
    '{option} 不能是“{value}”，只能是：{choices}。',
    '{option} cannot be "{value}"; choose one of: {choices}.',
  ],
  'use.needs-place': ['缺少 {what}。', '{what} is missing.'],
  'use.extra': ['多出了“{extra}”。', '"{extra}" is too much.'],
  'use.more': ['用 --help 查看用法。', 'See --help.'],

  'page.summary': [
    '{source}：{articles} 篇，另有图片 {photos}、版面杂项 {furniture}、未归属 {unassigned}',
    '{source}: articles {articles}, photos {photos}, furniture {furniture}, unassigned {unassigned}',
  ],
  'tag.summary': [
    '{source}：实体 {entities}，数据 {figures}，引语 {quotes}',
    '{source}: entities {entities}, figures {figures}, quotes {quotes}',
  ],
  'import.progress': ['{done}/{total} {note}', '{done}/{total} {note}'],
  'import.imported': ['已导入', 'imported'],
  'import.already-there': ['库中已有', 'already there'],
  'import.failed': ['失败', 'failed'],
  'import.cancelled': ['已取消；此前导入的都保留着。', 'Cancelled; what was imported before is kept.'],
  'mark.placed': ['已放好', 'placed'],
  'mark.guessed': ['待核对', 'guessed'],
  'mark.already-there': ['库中已有', 'already there'],
  'mark.not-found': ['没找到', 'not found'],
  'list.none': ['库里还没有稿件。', 'There is no article in the library yet.'],
  'search.none': ['没有找到。', 'Nothing was found.'],
  'search.more': ['（共 {count} 处）', '({count} in all)'],
  'annotations.none': ['还没有批注。', 'There is no annotation yet.'],
  'annotate.done': ['已批注：{quote}', 'Marked: {quote}'],
  'export.done': ['已写出 {count} 个文件', 'Files written: {count}'],
  'export.conflict': [
    '有一段你改过，库里也改了；原来的文件留在 {path}',
    'A part that you had changed has changed in the library too; the file as it was is kept as {path}',
  ],
  'verify.counts': [
    '来源 {sources}，版 {pages}，稿件 {articles}，批注 {annotations}，字 {characters}',
    'sources {sources}, pages {pages}, articles {articles}, annotations {annotations}, characters {characters}',
  ],
  'verify.sound': ['剪报库完好。', 'The library is sound.'],
  'verify.unsound': [
    '剪报库有 {count} 处问题。请先备份库文件夹，再把有问题的文件重新导入。',
    'The library has faults: {count}. Back its folder up, then import the files concerned again.',
  ],

  'column.n': ['序', 'n'],
  'column.title': ['标题', 'title'],
  'column.byline': ['作者', 'byline'],
  'column.characters': ['字数', 'characters'],
  'column.blocks': ['块', 'blocks'],
  'column.type': ['类', 'type'],
  'column.text': ['文字', 'text'],
  'column.canonical': ['名称', 'canonical'],
  'column.place': ['位置', 'place'],
  'column.value': ['值', 'value'],
  'column.unit': ['单位', 'unit'],
  'column.indicator': ['指标', 'indicator'],
  'column.speaker': ['说话人', 'speaker'],
  'column.status': ['结果', 'result'],
  'column.source': ['来源', 'source'],
  'column.articles': ['稿件', 'articles'],
  'column.encoding': ['编码', 'encoding'],
  'column.marks': ['批注', 'marks'],
  'column.color': ['颜色', 'colour'],
  'column.quote': ['引文', 'quotation'],
  'column.note': ['批注', 'note'],
  'column.tags': ['标签', 'tags'],
  'column.article': ['稿件', 'article'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export type Key = keyof typeof strings

/** The words of a key, its gaps `{name}` filled. */
export function say(
  language: Language,
  key: Key,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return strings[key][language === 'zh-CN' ? 0 : 1].replace(/\{(\w+)\}/g, (_, gap: string) =>
    String(params[gap] ?? ''),
  )
}

const help: readonly [zh: string, en: string] = [
  `用法：npm run --silent jianbao -- 命令 …

不用剪报库：
  page FILE…      把版面文字拆成稿件
  tag FILE…       标出实体、数据和引语

用剪报库（都带 --library DIR，或设置 JIANBAO_LIBRARY）：
  import PATH…    导入文件或文件夹
  import-annotations FILE…
                  导入批注：剪报的网页或 JSON-LD，Hypothesis，Readwise，Zotero
  list            列出稿件
  search QUERY    在正文和批注中查找
  annotate --article ID --quote 引文 [--prefix 前文] [--suffix 后文]
           [--color key|ask|data|view|todo] [--note 批注] [--tag 标签]…
  annotations [--article ID]
                  列出批注
  export --format markdown|html|docx|jsonld|csv|anki|bibtex|csljson|gbt7714|template
         --out PATH [--article ID]… [--marked] [--color C]… [--tag T]… [--state open|done] [--noted]
         [--full-text] [--sentence]
         [--order place|color|date] [--files one|each] [--callouts] [--wikilinks]
         [--template FILE] [--update] [--language zh-CN|en]
                  一篇写成一个文件；几篇或全部写进一个文件夹
                  --update：更新原有的 Markdown，保留你写在外面的文字
  verify          检查剪报库是否完好

选项：
  --json          结果以 JSON 写到标准输出；page、tag、import 总是数组
  --encoding E    page、tag、import：指定文字编码（如 gb18030、big5）
  --read-only     list、search、annotations、export、verify：只看不改，书库正被使用时也行
  --help, --version

退出码：0 完成，1 失败（几个文件中有一个失败也算），2 用法有误，130 被 Ctrl-C 中断。`,
  `Usage: npm run --silent jianbao -- COMMAND …

Without a library:
  page FILE…      take a page's text apart into articles
  tag FILE…       tag entities, figures and quotes

On a library (all with --library DIR, or JIANBAO_LIBRARY):
  import PATH…    import files or folders
  import-annotations FILE…
                  bring in annotations: pages or JSON-LD of Jianbao, Hypothesis, Readwise, Zotero
  list            list the articles
  search QUERY    find in text and notes
  annotate --article ID --quote TEXT [--prefix TEXT] [--suffix TEXT]
           [--color key|ask|data|view|todo] [--note TEXT] [--tag TAG]…
  annotations [--article ID]
                  list the annotations
  export --format markdown|html|docx|jsonld|csv|anki|bibtex|csljson|gbt7714|template
         --out PATH [--article ID]… [--marked] [--color C]… [--tag T]… [--state open|done] [--noted]
         [--full-text] [--sentence]
         [--order place|color|date] [--files one|each] [--callouts] [--wikilinks]
         [--template FILE] [--update] [--language zh-CN|en]
                  one article becomes a file; several or all go into a folder
                  --update: put Markdown files anew and keep what you wrote in them
  verify          check that the library is sound

Options:
  --json          the result as JSON on standard output; always an array for page, tag, import
  --encoding E    page, tag, import: the encoding of the text (such as gb18030, big5)
  --read-only     list, search, annotations, export, verify: change nothing; also while the library is in use
  --help, --version

Exit status: 0 done, 1 failed (also when one of several files failed), 2 wrong use, 130 interrupted by Ctrl-C.`,
]

export const helpText = (language: Language): string => help[language === 'zh-CN' ? 0 : 1]
