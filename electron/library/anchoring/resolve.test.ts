import fc from 'fast-check'
import { expect, describe as group, test } from 'vitest'
import { describe } from './describe.ts'
import { type Anchored, carryOver, type Resolved, resolve } from './resolve.ts'

const article = [
  '𠮷林春耕忙',
  '本报讯（记者 张三）三月的田野里，村民们正在抢抓农时，播种机来回穿梭。',
  '“今年种了三百亩小麦，收成有盼头。”种粮大户李四说，合作社还添了两台新机器😀。',
  '据了解，全县春播面积达到十二万亩，比去年增加一成。',
  '图为村民在田间劳作。',
].join('\n')

/** The span of the `nth` place of `quote` as an annotation stores it. */
function mark(text: string, quote: string, nth = 0): Anchored {
  let start = text.indexOf(quote)
  for (let i = 0; i < nth; i++) start = text.indexOf(quote, start + 1)
  if (start < 0) throw new Error(`${quote} is not there`)
  return { start, end: start + quote.length, ...describe(text, start, start + quote.length) }
}

const one = (found: readonly Resolved[]): Resolved => found[0] as Resolved
const carry = (to: string, span: Anchored, from = article) => one(carryOver(from, to, [span]))
const search = (to: string, span: Anchored) => one(resolve(to, [span]))
const at = (text: string, quote: string, nth = 0) => {
  const { start, end } = mark(text, quote, nth)
  return { start, end }
}

group('with the old text known', () => {
  test('an unchanged text keeps every mark where it is', () => {
    expect(carry(article, mark(article, '村民', 1))).toEqual({
      ...at(article, '村民', 1),
      anchor: 'exact',
      score: 1,
    })
  })

  test('what was put in before moves a mark, what was put in after does not', () => {
    const span = mark(article, '种粮大户李四')
    const before = `编者按：𠮷日。\n${article}`
    expect(carry(before, span)).toEqual({ ...at(before, '种粮大户李四'), anchor: 'moved', score: 1 })
    expect(carry(`${article}\n（完）`, span)).toMatchObject({ start: span.start, anchor: 'exact' })
  })

  test('of equal words each keeps to its own sentence, however the paragraphs are ordered now', () => {
    const lines = article.split('\n')
    const turned = [lines[4], lines[2], lines[0], lines[3], lines[1]].join('\n')
    expect(carry(turned, mark(article, '村民', 0))).toEqual({
      ...at(turned, '村民', 1),
      anchor: 'moved',
      score: 1,
    })
    expect(carry(turned, mark(article, '村民', 1))).toEqual({
      ...at(turned, '村民', 0),
      anchor: 'moved',
      score: 1,
    })
  })

  test('a mended break inside the paragraph moves what stands after it', () => {
    const cut = article.replace('播种机来回', '播种\n机来回')
    expect(carry(article, mark(cut, '来回穿梭'), cut)).toEqual({
      ...at(article, '来回穿梭'),
      anchor: 'moved',
      score: 1,
    })
    expect(carry(cut, mark(article, '来回穿梭'))).toEqual({
      ...at(cut, '来回穿梭'),
      anchor: 'moved',
      score: 1,
    })
  })

  test('a mark over the mended break is still the same passage', () => {
    const cut = article.replace('播种机来回', '播种\n机来回')
    expect(carry(article, mark(cut, '抢抓农时，播种\n机来回'), cut)).toMatchObject({
      ...at(article, '抢抓农时，播种机来回'),
      anchor: 'fuzzy',
    })
  })

  test('a correction inside the mark leaves it fuzzy, on what the passage says now', () => {
    const mended = article.replace('三百亩小麦', '三百二十亩冬小麦')
    const found = carry(mended, mark(article, '今年种了三百亩小麦，收成有盼头'))
    expect(found).toMatchObject({ ...at(mended, '今年种了三百二十亩冬小麦，收成有盼头'), anchor: 'fuzzy' })
  })

  test('a mark over several paragraphs goes with both its ends', () => {
    const span = mark(article, '收成有盼头。”种粮大户李四说，合作社还添了两台新机器😀。\n据了解，全县')
    const longer = article.replace('三百亩', '三百亩优质')
    expect(carry(longer, span)).toMatchObject({ start: span.start + 2, end: span.end + 2, anchor: 'moved' })
  })

  test('a passage that was taken out is lost, not put on the nearest likeness', () => {
    const without = article.split('\n').toSpliced(2, 1).join('\n')
    expect(carry(without, mark(article, '种粮大户李四说'))).toEqual({ anchor: 'lost' })
    expect(carry(without, mark(article, '说'))).toEqual({ anchor: 'lost' })
  })

  test('a short word whose sentence is gone is not taken for another mention of it', () => {
    const other = '城里新闻\n公园里村民合唱团演出成功，掌声雷动，观众达到千人。'
    expect(carry(other, mark(article, '村民'))).toEqual({ anchor: 'lost' })
  })

  test('a short title that is a paragraph of its own is itself its context', () => {
    const from = '短评\n旧的正文写的是去年的事情，和今年没有关系。'
    const to = '短评\n全新的内容讲今年的计划，另起一段文字来写。'
    expect(carry(to, mark(from, '短评'), from)).toMatchObject({ start: 0, anchor: 'exact' })
  })

  test('a rare character exchanged for its neighbour is never cut in half', () => {
    const changed = article.replace('𠮷', '𠮶')
    const found = carry(changed, mark(article, '𠮷林春耕忙'))
    expect(found).toMatchObject({ start: 0, end: 6, anchor: 'fuzzy' })
  })

  test('repeated paragraphs keep their marks apart', () => {
    const from = '一\n本报讯\n二\n本报讯\n三'
    const to = '零\n一\n本报讯\n二\n本报讯\n三'
    expect(carry(to, mark(from, '本报讯', 1), from)).toMatchObject({
      ...at(to, '本报讯', 1),
      anchor: 'moved',
    })
  })

  test('what became fuzzy goes on with its passage, and is whole again when the text is', () => {
    const span = mark(article, '今年种了三百亩小麦，收成有盼头')
    const wrong = article.replace('三百亩小麦', '三自亩小麦')
    const fuzzy = carry(wrong, span)
    expect(fuzzy.anchor).toBe('fuzzy')
    expect(carry(article, { ...span, ...fuzzy }, wrong)).toMatchObject({
      start: span.start,
      end: span.end,
      anchor: 'exact',
    })
  })
})

test('a fuzzy mark whose quotation is nowhere goes along with the passage it was put on', () => {
  const wrong = article.replace('种粮大户李四说', '种田好手王五道')
  const start = wrong.indexOf('种田')
  const span = {
    ...mark(article, '种粮大户李四说'),
    start,
    end: start + 7,
    anchor: 'fuzzy',
    prefix: '',
    suffix: '',
  }
  const next = `按语。\n${wrong}`
  expect(carry(next, span, wrong)).toMatchObject({ ...at(next, '种田好手王五道'), anchor: 'fuzzy' })
  expect(carry(next, { ...span, anchor: 'lost' }, wrong)).toEqual({ anchor: 'lost' })
})

group('with the old text unknown', () => {
  test('the same place is proved by the quotation', () => {
    expect(search(article, mark(article, '十二万亩'))).toMatchObject({ anchor: 'exact' })
  })

  test('a quotation that occurs once is found wherever it is', () => {
    const longer = `导语。${article}`
    expect(search(longer, mark(article, '抢抓农时，播种机'))).toMatchObject({
      ...at(longer, '抢抓农时，播种机'),
      anchor: 'moved',
    })
  })

  test('of several the one in the same company is taken, before the nearest', () => {
    const far = `图为村民在田间劳作。\n村民说好。\n${article.replace('图为村民在田间劳作。', '')}`
    expect(search(far, mark(article, '村民', 1))).toMatchObject({ start: 2, anchor: 'moved' })
  })

  test('of several equal ones the nearest is taken', () => {
    const line = '记者在现场看到，人们排起长队等候入场。'
    const text = Array(5).fill(line).join('\n')
    const span = { ...mark(text, '现场看到，人们排起', 2), start: 42, end: 51 }
    expect(search(text, span)).toMatchObject({ ...at(text, '现场看到，人们排起', 2) })
  })

  test('a changed quotation is found by likeness, within a fifth', () => {
    const mended = article.replace('播种机来回穿梭', '播种机来来回回穿梭')
    const quote = '村民们正在抢抓农时，播种机来回穿梭'
    expect(search(mended, mark(article, quote))).toMatchObject({
      ...at(mended, '村民们正在抢抓农时，播种机来来回回穿梭'),
      anchor: 'fuzzy',
    })
    const rewritten = article.replace(quote, '农民朋友趁着天好，忙着下地种庄稼')
    expect(search(rewritten, mark(article, quote))).toEqual({ anchor: 'lost' })
  })

  test('a short changed word is found by its sentence, and lost without it', () => {
    const mended = article.replace('李四说', '李泗说')
    expect(search(mended, mark(article, '李四'))).toMatchObject({ ...at(mended, '李泗'), anchor: 'fuzzy' })
    expect(search('毫不相干的另一篇稿件，只提到李泗的名字。', mark(article, '李四'))).toEqual({
      anchor: 'lost',
    })
  })

  test('a quotation of pages is found by its two ends', () => {
    const sentence = (i: number) =>
      `第${i}段写的是${String.fromCharCode(0x4e00 + i * 7).repeat(3)}的事情，并无雷同之处。`
    const long = Array.from({ length: 60 }, (_, i) => sentence(i)).join('\n')
    const span = { ...mark(long, long.slice(100, 1100)), start: 0, end: 1000 }
    const mended = `按语。${long.replace('第20段写的是', '第20节说到')}`
    const found = search(mended, span)
    expect(found).toMatchObject({ start: 103, anchor: 'fuzzy' })
    expect(found.anchor !== 'lost' && mended.slice(found.end - 20, found.end)).toBe(span.quote.slice(-20))
  })

  test('an empty quotation is nowhere', () => {
    expect(search(article, { start: 0, end: 0, quote: '', prefix: '', suffix: '' })).toEqual({
      anchor: 'lost',
    })
  })
})

group('over several paragraphs', () => {
  const lines = article.split('\n')
  const whole = lines.slice(1, 4).join('\n')
  const wide = () => mark(article, whole)
  const ways = { known: (to: string, span: Anchored) => carry(to, span), unknown: search }

  test.each(Object.entries(ways))('a mark stays whole where its paragraphs stay together (%s)', (_, way) => {
    const moved = ['另一条消息。', lines[4], ...lines.slice(1, 4), lines[0]].join('\n')
    expect(way(moved, wide())).toMatchObject({ ...at(moved, whole), anchor: 'moved' })
    const joined = article.replace('穿梭。\n', '穿梭。')
    expect(way(joined, wide())).toMatchObject({
      ...at(joined, whole.replace('穿梭。\n', '穿梭。')),
      anchor: 'fuzzy',
    })
  })

  test.each(Object.entries(ways))(
    'the larger part stands for a mark whose paragraphs part (%s)',
    (_, way) => {
      const between =
        '这里插进了一段别的文字，写的是与春耕毫无关系的城里的事情，篇幅还不短，足有五六十个字那么多，读来也是另一件事，前后没有关联。'
      const parted = [lines[3], lines[0], between, lines[1], lines[2], lines[4]].join('\n')
      const found = way(parted, wide())
      expect(found).toMatchObject({ ...at(parted, `${lines[1]}\n${lines[2]}`), anchor: 'fuzzy' })
      expect(found.anchor !== 'lost' && found.score).toBeLessThan(0.8)
    },
  )

  test.each(Object.entries(ways))('no small part stands for it (%s)', (_, way) => {
    expect(way(['城里的新闻。', lines[3], '公园开放了。'].join('\n'), wide())).toEqual({ anchor: 'lost' })
  })
})

group('in other letters', () => {
  const simplified = '发展乡村医疗，让群众在家门口看病。\n县里还办起了护理学校。'
  const traditional = '發展鄉村醫療，讓群眾在家門口看病。\n縣裏還辦起了護理學校。'
  test.each([
    ['known', (span: Anchored) => carry(traditional, span, simplified)],
    ['unknown', (span: Anchored) => search(traditional, span)],
  ])('traditional characters are the same words (%s)', (_, way) => {
    for (const quote of ['乡村医疗，让群众', '护理', '看病。\n县里还办'])
      expect(way(mark(simplified, quote))).toMatchObject({
        start: simplified.indexOf(quote),
        end: simplified.indexOf(quote) + quote.length,
        anchor: 'moved',
        score: 1,
      })
  })

  test('so are full-width figures', () => {
    const wide = '全县二〇二五年增收１２０万元，ＧＤＰ稳步上升。'
    const narrow = '全县二〇二五年增收120万元，GDP稳步上升。'
    expect(search(narrow, mark(wide, '增收１２０万元，ＧＤＰ'))).toMatchObject({
      ...at(narrow, '增收120万元，GDP'),
      anchor: 'moved',
    })
  })
})

group('whatever the text', () => {
  const unit = fc.constantFrom(
    ...'春耕村民下田播种小麦的一二，。'.split(''),
    '𠮷',
    '𠮶',
    '😀',
    '👨‍👩‍👧‍👦',
    '\n',
  )
  const text = (minLength: number) => fc.string({ unit, minLength, maxLength: 160 })
  const spanOf = (body: string, a: number, b: number) => {
    const points = Array.from(body)
    const from = a % points.length
    const length = 1 + (b % Math.min(40, points.length - from))
    const start = points.slice(0, from).join('').length
    const end = start + points.slice(from, from + length).join('').length
    return { start, end, ...describe(body, start, end) }
  }

  test('edits outside the mark and its paragraph’s company leave it on the very same characters', () => {
    fc.assert(
      fc.property(text(1), text(0), text(0), fc.nat(), fc.nat(), (body, head, tail, a, b) => {
        fc.pre(body.trim() !== '')
        const span = spanOf(body, a, b)
        const next = `${head}\n${body}\n${tail}`
        const found = carry(next, span, body)
        // Equal paragraphs at head or tail may be taken for the old ones; the words are the same in any case.
        expect(found.anchor === 'exact' || found.anchor === 'moved').toBe(true)
        if (found.anchor !== 'lost') expect(next.slice(found.start, found.end)).toBe(span.quote)
      }),
      { numRuns: 500 },
    )
  })

  test('a place that is claimed to hold the quotation holds it, and none cuts a character', () => {
    fc.assert(
      fc.property(text(1), text(0), fc.nat(), fc.nat(), fc.boolean(), (from, to, a, b, known) => {
        const span = spanOf(from, a, b)
        const found = known ? carry(to, span, from) : search(to, span)
        if (found.anchor === 'lost') return
        expect(found.start).toBeLessThan(found.end)
        expect(found.end).toBeLessThanOrEqual(to.length)
        const slice = to.slice(found.start, found.end)
        expect(slice.isWellFormed()).toBe(true)
        if (found.anchor === 'fuzzy') expect(found.score).toBeGreaterThanOrEqual(0.5)
        else expect(slice).toBe(span.quote)
        if (found.anchor === 'exact') expect(found.start).toBe(span.start)
      }),
      { numRuns: 500 },
    )
  })

  test('one edit anywhere loses no mark of a sentence or more', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom('', '新', '𠮷', '\n'), (a, b, where, put) => {
        const from = spanOf(article, a, b)
        const span = { ...from, ...describe(article, from.start, Math.max(from.end, from.start + 1)) }
        fc.pre(span.quote.length >= 8)
        const points = Array.from(article)
        const i = where % points.length
        const next = points.toSpliced(i, 1, put).join('')
        expect(carry(next, span).anchor).not.toBe('lost')
        expect(search(next, span).anchor).not.toBe('lost')
      }),
      { numRuns: 500 },
    )
  })
})

test('a passage that stands there letter for letter is found whole, though an equal sign before it draws its end', () => {
  const old =
    '发布会说，河道管理局今年已批准2461条水道通航，其中新水道37条，比去年同期增加10条。\n今年，我们自己造的用于疏浚浅滩的小型挖泥船试航，它是全省第一艘。'
  const now =
    '发布会说，河道管理局今年已批准2461条水道通航，其中新的水道37条，比去年同期增加10条。今年，我们自己造的用于疏浚浅滩的小型挖泥船试航，它是全省第一艘。'
  const span = mark(old, '，我们自己造的用于疏浚浅滩的小型挖泥船试航，它是全省')
  const [found] = carryOver(old, now, [span])
  expect(found).toMatchObject({
    start: now.indexOf(span.quote),
    end: now.indexOf(span.quote) + span.quote.length,
  })
})
