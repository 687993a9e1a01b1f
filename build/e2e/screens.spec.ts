/** Pictures of the main screens for a person to judge, in two sizes and themes; nothing may be cut off sideways. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Driver } from './driver.ts'
import { expectClean, onEachHost } from './hosts.ts'
import { articleText, go, openArticle, waitForImport } from './steps.ts'

const folder = join(import.meta.dirname, '..', '..', 'screenshots')
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]

/** Marks of every colour, one inside another, some with notes and tags: what a page looks like in use. */
async function annotate(app: Driver, articleId: string): Promise<void> {
  const { revision, text, blocks } = await app.call('articles.get', { id: articleId })
  const paragraphs = blocks.filter(({ role }) => role === 'paragraph' || role === 'lede')
  const colors = ['key', 'ask', 'data', 'view', 'todo'] as const
  const notes = [
    '记者没有说这句话的出处。',
    '',
    '与上一段的数字**口径不同**，要核对。',
    '',
    '补问：由谁来执行？',
  ]
  for (const [i, color] of colors.entries()) {
    const paragraph = paragraphs[Math.min(i, paragraphs.length - 1)]
    if (!paragraph) return
    const start = paragraph.start + 2 + i
    const end = Math.min(start + 16 + i * 4, paragraph.end, text.length)
    await app.call('annotations.create', {
      articleId,
      revision,
      start,
      end,
      color,
      style: i === 3 ? 'underline' : 'fill',
      note: notes[i] ?? '',
      tags: i % 2 === 0 ? ['待核实', '数字'] : [],
    })
    if (i === 0)
      await app.call('annotations.create', {
        articleId,
        revision,
        start: start + 4,
        end: end - 4,
        color: 'ask',
      })
  }
}

onEachHost('pictures', (bench, host) => {
  test('of the main screens', { timeout: 180_000 }, async () => {
    const into = join(folder, host)
    await mkdir(into, { recursive: true })
    for (const size of sizes) {
      const app = await bench().start({ size })
      await waitForImport(app)
      const [article] = await app.call('articles.list')
      const { id = '', title = '' } = article ?? {}
      if ((await app.call('annotations.list', { articleId: id })).length === 0) await annotate(app, id)
      for (const theme of ['light', 'dark'] as const) {
        await app.call('settings.set', { theme, paneTab: 'beside' })
        await app.page.locator(`html[data-theme=${theme}]`).waitFor()
        const picture = async (name: string) => {
          await app.page.evaluate(() => document.fonts.ready)
          await app.page.mouse.move(size.width / 2, size.height - 2)
          await app.page.screenshot({
            path: join(into, `${name}-${theme}-${size.width}.png`),
            animations: 'disabled',
          })
          const wide = await app.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          expect(wide, `${name} at ${size.width}`).toBeLessThanOrEqual(0)
        }
        await go(app, '书库')
        await app.page.getByRole('main').getByText(title).first().waitFor()
        await picture('library')
        await openArticle(app, title)
        await app.page.getByRole('complementary').getByRole('article').first().waitFor()
        await picture('reading')
        for (const [name, tab] of [
          ['entities', /^实体/],
          ['figures', /^数据/],
        ] as const) {
          await app.page.getByRole('tab', { name: tab }).click()
          await picture(name)
        }
        await app.page.getByRole('tab', { name: '并排' }).click()
        await go(app, '搜索')
        await app.page.getByRole('searchbox').first().fill('医院')
        await app.page.getByRole('main').locator('mark').first().waitFor()
        await picture('search')
        await go(app, '批注')
        await picture('annotations')
        await go(app, '导出')
        await app.page.getByRole('region', { name: '预览' }).getByText('---').first().waitFor()
        await picture('export')
        await go(app, '设置')
        await picture('settings')
      }
      await go(app, '阅读')
      await articleText(app).waitFor()
      await expectClean(app)
      await app.close()
    }
  })
})
