import { afterEach, beforeEach, expect, test } from 'vitest'
import { addSheet, retag } from '../entities/test/tagged.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'

const lines = [
  '沧河两岸的老堤今年换了新装，护坡石一块一块砌上去，堤顶铺了可以骑车的路。',
  '住在堤下的乡亲说，从前一到汛期就睡不踏实，夜里听见水声要起来看三回。',
  '施工队请来退休的老堤工带班，他认得每一处渗水的地方，图纸上没有的也记得。',
  '县里把抽干的旧河塘改成湿地，芦苇长起来以后，白鹭一天比一天多。',
  '学校组织孩子在堤上测水温、记水位，一学期下来攒了厚厚一本。',
  '明年还要修两座小闸，让下游的菜地也能按时用水，水费按方计算。',
]
const other = '集镇上的旧粮仓改成书屋，三层木楼梯踩上去吱呀作响，晚上八点还有人借书。'.split('，')

let lib: TestLibrary
beforeEach(async () => {
  lib = await openTestLibrary()
})
afterEach(() => lib.close())

function fill() {
  const whole = addSheet(lib, { name: '沧河日报_2026-03-12_A01.txt', articles: [['老堤换新装', ...lines]] })
  const cut = addSheet(lib, {
    name: '水利周报_2026-03-15_02.txt',
    articles: [
      ['堤下人家', ...lines.slice(0, 4)],
      ['书屋', ...other],
    ],
  })
  return {
    whole: whole.articleIds[0] as string,
    cut: cut.articleIds[0] as string,
    cutSource: cut.sourceId,
  }
}

test('an article knows its other versions, and how much of them it shares', async () => {
  const { whole, cut } = fill()
  const [found, ...more] = await lib.call('versions.of', { articleId: whole })
  expect(more).toEqual([])
  expect(found).toMatchObject({ articleId: cut, title: '堤下人家', sourceName: '水利周报_2026-03-15_02.txt' })
  expect(found?.shorter).toBeGreaterThan(0.9)
  expect(found?.both).toBeLessThan(0.8)
  expect((await lib.call('versions.of', { articleId: cut })).map(({ articleId }) => articleId)).toEqual([
    whole,
  ])
  await expect(lib.call('versions.of', { articleId: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
})

test('all stories of the library with more than one version, the earliest first', async () => {
  const { whole, cut } = fill()
  const { total, rows } = await lib.call('versions.groups', {})
  expect({ total, rows: rows.map((group) => group.map(({ articleId }) => articleId)) }).toEqual({
    total: 1,
    rows: [[whole, cut]],
  })
  const third = addSheet(lib, { name: '晚报_2026-03-01.txt', articles: [['修堤', ...lines.slice(1)]] })
  const [group] = (await lib.call('versions.groups', {})).rows
  expect(group?.map(({ articleId }) => articleId)).toEqual([third.articleIds[0], whole, cut])
  expect(await lib.call('versions.groups', { offset: 1 })).toEqual({ total: 1, rows: [] })
  expect(await lib.call('versions.find', { articleId: cut })).toBe(0)
  expect(await lib.call('versions.find', { articleId: 'nobody' })).toBeNull()
})

test('what is changed, removed or brought back is a version no longer, and again', async () => {
  const { whole, cut, cutSource } = fill()
  await lib.call('articles.remove', { ids: [cut] })
  expect(await lib.call('versions.of', { articleId: whole })).toEqual([])
  expect(await lib.call('versions.groups', {})).toEqual({ total: 0, rows: [] })
  await lib.call('history.undo')
  expect(await lib.call('versions.of', { articleId: whole })).toHaveLength(1)
  retag(
    lib,
    cutSource,
    {
      articles: [
        ['书屋', ...other],
        ['再无', '此稿'],
      ],
    },
    'tag/2',
  )
  expect(await lib.call('versions.of', { articleId: whole })).toEqual([])
  const keys = lib.ctx.read.prepare('SELECT count(DISTINCT article_no) FROM version_band').pluck().get()
  expect(keys).toBe(1)
})
