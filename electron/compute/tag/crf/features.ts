/** What the sequence model sees at each character: characters around it, word lists, rule proposals, quotation marks. */
import { bodyEndings } from '../lexicon/bodies.ts'
import { words, wordsOfLists } from '../lexicon/lexicon.ts'
import { address, bylinePosts, posts } from '../lexicon/posts.ts'
import { segment } from '../lexicon/segment.ts'
import { doubleSurnames, nameParts } from '../lexicon/surnames.ts'
import { otherPlaces, townsAt } from '../lexicon/towns.ts'
import type { Candidate } from '../rule.ts'
import { codesOf, family, foreignRuns, given, types } from './characters.ts'
import { hashOf, mix } from './hash.ts'
import { Named } from './named.ts'
import { addRepeats, addWords, type Wide } from './wide.ts'

/** Feature hashes of a text: those of character i are `hashes[offsets[i]]` up to `hashes[offsets[i + 1]]`. */
export interface Features {
  readonly hashes: Int32Array
  readonly offsets: Int32Array
}

const list = (text: string): string[] => text.trim().split(/\s+/)
/** Words whose place in the text is a feature; overlapping kinds are told apart by name. */
const lexicons = [
  ['ending', words(bodyEndings)],
  ['post', words([...posts, ...bylinePosts])],
  ['address', words(address)],
  ['double', words(doubleSurnames)],
  ['part', words(nameParts)],
  ['place', otherPlaces],
  [
    'speech',
    words(
      list(
        '说 表示 介绍 告诉 坦言 感慨 直言 认为 指出 强调 透露 解释 笑着 回忆 带领 负责 道 称 宣布 提醒 建议',
      ),
    ),
  ],
  [
    'head',
    words(
      list(
        '工程 计划 行动 项目 平台 系统 品牌 专项 基金 热线 小程序 客户端 数据库 模式 机制 体系 网络 队伍 战略 制度 服务 工作法 大模型 试点 保险 贷 专区 课堂 直通车',
      ),
    ),
  ],
  [
    'verb',
    words(
      list(
        '实施 开展 启动 推进 推行 推出 推动 参与 参加 入选 纳入 列入 获批 承担 搭建 上线 依托 通过 争取 申报 设立 成立 打造 建立 构建 深化 巩固 举办 举行 召开 组织 印发 出台 发布 签订 签署 联合 会同 协同 位于 来自 前往 走进 赴 与 和 在 由 对 向 从 到 为 被 把 等',
      ),
    ),
  ],
  [
    'event',
    words(
      list(
        '大会 会议 论坛 峰会 博览会 展 班 大赛 比赛 锦标赛 马拉松 运动会 节 晚会 夜市 市集 活动 宣传周 开放日 仪式 年会 座谈会 推进会 研讨会 培训班 培训会',
      ),
    ),
  ],
] as const

const listed = wordsOfLists(lexicons.map(([, list]) => list))

/** Reused from text to text. */
const named = new Named()

const nameHashes = new Map<string, number>()

/** The hash of a rule's or a list's name, made once. */
function nameHash(name: string): number {
  let hash = nameHashes.get(name)
  if (hash === undefined) {
    hash = hashOf(name)
    nameHashes.set(name, hash)
  }
  return hash
}

const stops = new Set('，。；：！？、“”《》（）\n 的了')

/**
 * Features of a folded text. `proposals` are the rules' candidates: where one begins, goes on and ends is a feature by the
 * rule's name, so that the model learns how far each rule is to be trusted. With `wide` the text is the stretch of its
 * article that begins at `from`.
 */
export function featuresOf(
  text: string,
  proposals: readonly Candidate[],
  wide: Wide | null = null,
  from = 0,
): Features {
  const length = text.length
  const codes = codesOf(text)
  named.count = 0
  const signature = new Int32Array(length + 1)
  const mark = (name: number, start: number, end: number): void => {
    for (let i = start; i < end; i++) {
      const place = end - start === 1 ? 3 : i === start ? 0 : i === end - 1 ? 2 : 1
      const hash = mix(100, name, place, 0)
      named.add(i, hash)
      signature[i] = ((signature[i] as number) + hash) | 0
    }
    if (start > 0) named.add(start - 1, mix(101, name, 0, 0))
    if (start > 1) named.add(start - 2, mix(102, name, 0, 0))
    if (end < length) named.add(end, mix(103, name, 0, 0))
    if (end + 1 < length) named.add(end + 1, mix(104, name, 0, 0))
  }
  const seen = new Set<number>()
  for (const { by, start, end } of proposals) {
    const rule = nameHash(by)
    const key = mix(rule, start, end, 0)
    if (seen.has(key)) continue
    seen.add(key)
    mark(rule, start, end)
  }
  listed(text, (list, at, found) => {
    const [name] = lexicons[list] as (typeof lexicons)[number]
    const hash = nameHash(name)
    mark(hash, at, at + found)
    ahead(named, text, at, found, name, hash)
  })
  townsAt(text, (kind, start, end) => mark(nameHash(kind), start, end))
  quotes(text, named)
  if (wide !== null) {
    addWords(text, wide.wordbook, named)
    addRepeats(wide.article, wide.pairs, from, from + length, named)
  }
  const cut = segment(text)
  const wordHash = (i: number): number => (i < 0 || i >= length ? 0 : (cut.hashes[i] as number))
  const classAt = (i: number): number => (i < 0 || i >= length ? 31 : (cut.kinds[i] as number))
  const code = (i: number): number => (i < 0 || i >= length ? 10 : (codes[i] as number))
  const kind = (i: number): number => (i < 0 || i >= length ? 25 : (types[codes[i] as number] as number))
  const isFamily = (i: number): number => (kind(i) === 4 ? 1 : 0)
  const familyAt = (i: number): number => family[text.charCodeAt(i)] ?? 0
  const firstGiven = (i: number): number => Math.floor((given[text.charCodeAt(i)] ?? 0) / 10)
  const secondGiven = (i: number): number => (given[text.charCodeAt(i)] ?? 0) % 10
  const runs = foreignRuns(text)
  const counts = named.perCharacter(length)
  const hashes = new Int32Array(length * ownFeatures + named.count)
  const offsets = new Int32Array(length + 1)
  const next = new Int32Array(length)
  for (let i = 0, at = 0; i < length; i++) {
    const c0 = code(i)
    const p1 = code(i - 1)
    const p2 = code(i - 2)
    const p3 = code(i - 3)
    const n1 = code(i + 1)
    const n2 = code(i + 2)
    const n3 = code(i + 3)
    const before = kind(i - 1)
    const here = kind(i)
    const after = kind(i + 1)
    const start = cut.starts[i] as number
    const end = cut.ends[i] as number
    const place = end - start === 1 ? 3 : i === start ? 0 : i === end - 1 ? 2 : 1
    const before2 = cut.starts[start - 1] ?? 0
    const wordHere = wordHash(i)
    const wordBefore = wordHash(start - 1)
    const wordAfter = wordHash(end)
    const classHere = classAt(i)
    const classBefore = classAt(start - 1)
    const classAfter = classAt(end)
    const mark = signature[i] as number
    const markBefore = i > 0 ? (signature[i - 1] as number) : 0
    hashes[at++] = mix(40, place, classHere, 0)
    hashes[at++] = mix(41, place, wordHere, 0)
    hashes[at++] = mix(42, place, wordBefore, 0)
    hashes[at++] = mix(43, place, wordAfter, 0)
    hashes[at++] = mix(44, place, classBefore, mix(0, classHere, classAfter, 0))
    hashes[at++] = mix(45, place, wordHash(before2 - 1), 0)
    hashes[at++] = mix(46, place, wordHash(end < length ? (cut.ends[end] as number) : length), 0)
    hashes[at++] = mix(
      47,
      place,
      classAt(before2 - 1),
      mix(0, classBefore, classHere, Math.min(4, end - start)),
    )
    hashes[at++] = mix(48, place, wordBefore, wordHere)
    hashes[at++] = mix(49, place, wordHere, wordAfter)
    hashes[at++] = mix(1, c0, 0, 0)
    hashes[at++] = mix(2, p1, 0, 0)
    hashes[at++] = mix(3, p2, 0, 0)
    hashes[at++] = mix(4, n1, 0, 0)
    hashes[at++] = mix(5, n2, 0, 0)
    hashes[at++] = mix(6, p3, 0, 0)
    hashes[at++] = mix(7, n3, 0, 0)
    hashes[at++] = mix(8, p1, c0, 0)
    hashes[at++] = mix(9, c0, n1, 0)
    hashes[at++] = mix(10, p2, p1, 0)
    hashes[at++] = mix(11, n1, n2, 0)
    hashes[at++] = mix(12, p1, n1, 0)
    hashes[at++] = mix(13, p2, p1, c0)
    hashes[at++] = mix(14, p1, c0, n1)
    hashes[at++] = mix(15, c0, n1, n2)
    hashes[at++] = mix(16, mix(0, c0, n1, n2), n3, 0)
    hashes[at++] = mix(17, mix(0, p3, p2, p1), c0, 0)
    hashes[at++] = mix(18, before, here, after)
    hashes[at++] = mix(19, mix(0, kind(i - 2), before, here), after, kind(i + 2))
    hashes[at++] = mix(20, isFamily(i), isFamily(i - 1), before)
    hashes[at++] = mix(21, isFamily(i - 2), isFamily(i - 1), here)
    const run = runs[i] as number
    hashes[at++] = mix(22, run, 0, 0)
    hashes[at++] = mix(33, run, kind(i + 1), before)
    hashes[at++] = mix(23, mark, 0, 0)
    hashes[at++] = mix(24, mark, markBefore, 0)
    hashes[at++] = mix(25, mark, signature[i + 1] as number, 0)
    hashes[at++] = mix(26, mark, c0, 0)
    hashes[at++] = mix(29, familyAt(i), firstGiven(i + 1) * 8 + secondGiven(i + 2), kind(i + 3))
    hashes[at++] = mix(30, familyAt(i - 1), firstGiven(i) * 8 + secondGiven(i + 1), kind(i + 2))
    hashes[at++] = mix(31, familyAt(i - 2), firstGiven(i - 1) * 8 + secondGiven(i), after)
    hashes[at++] = mix(32, familyAt(i - 1), secondGiven(i), familyAt(i))
    hashes[at++] = mix(27, n2, n3, 0)
    hashes[at++] = mix(28, p3, p2, 0)
    next[i] = at
    at += counts[i] as number
    offsets[i + 1] = at
  }
  named.writeTo(hashes, next)
  return { hashes, offsets }
}

/** How many features each character has besides the named ones. */
const ownFeatures = 43

/** Characters before an ending or head noun know how far it is and what it is, up to the nearest stop. */
function ahead(named: Named, text: string, at: number, length: number, name: string, hash: number): void {
  if (name !== 'ending' && name !== 'head' && name !== 'event') return
  const word = hashOf(text.slice(at, at + length))
  for (let i = at - 1; i >= 0 && at - i <= 16 && !stops.has(text.charAt(i)); i--) {
    const distance = at - i
    named.add(i, mix(110, hash, distance, 0))
    if (distance <= 10) named.add(i, mix(111, hash, word, 0))
  }
}

/** Inside quotation marks: how long the words are, where in them, what follows. Behind: how far the marks are. */
function quotes(text: string, named: Named): void {
  let open = -1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
    if (unit === '\n') open = -1
    else if (unit === '“') open = i
    else if (unit === '”' && open >= 0) {
      const length = Math.min(i - open, 18)
      const behind = text.charCodeAt(i + 1) || 10
      const behind2 = text.charCodeAt(i + 2) || 10
      const before = open > 0 ? text.charCodeAt(open - 1) : 10
      for (let at = open; at <= i; at++) {
        const place = at === open ? 0 : at === open + 1 ? 1 : at === i ? 4 : at === i - 1 ? 3 : 2
        named.add(at, mix(120, length, place, 0))
        named.add(at, mix(121, behind, behind2, place))
        named.add(at, mix(122, before, place, 0))
        named.add(at, mix(123, length > 10 ? 1 : 0, types[behind] as number, place))
      }
      for (let at = i + 1; at < text.length && at - i <= 8 && !stops.has(text.charAt(at)); at++)
        named.add(at, mix(124, at - i, length > 12 ? 1 : 0, 0))
      open = -1
    }
  }
}
