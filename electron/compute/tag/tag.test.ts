/** Whatever the text, offsets are right: slices equal texts, nothing overlaps, lists are in text order. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tags } from '../../contract/tags.ts'
import { fold } from './fold.ts'
import { namesModel } from './names-model.ts'
import { tagText, tagWith } from './tag.ts'

function expectSound(text: string, tags: Tags): void {
  for (const list of [tags.entities, tags.figures, tags.quotes]) {
    let reached = 0
    for (const { start, end, text: slice } of list) {
      if (start < reached || end <= start || end > text.length)
        throw new Error(`span ${start}-${end} after ${reached}`)
      if (text.slice(start, end) !== slice) throw new Error(`slice ${text.slice(start, end)} is not ${slice}`)
      for (const edge of [start, end])
        if (/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(edge - 1, edge + 1)))
          throw new Error(`half a character at ${edge}`)
      reached = end
    }
  }
  for (const one of tags.entities) {
    expect(one.confidence).toBeGreaterThanOrEqual(0)
    expect(one.confidence).toBeLessThanOrEqual(1)
    expect(one.canonical.length).toBeGreaterThan(0)
  }
  const folded = fold(text)
  for (const { start, end } of tags.entities)
    for (const [open, close] of ['“”', '‘’', '《》', '（）', '【】'])
      expect(oneSided(folded.slice(start, end), open as string, close as string)).toBe(false)
  for (const { value } of tags.figures)
    for (const one of typeof value === 'number' ? [value] : value) expect(Number.isFinite(one)).toBe(true)
}

/** Whether some mark has no partner. */
function oneSided(text: string, open: string, close: string): boolean {
  let depth = 0
  for (const unit of text) {
    if (unit === open) depth++
    else if (unit === close && --depth < 0) return true
  }
  return depth !== 0
}

const pieces = [
  ...'市县省区镇村局院李王赵记者通讯员说：，。；“”《》（）()"\n\r\t 　·—-～%％0123456789零一二两三十百千万亿半年月日时个家名元以上余多近超达力争每',
  '𠮷',
  '😀',
  '\ud842',
  '\udfb7',
  'é',
  'کتاب',
  '３．５万',
  '1.2万余人次',
  '“一二三”工程',
  '实施“',
  '”工程',
  '（化名',
  '推出“红心‘向阳’',
  '《办法（试行',
  '《实施方案》',
  '2025年12月6日上午9时30分',
  '市人民医院',
  '以下简称',
  '党委书记、院长孙长河',
  '玛丽亚·科斯塔',
]

const ordinary = `“码上办”平台让群众少跑腿
孙长河 通讯员 小禾
本报讯 11月20日，宣城市卫生健康委党组书记、主任赵立新介绍，全市启动“晨曦守护”工程，印发《社区服务实施方案》。
今年以来，累计服务1.2万余人次，覆盖率达85%以上。“路通了，日子就活了。”市民葛女士感慨道。`

describe('any text', () => {
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((all) => all.join(''))
  test('of Chinese pieces, with the model', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(text, (one) => expectSound(one, tagText(one))),
      { numRuns: 300 },
    )
  })
  test('of Chinese pieces, with rules alone', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(text, (one) => expectSound(one, tagWith(null, one))),
      { numRuns: 300 },
    )
  })
  test('of digits and their signs alone', { timeout: 60_000 }, () => {
    const signs = fc.constantFrom(
      ...'0123456789０１２３.．,，%％‰-－—~～/+×±:：年月日号时分个元万亿千百十零〇半成倍至到 \n',
    )
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 200 }), (all) =>
        expectSound(all.join(''), tagText(all.join(''))),
      ),
      { numRuns: 200 },
    )
  })
  test('of an article without its punctuation, with rare characters set anywhere', {
    timeout: 60_000,
  }, () => {
    const article = ordinary.replace(/[，。、；：“”《》（）\n ]/g, '')
    fc.assert(
      fc.property(fc.nat(article.length), fc.constantFrom('𠮷', '😀', '𡈽', '·', '\u200b'), (at, sign) => {
        const one = article.slice(0, at) + sign + article.slice(at)
        expectSound(one, tagText(one))
      }),
      { numRuns: 60 },
    )
  })
  test('of any units', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (one) => expectSound(one, tagText(one))),
    )
  })
})

test.each([
  'В среду, 28 января 2026 года, министр Иванов заявил: «Построено 1 200 домов».',
  'في 28 يناير 2026 قال الوزير: "تم بناء ١٢٠٠ منزل".',
  '2026년 1월 28일 김철수 시장은 “1,200가구를 지원했다”고 말했다.',
  '2026年1月28日、山田太郎市長は「1200戸を支援した」と語った。',
  'วันที่ 28 มกราคม 2569 นายกเทศมนตรี กล่าวว่า 1,200 ครัวเรือน',
  'On January 28, 2026, Mayor Smith said: "1,200 homes were built; 35% more."',
  '👨‍👩‍👧‍👦🇨🇳👍🏽𠮷𡈽𪚥：「𠮷野家開了３家。」',
])('text in another script: %s', (text) => {
  expectSound(text, tagText(text))
  expectSound(text, tagWith(null, text))
})

describe('texts made to be slow', () => {
  const long = 1_000_000
  const filled = (piece: string): string => piece.repeat(Math.ceil(long / piece.length)).slice(0, long)
  test.each([
    ['digits', filled('7')],
    ['digits with commas', filled('123,456,')],
    ['Chinese numerals', filled('一百二十三万')],
    ['one line without punctuation', filled('王家湾村的老人在李家镇人民医院看病')],
    ['opening marks', filled('“《（')],
    ['names', filled('赵立新 记者 ')],
    ['dots', filled('阿·')],
    [
      'an article of 1 MB',
      filled('市人民医院院长李春说：“去年以来，累计服务1.2万余人次。”《实施方案》于2025年3月5日印发。\n'),
    ],
    ['speeches in one line', filled('他说：“好的。”“Yes.” said Mary.')],
    ['paragraphs of one speech', filled('“好的，\n')],
    [
      'numbers in every form',
      filled('从1增至3至5亿元、近半、三成、1/2的、翻两番、±2%，第一名').slice(0, 100_000),
    ],
    ['rare characters', filled('𠮷野家𡈽田，').slice(0, 300_000)],
    ['other scripts', filled('Москва 28 января 1 200 домов, يناير ١٢٠٠, 김철수 1,200가구 ')],
    ['latin', filled('lorem ipsum 12.5% ')],
    ['line breaks', filled('\n ')],
  ])('%s', { timeout: 120_000 }, (_, text) => expectSound(text, tagWith(null, text)))
  test('with the model', { timeout: 120_000 }, () => {
    const text = filled('王家湾村的老人在李家镇人民医院看病一百二十三次').slice(0, 200_000)
    expectSound(text, tagText(text))
  })
})

describe('an ordinary article', () => {
  const text = ordinary
  const found = (tags: Tags, type: string) =>
    tags.entities.filter((one) => one.type === type).map((one) => one.text)

  test('is tagged by rules and word lists alone', () => {
    const tags = tagWith(null, text)
    expectSound(text, tags)
    expect(found(tags, 'PROGRAMME')).toEqual(['“码上办”平台', '“晨曦守护”工程'])
    expect(found(tags, 'DOCUMENT')).toEqual(['《社区服务实施方案》'])
    expect(found(tags, 'DATE')).toContain('11月20日')
    expect(found(tags, 'PERSON')).toEqual(['孙长河', '小禾', '赵立新', '葛女士'])
    expect(tags.figures.map((one) => [one.value, one.unit])).toEqual([
      [12000, '人次'],
      [85, '%'],
    ])
    expect(tags.quotes).toMatchObject([{ speaker: '葛女士', text: '路通了，日子就活了。' }])
  })

  test.skipIf(namesModel() === null)('is tagged by the model', () => {
    const tags = tagText(text)
    expectSound(text, tags)
    expect(found(tags, 'ORG')).toEqual(['宣城市卫生健康委'])
    expect(found(tags, 'POSITION')).toEqual(['通讯员', '党组书记', '主任'])
    expect(found(tags, 'PERSON')).toEqual(['孙长河', '小禾', '赵立新', '葛女士'])
    expect(found(tags, 'PROGRAMME')).toContain('“晨曦守护”工程')
    expect(tags.entities.find((one) => one.type === 'ORG')?.canonical).toBe('宣城市卫生健康委员会')
  })

  test('the same text gives the same tags', () => expect(tagText(text)).toEqual(tagText(text)))
})
