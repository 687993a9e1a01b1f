import { expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

const pageOf = (n: number) => `# 第${n}所夜校开到村口

本报记者 林晓岚

6月${n}日，临江市教育局在柳桥镇开出乡村夜校，首批学员120人。

镇长周立群说：“村民想学什么，我们就教什么。”
`

async function filled(pages: number): Promise<TestLibrary> {
  const lib = await openTestLibrary()
  const texts = Array.from({ length: pages }, (_, i) => ({ name: `${i + 1}版`, text: pageOf(i + 1) }))
  const { id } = await lib.call('jobs.startImport', { texts })
  await lib.ctx.jobs.ended(id)
  return lib
}
const engines = ({ ctx }: TestLibrary) =>
  ctx.read.prepare('SELECT engine FROM page ORDER BY n').pluck().all() as string[]
/** As if an earlier engine had made the pages, and had taken the byline for a paragraph of the text. */
const age = ({ ctx }: TestLibrary) =>
  ctx.system((db) => {
    db.exec(`UPDATE page SET engine = 'layout-0'; UPDATE block SET role = 'paragraph' WHERE role = 'byline';
      UPDATE article SET byline_json = '[]', byline_text = NULL`)
  })

test('pages of an earlier engine are made anew with their steps; what people added stays', async () => {
  let lib = await filled(1)
  try {
    const [engine] = engines(lib)
    const [page] = await lib.call('pages.list')
    const pageId = page?.id as string
    await lib.call('desk.apply', {
      pageId,
      step: { kind: 'new-article', block: pageOf(1).indexOf('镇长') },
    })
    const [first, second] = await lib.call('articles.list')
    const articleId = second?.id as string
    const mark = await lib.call('annotations.createByQuote', { articleId, quote: '我们就教什么', note: '好' })
    const mention = (await lib.call('tags.get', { articleId })).mentions.find(({ text }) => text === '周立群')
    await lib.call('tags.decide', { mentionId: mention?.id as string, decision: 'confirm' })
    const desk = await lib.call('desk.get', { pageId })
    age(lib)
    lib = await lib.reopen()
    expect((await lib.call('articles.list'))[0]?.byline).toEqual([])
    expect(await lib.ctx.renew()).toBe(1)
    expect(engines(lib)).toEqual([engine])
    expect(await lib.call('desk.get', { pageId })).toEqual(desk)
    expect(await lib.call('articles.list')).toMatchObject([
      { id: first?.id, byline: ['林晓岚'] },
      { id: second?.id, title: '镇长周立群说' },
    ])
    expect(await lib.call('annotations.list', {})).toMatchObject([{ ...mark, anchor: 'exact' }])
    expect((await lib.call('tags.get', { articleId })).mentions).toContainEqual({
      ...mention,
      state: 'confirmed',
    })
    expect(await lib.call('history.state')).toEqual({ undo: null, redo: null })
    expect(lib.events.map(({ name }) => name)).toContain('changed')
    expect((await lib.call('library.verify')).findings).toEqual([])
    expect(await lib.ctx.renew()).toBe(0)
  } finally {
    await lib.close()
  }
})

test('a step that the newer result gives nothing to hold on to is counted, and kept for the next', async () => {
  const lib = await filled(1)
  try {
    const [page] = await lib.call('pages.list')
    const pageId = page?.id as string
    const steps = [
      { kind: 'loosen', block: 0, as: 'furniture' },
      { kind: 'claim', item: pageOf(1).indexOf('镇长'), article: null, before: null, role: 'title' },
    ]
    lib.ctx.system((db) => {
      for (const [i, step] of steps.entries())
        db.prepare('INSERT INTO desk_step VALUES (?, ?, ?, ?, 0, 1, NULL)').run(
          `s${i}`,
          pageId,
          i + 1,
          JSON.stringify(step),
        )
    })
    age(lib)
    await lib.ctx.renew()
    expect(await lib.call('desk.get', { pageId })).toMatchObject({ steps: 1, idle: 1 })
  } finally {
    await lib.close()
  }
})

test('closing ends it between two pages, and the next opening goes on', async () => {
  let lib = await filled(4)
  try {
    age(lib)
    const call = lib.ctx.compute.call
    let calls = 0
    let closing: Promise<TestLibrary> | undefined
    Object.assign(lib.ctx.compute, {
      call: (...input: Parameters<typeof call>) => {
        if (++calls === 3) closing = lib.reopen()
        return call(...input)
      },
    })
    const done = await lib.ctx.renew()
    lib = await (closing as Promise<TestLibrary>)
    expect(done).toBeLessThan(4)
    expect(engines(lib).filter((engine) => engine === 'layout-0')).toHaveLength(4 - done)
    expect(await lib.ctx.renew()).toBe(4 - done)
    expect(new Set(engines(lib)).size).toBe(1)
    expect((await lib.call('library.verify')).findings).toEqual([])
  } finally {
    await lib.close()
  }
})
