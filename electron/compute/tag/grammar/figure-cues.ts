/** What tells a promised from a reported figure: cues, read in the words around the number. */

import { aiming } from './figure-tense.ts'

export interface Cue {
  readonly name: string
  readonly pattern: RegExp
}

export const cues: readonly Cue[] = [
  { name: 'aim', pattern: new RegExp(`${aiming.source}|确保|目标|旨在|致力`) },
  { name: 'plan', pattern: /(?<!”)计划(?![，。、；》”]|项目)|拟(?!定)|规划|打算|准备|安排|部署|方案/ },
  {
    name: 'will',
    pattern:
      /[也还都均并即]将|将(?:于|在|有|会|继续|进一步|实现|建成|达|新增|新建|投入|全面|逐步|陆续|力争|再|推|建|成为|开展|组织|举办|完成)|有望|预计|预期/,
  },
  { name: 'must', pattern: /要(?![求素闻点道么不])|应当|应|须|必须|不得|不应|可/ },
  {
    name: 'by-year',
    pattern:
      /到20\d\d年|到[明后今]年|到“?十五五|明年|后年|年底前|年内|[年月日]底?前|20(?:2[7-9]|3\d)年|未来|今后|下一步|接下来|届时|下月|下半年/,
  },
  { name: 'raise-to', pattern: /提升到|提高到|提升至|提高至|达到|控制在|扩大到|建成|实现|覆盖率/ },
  { name: 'limit', pattern: /不少于|不低于|不超过|至少|以上|以内|不高于|以下/ },
  { name: 'more', pattern: /再|新增|新建|打造|培育|建设|推动|推进|开展|组织|实施|举办|完成|评选/ },
  { name: 'done', pattern: /已|了(?![解不])|累计|截至|截止|以来|先后|共(?![同享建识])|成功|曾/ },
  {
    name: 'grew',
    pattern: /增长|下降|同比|环比|增至|降至|升至|升到|降到|减少|缩短|提高了|提升了|上升|翻|增加/,
  },
  {
    name: 'counted',
    pattern:
      /收到|接待|查|救治|服务|惠及|发放|投入|吸引|培训|接诊|签约|来自|超过|突破|带动|诊疗|检出|抓获|销售|收入|产量|募集|捐/,
  },
  {
    name: 'past',
    pattern:
      /去年|前年|上半年|昨|上周|上月|一季度|20(?:1\d|2[0-5])年|今年(?!底|年底|内)|当天|此次|本次|过去|最近|近[一二三两]/,
  },
  { name: 'now', pattern: /目前|现有|现在|如今|拥有|有(?![望关序效力])|占|为/ },
  { name: 'only', pattern: /只|仅|才|就/ },
  {
    name: 'rule',
    pattern: /每(?![年月天周])|按|凡|如果|标准|报销|补助|补贴|支付|收费|限|可|申请|符合|超出|条件|免/,
  },
  { name: 'age', pattern: /岁/ },
  {
    name: 'size',
    pattern: /海拔|全长|长(?![期者])|宽|高(?![度质水])|深|面积|占地|相距|距|容量|总投资|位于|管辖|直径|重/,
  },
  { name: 'time', pattern: /年|个?月|天|周|小时|分钟|秒/ },
  { name: 'each', pattern: /每[年月天周]|人均|平均|均/ },
  { name: 'quote', pattern: /“[^”]*$/ },
  { name: 'forecast', pattern: /预测|预计|预期|测算|有望|可望|料将|可达|可增|可减|将达/ },
  { name: 'agreed', pattern: /约好|承诺|协议|约定|合同|招聘|招募|招收|公开征集|申报/ },
  {
    name: 'terms',
    pattern:
      /满分|合格线|费率|起付|封顶|上限|下限|[日月年]薪|工资|奖励|奖金|会期|为期|间隔|基数|每[人餐次单个位名户场班亩天]|一[年次张]|自付|补[贴助]|保费|门票|售价/,
  },
  { name: 'price', pattern: /[一每][部台套件只份斤亩盒片瓶顿餐单趟针剂束担][^，。]{0,6}$/ },
  { name: 'on-file', pattern: /登记|注册|在册|在建|建档|备案|挂牌|开放床位|共有|统计/ },
  {
    name: 'parts',
    pattern: /分为|分成|分[^，。]{0,3}$|包括|涵盖|组成|设有|设[^，。]{0,4}$|负责同志|等[^，。]{0,2}$/,
  },
  { name: 'way', pattern: /全程|往返|来回|路程|车程|驻地|离[^，。]{1,6}$|徒步|步行|走[了过]?[^，。]{0,2}$/ },
  { name: 'life', pattern: /从医|工龄|党龄|教龄|当了|干了|等了|年仅|连续|坚持|一干/ },
  { name: 'measured', pattern: /监测|数据显示|结果显示|评估|测得|占比|比例|率(?![领先])/ },
  { name: 'from', pattern: /从[^，。]*$|由[^，。]*$|比[^，。]*$/ },
]

/** Whole-text cues: an article in which plans outweigh reports is a plan. */
export const planText =
  /力争|将(?![近军士来])|计划|推动|推进|实施|打造|构建|建立|深化|完善|加快|开展|强化|落实|启动/g
export const reportText = /已|了(?![解不])|累计|增长|完成|实现了|截至|去年|以来|说|介绍/g
