/** Bylines in the shapes papers give them, and lines that are none. */
import { expect, test } from 'vitest'
import { closingByline, hasDateline, innerByline, openingByline, readByline } from './byline.ts'

test.each([
  ['林晓岚', true, ['林晓岚']],
  ['本报记者 王 芳 通讯员 李 磊', false, ['王芳', '李磊']],
  ['李怀安 通讯员 可心 亚宁 滨江报道', false, ['李怀安', '可心', '亚宁']],
  ['文/图 陈小雨', false, ['陈小雨']],
  ['张三/文 李四/图', false, ['张三', '李四']],
  ['海岱晚报·海岱观察记者 周立', false, ['周立']],
  ['记者 韶华 摄影报道', false, ['韶华']],
  ['市中医药学会会长 尚德勤', false, ['尚德勤']],
  ['文/图 本报记者 汪洋 通讯员 古丽·买买提', true, ['汪洋', '古丽·买买提']],
  ['《江安晚报》见习记者 周立', false, ['周立']],
  ['特派记者 周立 方圆', false, ['周立', '方圆']],
  ['記者吳佩珊／花蓮報導', false, ['吳佩珊']],
  ['本报记者 乌云其木格 呼格吉勒图', false, ['乌云其木格', '呼格吉勒图']],
  ['市疾病预防控制中心 营养科 蒋梦', false, ['蒋梦']],
  ['省体育医院康复科 副主任技师 邬大勇', false, ['邬大勇']],
  ['By LIN YUEHUA and SU MING in Guiyang', false, ['LIN YUEHUA', 'SU MING']],
  ['By Anna Whitfield and Mark Doyle', false, ['Anna Whitfield', 'Mark Doyle']],
])('%s names %s', (line, glyph, names) => {
  const byline = readByline(line, glyph)
  expect(byline.names).toEqual(names)
  expect(byline.sure).toBeGreaterThan(0.6)
})

test.each(['筑高峰', '记者感言', '方便群众 安全就医', '从张家口到王家庄', '他说，记者来了。', '温暖 在路上'])(
  '%s is no byline',
  (line) => {
    expect(readByline(line, false).sure).toBeLessThan(0.45)
  },
)

test.each([
  ['本报记者　沈　既　明　通讯员　乔　木', '沈既明 乔木'],
  ['本 报 记 者　 池 小 满', '池小满'],
  ['本报记者 诸 葛 青 通讯员 上 官 云 飞', '诸葛青 上官云飞'],
  ['记者何田、通讯员周小满、王芳', '何田 周小满 王芳'],
  ['本报通讯员王芳周小满', '王芳 周小满'],
  ['都市快讯首席记者 何 田 见习记者 石 头', '何田 石头'],
  ['本報記者 賀秋陽 實習記者 鄧若谷', '賀秋陽 鄧若谷'],
  ['文／安康診所家庭醫學科 鄧若谷醫師', '鄧若谷'],
  ['林家瑜／教師（海安市）', '林家瑜'],
  ['讲述：柳河镇卫生院护士 温一禾　整理：本报记者 舒 望', '温一禾 舒望'],
  ['口述/蔡婆婆（86岁） 整理/记者 明 月', '蔡婆婆 明月'],
  ['受访者：导演 慕 白　采访者：本报记者 汪小渔', '汪小渔'],
  ['临水一中高三（2）班学生 郭 小 树 指导教师：裴 宁', '郭小树'],
  ['小记者 何田 周小满 指导老师 裴老师', '何田 周小满'],
  ['文/本报记者 何田　图/受访者提供', '何田'],
  ['本报通讯员 何小娥 文 邵亚 图', '何小娥 邵亚'],
  ['数据来源：市统计局　整理 红豆', '红豆'],
  ['策划 本报记者 楚遥', '楚遥'],
  ['（编辑 景行）', '景行'],
  ['（县融媒体中心 袁 野）', '袁野'],
  ['席向晚（社区工作者）', '席向晚'],
  ['甘棠 （作者单位：江州大学文学院）', '甘棠'],
  ['何克勤 甄妮报道', '何克勤 甄妮'],
  ['何田 周小满 临水报道', '何田 周小满'],
  ['早报特派记者 岑望川 发自岳麓镇', '岑望川'],
  ['江州市第三人民医院 心内科 副主任医师 王砚秋', '王砚秋'],
  ['国家电网临水供电公司 何田', '何田'],
  ['糖糖姐姐', '糖糖'],
  ['半夏', '半夏'],
  ['县农技站', ''],
  ['（县农技站）', '县农技站'],
  ['（市法律援助中心供稿）', '市法律援助中心'],
  ['本报评论员', ''],
  ['指标　绝对值　同比', ''],
  ['晚报讯（记者 何田）昨天，市轨道交', '何田'],
])('a line known to be a byline: %s names %s', (line, names) => {
  expect(readByline(line, true, true).names).toEqual(names.split(' ').filter((name) => name !== ''))
})

test.each([
  ['— Margaret Xu, Fangzhi Road', ['Margaret Xu']],
  ['XU TANG', ['XU TANG']],
  ['Chen Lin and Li Hua', ['Chen Lin', 'Li Hua']],
  ['By Robert Lee, Staff Reporter', ['Robert Lee']],
  ['Provided by the Harbor City Library', ['Harbor City Library']],
])('a line known to be a byline: %s', (line, names) => {
  expect(readByline(line, true, true).names).toEqual(names)
})

test.each([
  '编辑 何田 美编 卫 蓝 校对 田 园',
  '编辑：何田　版式：燕 青',
  '讲述人：县医院退休护士 浦月娥',
  '何以山　宓小川　晏大江　乐平　尉迟红',
  '晚报讯（记者 何田）昨天，市轨道交',
  '作者单位 江州大学',
])('%s is surely no byline by itself', (line) => {
  expect(readByline(line, false).sure).toBeLessThan(0.45)
})

test('a photographer is no author', () => {
  expect(readByline('本报记者周敏摄', false)).toMatchObject({ names: ['周敏'], photo: true })
})

test('names that run into the first paragraph or stand behind the last', () => {
  expect(openingByline('本报讯（记者 张三 通讯员 李四）近日，')).toMatchObject({ names: ['张三', '李四'] })
  expect(openingByline('新华社北京3月5日电（记者王小二）今天')).toMatchObject({ names: ['王小二'] })
  expect(openingByline('（通讯员 邵立 谭小舟）9月上旬，')).toMatchObject({ names: ['邵立', '谭小舟'] })
  expect(openingByline('本报江安3月7日讯 记者 顾云 通讯员 蒲新报道：昨天')).toMatchObject({
    names: ['顾云', '蒲新'],
  })
  expect(openingByline('据新华社维也纳一月二十三日电（记者王小二）今天')).toMatchObject({ names: ['王小二'] })
  expect(openingByline('本报江安1月26日讯新华社记者顾云、本报记者蒲新报道：昨天')).toMatchObject({
    names: ['顾云', '蒲新'],
  })
  expect(openingByline('〔記者陳建宏／宜蘭報導〕本周六')).toMatchObject({
    names: ['陳建宏'],
    text: '〔記者陳建宏／宜蘭報導〕',
  })
  expect(openingByline('本报讯 记者何田报道 市市场监管局昨天通报')).toMatchObject({ names: ['何田'] })
  expect(openingByline('本报讯 见习记者 何小仙 日前，某省')).toMatchObject({ names: ['何小仙'] })
  expect(openingByline('【本報記者梁守一報道】經過八年籌款')).toMatchObject({ names: ['梁守一'] })
  expect(openingByline('【记者何田临水报道】昨天')).toMatchObject({ names: ['何田'] })
  expect(openingByline('本报讯（学生记者 何 田）昨天')).toMatchObject({ names: ['何田'] })
  expect(openingByline('本报讯 记者 昨天 从市总工会获悉')).toBeNull()
  expect(openingByline('本报通讯员小王说（笑）')).toBeNull()
  expect(openingByline('（以下简称“办法”）自五月起')).toBeNull()
  expect(closingByline('大家都说好。（王强 李明）')).toMatchObject({ names: ['王强', '李明'] })
  expect(closingByline('值得一试。（作者：阳宇，系江安大学教授）')).toMatchObject({ names: ['阳宇'] })
  expect(closingByline('这项保险（以下简称长护险）')).toBeNull()
  expect(closingByline('我学会了等待。（何 静）')).toMatchObject({ names: ['何静'] })
  expect(closingByline('不甜的生活，过不长久。（半杯）')).toMatchObject({ names: ['半杯'] })
  expect(closingByline('（申屠野）')).toMatchObject({ names: ['申屠野'] })
  for (const remark of [
    '完',
    '未完待续',
    '掌声',
    '起立',
    '沉默',
    '图略',
    '下转第二版',
    '据新华社',
    '市针灸学会 供稿',
  ])
    expect(closingByline(`大家都说好。（${remark}）`)).toBeNull()
})

test('the names in the text of an article', () => {
  const others = ['村里修了路。', '水也来了。']
  expect(innerByline(['导语一段。', '本报讯（记者 何田）昨天，路通了。', ...others])?.names).toEqual(['何田'])
  expect(innerByline([...others, '大家都说好。（周小满）'])?.names).toEqual(['周小满'])
  expect(innerByline(['大家都说好。（周小满）', ...others])?.names).toEqual(['周小满'])
  // A question and its sender above the answer; items that each have a sender; who sent a recipe in.
  expect(innerByline(['能改吗？（临水县铜炉村 何田）', ...others])).toBeNull()
  expect(innerByline(['一。（江边路 老唐）', '二。（何田）'])).toBeNull()
  expect(innerByline([...others, '浇上热油。（读者 何田）'])).toBeNull()
  expect(innerByline([])).toBeNull()
})

test('datelines', () => {
  for (const text of ['本报讯 昨日', '新华社北京3月5日电（记者', 'RIVERTON, May 4 (Staff) — The'])
    expect(hasDateline(text)).toBe(true)
  for (const text of ['本报通讯员金秀', '新华书店的电梯坏了', '近日，记者'])
    expect(hasDateline(text)).toBe(false)
})
