/** Lines of page furniture: folio, date, masthead, editors, contact, pointers, what a web page puts around a text. */

/** A line of a table of contents: 02版 …, … 02版, … （详见02版）. */
export const contentsLine =
  /^(?:第?[A-Z]?\d{1,2}\s?版[\s　：:·]*[^。，]{4,30}|[^。！？\d][^。！？]{3,34}(?:[…·.\s]{1,12}|[（(])(?:详?见)?第?[A-Z]?\d{1,2}\s?版[）)]?)$/u

const han = '[\\u4e00-\\u9fff]'
const weekday = '(?:星期|周|礼拜)[一二三四五六日天]'
const day =
  '(?:\\d{4}|[〇○零一二三四五六七八九]{4}|民国\\s?\\d{2,3}|中华民国\\s?\\d{2,3})年\\s*[\\d一二三四五六七八九十]{1,3}月\\s*[\\d一二三四五六七八九十]{1,3}日?'
const jobs =
  '编辑|责编|主编|编委|总编|美编|校对|组版|审读|编审|统筹|策划|制版|检校|设计|版式|监制|审核|终审|值班主任|视觉|制作|排版|图编|签发|初审|复审|一审|二审|三审'
const job = `(?:责任|本版|值班|执行|版面|文字|美术|新媒体|首席|图片)?(?:${jobs})(?:设计)?`
const section =
  '要闻|时政|综合|社会|民生|教育|文化|科技|经济|财经|法治|体育|农业|三农|乡村|国际|国内|生活|视觉|健康|卫生|医卫|理论|评论|副刊|文旅|旅游|广告|专版|县域|地方|区县|党建|人物|专题|新闻|时事|天下|都市|热线|家园|娱乐|娱体|产经|消费|能源|生态|环保|人文|读书|悦读|关注|深度|学习|思想|本地|两岸|港闻'

/** What the whole line is. In the order of how often they stand on pages. */
const patterns: readonly RegExp[] = [
  // Folio with or without the name of the page.
  /^(?:第\s?)?[A-Z]?\d{1,2}(?:\s*版\s*[：:·|｜]?\s*|\s+|\s*[：:·|｜/]\s*)[\u4e00-\u9fff]{2,4}(?:[·.、/][\u4e00-\u9fff]{2,4})?$/u,
  /^(?:第?\s*[A-Z]?\d{1,3}\s*版?|第[一二三四五六七八九十]{1,3}版|[A-Z]\d{1,3}|[·•\-—\s]*\d{1,3}[·•\-—\s]*)$/u,
  /^[\u4e00-\u9fff]{2,4}(?:[·/][\u4e00-\u9fff]{2,4})?[\s　·|｜]+第?[A-Z]?\d{1,2}\s*版?$/u,
  /^(?:Page|PAGE)\s*[A-Z]?\d{1,3}$/u,
  // Date, alone or with what a folio line holds besides.
  new RegExp(
    `^${day}(?:[\\s　|｜·,，]*${weekday})?(?:[\\s　|｜]*(?:第?[A-Z\\d]{1,6}[版期]?|农历.{0,16}|[乙丙丁戊己庚辛壬癸甲][子丑寅卯辰巳午未申酉戌亥]年.{0,12}))*$`,
    'u',
  ),
  new RegExp(
    `^(?:第?\\s?[A-Z]?\\d{1,2}\\s?版|第[一二三四五六七八九十]{1,3}版|[A-Z]\\d{1,2}|${han}{2,6})[\\s　|｜·]+${day}(?:[\\s　|｜·]*${weekday})?(?:[\\s　|｜·]+[^。！？，]{1,16})?$`,
    'u',
  ),
  new RegExp(
    `^\\d{4}\\s?年\\s?\\d{1,2}\\s?月\\s*\\d{0,2}\\s?日?[\\s　|｜·]*(?:${weekday}|第[一二三四五六七八九十\\dA-Z]{1,4}版|农历)[^。！？，]*$`,
    'u',
  ),
  new RegExp(
    `^[■●▲◆|｜\\s　]*(?:${day}|\\d{4}[.\\-/]\\d{1,2}[.\\-/]\\d{1,2})[\\s　■●▲◆|｜·]+[^。！？，]*(?:${weekday}|责编|编辑|${han}{2}版)[^。！？]*$`,
    'u',
  ),
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.{0,12}\b\d{4}\b.{0,24}$/u,
  /^.{0,30}\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:\d{1,2}\s+)?[A-Z][a-z]+\.?\s*(?:\d{1,2})?,?\s+\d{4}\b.{0,16}$/u,
  // Whatever else: number of the page, name of the paper, editors around a date.
  new RegExp(`^[^。！？，；]{0,20}${day}[\\s　|｜·,]*${weekday}[^。！？，；]{0,40}$`, 'u'),
  /^第[一二三四五六七八九十\d]{1,3}版[\s·:：|｜]+[\u4e00-\u9fff·]{2,8}$/u,
  /^(?=.*\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2})(?=.*(?:[日晚早晨时周快商导新]报|版|周[一二三四五六日]))[^，。！？]{8,40}$/u,
  // Masthead.
  /^[\u4e00-\u9fff]{2,6}(?:日报|晚报|早报|晨报|时报|周报|农村报|都市报|商报|导报|新报|快报|青年报|法治报|健康报|教育报|科技报|文汇报|侨报|农民报|工人报|周刊|月刊)$/u,
  /^[\u4e00-\u9fff]{1,6}(?:(?![预汇举回申播通公海喜战简情捷电填上警])[\u4e00-\u9fff]报|周刊|月刊|导刊|融媒体?)$/u,
  /^[\u4e00-\u9fff]{4,20}(?:主管|主办|承办|协办|出版|出品|编印|监制)$/u,
  /^[A-Z][A-Z&]*(?:\s[A-Z&]+)*\s(?:RIBAO|WANBAO|DAILY|TIMES|NEWS|POST|HERALD|WEEKLY|LIFE)$/u,
  /(?:国内统一(?:连续出版物|刊)号|邮发代号|CN\s?\d{2}[-—]\d{4})/u,
  new RegExp(`^(?:${section}){0,2}(?:周刊|专刊|副刊|专版|特刊|特别报道)$`, 'u'),
  // Contents and pointers.
  contentsLine,
  /^[^。！？]{4,40}[\s　…·.]*(?:>{1,3}|»|→|⇒|☞|▶|►|详见|见)\s*[A-Z]?\d{1,2}(?:\s?[版页])?$/u,
  /^[【[]?(?:今日|本期|本版|本报|内容)?(?:导\s?读|要目|看点|目录|提要)[】\]]?[：:]?$/u,
  /^(?:(?:更多|详细|相关)(?:内容|报道|新闻|详情)?请?(?:见|详见|参见|看|登录|关注)|详见|(?:全文|报道|详情)(?:见|详见)|扫(?:码|描二维码)).{0,30}$/u,
  /^(?:[(（▶►→]?\s*)(?:下转|上接|紧接|转)[\s　]*第?[A-Z\d一二三四五六七八九十]{1,4}[\s　]*版.{0,12}$/u,
  /^(?:\(?(?:Continued|From|Turn|See)(?: also)?(?: on| from| to)?,?\s[Pp]age\s?[A-Z]?\d{1,2}\)?)$/u,
  // Editors.
  new RegExp(`^[（(*■●\\s]*${job}[：:\\s　/／|｜丨、][^。！？，]{1,50}$`, 'u'),
  new RegExp(
    `^[（(*■●\\s　]*(?:${job}[：:\\s　/／|｜丨、]*[\\u4e00-\\u9fff　 、]{0,24}){1,6}(?:电话[：:\\s]*[\\d—-]{5,20}|(?:投稿)?(?:邮箱|信箱)[：:\\s]*[^\\s]{5,40})?[）)*\\s]*$`,
    'u',
  ),
  /^(?:Editors?|Edited by|Copy editors?|Layout|Design|Page editors?)\b[:：]?\s.{2,40}$/u,
  // Contact.
  /^(?:投稿|订阅|新闻热线|热线电话|联系电话|广告热线|发行热线|广告部|邮箱|电子邮箱|电子信箱|E-?mail|网址|本报地址|社址|印刷|零售价|读者热线|报料热线|爆料热线|互动|QQ群|微信公众号)[\s　]*[：:].{0,60}$/iu,
  /^(?:通讯地址|地址|社址|本报社址)[：:].{4,40}(?:邮编|电话|邮政编码).{4,40}$/u,
  /^[^。！？，]{0,12}热线[：:\s]*\d[\d\-—\s]{4,}(?:[|｜\s].{0,40})?$/u,
  /^[^\s。，]*@[\w.-]+\.\w{2,}.{0,16}$/u,
  /^Contact the (?:writers?|reporters?|editors?)\b.{0,60}$/u,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  // Weather.
  /^(?:今天|今日|明天|今明|今晚).{0,12}(?:晴|阴|多云|雨|雪).{0,30}(?:℃|度|级)$/u,
  // What stands around a text on the web or in a messenger.
  /^(?:首页|当前位置|您(?:现)?在的?位置)\s*[>＞»：:].{0,60}$/u,
  /^(?:原创|来源|出处|发布时间|作者).{0,24}\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}.{0,40}$/u,
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s.{0,60})?$/u,
  /^(?:来源|信息来源|图片来源|供稿单位|转自)[\s　]*[：:丨|](?!.*(?:作者|记者|通讯员)).{1,30}$/u,
  /^(?:字号|分享到?|分享至|收藏|打印|评论\s?\d*|阅读(?:量|数|原文)?|点赞|在看|上一篇|下一篇|上一版|下一版|返回目录|关闭窗口)(?:[\s：:（(\d].{0,40})?$/u,
  /^(?:(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表)?|分享到?|收藏(?:本页)?|字号|上一[篇版]|下一[篇版]|大|中|小)[\s　|｜：:/]*){2,}$/u,
  /^(?:往期(?:推荐|回顾|精彩)|推荐阅读|热门推荐|更多推荐|精彩推荐|相关(?:阅读|推荐)|猜你喜欢|大家都在看)[：:]?$/u,
  /^[-—=~*#\s]*(?:END|THE END|The End|完|全文完)[-—=~*#\s]*$/u,
  /^(?:点击|长按|识别|扫一扫|扫码|扫描|戳|快来|欢迎).{0,24}(?:关注|二维码|蓝字|公众号|订阅|来稿|投稿).{0,12}$/u,
  /^点(?:个|亮|击)?[“"「]?(?:在看|赞|分享).{0,20}$/u,
  /^(?:版权声明|免责声明|特别声明|版权所有|Copyright|©).{0,120}$/u,
  /^本版(?:内容|信息|图片|稿件|文图).{0,30}$/u,
  // What extractors leave.
  /^!\[[^\]]*\]\([^)]*\)$|^<!--.*-->$|^<img\s[^>]*>$|^\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?)?$/u,
  /^\[?(?:图片|image|Image|IMAGE)[\]\s]*\d{0,3}\]?$/u,
  /^[-—*_=~·•\s]{2,}$/u,
]

/** Longer lines are looked at for nothing but a notice of copyright. */
const longest = 90

/** `text`: simplified characters, without marks. */
export function isFurniture(text: string): boolean {
  if (text.length > longest) return false
  const bare = text.replace(/^[*_]+|[*_]+$/gu, '').trim()
  // Recognised from a picture, numbers come in pieces; names of pages are set wide.
  const closed = bare.replace(/(?<=\d)\s+(?=\d)|^([\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]$)/gu, '$1')
  return patterns.some((pattern) => pattern.test(bare) || (closed !== bare && pattern.test(closed)))
}

const folio = new RegExp(
  `${day}|${weekday}|^第?[A-Z]?\\d{1,2}\\s?版?$|第\\s?[\\d一二三四五六七八九十]{1,3}\\s?版|^[A-Z]?\\d{1,2}\\s${han}{2,4}$|\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b`,
  'u',
)

/** A line of furniture that stands at the edge of a printed page: nothing but page names and mastheads stands above it. */
export const isFolio = (text: string): boolean => folio.test(text) || /\d.*[|｜]|[|｜].*\d/u.test(text)

const sectionName = new RegExp(
  `^(?:${section})(?:新闻|广角|天地|视窗|之窗|园地|周刊|在线|聚焦|纵横|版)?(?:[·/](?:${section}|广角|前沿|深度|关注))?$`,
  'u',
)

const webMeta =
  /^(?:原创|来源|出处|发布时间|作者).{0,24}\d{4}[-/.年]\d{1,2}|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2})?(?:\s|$)/u

/** What a web page sets between title and text: source and date of publication. */
export const isWebMeta = (text: string): boolean => webMeta.test(text)

/** A name that pages have: 要闻, 民生广角, LOCAL. */
export const isSectionName = (text: string): boolean =>
  sectionName.test(text.replace(/\s/gu, '')) || /^[A-Z]{4,10}$/u.test(text)
