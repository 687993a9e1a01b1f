/** Words of bylines that say what someone is, does or belongs to, by kind: a name stands behind them. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** What someone did for the text, and what the paper calls itself. */
const parts = set(
  '口述 讲述 讲述人 口述人 自述 讲授 解答 主讲 主讲人 提问 提问人 回答 答疑 推荐 点评 执笔 代笔 统稿 采访 采访者 采访人 对话 主持 主持人 笔者 作者 ' +
    '编辑 编写 编绘 改写 翻译 译者 朗读 绘图 绘画 插画 插图 手绘 图文 文图 图文整理 文图整理 文字整理 策划 总策划 主笔 执行 统筹 监制 出品 视频 剪辑 拍摄 航拍 设计 制作 编委会 作者单位 来信 读者来信 提供 来源 出处 敬上 谨上 敬启 泣告 泣谢 叩谢 拜上 本版 本版文图 本版图文 本报讯 本报 本刊 本网 本台 热线 特约 来稿 投稿 联合 据',
)

/** What someone is to the paper, the place or the person the text is about. */
const relations =
  '学生|大学生|研究生|毕业生|家长|同学|校友|学员|读者|听众|观众|网友|网民|市民|村民|居民|街坊|业主|租户|住户|商户|顾客|游客|乘客|旅客|考生|' +
  '患者|病友|家属|志愿者|建设者|工作者|爱好者|亲历者|创业者|受访者|被访者|职工|员工|工人|农民|农户|牧民|渔民|司机|店主|老板|摊主|社工|义工|' +
  '木工|焊工|电工|瓦工|钳工|药工|护工|技工|矿工|厨师|医师|医生|护士|教师|老师|战士|民警|辅警|队员|会员|党员|干部|退休干部|退休教师|青年|作家|诗人|导演|演员'
const relation = new RegExp(`^[\\u4e00-\\u9fff]{0,14}?(?:${relations})$`, 'u')

/** Posts. */
const post =
  /^[\u4e00-\u9fff]{0,20}(?:班主任|主任|书记|代表|委员|理事|教授|主席|经理|董事长?|理事长?|负责人|工程师|律师|学者|研究员|专家|博士|硕士|院士|法官|检察官|指导员|辅导员|教练|顾问|助理|秘书|干事|站长|所长|局长|院长|校长|馆长|处长|科长|部长|会长|社长|队长|园长|厂长|台长|村长|镇长|乡长|县长|区长|市长|省长|州长|组长|班长|行长|团长|护士长|[\u4e00-\u9fff]{2,}[员师])$/u

/** Bodies whose last word can be nothing else. */
const body =
  /^[\u4e00-\u9fff〇\d]{0,20}(?:中心|公司|集团|大学|学院|医院|卫生院|协会|学会|商会|联合会|委员会|小学|中学|一中|二中|三中|学校|党校|幼儿园|社区|小区|街道|花园|家园|办公室|政府|党委|宣传部|组织部|编辑部|事务所|研究所|研究院|派出所|服务站|工作室|工作站|图书馆|博物馆|文化馆|年级|专业|[〇一二三四五六七八九十\d][班级届])$/u

/** Bodies and places by their last character, which may be that of a given name too. */
const ending =
  /^(?:[\u4e00-\u9fff][科办院局室校处]|[\u4e00-\u9fff]{2,20}[委局院社厅部馆校会队站处办科系所室县区市镇乡村班级组路街巷里弄坊苑园])$/u

const kin = /^[\u4e00-\u9fff]{1,4}(?:爷爷|奶奶|阿姨|叔叔|伯伯|姐姐|哥哥|妈妈|爸爸|姐|哥)$/u
/** 受访者提供, 市教育局发布, 晚报讯 */
const given =
  /^[\u4e00-\u9fff]{1,14}(?:[报刊网台社]讯|提供|供图|推荐|供稿|提示|发布|编发|主办|报道组|数据组)$/u

/** `clear`: it can be nothing else; `kin`: a name for children, if no other stands behind it; `likely`: a name may end so. */
export type Office = 'clear' | 'likely' | 'kin'

/** Is it a word for what someone did for the text or for the paper, not for who they are? */
export const isPart = (word: string): boolean => parts.has(word)

/** Whether a word says what someone is, does or belongs to, and how certainly; null for any other word. */
export function officeOf(word: string): Office | null {
  if (parts.has(word) || relation.test(word) || post.test(word) || body.test(word) || given.test(word))
    return 'clear'
  if (ending.test(word)) return 'likely'
  return kin.test(word) ? 'kin' : null
}

/** Does a word name a body that may sign a text: 县农技站, 市急救中心? */
export function isBody(word: string): boolean {
  if (/(?:编辑部|班|级|专业|街道|社区|小区|花园|家园)$/u.test(word)) return false
  return (
    body.test(word) ||
    (/[委局院社厅部馆校会队站处办科系所室]$/u.test(word) && word.length > 2 && ending.test(word))
  )
}

/** A title behind a name: 周立教授, 顾云医师. */
export const titleBehind =
  /(?<=^[\u4e00-\u9fff]{2,4})(?:副?(?:教授|主任|院长|所长|校长)|(?:主任|主治)?医[师生]|博士|律师|老师|研究员|营养师|护理师|药师)$/u
