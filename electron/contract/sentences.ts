/**
 * Every failure as a sentence for a person, in both languages: what happened, and what to do. The window and the
 * command line share it. Keys are `code` or `code/reason`; gaps `{name}` are filled from the failure's `params`.
 */
import type { ErrorCode } from './errors.ts'
import { fileSentences, formatNames, type Pair } from './file-sentences.ts'
import type { Language } from './language.ts'

/** As much of a `Failure` as a sentence needs; also what jobs and the start keep of one. */
export interface Told {
  readonly code: string
  readonly message: string
  readonly reason?: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** What every code says when its reason is unknown or absent. `{message}` is the plain English of the failure. */
const codes: Readonly<Record<ErrorCode, Pair>> = {
  invalid: [
    '这一步没有执行，因为请求有误（{message}）。请检查后重试。',
    'This was not done, because the request is not right ({message}). Check it and try again.',
  ],
  'not-found': [
    '要找的内容已经不在了（{message}）。请刷新列表后重试。',
    'What was asked for is not there any more ({message}). Look at the list again and retry.',
  ],
  stale: [
    '内容刚刚有变动，这一步没有执行。请重试。',
    'The content has just changed, so this was not done. Try again.',
  ],
  cancelled: ['已取消。已完成的部分都保留着。', 'Cancelled. What was finished before is kept.'],
  'unreadable-file': [
    '读不了{name}。请确认文件没有损坏，再试一次。',
    '{name} cannot be read. Make sure that the file is not damaged, then try again.',
  ],
  unsupported: [
    '读不了{name}这种文件。可以导入文本、Markdown、网页、Word（.docx）、EPUB 和 PDF；请先另存为其中一种。',
    'Files like {name} are not read. Text, Markdown, web pages, Word (.docx), EPUB and PDF are; save it as one of these first.',
  ],
  'disk-full': [
    '磁盘已满，没有写入，原有内容不变。请腾出空间后重试。',
    'The disk is full. Nothing was written and nothing was lost. Free some space, then try again.',
  ],
  'library-in-use': [
    '剪报库{path}正被另一个剪报程序使用。请先关闭那个窗口或命令，再试一次。',
    'The library {path} is in use by another Jianbao. Close that window or command first, then try again.',
  ],
  'library-newer': [
    '剪报库{path}是由更新版本的剪报写成的，这个版本读不了；库未作任何改动。请安装新版本。',
    'The library {path} was written by a newer Jianbao; this one cannot read it and changed nothing. Install the newer version.',
  ],
  'library-damaged': [
    '剪报库{path}已损坏，未作任何改动。导入的原文件都还在库文件夹的 sources 里：请用备份替换，或把文件夹移走，新建一个库再导入这些文件。',
    'The library {path} is damaged; nothing was changed. The imported files are whole in its folder "sources": put a backup in its place, or move the folder away, start anew and import those files.',
  ],
  internal: [
    '程序内部出错（{message}）。已保存的内容没有丢失；请重试，若再出现请重新启动。',
    'Something went wrong inside the program ({message}). What was saved is not lost; try again, and restart if it happens again.',
  ],
}

const reasons: Readonly<Record<string, Pair>> = {
  ...fileSentences,
  'not-found/tag': [
    '没有批注带有标签“{name}”，它可能已被改名或删除。',
    'No annotation has the tag “{name}”; it may have been renamed or removed.',
  ],
  'invalid/read-only': [
    '书库是只读打开的，没有改动。要做批注或导入，请关闭正在使用它的程序（或允许写入它的文件夹），再重新打开剪报。',
    'The library is open for reading only, so nothing was changed. To annotate or import, close the program that uses it (or allow writing in its folder) and open Jianbao again.',
  ],
  'invalid/read-only-old': [
    '剪报库{path}是旧版本写成的，不能只读打开，未作任何改动。请先在可以写入的地方正常打开一次。',
    'The library {path} is of an earlier version and cannot be opened for reading only; nothing was changed. Open it once where it may be written.',
  ],
  'not-found/trash': [
    '它已不在回收站里，可能已经恢复或清除。',
    'It is no longer in the trash; it may have been restored or deleted for good.',
  ],
  'invalid/tag-empty': ['标签名不能为空。请写一个名字。', 'A tag needs a name. Write one.'],
  'invalid/tag-long': [
    '改成“{name}”后，标签（连同其下的各级）会超过 {longest} 个字符。请用短一些的名字。',
    'With the name “{name}” a tag, or one nested in it, would have more than {longest} characters. Choose a shorter name.',
  ],
  'invalid/equal-many': [
    '相同的文字共有 {count} 处，一次最多标出 {most} 处，没有执行。请改选更长的一段文字。',
    'The same words stand in {count} places; at most {most} are marked at once, so nothing was done. Choose a longer passage.',
  ],
  'invalid/trash-article': [
    '这条批注所在的稿件“{title}”已不在书库里。请先恢复那篇稿件，再恢复批注。',
    'The article of this annotation, “{title}”, is not in the library. Restore the article first, then the annotation.',
  ],
  'invalid/trash-page': [
    '“{title}”原来所在的版已不在书库里，无法放回。请重新导入原文件；回收站里的内容不变。',
    'The page that “{title}” stood on is not in the library any more, so it cannot be put back. Import its file again; what is in the trash stays.',
  ],
  'library-damaged/foreign': [
    '{path}里的 library.sqlite 不是剪报库，未作任何改动。请换一个文件夹存放剪报库。',
    'The library.sqlite in {path} is not a Jianbao library; it was not touched. Choose another folder for the library.',
  ],
  'library-damaged/empty': [
    '剪报库{path}的文件是空的，未作任何改动。导入的原文件都还在库文件夹的 sources 里：请用备份替换，或把文件夹移走，新建一个库再导入这些文件。',
    'The library file in {path} is empty; nothing was changed. The imported files are whole in its folder "sources": put a backup in its place, or move the folder away, start anew and import those files.',
  ],
  'disk-full/export': [
    '磁盘已满，没有导出；{path}里原有的文件不变。请腾出空间或换一个位置，再导出一次。',
    'The disk is full. Nothing was exported and the files in {path} are as they were. Free some space or choose another place, then export again.',
  ],
  'not-found/article': [
    '库里没有这篇稿件{id}。请在列表中查看现有的稿件。',
    'There is no such article {id} in the library. See the list for those that are there.',
  ],
  'not-found/page': [
    '库里已没有这一版。请在列表中另选一版。',
    'This page is no longer in the library. Choose another from the list.',
  ],
  'invalid/reread-steps': [
    '“{name}”上有 {count} 处人工校改，换一种编码读出的文字不同，它们会失去位置，所以没有重读。请先在版面和更正列表里撤销这些校改，再重读。',
    '“{name}” has {count} corrections of yours; read in another encoding its text differs and they would lose their places, so it was not read again. Take them back at the page desk and in the list of corrections first.',
  ],
  'not-found/saved-search': [
    '这个保存的搜索已经不在了，可能刚被移除。撤销可以找回。',
    'This saved search is not there any more; it may just have been removed. Undo brings it back.',
  ],
  'not-found/annotation': [
    '这条批注已经不在了，可能刚被删除。可以撤销删除把它找回来。',
    'This annotation is not there any more; it may just have been removed. Undo brings it back.',
  ],
  'not-found/correction': [
    '这处更正已经不在了，可能刚被还原。请重新打开更正一览。',
    'This correction is not there any more; it may just have been taken back. Open the list of corrections again.',
  ],
  'invalid/correction-span': [
    '一处更正只能在同一段里，没有改动。请分段更正。',
    'A correction stays within one paragraph; nothing was changed. Correct each paragraph by itself.',
  ],
  'invalid/correction-empty': [
    '不能把整段删空，没有改动。若要整段去掉，请到“版面”把它移出稿件。',
    'A paragraph cannot be left empty; nothing was changed. To take it out, move it out of the article on the page desk.',
  ],
  'not-found/quote': [
    '稿件里没有这段引文{quote}。请按原文逐字（包括标点）写出。',
    'The quotation {quote} is not in the article. Give it exactly as it is written there, punctuation included.',
  ],
  'not-found/job': ['这项任务已经不在了。请重新开始。', 'This job is not there any more. Start it again.'],
  'not-found/mention': [
    '这个实体标记已经不在了。请重新打开稿件查看。',
    'This tagged name is not there any more. Open the article again to see what is.',
  ],
  'not-found/figure': [
    '这个数据标记已经不在了。请重新打开稿件查看。',
    'This figure is not there any more. Open the article again to see what is.',
  ],
  'not-found/source': [
    '库里已没有这个来源文件。请重新导入。',
    'This source is no longer in the library. Import it again.',
  ],
  'not-found/nothing-to-export': [
    '没有可导出的稿件。请先导入报纸版面，或另选稿件。',
    'There is no article to export. Import a newspaper page first, or choose other articles.',
  ],
  'not-found/library': [
    '{path}里没有剪报库。请检查路径；第一次使用请先导入（import）。',
    'There is no library in {path}. Check the path; import makes a new one.',
  ],
  'invalid/ambiguous': [
    '引文{quote}在稿件里出现了 {count} 次。请再写出它前面（--prefix）或后面（--suffix）的文字。',
    'The quotation {quote} is in the article {count} times. Say what stands before (--prefix) or after it (--suffix).',
  ],
  'invalid/blank': [
    '所选的一段全是空白，没有批注。请选择文字。',
    'The passage holds nothing but blanks, so nothing was marked. Select some text.',
  ],
  'invalid/range': [
    '所选的一段不在稿件的文字之内，没有批注。请重新选择。',
    'The passage does not lie in the article, so nothing was marked. Select it again.',
  ],
  'invalid/nothing-to-import': [
    '没有要导入的内容。请选择文件或文件夹，或粘贴文字。',
    'There is nothing to import. Choose files or a folder, or paste a text.',
  ],
  'invalid/job-running': [
    '导入还没有停下。请先暂停或取消，再移除它带来的稿件。',
    'The import is still at work. Pause or cancel it first, then remove what it brought.',
  ],
  'invalid/job-done': [
    '这项任务已经完成，没有剩下的部分。需要的话请重新开始。',
    'This job is done and has nothing left to do. Start it again if need be.',
  ],
  'invalid/export-not-folder': [
    '{path}是一个文件，不能在里面写入多个文件。请换一个文件夹。',
    '{path} is a file, so nothing can be written into it. Choose a folder.',
  ],
  'invalid/export-not-file': [
    '{path}是一个文件夹，不能写成文件。请换一个名字或位置。',
    '{path} is a folder and cannot become a file. Choose another name or place.',
  ],
  'invalid/export-permission': [
    '没有权限写入{path}，没有导出。请在系统中允许写入，或换一个位置。',
    'There is no permission to write in {path}, so nothing was exported. Allow it in the system, or choose another place.',
  ],
  'invalid/export-in-use': [
    '{path}正被别的程序使用，没有导出，原有文件不变。请在那个程序里关闭它，再导出一次。',
    '{path} is open in another program, so nothing was exported and the files there are as they were. Close it there, then export again.',
  ],
  'invalid/export-torn': [
    '导出到一半出错，有 {count} 个文件没能恢复原样，如{path}；它们原来的内容还在同一文件夹里以 .old 结尾的隐藏文件中。请检查磁盘后再导出一次。',
    'The export broke off and {count} files could not be put back, {path} among them; what they held is kept in hidden files ending in .old in the same folder. Check the disk, then export again.',
  ],
  'invalid/export-failed': [
    '写入{path}时出错（{cause}），没有导出，原有文件不变。请检查磁盘，或换一个位置再导出一次。',
    'Writing in {path} failed ({cause}), so nothing was exported and the files there are as they were. Check the disk, or choose another place and export again.',
  ],
  'invalid/print': [
    '打印成 PDF 时出错（{cause}），没有导出，原有文件不变。请再试一次；若仍不行，请导出网页，再用浏览器打印。',
    'Printing the PDF failed ({cause}), so nothing was exported and the files there are as they were. Try again; if it fails again, export a web page and print that with a browser.',
  ],
  'invalid/print-busy': [
    '上一次 PDF 还在打印，这一次没有开始。请等它完成，或先取消。',
    'Another PDF is still being printed, so this one was not begun. Wait for it, or cancel it first.',
  ],
  'cancelled/print': [
    '已取消，没有导出；原有文件不变。',
    'Cancelled. Nothing was exported and the files there are as they were.',
  ],
  'invalid/annotations-none': [
    '{name}里没有认得出的批注，没有导入。可以导入剪报自己的网页或 JSON-LD、Hypothesis 的 JSON 或 CSV、Readwise 的 CSV、Zotero 的 Markdown。',
    '{name} holds no annotations that are known here, so nothing was imported. Choose a page or JSON-LD of Jianbao, JSON or CSV of Hypothesis, CSV of Readwise, or Markdown of Zotero.',
  ],
  'invalid/annotations-broken': [
    '{name}不完整或已损坏，没有导入。请重新导出一份再试。',
    '{name} breaks off or is damaged, so nothing was imported. Export it anew and try again.',
  ],
  'invalid/template': [
    '模板第 {line} 行第 {column} 字有误（{cause}），没有导出。请改正后再试。',
    'The template is wrong in line {line}, column {column} ({cause}), so nothing was exported. Correct it and try again.',
  ],
  'invalid/template-endless': [
    '模板在第 {line} 行迟迟不结束，已停下，没有导出。请检查那里的循环。',
    'The template did not come to an end in line {line} and was stopped; nothing was exported. Look at the loop there.',
  ],
  'invalid/template-large': [
    '模板在第 {line} 行写出的内容太多，已停下，没有导出。请检查那里的循环。',
    'The template wrote too much in line {line} and was stopped; nothing was exported. Look at the loop there.',
  ],
  'invalid/update-format': [
    '只有 Markdown 和自定模板可以更新原有文件，没有导出。请换一种格式，或不选“更新”。',
    'Only Markdown and own templates can update files that are there, so nothing was exported. Choose one of these, or export without updating.',
  ],
  'invalid/step': [
    '版面上没有这一步可以改动的内容，版面没有变。请重新选择文字再试。',
    'There is nothing on the page that this step could change, so the page is as it was. Select the text again and repeat it.',
  ],
  'invalid/step-last': [
    '这样一来版面上就没有稿件可以存放已有的批注，版面没有变。请先移走或删除批注。',
    'The page would have no article left to keep its annotations, so it is as it was. Remove the annotations first.',
  ],
  'not-found/entity': [
    '这个实体已经不在了，可能刚被合并。请在列表中另选一个。',
    'This entity is not there any more; it may just have been joined to another. Choose one from the list.',
  ],
  'invalid/name-taken': [
    '已有同类实体叫{name}，没有改动。如果是同一个，请把两者合并。',
    'Another entity of this kind is called {name}, so nothing was changed. If they are the same, join them.',
  ],
  'invalid/same-entity': [
    '这是同一个实体，没有改动。请另选一个。',
    'This is one and the same entity, so nothing was changed. Choose another.',
  ],
  'invalid/split-nothing': [
    '没有选中这个实体的名称或出处，没有拆分。请先选择要拆出的部分。',
    'No name or passage of this entity was chosen, so nothing was split off. Choose what is to go.',
  ],
  'invalid/split-all': [
    '选中了这个实体的全部出处，没有可留下的，没有拆分。请只选一部分，或改用改名。',
    'All passages of this entity were chosen and none would stay, so nothing was split off. Choose some of them, or rename it.',
  ],
  'invalid/word': [
    '{name}里没有文字，无法在稿件中查找，没有加入词表。请写出名称。',
    '{name} holds no letter, digit or sign to look for, so it was not taken into the list. Give a name.',
  ],
  'invalid/path': [
    '只能在文件管理器中显示刚导出的文件。请从导出结果中打开。',
    'Only files that were exported here can be shown in the file manager. Open it from the result of an export.',
  ],
  'invalid/not-chosen': [
    '只能保存到在“保存”对话框里选过的位置，没有写入。请再导出一次，并选择位置。',
    'Files are saved only where you chose in the dialog, so nothing was written. Export again and choose a place.',
  ],
  'stale/revision': [
    '稿件的文字刚刚有变动，没有批注。请重新打开稿件，再选一次。',
    'The text of the article has just changed, so nothing was marked. Open the article again and repeat it.',
  ],
  'stale/undo': [
    '这一步已不能撤销，因为同一处后来又有改动。其余内容不变。',
    'This step can no longer be undone, because the same place has changed since. Everything else is as it was.',
  ],
  'internal/thread-ended': [
    '后台处理意外中断（{message}）。已保存的内容没有丢失；请重试。',
    'The work in the background broke off ({message}). What was saved is not lost; try again.',
  ],
  'internal/library-ended': [
    '剪报库意外关闭，正在重新打开。已保存的内容没有丢失；若再出现请重新启动。',
    'The library closed unexpectedly and is being opened again. What was saved is not lost; restart if it happens again.',
  ],
}

/** What stands in a gap when the failure does not say. */
const unsaid: Readonly<Record<string, Pair>> = {
  name: ['这个文件', 'The file'],
  path: ['', ''],
  id: ['', ''],
  quote: ['', ''],
  count: ['多', 'several'],
  cause: ['原因不明', 'for an unknown reason'],
  line: ['某', 'unknown'],
  column: ['某', 'unknown'],
  megabytes: ['太多', 'too many'],
  limit: ['允许', 'allowed'],
  format: ['这种', 'This'],
  encoding: ['所选编码', 'chosen'],
}

/** Numbers and technical words stand as they are; names, paths and quotations in quotation marks. */
const quoted = new Set(['name', 'path', 'id', 'quote'])

/** Characters of a quotation that are repeated in a sentence. */
const longestQuote = 40

/** The sentence for a failure. Unknown codes and reasons get the sentence of their code, or of `internal`. */
export function sentence(failure: Told, language: Language): string {
  const pair =
    reasons[`${failure.code}/${failure.reason}`] ?? codes[failure.code as ErrorCode] ?? codes.internal
  const at = language === 'zh-CN' ? 0 : 1
  const filled = pair[at].replace(/\{(\w+)\}/g, (_, gap: string) => {
    const value = gap === 'message' ? failure.message : failure.params?.[gap]
    if (value === undefined || value === '') return unsaid[gap]?.[at] ?? ''
    if (!quoted.has(gap)) return (gap === 'format' && formatNames[String(value)]?.[at]) || String(value)
    const characters = Array.from(String(value).replace(/\s+/g, ' '))
    const short = gap === 'quote' && characters.length > longestQuote
    const shown = short ? `${characters.slice(0, longestQuote).join('')}…` : characters.join('')
    return at === 0 ? `“${shown}”` : `"${shown}"`
  })
  return filled.replace(/ +/g, ' ').replace(/ ([;.,])(?!\w)/g, '$1')
}

/** Does this code with this reason have a sentence of its own? For the test that reads what the code throws. */
export const hasSentence = (code: string, reason: string | undefined): boolean =>
  reason === undefined ? Object.hasOwn(codes, code) : Object.hasOwn(reasons, `${code}/${reason}`)
