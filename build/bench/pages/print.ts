/** What a page prints around and into its texts: lines of furniture, lines of a width. */
import { pick, type Rng } from './press.ts'

const topLines = [
  '2025年6月3日 星期二',
  'A06',
  '第3版',
  '03 民生',
  '要闻 02',
  '2025年11月18日 星期二 农历乙巳年九月廿九',
  '4版 2026年1月6日 星期二 综合',
  '健康周刊',
]
const footLines = [
  '责编：何文 美编：吕舟',
  '责任编辑 何文 版式设计 吕舟 校对 丁一',
  '（下转第3版）',
  '本版编辑：何文',
  '投稿邮箱：jiankang@example.com',
  '新闻热线：0635-8888888',
  '下转A04版',
  '编辑/何文 组版/吕舟',
]

/** Lines at the head and at the foot of a page, each once. */
export function furnitureOf(rng: Rng, count: number): [string[], string[]] {
  const top: string[] = []
  const foot: string[] = []
  for (let i = 0; i < count; i++) {
    const [list, all] = rng() < 0.5 ? [top, topLines] : [foot, footLines]
    const line = pick(rng, all)
    if (!list.includes(line)) list.push(line)
  }
  return [top, foot]
}

/** A column of lines of a width breaks off at the end of a full line: the cut goes back to it; null where there is none. */
export function atLineEnd([head, rest]: [string, string], width: number): [string, string] | null {
  const full = wrapped(head, width).split('\n').slice(0, -1).join('')
  if (full.length < width || /[。！？…；”’」）)]$/u.test(full))
    return /[A-Za-z]/.test(head.charAt(0)) ? [head, rest] : null
  return [full, head.slice(full.length) + rest]
}

/** Chinese text in lines of a width; no line begins with a closing mark. */
export function wrapped(text: string, width: number): string {
  if (!/[\u4e00-\u9fff]/.test(text)) return text
  let set = ''
  let from = 0
  while (text.length - from > width) {
    let to = from + width
    while (to < text.length && /[，。、；：！？”’）》,)]/.test(text.charAt(to))) to++
    if (/[\ud800-\udbff]/.test(text.charAt(to - 1))) to++
    set += `${text.slice(from, to)}\n`
    from = to
  }
  return set + text.slice(from)
}
