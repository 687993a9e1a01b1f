/** Files of several formats through the built app: what readers load at run time must lie where they look for it. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setColumns, writePdf } from '../../electron/compute/read/test/write-pdf.ts'
import { writeZip } from '../../electron/compute/read/test/write-zip.ts'
import { expectClean, onEachHost } from './hosts.ts'
import { openArticle, waitForImport } from './steps.ts'

const story =
  '本报讯（记者 林晓岚）立春以来，春江两岸的村民陆续下田，农机都已检修完毕。各镇组织人员逐村逐户登记用水需求，先通渠、后放水。\n县农业农村局表示，下一步将组织农技人员进村入户，指导农民科学施肥，确保春耕生产有序推进。'
const pdf = writePdf([
  [
    { text: '2026年1月27日　星期二', x: 40, y: 30, size: 9 },
    { text: '春江两岸忙春耕', x: 40, y: 80, size: 32, font: 'hei' },
    ...setColumns(story, { x: 40, y: 120, measure: 16, lines: 4 }),
  ],
])
const page = `<html><head><meta charset="utf-8"><title>图书馆延长开放</title></head><body><h1>图书馆延长开放</h1><p>市图书馆日前宣布，自下月起将阅览室的开放时间延长到晚上十点。馆长介绍，去年到馆读者超过六十万人次，其中三成是下班以后来的。</p></body></html>`

onEachHost('formats', (bench) => {
  test('a PDF and a web page out of an archive become articles with their metadata', async () => {
    const app = await bench().start()
    await waitForImport(app)
    const file = join(bench().folder, '一周.zip')
    await writeFile(
      file,
      writeZip([
        { name: '春江日报_第3版.pdf', data: pdf },
        { name: '网页.html', data: page },
      ]),
    )
    await app.drop([file], 640, 400)
    await expect
      .poll(async () => (await app.call('articles.list')).map(({ title }) => title), { timeout: 30_000 })
      .toEqual(expect.arrayContaining(['春江两岸忙春耕', '图书馆延长开放']))
    const article = (await app.call('articles.list')).find(({ title }) => title === '春江两岸忙春耕')
    const { text, page: of } = await app.call('articles.get', { id: article?.id ?? '' })
    expect(text).toContain('各镇组织人员逐村逐户登记用水需求')
    expect(of.meta).toMatchObject({ paper: '春江日报', date: '2026-01-27', pageNo: '3' })
    await app.page.getByText('春江两岸忙春耕').first().click()
    await app.page.keyboard.press('Enter')
    await app.page.keyboard.press('Control+i')
    const dialog = app.page.getByRole('dialog', { name: '出处' })
    await dialog.getByRole('textbox', { name: '版名或栏目' }).fill('要闻')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect
      .poll(async () => (await app.call('articles.get', { id: article?.id ?? '' })).page.meta.column)
      .toBe('要闻')
    expect((await app.call('library.verify')).findings).toEqual([])
    await expectClean(app)
  })

  test('a page is shown as it was printed, drawn from the kept file under the window’s own policy', async () => {
    const app = await bench().start()
    const file = join(bench().folder, '原版.pdf')
    await writeFile(file, pdf)
    await app.call('jobs.startImport', { paths: [file] })
    await app.page.getByRole('button', { name: '书库', exact: true }).first().click()
    await app.page.getByRole('button', { name: '看原版' }).first().click()
    const canvas = app.page.getByRole('dialog', { name: '原版' }).locator('canvas[data-state="drawn"]')
    await canvas.waitFor()
    const inked = await canvas.evaluate((sheet) => {
      const { width, height } = sheet as HTMLCanvasElement
      const data = (sheet as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? []
      let dark = 0
      for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 100 && (data[i + 3] ?? 0) > 200) dark++
      return dark / (width * height)
    })
    expect(inked).toBeGreaterThan(0.001)
    expect(inked).toBeLessThan(0.5)
    await app.page.getByRole('button', { name: '放大' }).click()
    await canvas.waitFor()
    await app.page.keyboard.press('Escape')
    await app.page.getByRole('dialog', { name: '原版' }).waitFor({ state: 'detached' })

    // Beside its article, whose lines are marked on it.
    await openArticle(app, '春江两岸忙春耕')
    await app.page.getByRole('tab', { name: '原版' }).click()
    const pane = app.page.getByRole('tabpanel', { name: '原版' })
    await pane.locator('canvas[data-state="drawn"]').waitFor()
    await expect.poll(() => pane.locator('.pic-areas rect').count()).toBeGreaterThan(3)
    const [sheet, first] = await Promise.all([
      pane.locator('canvas').boundingBox(),
      pane.locator('.pic-areas rect').first().boundingBox(),
    ])
    expect(first?.x).toBeGreaterThan(sheet?.x ?? 0)
    expect((first?.y ?? 0) - (sheet?.y ?? 0)).toBeLessThan((sheet?.height ?? 0) / 3)
    await app.call('settings.set', { paneTab: 'beside' })
    await expectClean(app)
  })
})
