/** Words for the posts and professions that stand beside a name, and for what surrounds a name. */

const list = (words: string): readonly string[] => words.trim().split(/\s+/)

/** Posts and professions, whole. Ranks before them (副, 总, 常务副, 首席 …) are added by the rule. */
export const posts: readonly string[] = [
  ...list(
    '党委书记 党组书记 党支部书记 党总支书记 党工委书记 党组织书记 村支书 第一书记 驻村第一书记 纪委书记 政法委书记 书记',
  ),
  ...list(
    '党委副书记 党组副书记 副书记 党组成员 党委委员 常委 委员 政委 主席 副主席 总统 总理 首相 部长 省长 市长 县长 区长 镇长 乡长 州长 盟长 旗长',
  ),
  ...list(
    '厅长 局长 司长 处长 科长 股长 所长 站长 院长 校长 园长 馆长 台长 社长 会长 秘书长 理事长 董事长 行长 厂长 场长 矿长 船长 机长 车长 队长 大队长 中队长 支队长 总队长 组长 班长 团长 团队长 庭长 检察长 审判长 关长 署长 护士长',
  ),
  ...list(
    '主任 主任医师 副主任医师 主治医师 住院医师 医师 医生 大夫 护士 护师 主管护师 主任护师 药师 主任药师 技师 主任技师 全科医生 家庭医生 村医 乡医 校医 麻醉医师 康复师 康复治疗师 营养师 助产士 急救员 护理员 心理咨询师 心理治疗师 心理医生 公卫医生 公卫医师 检验师 检验医师 治疗师 呼吸治疗师 言语治疗师 中医师 中药师 执业药师 法医 验光师 名誉主任 名誉会长 名誉院长 名誉理事长 轮值理事长 终身名誉主任',
  ),
  ...list(
    '教授 副教授 讲师 研究员 副研究员 助理研究员 院士 博士 博士生导师 硕士生导师 导师 教师 老师 语文教师 数学教师 体育教师 班主任 辅导员 教练 主教练 总教练',
  ),
  ...list(
    '审判员 人民陪审员 陪审员 书记员 主播 船医 博士后 总会计师 专员 主办 干部 店长 管水员 投递员 预报员 传承人 船员 水手 机手 寨老 掌柜 首席专家 首席科学家 首席经济学家 首席执行官 总经理 经理 项目经理 总裁 总监 主管 董事 监事 创始人 合伙人 负责人 项目负责人 主要负责人 科室负责人 学科带头人 带头人 牵头人 发言人 新闻发言人 评论员 主持人',
  ),
  ...list(
    '工程师 高级工程师 总工程师 总工 设计师 总设计师 程序员 会计 律师 法官 检察官 执行法官 民警 社区民警 辅警 司法助理员 人民调解员 调解员 网格员 社工 志愿者 志愿讲解员 讲解员 策展人 导演 编剧 演员 作家 画家 书法家 诗人 厨师 司机 驾驶员 邮递员 快递员 外卖员 护林员 管护员 巡护员 安全员 质控专员 调度员 值班员 监督员 巡视员 一级巡视员 二级巡视员 调研员 四级调研员 店主 老板 工人 木匠 银匠 篾匠 传承人 代表性传承人 非遗传承人 代表 人大代表 政协委员 指挥 总指挥 领队 理事 干事 总干事 学员 实习生 工作人员 顾问',
  ),
]

/** Words of bylines and photo credits. */
export const bylinePosts: readonly string[] = list(
  '本报记者 记者 通讯员 特约记者 特派记者 见习记者 实习记者 实习生 首席记者 摄影记者 全媒体记者 融媒体记者 特约通讯员',
)

/** Ranks that stand before a post and are part of it. */
export const ranks: readonly string[] = list(
  '副 常务副 总 首席 执行 名誉 代 原 高级 助理 一级 二级 三级 四级',
)

/** Forms of address; with no given name they are part of the name. */
export const address: readonly string[] = list(
  '女士 先生 大爷 大娘 大妈 大叔 阿姨 奶奶 爷爷 老人 婆婆 阿婆 大姐 大哥 师傅 某 某某',
)
