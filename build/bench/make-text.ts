/**
 * Makes text that reads like the Chinese press, for measurements: the same seed, the same text. Words come from short
 * lists put together by patterns, so that common words are common; names and numbers are made up.
 */

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const split = (words: string) => words.split(' ')
const surnames = split(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧',
)
const given = split(
  '伟 芳 敏 静 强 磊 洋 艳 勇 杰 娟 涛 明 超 霞 平 刚 桂英 建国 晓东 志强 雅琴 文博 子涵 海燕 玉兰',
)
const places = split(
  '青溪 云岭 河湾 石桥 临川 东湖 南坪 白沙 金水 柳林 平江 松岭 安丰 长堤 望川 古渡 新塘 乌龙 沙洲 竹园 泉州 昌宁 庆阳 兰溪',
)
const levels = split('省 市 县 区 镇 乡 村')
const bodies = split(
  '农业农村局 卫生健康委 教育局 水务局 供销社 文化馆 电力公司 科学院 合作社 法院 博物馆 交通运输厅 发展改革委 图书馆',
)
const subjects = split(
  '粮食 蔬菜 水利 教育 医疗 交通 能源 生态 文化 旅游 养老 就业 科技 住房 环境 物流 气象 森林 渔业 数字 制造业 服务业',
)
const things = split(
  '工程 项目 基地 服务 建设 改革 治理 保护 生产 供应 监测 培训 合作 市场 体系 平台 规划 标准 试点 网络 资金 政策 产业 质量',
)
const verbs = split(
  '推进 加强 完善 启动 建成 扩大 提高 保障 支持 开展 落实 优化 深化 改善 探索 提升 推动 促进 实施 带动',
)
const manner = split('全面 稳步 持续 积极 进一步 有序 扎实 加快 着力 不断 大力 切实')
const nouns = split(
  '群众 农民 企业 居民 学生 职工 干部 专家 记者 游客 社区 学校 医院 车间 田间 公园 道路 河道 大棚 课堂 窗口 家庭 产品 技术',
)
const units = split('万元 亿元 万亩 公里 万吨 户 人次 个 家 所 座 台')

/** One newspaper page as a text file would have it. */
export interface MadePage {
  readonly name: string
  readonly text: string
}

/** A maker of text; each call goes on where the one before ended. */
export function textMaker(seed: number) {
  const next = random(seed)
  const below = (n: number) => Math.floor(next() * n)
  /** Words at the head of a list come up far more often, as in real text. */
  const pick = (words: readonly string[]): string => words[Math.floor(next() ** 2 * words.length)] as string
  const person = () => pick(surnames) + pick(given)
  const place = () => pick(places) + pick(levels)
  const number = () => (next() < 0.5 ? String(1 + below(9000)) : (next() * 100).toFixed(1))
  const topic = () => pick(subjects) + pick(things)
  const clauses: readonly (() => string)[] = [
    () => `${place()}${pick(manner)}${pick(verbs)}${topic()}`,
    () => `${pick(verbs)}${topic()}${number()}${pick(units)}`,
    () => `${pick(nouns)}和${pick(nouns)}都说${topic()}越来越好`,
    () => `${place()}${pick(bodies)}把${topic()}作为今年的重点`,
    () => `同比增长${(next() * 30).toFixed(1)}%`,
    () => `有了${topic()}，${pick(nouns)}的${pick(things)}更有保障`,
    () => `从${place()}到${place()}，${topic()}正在${pick(manner)}${pick(verbs)}`,
    () => `在${pick(nouns)}里，${person()}一边${pick(verbs)}一边介绍${topic()}的情况`,
    () => `预计到${2026 + below(5)}年${pick(verbs)}${topic()}`,
  ]
  const clause = () => (clauses[below(clauses.length)] as () => string)()
  const sentence = (): string => {
    if (next() < 0.12) return `“${clause()}，${clause()}。”${place()}${pick(bodies)}负责人${person()}说。`
    return `${Array.from({ length: 1 + below(3) }, clause).join('，')}。`
  }
  const paragraph = (): string => Array.from({ length: 2 + below(4) }, sentence).join('')
  const title = () => `${place()}${pick(verbs)}${topic()}`

  /** An article of at least `characters`: title, byline, paragraphs between single line breaks. */
  const article = (characters: number): string => {
    const lines = [title(), `本报记者 ${person()} ${person()}`]
    for (let length = 0; length < characters; ) {
      const text = paragraph()
      lines.push(text)
      length += text.length
    }
    return lines.join('\n')
  }
  return {
    article,
    /** A page of about `characters`, articles between blank lines. */
    page(n: number, characters: number): MadePage {
      const articles: string[] = []
      for (let length = 0; length < characters - 200; ) {
        const text = article(Math.min(1200, characters - length - 100))
        articles.push(text)
        length += text.length
      }
      return { name: `第${n}版.txt`, text: `${articles.join('\n\n')}\n` }
    },
  }
}
