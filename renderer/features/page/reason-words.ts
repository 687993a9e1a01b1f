/**
 * The engine's reasons in Chinese. They are a few English words each, with numbers and names in them; a test holds this
 * list to what the engine says.
 */
const chinese: readonly (readonly [RegExp, string])[] = [
  [/^short line of (\d+) characters$/, '$1 字短行'],
  [/^(\d+) characters, no full stop$/, '$1 字，没有句号'],
  [/^(\d+) characters$/, '$1 字'],
  [/^ends a sentence$/, '以整句收尾'],
  [/^holds sentences$/, '含整句'],
  [/^indented$/, '有缩进'],
  [/^opens with a dateline$/, '以电头开头'],
  [/^opens like a text$/, '像正文的开头'],
  [/^ends like a phrase$/, '像词组收尾'],
  [/^markdown (#+)$/, '带 $1 标记'],
  [/^set in two parts(?: with a dash)?$/, '分成两截'],
  [/^what follows opens a news item$/, '下文像新闻开头'],
  [/^headings of one build begin below$/, '下面起是同一格式的小标题'],
  [/^name of a column$/, '栏目名'],
  [/^built like (\d+) other lines$/, '与另外 $1 行格式相同'],
  [/^numbered$/, '带序号'],
  [/^a question$/, '是问句'],
  [/^short line above a title$/, '标题上方的短行'],
  [/^line below a title$/, '标题下方的一行'],
  [/^opens with ——$/, '以——开头'],
  [/^worded like a subtitle$/, '像副题的措辞'],
  [/^names: (.+)$/, '人名：$1'],
  [/^byline words$/, '署名用语'],
  [/^the subject changes here$/, '话题在这里变了'],
  [/^the subject stays$/, '话题没有变'],
  [/^stands apart$/, '独立成段'],
  [/^photo mark (.+)$/, '图片标记 $1'],
  [/^opens like a caption$/, '像图说的开头'],
  [/^ends with a photographer's name$/, '以摄影者姓名收尾'],
  [/^a photographer's line follows$/, '下面是摄影者'],
  [/^names stand directly below$/, '紧接着是人名'],
  [/^stands inside a paragraph that broke off$/, '夹在断开的段落中间'],
  [/^worded like a caption$/, '像图说的措辞'],
  [/^photographer's line$/, '摄影署名'],
  [/^names a photographer$/, '写明摄影者'],
  [/^names below a caption$/, '图说下的人名'],
  [/^folio, date, editors or pointer$/, '版次、日期、编辑或转接'],
  [/^a lone sign$/, '单独的符号'],
  [/^broke off after a comma$/, '在逗号处断开'],
  [/^broke off in mid-sentence$/, '句子没完'],
  [/^(.+) repeated at the break$/, '断处重复“$1”'],
  [/^the halves fit$/, '前后能接上'],
  [/^goes on with punctuation$/, '下半以标点开头'],
  [/^closes an open mark$/, '补上未合的引号或括号'],
  [/^a number cut in two$/, '数字被断成两截'],
  [/^goes on the (?:line above|text before it)$/, '接上文'],
  [/^opens as an editor’s lede$/, '像编者按'],
  [/^stands with a title below the body$/, '与标题同在正文下方'],
  [/^stands between title and byline$/, '在标题和署名之间'],
  [/^stands before the questions of an interview$/, '在访谈的问答之前'],
  [/^boxed into a paragraph that goes on below$/, '嵌在断开的段落里'],
  [/^speaks of what the article above speaks of$/, '与上面那篇说的是同一件事'],
  [/^what is left$/, '别无归属'],
  [/^like such pieces of pages learned from$/, '与人工拆分的版面上同类文字相像'],
  [/^role set(?: by hand)?$/, '改过角色'],
  [/^split(?: by hand)?$/, '断开'],
  [/^joined(?: by hand)?$/, '接合'],
  [/^moved(?: by hand)?$/, '移动过'],
  [/^begins an article(?: by hand)?$/, '另起一稿'],
  [/^taken in(?: by hand)?$/, '归入'],
  [/^a blank line stands above it$/, '上面有空行'],
  [/^the first line of the page$/, '全版第一行'],
  [/^stands at the edge of the (?:page|sheet)$/, '在版面边上'],
  [/^a name between title and text$/, '标题和正文之间的人名'],
  [/^a remark in brackets$/, '括号里的说明'],
  [/^an item of a list$/, '清单中的一项'],
  [/^items follow$/, '下面是清单'],
  [/^row of a table$/, '表格中的一行'],
  [/^one of several particulars$/, '并列的事项之一'],
  [/^question or answer$/, '问答中的一段'],
  [/^head of a notice$/, '公告的抬头'],
  [/^signature of a notice$/, '公告的落款'],
  [/^a lesser line above a title$/, '级别低于下方标题'],
  [/^says who said what the title says$/, '交代标题出自谁'],
  [/^says who spoke$/, '交代谁说的话'],
  [/^set in bold type$/, '用粗体'],
  [/^set in capitals$/, '用大写字母'],
  [/^set in a font of its own$/, '另用一种字体'],
  [/^set in the type of captions$/, '用图说的字体'],
  [/^set (.+) times as large as the text$/, '字号是正文的 $1 倍'],
  [/^set larger than the text$/, '字号比正文大'],
  [/^set smaller than the line above it$/, '字号比上一行小'],
  [/^set smaller than the line below it$/, '字号比下一行小'],
  [/^stated by the file$/, '文件自己标明'],
  [/^both speak of the same things$/, '前后说的是同一件事'],
]

/** One reason in Chinese; null when it is not known here. */
function translate(one: string): string | null {
  for (const [pattern, text] of chinese) if (pattern.test(one)) return one.replace(pattern, text)
  return null
}

/** One reason or several, as the engine joins them with commas and semicolons. What is not known stays as it is. */
export function inChinese(reason: string): string {
  return reason
    .split('; ')
    .map(
      (group) =>
        translate(group) ??
        group
          .split(', ')
          .map((one) => translate(one) ?? one)
          .join('，'),
    )
    .join('；')
}
