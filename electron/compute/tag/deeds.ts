/** What a place does is no part of a name: 江州市|铺设再生水管网, 临水县|计划…, 沧河区|工程进度. */
import { cityNames, fullDivisions } from './lexicon/lexicon.ts'
import { segment } from './lexicon/segment.ts'
import type { Candidate } from './rule.ts'

/** Verbs with an object that a division is the subject of. */
const verbs =
  '铺设 改造 新建 新改建 修建 扩建 改建 迁建 兴建 筹建 组建 建起 建好 推进 推动 推行 推出 推广 启动 启用 开通 上线 关停 关闭 整治 取缔 引进 引导 设立 建立 构建 搭建 打造 出台 投放 投入 拨付 拆除 统筹 下沉 配备 配齐 新增 增设 增加 扩大 实施 开展 举办 召开 举行 深化 完善 强化 优化 加强 健全 落实 安排 成立 力争 争取 探索 聚焦 围绕 依托 印发 发布 承办 主办 入选 获评 评选 培育 选派 派出 下达 动员 划定 采购 购置 购买 征集 清理 清除 排查 疏浚 修复 升级 提升 提供 提高 降低 缩短 减少 谋划 规范 支持 鼓励 邀请 聘请 招募 吸引 援助 选择 抓好 抓实 做好 做强 做优 办好 用好 管好 擦亮 帮助 帮扶 带动 扶持 资助 奖励 补贴 表彰 慰问 走访 约谈 责令 要求 批准 调整 取消 减免 撤销 撤并 合并 接管 更新 更换 安装 打通 畅通 织密 布局 延伸 下放 派驻 解决 破解 化解 兑现 规划建设'
/** Words that name bodies and things as well as what is done, with what tells them apart. */
const doubtfulVerbs = [
  '建成(?!区)',
  '整合(?!医学)',
  '开放(?!大学|学院)',
  '组织(?!部|人事|关系|处|工作|员|委)',
  '建设(?=[一-龥]*(?:医院|学校|幼儿园|卫生院|卫生室|水厂|站)$)',
  '(?:计划|规划|打算|准备)(?=建|修|投|用|在|把|今|明|于|引|改|新|扩|对|从|将|再|到|种|培|组|发|办|实施|推)',
  '(?<=[已将拟正再])[建修种办开投设]',
]
/** Verbs with an object that a division is the subject of. */
const deedVerbs = [...verbs.split(' '), ...doubtfulVerbs].join('|')
/** Words before such a verb. */
const lead =
  '(?:拟|将|正|已|还|也|均|都|共|再|又|先后|陆续|着力|大力|全面|全力|持续|集中|积极|率先|加快|统一|扎实|深入|计划)?'
const deed = new RegExp(`^${lead}(?:${deedVerbs})`)
/** What a division does, behind its name. */
export const deedAhead = `(?=${lead}(?:${deedVerbs}))`

/** A division by its ending, where no list has it: two or three characters before it. */
const byEnding =
  /^(?![全该本我各两超城夜股楼这那每某])[\u4e00-\u9fff]{2,3}?(?:自治[州县旗]|[市县州旗]|(?<![社校小园灾地辖街城厂])区|镇|乡)(?![长政委府管])/
/** Bodies that are founded to do something are named by it: 临水县推进城镇化办公室. */
const founded =
  /(?:领导小组|工作组|指挥部|专班|办公室|委员会|协会|促进会|联合会|基金会|联盟|公司|集团|[办局处科部委会])$/
/** The least that stands behind the verb where no body is named by the verb alone: 江州市改造办. */
const least = 2
/** Bodies of every description, which are no names: 江州市|定点医院. */
const kindOfBody =
  /^(?:试点|定点|公立|民营|基层|各级|社区|乡村|农村|部分|多家|所有|一些|辖区|规模以上|重点)(?:医院|医疗机构|诊所|学校|中小学|机构|卫生院|卫生室|企业|单位|公司|药店)$/

/** Heads of programmes that say nothing by themselves. */
const bare = /^(?:计划|规划|行动|工程|项目|平台|系统|体系|品牌|专项|基金|活动|模式|机制|网络|战略|服务)$/
/** A line of work, or projects of every description: 江州市|卫生系统, 沧河市|重点项目. */
const sector =
  /^(?:(?:卫生|医疗|卫健|卫生健康|医保|教育|政法|公安|司法|交通|水利|农业|农村|民政|城建|住建|财政|税务|金融|文旅|文化|体育|环保|供水|供电|电力|宣传|组织|党政|工会|商务|粮食|应急|消防|质检|市场监管)+系统|(?:省|市|县|区)?(?:重点|重大|招商|民生|在建|签约|产业|工业|农业|水利|交通|城建|投资|建设)+(?:项目|工程))$/

/** How long the name of a division is that a name begins with, or 0. */
export function divisionAt(name: string): number {
  return (
    fullDivisions.longestAt(name, 0) || byEnding.exec(name)?.[0].length || cityNames.longestAt(name, 0) || 0
  )
}

/**
 * The parts of a span of the model that begins with a division and goes on with what it does: the division, and what is named
 * behind the verb, where that is a programme, an event, or a body with a level or a division of its own. Other spans stand.
 */
export function parted(text: string, span: Candidate): readonly Candidate[] {
  if (span.by !== 'crf' || !partable.has(span.type)) return [span]
  const name = text.slice(span.start, span.end)
  const length = divisionAt(name)
  if (length === 0 || length === name.length) return [span]
  const rest = name.slice(length)
  const place: Candidate = { ...span, type: 'PLACE', end: span.start + length }
  if (span.type === 'PROGRAMME' && (bare.test(rest) || sector.test(rest))) return [place]
  if (span.type === 'ORG' && kindOfBody.test(rest)) return [place]
  const verb = deed.exec(rest)?.[0]
  if (verb === undefined || cutsWord(rest, verb.length)) return [span]
  const thing = rest.slice(verb.length)
  if (span.type === 'PLACE') return [place]
  if (thing.length < least || (span.type === 'ORG' && founded.test(thing))) return [span]
  const start = span.start + length + verb.length
  if (span.type !== 'ORG') return [place, { ...span, start }]
  return ownName.test(thing) || divisionAt(thing) > 0 ? [place, { ...span, start }] : [place]
}

/** A body that is one by itself, and no hospital or school of any kind. */
const ownName = /^(?:[省市县区镇]|乡(?!村))|(?:实验室|研究院|研究所|研究中心|医学中心|产业园|大学|学院|联盟)$/

const partable = new Set<Candidate['type']>(['ORG', 'PLACE', 'PROGRAMME', 'EVENT'])

/** Whether what was taken for a verb ends inside a word: 提升|机, 上线|下. */
const cutsWord = (rest: string, at: number): boolean => {
  const { starts, kinds } = segment(rest)
  return at < rest.length && (starts[at] as number) < at && kinds[at] !== 0
}
