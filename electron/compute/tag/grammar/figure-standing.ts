/** How a figure stands in its text: the genre of the text and of the paragraph, who acts, what limits, what it is a share of. */
import type { Placed } from './figure-context.ts'

/** Genres of a text that have rules and terms rather than reports, by words that stand in them and how many must. */
const genres: readonly (readonly [name: string, words: RegExp, least: number])[] = [
  ['asked', /(?:^|\n)(?:——)?(?:问[：:]|答[：:])/g, 2],
  [
    'notice',
    /公告|通告|启事|公示|报名(?:时间|方式|办法|地点)|联系(?:电话|人|方式)|咨询电话|特此|现面向|现将|有关事项|受试者|应聘|投稿|征稿|参赛者|申请人|参保人/g,
    2,
  ],
  ['meeting', /会议(?:指出|强调|要求|提出|明确|认为)|座谈会|动员会|部署会|推进会/g, 1],
  ['study', /研究(?:人员|团队|发现|显示)|样本|患者入组|临床试验|受访者|问卷|调查显示/g, 2],
]

/** The genre of a text, `news` where no other is told by its words. */
export function genreOf(text: string): string {
  for (const [name, words, least] of genres) if ((text.match(words)?.length ?? 0) >= least) return name
  return 'news'
}

/** How the paragraph of a figure begins. */
const openings: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'numbered',
    /^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．](?!\d))/,
  ],
  ['answer', /^\s*(?:——)?(?:答[：:]|[^。，\n]{2,12}？)/],
  ['picture', /^\s*(?:[▲△■]|图[①-⑨一二三四\d]|[左右上下]图)/],
  ['quoted', /^\s*“/],
]

const limits =
  /^(?:不得(?:超过|少于|低于)|不(?:少于|低于|超过|高于|小于|大于|多于)|至少|最多|以内|以上|以下|内)$/
/** Of whom a rule asks something before it applies. */
const conditioned =
  /(?:年龄|周岁|年满|满|具有|持有|持股|凡|符合|对象|条件|者|学历|申请|报考|报名|超过|超出|达到)[^，。；]{0,10}$/

/** Names for how a figure stands; `genre` is its text's. */
export function standing(place: Placed): string[] {
  const { text, from, figure, front, back, before, group, frontWords, backWords, genre } = place
  const names = [`genre:${genre}`, `genre:${genre}-${group}`]
  const start = text.lastIndexOf('\n', from) + 1
  const opening = text.slice(start, start + 24)
  const paragraph = openings.find(([, pattern]) => pattern.test(opening))?.[0] ?? 'plain'
  names.push(`paragraph:${paragraph}`, `paragraph:${paragraph}-${group}`)
  const acts = backWords.find((word) => word.type === verb)?.text
  const open = front.length === 0 || !frontWords.some((word) => word.type === verb)
  if (open && acts && group !== 'rate') {
    names.push(`actor-${group}`, before.length === front.length ? 'actor-first' : 'actor-later')
    if (/已|全部|均|都/.test(back)) names.push('actors-all')
    if (/^了|[^，]了/.test(back.slice(back.indexOf(acts) + acts.length))) names.push('actor-did')
  }
  if (
    /(?:全[市县区村镇乡校院省国]|自家|[这那该]|原有|所有|过去|原来|家里|手下|辖区|[管带领]着|等)[^，]{0,2}$/.test(
      front,
    )
  )
    names.push(`definite-${group}`)
  if (/[能可会](?:以|够)?[^，。]{0,6}$/.test(front)) names.push(`able-${group}`)
  if (/^[^，。]{0,6}[能可](?!见|是)/.test(back)) names.push(`able-behind-${group}`)
  if (figure.qualifier && limits.test(figure.qualifier)) {
    const asked = conditioned.test(front) ? 'asked' : 'free'
    names.push(`limit:${asked}`, `limit:${asked}-${group}`, `limit-${genre}`)
  }
  if (group === 'rate') {
    const clause = front.slice(-8)
    if (front === '') names.push('share-opens')
    if (/(?:报销?|补|按|付|奖励|返|给|用于|出)$/.test(clause) || /^(?:用于|归|由|奖励|靠|的结余)/.test(back))
      names.push('share-of-rule')
    if (/(?:率|比例|占比|比重)(?:为|是|达|达到|升至|降至|提高到|[^，]{0,2})$/.test(clause))
      names.push('rate-told')
  }
  if (
    /^[；;]/.test(text.slice(figure.end + back.length)) ||
    /[；;]$/.test(text.slice(0, figure.start - front.length))
  )
    names.push(`listed-${group}`)
  return names
}
const verb = 1
