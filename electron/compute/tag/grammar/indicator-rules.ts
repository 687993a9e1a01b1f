/** What is taken off an indicator and what is put before it: tables with examples, which are their tests. */

/** All figures of an example with the indicators that stand beside them, in text order. */
type Examples = readonly (readonly [text: string, ...indicators: string[]])[]

/** Taken off the front or the end of the words before a figure, as often as one matches. */
export interface Trim {
  readonly name: string
  readonly pattern: RegExp
  readonly examples: Examples
}

export const trims: readonly Trim[] = [
  {
    name: 'connectives and words of time in front',
    pattern:
      /^(?:其中|同时|此外|目前|截至目前|据悉|据介绍|据统计|如今|今年以来|近年来|头一年|每年|过去|期间|并且|并|而且|而|又|且|则|以来|来(?=[\u4e00-\u9fff]{2})|底前|前后?|起|后|内|里|间|的|和|与|及|以及|或|、)/,
    examples: [
      ['目前全镇有粮库9座', '全镇有粮库'],
      ['并培训骨干120名', '培训骨干'],
    ],
  },
  {
    name: 'who or what the text has named before',
    pattern:
      /^(?:他们|她们|它们|我们|你们|他|她|它|我|其|该(?:行动|计划|项目|工程|平台|中心|公司|系统|机制|[省市县区州镇乡村院校局馆站所])|本(?:院|校|市|县|区|省|次|届)|这(?:里|条|项|支|个)|当地|现(?=面向|有))/,
    examples: [
      ['该行动走遍48个村', '走遍村'],
      ['他们采集标本800份', '采集标本'],
      ['当地梯田2.4万亩', '梯田'],
    ],
  },
  {
    name: 'words that praise the doing',
    pattern:
      /^(?:聚力|全面|扎实|深入|切实|着力|持续|积极|大力|有序|统筹|认真)?(?:落实|抓好|做好|用好|管好|聚焦)(?:到位)?|^(?:聚力|扎实|切实|着力|大力)(?=[\u4e00-\u9fff]{2})/,
    examples: [
      ['用好160名农技人员', '农技人员'],
      ['聚力落实十项重点任务', '重点任务'],
      ['全面落实民生实事30件', '民生实事'],
    ],
  },
  {
    name: 'words that say how it was told',
    pattern:
      /^(?:要求|提出|明确|规定|强调|计划|预计|力争|确保|争取|拟|按照|让|使|能|可|只|仅|就|才|到|对|在|以|从|由|较|比|用|有(?=[\u4e00-\u9fff]{2}))/,
    examples: [
      ['会议提出，计划培训村医500名', '培训村医'],
      ['为96户居民更换门窗', '居民更换门窗'],
      ['每年为老人免费体检一次', '为老人免费体检'],
      ['就业岗位1.2万个', '就业岗位'],
      ['用工缺口约1500人', '用工缺口'],
    ],
  },
  {
    name: 'words of reaching and counting at the end',
    pattern:
      /(?:已经|已|累计|共计|总计|共有|已有|现有|设有|共|仅有|仅|只有|只需要?|[只仅]用|[只仅]花|最短只需|至少要?|最多|只|达到|高达|增至|降至|升至|升到|降到|增加到|提高到|提升到|提升至|提高至|恢复到|扩大到|缩短到|缩短至|压缩到|压缩至|减少到|提前到|控制在|稳定在|保持在|约为|约|超过|突破|超|近|达|为|从|由|到|至|力争|预计|有|了|是|的|在|比|较|再|不足|以|于|将于?|要)$/,
    examples: [
      ['贷款余额达到62亿元', '贷款余额'],
      ['把误差控制在3%以内', '误差'],
      ['候诊时间缩短至17分钟', '候诊时间'],
    ],
  },
]

/** Words that stand inside and say nothing of what is measured. */
export const empty: ReadonlySet<string> = new Set(
  '已 已经 累计 共 共计 总计 合计 预计 力争 争取 确保 至少 最多 还 还将 将 将于 也将 都 分别 逐步 陆续 相继 先后 了 过 约 一般 原则上'.split(
    ' ',
  ),
)

/** What a change is measured against. */
export const against = {
  pattern:
    /(?<![同环占对相])[较比](?:(?:上|去|前|往)(?:年|月|周|届|季度)(?:同期|底|末)?|同期|此前|以前|年初|过去)?(?=(?:增长|下降|提高|提升|增加|减少|上升|缩短|降低))/,
  examples: [
    ['药占比较上年下降12个百分点', '药占比下降'],
    ['日均客流比同期增加300人', '日均客流增加'],
  ] as Examples,
}

/** A change with nothing before it: it is the change of what the figure before measures. */
export const changeAlone = {
  pattern:
    /^(?:(?:比|较).{0,10}?)?(?<change>(?:同比|环比)?(?:平均)?(?:增长|下降|提高|提升|增加|减少|上升|上涨|下跌|回落|缩短|多|少|高|低|涨|快|翻|减|增))(?:了|约|近|超)*$/,
  examples: [
    ['口岸进出口货物46万吨，同比增长18.3%', '口岸进出口货物', '口岸进出口货物同比增长'],
    ['林草覆盖率为46.2%，较上年提高0.7个百分点', '林草覆盖率', '林草覆盖率提高'],
  ] as Examples,
}

/** Words that are of something, which the figure before names. */
export const ofBefore = {
  pattern:
    /^(?:总(?:数|量|额|投资|面积|产值|造价|里程)|数量|金额|比例|占比|价值|规模|[国省市县区部厅]级(?:以上|及以上)?|以上|其中|其余|剩余|剩下|余下|另外|另有|还有)$/,
  examples: [
    ['示范校新增3所，总数达9所', '示范校新增', '示范校总数'],
    ['获科技奖12项，省级以上5项', '获科技奖', '科技奖省级以上'],
    ['已建成驿站87个，其中52个可全天开放', '建成驿站', '驿站可全天开放'],
    ['签约8家，其余5家正在洽谈', '签约', '签约正在洽谈'],
    ['签约项目24个，总投资180亿元', '签约项目', '项目总投资'],
  ] as Examples,
}

/** Of what the figure before counts, a part that has a name of its own. */
export const named = {
  pattern: /^(?:其[中余]|剩余|另有|另外)(?:的|有|包括)?(?=[\u4e00-\u9fff“])/,
  examples: [
    ['培训村医1200名，其中女性480名', '培训村医', '村医女性'],
    ['立项课题86项，其中重点课题12项', '立项课题', '重点课题'],
  ] as Examples,
}

/** What stands in a clause that names no thing of its own: the one before does. */
export const unnamed = {
  pattern: /^(?:新建|改建|扩建|迁建|新改扩建|单个|单体|个别)$/,
  examples: [['控制院区数量和床位规模，新建一般控制在1200张以内', '院区数量和床位规模新建']] as Examples,
}

/** What is counted does something: what it does belongs to it. */
export const doing: Examples = [
  ['10家社区医院提供透析服务', '社区医院提供透析服务'],
  ['80%以上的乡镇卫生院开设儿科门诊', '乡镇卫生院开设儿科门诊'],
  ['有12个村通了公交', '村通公交'],
  ['来自14个国家的200名选手参赛', '来自国家', '选手参赛'],
  ['每个县至少1家基层医院建成儿科病区', '每个县基层医院建成儿科病区'],
  ['全院开设21个专科门诊', '全院开设专科门诊'],
  ['沿江两岸4个村通了汽车', '沿江两岸村通汽车'],
  ['首批12名专家将轮流坐诊', '首批专家轮流坐诊'],
  ['民生实事完成18件，其余两件将于月底前交付', '民生实事完成', '民生实事于月底前交付'],
]

/** Ages are of who has them, lengths of time of what is done in them. */
export const whose: Examples = [
  ['76岁的老会计坐着轮椅赶来', '老会计'],
  ['一名52岁男子突发疾病', '男子突发疾病'],
  ['三十余年间，他带着团队采集标本', '带着团队采集标本'],
  ['签字只用了五分钟', '签字'],
  ['申领材料由7份减至2份', '申领材料', '申领材料'],
]

/** Lists of parts before their number. */
export const lists: Examples = [
  ['落实教育、就业、养老三个领域任务', '领域任务'],
  ['分类培育管理、高端、专技、基层四类人才', '分类培育人才'],
  ['组织讲座、义诊、培训等活动120场', '组织活动'],
  ['设置服务窗口16个、自助机8台，配备志愿者30名', '设置服务窗口', '设置自助机', '配备志愿者'],
  ['新增床位300张、医生120名、护士200名', '新增床位', '新增医生', '新增护士'],
]

/** Figures that share a verb, and changes. */
export const shared: Examples = [
  ['建成服务中心3处、幸福院86处', '建成服务中心', '建成幸福院'],
  ['每名村医掌握60种以上诊疗技能和10项以上适宜技术', '每名村医掌握诊疗技能', '每名村医掌握适宜技术'],
  ['走访老人600户，发放药品90箱', '走访老人', '发放药品'],
  ['预警时间由6小时提前到30小时', '预警时间', '预警时间'],
  ['把患者疗程从18个月缩短到6个月', '患者疗程', '患者疗程'],
  ['投入1800万元建起26个工坊', '投入', '建起工坊'],
  ['要求三年内实现500个村寨全覆盖', '实现', '实现村寨全覆盖'],
  ['新增智能建造、低空技术等29种专业', '新增专业'],
  ['再培育乡土人才500名', '再培育乡土人才'],
  ['“安居”行动补20万元', '“安居”行动补'],
  ['国家、省、市三级民生实事30件', '国家、省、市三级民生实事'],
  ['20分钟后把伤员送到江州医院', '把伤员送到江州医院'],
]
