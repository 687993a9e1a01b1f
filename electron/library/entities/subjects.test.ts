/** A figure whose sentence names nobody is told of the last subject of its paragraph, else of whom the article is about. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { sentenceStarts } from './sentences.ts'
import { toldOf } from './subjects.ts'
import { addSheet } from './test/tagged.ts'

/** Whom figures (`#`) are told of that stand in sentences without a body; `[O 名]`, `[P 名]`, `[R 名]` are bodies, places, programmes. */
function told(marked: string): string[] {
  const names: string[] = []
  const named = []
  const figures: number[] = []
  let text = ''
  for (const [part, kind, name] of marked.matchAll(/\[([OPR]) ([^\]]+)\]|[^[]/gu)) {
    if (kind !== undefined && name !== undefined) {
      if (!names.includes(name)) names.push(name)
      const type = { O: 'ORG', P: 'PLACE', R: 'PROGRAMME' }[kind] as string
      named.push({ no: names.indexOf(name), type, start: text.length, text: name })
      text += name
    } else text += part
  }
  const starts = sentenceStarts(text)
  for (const [at, unit] of [...text].entries())
    if (unit === '#') figures.push(starts.findLast((start) => start <= at) as number)
  return toldOf(text, starts, named, figures).map(
    ([no, start, n]) => `${names[no]}@${text.charAt(start)} ${n}`,
  )
}

describe('whom a figure is told of', () => {
  test('the last subject of its paragraph', () => {
    expect(told('题\n[O 江州医院]扩建。乙床位#张。丙[O 临水医院]也建。丁医生#名、护士#名。')).toEqual([
      '江州医院@乙 1',
      '临水医院@丁 2',
    ])
  })
  test('a body before the place that stands with it', () => {
    expect(told('题\n[P 沧河区]的[O 沧河卫生院]改建。乙#间。')).toEqual(['沧河卫生院@乙 1'])
    expect(told('题\n[P 沧河区]改水。乙#户。')).toEqual(['沧河区@乙 1'])
  })
  test('where its paragraph names nobody, whom the article is about', () => {
    expect(told('[O 江州医院]扩建\n[O 江州医院]与[O 临水大学]签约。\n乙床位#张。')).toEqual(['江州医院@乙 1'])
    expect(told('见闻\n[O 江州医院]、[O 临水医院]。\n后来，[O 江州医院]又来。\n乙#张。')).toEqual([
      '江州医院@乙 1',
    ])
  })
  test('the only one that the first paragraph names, if nobody else comes up', () => {
    expect(told('题\n[O 江州医院]扩建。\n乙床位#张。')).toEqual(['江州医院@乙 1'])
    expect(told('[P 江州]\n[O 江州医院]扩建。\n乙床位#张。')).toEqual(['江州医院@乙 1'])
    expect(told('题\n[O 江州医院]扩建。\n乙床位#张。\n[O 临水医院]。')).toEqual([])
  })
  test('nobody where the article is about nobody plainly', () => {
    expect(told('见闻\n先说一句。\n[P 沧河]。\n乙#张。')).toEqual([])
    expect(told('乙#张。')).toEqual([])
  })
  test('who prints is not told of', () => {
    expect(told('题\n[O 江州日报]讯。[O 江州医院]扩建。乙#张。')).toEqual(['江州医院@乙 1'])
    expect(told('题\n[O 江州日报]、[O 江州日报]。\n乙#张。')).toEqual([])
  })
  test('not for more than a few sentences, and not what is said of the whole of a place', () => {
    expect(told('题\n[O 江州医院]扩建。一。二。三。四#。五#。')).toEqual(['江州医院@四 1'])
    expect(told('题\n[P 东村]改水。全市#户。')).toEqual([])
    expect(told('题\n[P 江州市]改水。全市#户。')).toEqual(['江州市@全 1'])
  })
  test('a sentence that names a body is told of that one alone; of a programme, its paragraph', () => {
    expect(told('[O 江州医院]\n[O 江州医院]来了。[O 临水医院]#张。')).toEqual([])
    expect(told('[O 江州医院]\n[O 江州医院]来了。\n乙[R 银桥工程]#张。')).toEqual([])
    expect(told('[O 江州医院]\n[O 江州医院]来了。乙[R 银桥工程]#张。')).toEqual(['江州医院@乙 1'])
  })
})

describe('in a library', () => {
  let lib: TestLibrary
  beforeEach(async () => {
    lib = await openTestLibrary()
    addSheet(lib, {
      articles: [
        [
          '[ORG 江州市中医院]扩建',
          '[ORG 江州市中医院]去年动工。目前有床位[420 张 result 床位]。[ORG 临水县医院]有[90 张 result 床位]。',
          '今年再增[80 张 target 再增床位]。',
        ],
      ],
    })
  })
  afterEach(() => lib.close())

  const counts = async () =>
    Object.fromEntries((await lib.call('figures.bodies')).map((one) => [one.canonical, one.figures]))
  const miscounted = async () =>
    (await lib.call('library.verify')).findings.filter(({ check }) => check !== 'source')
  const hospital = async () =>
    (await lib.call('entities.list', { text: '江州市中医院' })).rows[0]?.id as string

  test('bodies count what goes on about them, lists show it, rows say whom', async () => {
    expect(await counts()).toEqual({ 江州市中医院: 2, 临水县医院: 1 })
    const { rows, total } = await lib.call('figures.list', { entityId: await hospital() })
    expect(total).toBe(2)
    expect(rows.map(({ value, who }) => [value, who.map(({ canonical }) => canonical)])).toEqual([
      [420, ['江州市中医院']],
      [80, ['江州市中医院']],
    ])
    expect((await lib.call('figures.promises', { entityId: await hospital() })).rows).toMatchObject([
      { target: { value: 80 } },
    ])
    const sorted = await lib.call('figures.list', { sort: 'who' })
    expect(sorted.rows.map(({ value }) => value).sort()).toEqual([420, 80, 90])
  })

  test('a name that is rejected takes its figures with it, and undo gives them back', async () => {
    const [row] = (await lib.call('figures.list', {})).rows
    const { mentions } = await lib.call('tags.get', { articleId: row?.articleId as string })
    const first = mentions.find(({ text, start }) => text === '江州市中医院' && start > 0)
    await lib.call('tags.decide', { mentionId: first?.id as string, decision: 'reject' })
    const after = await counts()
    expect(after.江州市中医院 ?? 0).toBeLessThan(2)
    expect(await miscounted()).toEqual([])
    await lib.call('history.undo')
    expect(await counts()).toEqual({ 江州市中医院: 2, 临水县医院: 1 })
    expect(await miscounted()).toEqual([])
  })
})
