/** The word lists of the figure grammar. Longest first is seen to where they are used. */

const list = (words: string): readonly string[] => words.trim().split(/\s+/)

/** Units and measure words that stand behind a number. */
export const units: readonly string[] = [
  ...list('个百分点 百分点 % ‰ ℃ °C 摄氏度 倍'),
  ...list(
    '小时 分钟 秒钟 秒 个月 工作日 自然日 个工作日 个自然日 学时 课时 周岁 周年 月龄 周 天 年 岁 昼夜 代 届',
  ),
  ...list(
    '平方公里 平方千米 平方米 平方厘米 平方毫米 立方米 公里 千米 海里 厘米 毫米 微米 纳米 米 公顷 亩次 亩 公斤 千克 毫克 微克 克',
  ),
  ...list(
    '毫米汞柱 毫摩尔 分贝 部分 吨公里 吨 斤 毫升 升 千瓦时 兆瓦时 兆瓦 千瓦 吉瓦 瓦 千伏 伏 度 光年 像素 标箱 赫兹 卡 里',
  ),
  ...list('km cm mm kg mg ml m GW MW kW kV GB TB PB TEU K P'),
  ...list('美元 欧元 日元 英镑 港元 卢布 泰铢 块钱 元'),
  ...list(
    '人次 人份 户次 车次 架次 艘次 台次 例次 场次 班次 批次 册次 项次 件次 亿次 针次 人 户 名 位 口 家',
  ),
  ...list(
    '个 件 项 条 张 台 套 辆 架 艘 座 栋 幢 间 处 所 场 次 起 例 宗 种 类 份 本 册 篇 部 幅 枚 颗 粒 株 棵',
  ),
  ...list(
    '头 只 匹 尾 羽 支 枝 把 根 块 片 面 袋 包 箱 桶 瓶 盒 盏 笔 单 批 班 组 队 对 双 道 级 层 楼 期 轮 门 堂',
  ),
  ...list(
    '节 课 趟 遍 回 圈 列 排 段 顶 床 分 字 票 针 剂 站 村 镇 乡 县 市 省 国 部门 单位 岗 集 首 款 景 下 碗 杯',
  ),
  ...list('餐 桌 席 封 卷 盆 筐 捆 串 滴 眼 井 孔 跨 稿 人口 国际单位 成员单位 乡镇 县区 病种'),
]

/** Units that make Chinese numerals a label, a grade, an idiom or an ordinal and not a count. */
export const notBehindHan: ReadonlySet<string> = new Set(
  list('级 分 瓦 点 面 头 里 度 把 下 行 省 市 县 国 期 楼 代 克 门 K P m 单 成'),
)

/** Lengths of time: `一` before them counts. */
export const timeUnits: ReadonlySet<string> = new Set(
  list('小时 分钟 秒钟 秒 个月 工作日 个工作日 学时 课时 周 年 周岁 岁 倍 个百分点'),
)

/** Words that touch a number in front, with the qualifier they are reported as. */
export const touching: readonly (readonly [word: string, qualifier: string])[] = [
  ...list(
    '不得超过 不得少于 不得低于 不少于 不低于 不超过 不高于 不小于 不大于 不多于 不足 不到 未满 不满 至少 最多 最少 超过 超 逾 将近 接近 近 大约 约 优于 低于 高于 少于 多于 大于 小于 零下',
  ).map((word) => [word, word] as const),
  ...list('可达 高达 多达 长达 达').map((word) => [word, '达'] as const),
  ['达到', '达到'],
  ['原则上不超过', '不超过'],
  ['最高可达', '最高'],
  ['最高达', '最高'],
  ['最高', '最高'],
  ['最低', '最低'],
  ['约为', '约'],
  ['上', '超'],
  ['第', '第'],
]

/** Of those, the ones that only say "reached" and yield to any other qualifier. */
export const reached: ReadonlySet<string> = new Set(['达', '达到'])

/** Behind the unit. */
export const behind: readonly string[] = list('及以上 以上 以下 以内 之内 之多 左右 上下 内 开外')

/** Qualifiers that may stand apart in the same clause, before the number. */
export const apart =
  /(至少|最多|最高(?!气温|温度|峰|水位|价)|最低(?!气温|温度|水位|价)|最长|不少于|不低于|不超过|力争|预计|限时|每(?:半|[一二两三四五]|\d)?个?(?:年|天|月|周|季度|学期|小时|晚)|[各约])[^，。；;、：:！？!?\n\d]{0,14}$/
