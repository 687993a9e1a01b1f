/** Whether a number counts something: labels, grades, ordinals and idioms do not. */
import { notBehindHan, timeUnits } from './figure-words.ts'

/** Whether a number with this unit counts something here, by the guidelines' list of what is no figure. */
export function counts(
  figure: string,
  unitFound: string,
  before: string,
  behindIt: string,
  form: string,
): boolean {
  if (form === 'rank-alone') return true
  const ordinal = /第$/.test(before)
  if (ordinal && !/^[位名单]$/.test(unitFound)) return false
  if (/[本首全半旧新每某这那哪几数]$/.test(before) && /^[一二两三四五六七八九十百千万]/.test(figure)) {
    if (!/每$/.test(before)) return false
    // The per-unit of a rate: 每万人, 每千名.
    return false
  }
  if (/每$/.test(before)) return false
  // Grades: 三四级手术, 评级达到5级.
  if (unitFound === '级' && (/^[一二三四五六]{2}级/.test(figure) || /评[级审定][^，。]{0,4}$/.test(before)))
    return false
  // A label in quotation marks: “三医”, “六个一”.
  if (/“[^”“，。]{0,8}$/.test(before) && /^[^“”，。！？]{0,8}”/.test(behindIt)) return false
  if (unitFound === '轮' && /^(?:[车胎椅]|驱动)/.test(behindIt)) return false
  if (/^半天/.test(figure) && /[大老小]$/.test(before)) return false
  if (/^三餐/.test(figure)) return false
  if (unitFound === '年' && /^(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})[ \u00a0\u2009]?年/.test(figure))
    return false
  if (unitFound === '位' && /^数/.test(behindIt)) return false
  if (unitFound === '次' && /^(?:性|会议|全会|全体会议)/.test(behindIt)) return false
  if (unitFound === '届' && /^(?:人大|政协|党代会|委员会|[一二三四五六七八九十\d]+次)/.test(behindIt))
    return false
  if (unitFound === '处' && /^四/.test(figure) && !/^(?:[点景站遗文设工塌隐])/.test(behindIt)) return false
  if (unitFound === '类' && /^\d/.test(figure) && /^(?:创?新?药|医疗器械|水质?|切口)/.test(behindIt))
    return false
  if (unitFound === '节' && /^气/.test(behindIt)) return false
  // 万元户, 亿元村, 千亿级 name a class.
  if (/^[百千万亿]+元$/.test(figure) && /^[户村镇乡店]/.test(behindIt)) return false
  if (unitFound === '字' && /^(?:路口|街|架|绣)/.test(behindIt)) return false
  // 成百上千人 is no count.
  if (/成[百千]上$/.test(before)) return false
  if (unitFound === '年' && /^(?:行动|计划|规划|以来|一遇|级|制|生|期)/.test(behindIt)) return false
  if (form !== 'measured') return true
  if (/^\d/.test(figure)) {
    if (/^\d{5,}[^\d万亿元人]/.test(figure) && /^[热客专]/.test(behindIt)) return false
    return true
  }
  // Chinese numerals.
  if (
    notBehindHan.has(unitFound) &&
    !/^[二三四五六七八九]?十[一二三四五六七八九]?|^[一二两三四五六七八九][百千万]/.test(figure)
  )
    return false
  if (/^十分$|^千万(?![元吨亩人户件册次])|^万一|^一一/.test(figure)) return false
  if (
    /^[百千万亿]+[^百千万亿余多]/.test(figure) &&
    !/[超近逾约过上达破]$/.test(before) &&
    !/^(?:百|千)?[万亿]+(?:元|吨|亩|斤|千瓦)|^百岁/.test(figure)
  )
    return false
  if (/^一/.test(figure) && !/^一[十百千万亿]/.test(figure)) {
    if (timeUnits.has(unitFound))
      return !/[这那哪同上下当某]$/.test(before) && !/^(?:四季|一度|之计|到头|[一又])/.test(behindIt)
    return (
      /[每各][^，。；！？\n]{0,16}$/.test(before) &&
      /^一(?:家|个|名|次|所|处|届|座|支|台|间|位|份|场|项)/.test(figure)
    )
  }
  return true
}
