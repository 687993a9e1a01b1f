/** How far a programme or an event reaches: the head behind its label, the meeting named after it, words that stay outside. */
import type { Candidate } from './rule.ts'

/** Head nouns that belong to the label before them, with a few words between. */
const heads =
  '工程|计划|行动|项目|平台|系统|品牌|专项|基金|热线|小程序|模式|机制|体系|网络|战略|工作法|直通车|班列|专列|攻坚战'
const headBehind = new RegExp(`^”(?:[\\u4e00-\\u9fff]{0,4}?)(?:${heads})(?![化性队规部员们])`)
/** What a label's own text may not be followed by: a verb or a joint stands between it and the head. */
const between =
  /^”(?:[\u4e00-\u9fff]*?(?:是|为|与|和|及|等|在|的|让|了|被|将|把|以|到|向|从|成|助|促|入|推|进|走|跑|打|建))/

/** A meeting that is named after a programme or a label: “银桥”行动落实会议. */
const meeting =
  /^[\u4e00-\u9fff]{0,8}?(?:落实会议?|推进会议?|部署会议?|动员会议?|调度会议?|现场会|启动仪式|启动会|总结会|座谈会|培训班|培训会|研讨会|新闻发布会)(?![议员场室])/
/** Verbs and joints stand between a programme and a meeting of its own. */
const apart = /[的和与及在将被把由对]|召开|举行|举办|组织|参加|出席/

/** What stays outside behind a name that is complete in itself. */
const outside = /(?<=险|保|医改|经验|保障|账户|日报|健康卡|家庭医生)(?:制度|政策|服务|经验|试点)$/

/** The span as far as it reaches. Titles and numbers in front are left as they are. */
export function reached(text: string, span: Candidate): Candidate {
  if (span.type !== 'PROGRAMME') return span
  const whole = headed(text, untried(text, introduced(text, span)))
  const behind = meeting.exec(text.slice(whole.end, whole.end + 20))
  if (behind && !apart.test(behind[0]) && /[“”]/.test(text.slice(whole.start - 1, whole.end + 1)))
    return { ...whole, type: 'EVENT', end: whole.end + behind[0].length, start: opened(text, whole) }
  const name = text.slice(whole.start, whole.end)
  const tail = /[“”]/.test(name) ? null : outside.exec(name)
  return tail ? { ...whole, end: whole.start + tail.index } : whole
}

/** Who does it and that it is done stands before a name and is no part of it: 县里推广|临水模式. */
const doing =
  /^[\u4e00-\u9fff]{0,6}?(?:推广|推行|推出|启动实施|启动|上线|复制|借鉴)(?=[\u4e00-\u9fff]{2,}(?:模式|工程|计划|行动|项目|平台|系统|机制)$)/

function introduced(text: string, span: Candidate): Candidate {
  const before = span.by === 'crf' ? doing.exec(text.slice(span.start, span.end)) : null
  return before ? { ...span, start: span.start + before[0].length } : span
}

/** Without the word for the trial whose members follow: “银桥行动”|试点单位. */
function untried(text: string, span: Candidate): Candidate {
  const label = /^“([^“”]+)”试点$/.exec(text.slice(span.start, span.end))?.[1]
  if (
    label === undefined ||
    !/^(?:单位|城市|地区|医院|学校|县|区|项目)/.test(text.slice(span.end, span.end + 2))
  )
    return span
  return { ...span, start: span.start + 1, end: span.start + 1 + label.length }
}

/** A label alone, in its marks, with the head that follows. */
function headed(text: string, span: Candidate): Candidate {
  if (text.charAt(span.start - 1) !== '“' || text.charAt(span.end) !== '”') return span
  const rest = text.slice(span.end, span.end + 12)
  const head = headBehind.exec(rest)
  if (!head || between.test(head[0])) return span
  return { ...span, start: span.start - 1, end: span.end + head[0].length }
}

/** Where a name begins whose opening mark stands just before it. */
function opened(text: string, { start, end }: Candidate): number {
  return text.charAt(start - 1) === '“' && text.charAt(end) === '”' ? start - 1 : start
}
