/** Takes back what the model found and no name can be: bodies that end in no body, words cut in two, descriptions. */
import { divisionAt } from './deeds.ts'
import { cityNames, endingsOfBodies, fullDivisions, ordinaryPlaces, words } from './lexicon/lexicon.ts'
import { segment } from './lexicon/segment.ts'
import type { Candidate } from './rule.ts'

/** From here on the model is believed against these rules (own/dev). */
const sure = { body: 0.9, person: 0.75, thing: 0.97 }

/** The span, shortened where a part of it can be no part of a name, or null. Rules' own spans stand. */
export function plausible(text: string, span: Candidate): Candidate | null {
  if (span.by !== 'crf') return span
  switch (span.type) {
    case 'ORG':
      return body(text, span)
    case 'PERSON':
      return person(text, span) ? span : null
    case 'EVENT':
      if (since.test(nameOf(text, span))) return null
      return span.confidence < sure.body && !eventEnd.test(nameOf(text, span)) ? null : span
    case 'PLACE': {
      const name = nameOf(text, span)
      if (ordinary(text, span) || prized(text, span) || /[百千万][镇村乡县]/.test(name)) return null
      if (market.test(name)) return marketOf(span, name)
      const bank = beside.exec(name)
      if (bank) return { ...span, end: span.start + bank.index }
      return zone(name) ? null : span
    }
    case 'PROGRAMME':
      return talents.test(nameOf(text, span)) ? null : programme(text, span)
    default:
      return span
  }
}

const market = /.(?:夜市|市集|集市)$/
/** A place and its market, or the market as an event. */
function marketOf(span: Candidate, name: string): Candidate {
  const place = Math.max(fullDivisions.longestAt(name, 0), cityNames.longestAt(name, 0))
  return place > 0 && place === name.length - 2
    ? { ...span, end: span.start + place }
    : { ...span, type: 'EVENT' }
}

/** A county named like a common word (利民, 新建) needs its ending, another place beside it, or a model that is sure. */
function ordinary(text: string, span: Candidate): boolean {
  const name = nameOf(text, span)
  if (span.confidence >= sure.body || !ordinaryPlaces.has(name) || cityNames.has(name)) return false
  return (
    !/[省市州、，]$/.test(text.slice(Math.max(0, span.start - 1), span.start)) || span.confidence < doubtful
  )
}
const doubtful = 0.6

/** A name in the quoted name of a prize is no name of its own: “江州医院科技奖”. */
function prized(text: string, { start, end }: Candidate): boolean {
  if (text.charAt(start - 1) !== '“') return false
  return /^[^“”\n]{1,16}奖(?:[^“”\n]{0,6})”/.test(text.slice(end, end + 26))
}

/** Talents of every description: 领军人才. */
const talents = /^(?:领军|高层次|高端|青年|优秀|骨干|专业|拔尖|紧缺|急需|技能|实用|创新|复合型){1,2}人才$/

const nameOf = (text: string, { start, end }: Candidate): string => text.slice(start, end)

/** A period and what was done in it: 2019年起联合开办培训班. */
const since = /^\d{4}年(?:起|以来)/

function person(text: string, span: Candidate): boolean {
  const name = nameOf(text, span)
  if (span.confidence < sure.thing && things.has(name)) return false
  if (/^(.)\1$/.test(name) || twoProvinces(text, span)) return false
  return span.confidence >= sure.person || !(cutsWords(text, span) || within.test(name))
}

/** Two provinces that do something together, 苏陕协作, and no person. */
const twoProvinces = (text: string, { start, end }: Candidate): boolean =>
  /^[京津冀晋辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕甘青宁新港澳台]{2}$/.test(
    text.slice(start, end),
  ) &&
  /^(?:两地|两省|协作|携手|合作|联手|医疗|交界|边界|高铁|帮扶|情|一家|山海)/.test(text.slice(end, end + 2))

/** Things that are written like names: herbs, crops and flowers, lamps, crafts, dress and stage. */
const things = words(
  [
    '陈皮 黄芪 黄芩 黄连 黄精 黄柏 白术 白芍 白芷 白果 甘草 丁香 桑黄 桑叶 桑葚 艾叶 艾草 党参 石斛 杜仲 葛根 田七 苏叶 连翘 云苓',
    '高粱 黄瓜 黄豆 石榴 金桔 杨梅 李子 樱桃 莲藕 梅花 桃花 杏花 荷花',
    '马灯 龙灯 花灯 黄灯 柳编 汉服 唐装 宋锦 夏布 秦腔 花鼓 古琴 高跷 苗寨 敖包',
  ].flatMap((line) => line.split(' ')),
)

/** What a thing is in, on or under, and no given name ends in: 山寨里, 敖包下. */
const within = /[里上下外内]$/
/** What lies by a place or is done there, and is no part of its name: 松花江|畔, 昆明|返乡. */
const beside = /(?<=..)(?:畔|旁|沿岸|返乡|下乡|还乡|回乡|进城)$/

/** What events end in, the mark of a label among it. */
const eventEnd =
  /(?:[会赛节周月日班营坛典礼演练训杯夜季行]|(?<!发)展|论坛|夜市|市集|大集|仪式|活动|讲堂|沙龙|对话|课堂|走读|路演|马拉松|“[^”]*”|”)$/

/** Clinical departments are no part of the body, and what follows them still less. */
const department =
  /^(.{2,}?(?:医院|卫生院|保健院|医学中心))(?:[\u4e00-\u9fff、]{1,10}?[内外妇儿骨眼诊产]科|[\u4e00-\u9fff]{1,8}科(?![技学普研教创室协])).*$/
/** What stands between two bodies, or a place and a body, in no name. */
const between = /(?<=..)(?:依托|建起|筹建|纷纷|布局|举办|牵头|赴|前往|去)(?=.{4})/
/** A hospital whose name is whole, whatever the model took besides. */
const hospital = /^.{4,}(?:医院|卫生院|大学|研究院)/
/** A hospital with much behind it that is the name of nothing. */
const stretchedHospital = /^(.{4,}?(?:医院|卫生院|保健院)).{5,}$/
/** Short names of bodies end in no word of the list: 浙大, 央美. */
const shortest = 6

function body(text: string, span: Candidate): Candidate | null {
  if (prized(text, span)) return null
  const name = nameOf(text, span)
  const place = regionOf(name)
  if (place) return { ...span, type: 'PLACE', end: span.start + place.length }
  const whole = department.exec(name)?.[1]
  if (whole) return { ...span, end: span.start + whole.length }
  if (noBody.test(name)) return null
  const stretched = stretchedHospital.exec(name)?.[1]
  if (stretched && !ends(name)) return { ...span, end: span.start + stretched.length }
  const verb = between.exec(name)
  if (verb) {
    const [left, right] = [name.slice(0, verb.index), name.slice(verb.index + verb[0].length)]
    if (ends(left)) return { ...span, end: span.start + left.length }
    return ends(right) ? { ...span, start: span.end - right.length } : null
  }
  if (span.confidence >= sure.body || name.length < shortest || ends(name)) return span
  const until = hospital.exec(name)?.[0].length
  return until ? { ...span, end: span.start + until } : null
}

/** A division before what is in it, which is no body: 广西的社区中心, 福建东部. */
function regionOf(name: string): string | null {
  const length = Math.max(fullDivisions.longestAt(name, 0), cityNames.longestAt(name, 0))
  return length > 0 && /^(?:的|[东西南北中]部$)/.test(name.slice(length)) ? name.slice(0, length) : null
}

/** What bodies end in, besides the word list. */
const bodyEnd = /(?:中心|[院校局委办部会社团队所站馆厂司店行台署组厅室处网报坊])$/
const noBody =
  /(?:大厅|客厅|教室|科室|病室|系统|大局|开局|布局|格局|结局|全会|事业|公立医院|民营医院)$|^[级届]|相关|一流|许多|多家/

function ends(name: string): boolean {
  if (bodyEnd.test(name)) return true
  for (let length = Math.min(12, name.length); length >= 1; length--)
    if (endingsOfBodies.has(name.slice(-length))) return true
  return false
}

/** Whether the name begins or ends inside a common word (阿姨|安全|带), or is one. */
function cutsWords(text: string, span: Candidate): boolean {
  const from = Math.max(0, span.start - 6)
  const cut = segment(text.slice(from, Math.min(text.length, span.end + 6)))
  const first = span.start - from
  const last = span.end - 1 - from
  const whole = cut.starts[last] === first && cut.kinds[last] !== 0
  const begins = (cut.starts[first] as number) < first && cut.kinds[first] !== 0
  return whole || begins || (cut.ends[last] as number) > last + 1
}

/** Heads that need a label, or more before them than words of every description. */
const softHead = /(?:体系|网络|模式|机制|平台|项目|资源|制度|战略|服务|格局|蓝图|热潮|系统|基金|专区)$/
const plain = words(
  '国家 国家级 省级 市级 县级 区级 省部级 以上 各级 全国 全省 全市 全县 重点 重大 重要 一般 核心 关键 主要 总体 科技 科学 科研 医学 医疗 医药 卫生 健康 公共 基层 临床 教育 教学 文化 旅游 经济 产业 农业 农村 乡村 城市 城乡 社会 民生 生态 环境 安全 应急 交通 市场 金融 财政 人才 技术 技能 信息 数据 网络 智慧 智能 数字 数字化 信息化 现代化 一体化 多层次 立体化 全方位 全周期 全流程 全链条 全要素 全 周期 创新 发展 高质量 改革 建设 工作 服务 管理 治理 监管 监督 监测 防控 防护 预防 治疗 救治 诊疗 保障 支持 培养 培训 培育 评价 考核 激励 运行 运营 合作 协作 协同 协调 联动 共享 交流 转化 攻关 研究 投入 投资 融资 招商 就业 创业 养老 托育 老年 儿童 妇女 青年 群众 居民 长效 常态 常态化 沟通 会商 联席 会议 责任 协商 议事 通报 督查 问责 奖惩 反馈 响应 流转 对接 包联 长期 综合 专项 特色 优质 高端 优化 完善 健全 建立 构建 建强 打造 形成 探索 推动 组织 指挥 决策 供应 流通 物流 标准 质量 检验 检测 示范 试点 共性 相关 各类 新型 新 大 的 与 和 及 起 覆盖 医养 医养结合 分级 诊疗 分级诊疗 双向 转诊 网格化 一站式 绩效 优质高效 高效 便民 惠民 利民 整合型 连续性 普惠 普惠性 急救 康复 护理 疾控 疾病 救助 帮扶 供水 排水 垃圾 污水 处理 收运 就医 看病 结算 报销 远程 会诊 家庭 上门 多元 多部门 跨部门 全民 全天候 信用 法治 执法 巡查 排查 预警 储备 物资 人员 干部 队伍 考评 薪酬 分配 资金 运转 宣传 科普 动态 闭环 立体 线上 线下 线上线下 社区 基本 标准化 规范化 专业化 精细化 均等化 常规 统一 完整 完备 科学化 创新型 现代 大健康 政策 制度 扶持 支撑 联防联控 群防群治 推行 建成 逐步 初步 本地 当地 区域 县域 市域 镇村 村级 乡镇 部门 居家 日间 手术 医防 融合'.split(
    ' ',
  ),
)

/** What stands in sentences and not in names. */
const sentence = /(?<!基)因(?![素子])|是|让|被/

/** Whether a place is a zone by its purpose alone, or no place: 生态农业示范区, 县医疗保险. */
const zone = (name: string): boolean =>
  /险$/.test(name) || (/.{3}[区园]$/.test(name) && allPlain(name, name.length - 1))

/** A programme that is none but words of every description, behind a division as well: 江州市|分级诊疗体系. */
function programme(text: string, span: Candidate): Candidate | null {
  const name = nameOf(text, span)
  if (description(name)) return null
  const length = divisionAt(name)
  if (length === 0 || !policy.test(name) || !description(name.slice(length))) return span
  return { ...span, type: 'PLACE', end: span.start + length }
}
/** Heads that name no thing of a place's own, unlike its platforms, systems and funds. */
const policy = /(?:体系|网络|模式|机制|制度|战略|服务|格局)$/

/** Whether an unquoted programme is a mere description: 数字乡村体系, 省级文化项目. */
function description(name: string): boolean {
  if (/[“”《》\dA-Za-z+]/.test(name)) return false
  if (sentence.test(name)) return true
  const head = softHead.exec(name)
  if (!head) return false
  return allPlain(name, head.index)
}

/** Whether the words up to a place are of every description. */
function allPlain(name: string, until: number): boolean {
  for (let at = 0; at < until; ) {
    const length = plain.longestAt(name, at)
    if (length === 0) return false
    at += length
  }
  return true
}
