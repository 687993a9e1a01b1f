/**
 * Every failure as a sentence for a person, in both languages: what happened, and what to do. The window and the
 * command line share it. Keys are `code` or `code/reason`; gaps `{name}` are filled from the failure's `params`.
 */
import type { ErrorCode } from './errors.ts'

export type SentenceLanguage = 'zh-CN' | 'en'

/** As much of a `Failure` as a sentence needs; also what jobs and the start keep of one. */
export interface Told {
  readonly code: string
  readonly message: string
  readonly reason?: string
  readonly params?: Readonly<Record<string, string | number>>
}

type Pair = readonly [zh: string, en: string]

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
  'not-found/tag': [
    '没有批注带有标签“{name}”，它可能已被改名或删除。',
    'No annotation has the tag “{name}”; it may have been renamed or removed.',
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
  'unsupported/format': [
    '读不了{name}：{format} 格式里没有可读的文字。可以导入文本、Markdown、网页、Word（.docx）、EPUB 和 PDF。',
    '{name} is not read: {format} is no format of text. Text, Markdown, web pages, Word (.docx), EPUB and PDF are read.',
  ],
  'unsupported/old-office': [
    '{name}是旧版 Office 文件。请在 Word 或 WPS 里另存为 .docx，再导入。',
    '{name} is an Office file of the old kind. Save it as .docx in Word or WPS, then import it.',
  ],
  'unsupported/archive': [
    '{name}其实是 ZIP 压缩包。请把名字改成以 .zip 结尾，再导入。',
    '{name} is a ZIP archive under another name. Rename it so that it ends with .zip, then import it.',
  ],
  'unreadable-file/password': [
    '{name}有密码或版权保护，读不了。请先在原来的程序里去掉密码，另存一份再导入。',
    '{name} is protected by a password or against copying. Save a copy without protection in its own program, then import that.',
  ],
  'unreadable-file/damaged': [
    '{name}已损坏或不完整。请重新下载或复制一份再试。',
    '{name} is damaged or breaks off. Download or copy it anew, then try again.',
  ],
  'unreadable-file/scanned': [
    '{name}是扫描件，页面是图片，没有文字可读。请先用文字识别（OCR）软件处理，再导入。',
    'The pages of {name} are pictures without a text. Have the text recognised (OCR) first, then import it.',
  ],
  'unreadable-file/bomb': [
    '{name}展开后大得不合常理，可能有害，没有展开。',
    '{name} would unpack to an absurd size and may mean harm; it was not unpacked.',
  ],
  'unreadable-file/nested': [
    '{name}是压缩包里的压缩包里的压缩包，层数太多，没有展开。请先自己解压。',
    '{name} lies too deep in archives within archives, so it was not unpacked. Unpack it by hand first.',
  ],
  'unreadable-file/too-many': [
    '{name}里的文件超过 {limit} 个，没有展开。请分成几个压缩包。',
    '{name} holds more than {limit} files, so it was not unpacked. Divide it into several archives.',
  ],
  'unreadable-file/entry-name': [
    '压缩包里的{name}路径指向压缩包之外，可能有害，没有导入。',
    'The path of {name} leads out of its archive and may mean harm; it was not imported.',
  ],
  'doubt/wrong-ending': [
    '文件名以 .{ending} 结尾，内容其实是 {format}，已按内容读取。',
    'Its name ends with .{ending}, but it is {format}; it was read as what it is.',
  ],
  'doubt/pages-without-text': [
    '共 {of} 页，其中 {count} 页是图片或空白，没有文字。',
    '{count} of {of} pages are pictures or blank and have no text.',
  ],
  'doubt/parts-missing': [
    '共 {of} 个部分，其中 {count} 个缺失或损坏，没有读到。',
    '{count} of {of} parts are missing or damaged and were not read.',
  ],
  'doubt/no-article': [
    '没有找到一篇稿件，文字都在“未归入”里。请打开版面看一看。',
    'No article was found; the text is under “unassigned”. Have a look at the page.',
  ],
  'doubt/unassigned': [
    '有 {count} 字（{percent}%）没有归入任何稿件。请打开版面看一看。',
    '{count} characters ({percent}%) belong to no article. Have a look at the page.',
  ],
  'unreadable-file/missing': [
    '找不到{name}。请检查路径，看看文件是否已被移走或改名。',
    'There is no file {name}. Check the path; it may have been moved or renamed.',
  ],
  'unreadable-file/folder': [
    '{name}是文件夹，不是文件。请指定其中的文件。',
    '{name} is a folder, not a file. Name a file in it.',
  ],
  'unreadable-file/special': [
    '{name}不是普通文件（可能是设备或管道）。请选择普通的文本文件。',
    '{name} is not an ordinary file but a device or a pipe. Choose an ordinary text file.',
  ],
  'unreadable-file/permission': [
    '没有权限读取{name}。请在系统中允许读取，再试一次。',
    'There is no permission to read {name}. Allow it in the system, then try again.',
  ],
  'unreadable-file/empty': [
    '{name}是空的，没有文字可读。请换一个文件。',
    '{name} is empty, there is no text to read. Choose another file.',
  ],
  'unreadable-file/binary': [
    '{name}的内容不是文本。请先把它另存为文本（.txt）或 Markdown（.md）文件。',
    '{name} does not hold text. Save it as a text (.txt) or Markdown (.md) file first.',
  ],
  'unreadable-file/too-large': [
    '{name}有 {megabytes} MB，超过 {limit} MB 的上限。请分成几个较小的文件。',
    '{name} has {megabytes} MB; the most that is read is {limit} MB. Divide it into smaller files.',
  ],
  'unreadable-file/encoding': [
    '认不出{name}的文字编码，或它不是所选的编码。请另选一种编码（如 GB18030、Big5、UTF-16）再试。',
    'The encoding of {name} was not recognised, or is not the one chosen. Choose another (such as GB18030, Big5, UTF-16) and try again.',
  ],
  'unreadable-file/read': [
    '读取{name}时出错。请检查磁盘，或把文件重新复制一份再试。',
    '{name} could not be read to its end. Check the disk, or copy the file anew and try again.',
  ],
  'unreadable-file/no-files': [
    '{name}里没有可以读的文件。可以读文本、Markdown、网页、Word（.docx）、EPUB 和 PDF。',
    'There is no file in {name} that is read. Text, Markdown, web pages, Word (.docx), EPUB and PDF are.',
  ],
  'unreadable-file/compute-ended': [
    '处理{name}时中断了，多半是内存不足。请把文件分成几个较小的，再试一次。',
    'The work on {name} broke off, most likely for want of memory. Divide it into smaller files and try again.',
  ],
  'unreadable-file/no-articles': [
    '用 {encoding} 读{name}，得不到一篇稿件；原有的稿件和批注不变。请另选一种编码。',
    'Read as {encoding}, {name} has no article; what was there is unchanged. Choose another encoding.',
  ],
  'unreadable-file/library-folder': [
    '{path}不是文件夹，不能存放剪报库。请换一个位置。',
    '{path} is not a folder and cannot hold a library. Choose another place.',
  ],
  'unreadable-file/library-permission': [
    '没有权限写入剪报库{path}。请在系统中允许写入，或换一个位置。',
    'There is no permission to write in the library {path}. Allow it in the system, or choose another place.',
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
  'invalid/export-failed': [
    '写入{path}时出错（{cause}），没有导出完整。请检查磁盘，或换一个位置再导出一次。',
    'Writing in {path} failed ({cause}), so the export is not complete. Check the disk, or choose another place and export again.',
  ],
  'unsupported/pdf-window': [
    'PDF 要用窗口来打印，命令行里做不了，没有导出。请在剪报窗口里导出，或先导出网页（html），再用浏览器打印成 PDF。',
    'A PDF is printed by the window, which the command line has not, so nothing was exported. Export it in the window, or export a web page (html) and print that with a browser.',
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
export function sentence(failure: Told, language: SentenceLanguage): string {
  const pair =
    reasons[`${failure.code}/${failure.reason}`] ?? codes[failure.code as ErrorCode] ?? codes.internal
  const at = language === 'zh-CN' ? 0 : 1
  const filled = pair[at].replace(/\{(\w+)\}/g, (_, gap: string) => {
    const value = gap === 'message' ? failure.message : failure.params?.[gap]
    if (value === undefined || value === '') return unsaid[gap]?.[at] ?? ''
    if (!quoted.has(gap)) return String(value)
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
