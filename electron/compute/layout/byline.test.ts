/** Bylines in the shapes papers give them, and lines that are none. */
import { expect, test } from 'vitest'
import { closingByline, hasDateline, openingByline, readByline } from './byline.ts'

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
  expect(openingByline('本报通讯员小王说（笑）')).toBeNull()
  expect(openingByline('（以下简称“办法”）自五月起')).toBeNull()
  expect(closingByline('大家都说好。（王强 李明）')).toMatchObject({ names: ['王强', '李明'] })
  expect(closingByline('值得一试。（作者：阳宇，系江安大学教授）')).toMatchObject({ names: ['阳宇'] })
  expect(closingByline('这项保险（以下简称长护险）')).toBeNull()
})

test('datelines', () => {
  for (const text of ['本报讯 昨日', '新华社北京3月5日电（记者', 'RIVERTON, May 4 (Staff) — The'])
    expect(hasDateline(text)).toBe(true)
  for (const text of ['本报通讯员金秀', '新华书店的电梯坏了', '近日，记者'])
    expect(hasDateline(text)).toBe(false)
})
