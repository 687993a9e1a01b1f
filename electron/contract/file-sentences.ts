/** Sentences about files that are read: why one is not, and what is doubtful about one that is. */

export type Pair = readonly [zh: string, en: string]

/** Formats as a sentence names them. */
export const formatNames: Readonly<Record<string, Pair>> = {
  text: ['纯文本', 'plain text'],
  markdown: ['Markdown', 'Markdown'],
  html: ['网页', 'a web page'],
  mhtml: ['存成单个文件的网页', 'a web page in one file'],
  docx: ['Word 文件', 'a Word file'],
  epub: ['EPUB 书', 'an EPUB book'],
  pdf: ['PDF', 'a PDF'],
}

export const fileSentences: Readonly<Record<string, Pair>> = {
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
    '文件名以 .{ending} 结尾，内容其实是{format}，已按内容读取。',
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
  'doubt/no-contents': [
    '书里的目录已损坏，各章按文件名的次序排列。',
    'The table of the book is damaged; its chapters stand in the order of their names.',
  ],
  'doubt/cut-short': [
    '文件的末尾断了，多半没有下载或复制完整；断开之前的文字都读到了。',
    'The file breaks off, most likely because it was not downloaded or copied to its end; what stands before was read.',
  ],
  'doubt/garbled': [
    '共 {of} 页，其中 {count} 页的文字像是乱码：PDF 没有写明它的字体里是哪些字。请打开版面看一看；可以先用文字识别（OCR）软件处理，再导入。',
    'The text of {count} of {of} pages reads as none: the PDF does not say which characters its fonts hold. Have a look at the page; text recognition (OCR) may help.',
  ],
  'doubt/no-article': [
    '没有找到一篇稿件；文字都留在版面上，没有丢。请打开版面，把它归成稿件。',
    'No article was found; all text is kept on the page. Open the page and make an article of it.',
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
  'unsupported/pdf-window': [
    'PDF 要用窗口来打印，命令行里做不了，没有导出。请在剪报窗口里导出，或先导出网页（html），再用浏览器打印成 PDF。',
    'A PDF is printed by the window, which the command line has not, so nothing was exported. Export it in the window, or export a web page (html) and print that with a browser.',
  ],
  'not-found/watch-folder': [
    '找不到自动导入的文件夹{path}，暂时不会有新文件进来；它回来以后会接着导入。也可以在“导入”里另选一个，或停用。',
    'The folder {path} that is to be imported by itself is not there, so no new files come in until it is back. Or choose another under “Import”, or stop it.',
  ],
  'library-in-use/cloud': [
    '剪报库放在{service}同步的文件夹里：两台电脑同时打开会互相覆盖，可能损坏。请把库文件夹移到不同步的地方，需要时再复制备份。',
    'The library lies in a folder that {service} synchronises. Opened on two computers they overwrite each other and may damage it. Move the folder elsewhere and copy it when you need a backup.',
  ],
  'not-found/picture': [
    '{name}不是 PDF，没有原版页面可看。',
    '{name} is no PDF, so there is no printed page to look at.',
  ],
}
