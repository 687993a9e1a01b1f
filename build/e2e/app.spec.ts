/** The app as a whole: it starts with something to read, takes files in, and is as it was left after every end. */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gb18030 } from './gb18030.ts'
import { expectClean, onEachHost } from './hosts.ts'
import { waitForImport } from './steps.ts'

const page = `沧河镇：老街重开早市

本报记者 周小禾

沧河镇老街的早市昨日重新开张。清晨五点，卖豆腐的、卖竹编的、卖河鲜的都来了，街面上挤满了人。镇上的老人说，这条街有三百年没有这样热闹过。

早市每周开两次，逢三逢八。镇政府为摊主免去头三个月的摊位费，并在街口修了停车场。
`

onEachHost('the app', (bench) => {
  test('the first start shows the sample pages in Chinese', async () => {
    const app = await bench().start()
    await waitForImport(app)
    const [first] = await app.call('articles.list')
    await app.page
      .getByText(first?.title ?? '', { exact: false })
      .first()
      .waitFor()
    expect(await app.call('library.status')).toMatchObject({ hasSamples: true })
    expect((await app.call('library.verify')).findings).toEqual([])
    await expectClean(app)
  })

  test('an English system gets an English window', async () => {
    const app = await bench().start({ locale: 'en-US' })
    await waitForImport(app)
    await app.page.getByRole('button', { name: 'Settings' }).first().waitFor()
    await expectClean(app)
  })

  test('what a call sets off is heard before its answer: an offer to undo is not taken for one that came too late', async () => {
    const app = await bench().start()
    await waitForImport(app)
    const heard = await app.page.evaluate(async () => {
      type Bridge = {
        call(name: string, input: unknown): Promise<unknown>
        on(name: string, listener: () => void): void
      }
      const { jianbao } = window as unknown as { jianbao: Bridge }
      let order = ''
      jianbao.on('history', () => {
        order += '→'
      })
      for (const name of [...'甲乙丙丁戊己庚辛壬癸']) {
        await jianbao.call('words.add', { name: `沧河水文${name}站`, type: 'ORG' })
        order += name
      }
      return order
    })
    expect(heard).toBe('→甲→乙→丙→丁→戊→己→庚→辛→壬→癸')
    for (let i = 0; i < 10; i++) await app.call('history.undo')
    await expectClean(app)
  })

  test('what was set and noted outlives an abrupt end', async () => {
    const before = await bench().start()
    await waitForImport(before)
    const [first] = await before.call('articles.list')
    const article = await before.call('articles.get', { id: first?.id ?? '' })
    const { id, revision } = article
    const made = await before.call('annotations.create', {
      articleId: id,
      revision,
      start: 0,
      end: 4,
      note: '重点𠮷',
    })
    await before.call('settings.set', { theme: 'dark', typeSize: 23 })
    await before.call('articles.setPlace', { id, place: 12, progress: 0.25 })
    await before.kill()

    const after = await bench().start()
    expect(await after.call('settings.get')).toMatchObject({ theme: 'dark', typeSize: 23 })
    expect(await after.call('articles.get', { id })).toMatchObject({ place: 12, progress: 0.25 })
    const notes = await after.call('annotations.list', { articleId: id })
    expect(notes).toMatchObject([{ id: made.id, note: '重点𠮷', quote: article.text.slice(0, 4) }])
    expect((await after.call('library.verify')).findings).toEqual([])
    await after.call('settings.set', { theme: 'system' })
    await expectClean(after)
  })

  test('an orderly end keeps the window’s bounds', async () => {
    const app = await bench().start()
    const { width, height } = await app.main(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds() ?? { width: 0, height: 0 },
    )
    expect(width).toBeGreaterThanOrEqual(860)
    await app.close()
    const again = await bench().start()
    expect((await again.call('settings.get')).bounds).toMatchObject({ width, height, maximized: false })
  })

  test('a dropped file in an old Chinese encoding becomes a readable article', async () => {
    const file = join(bench().folder, '早市.txt')
    await writeFile(file, gb18030(page))
    const app = await bench().start()
    await waitForImport(app)
    // A window that is not there yet takes no file.
    const [first] = await app.call('articles.list')
    await app.page
      .getByText(first?.title ?? '')
      .first()
      .waitFor()
    const { width, height } = app.page.viewportSize() ?? { width: 1280, height: 800 }
    await app.drop([file], width / 2, height / 2)
    await app.page.getByText('老街重开早市').first().waitFor()
    const found = await app.call('search.query', { query: '竹编' })
    expect(found.hits.map((hit) => hit.sourceName)).toEqual(['早市.txt'])
    await expectClean(app)
  })

  test('a second start hands its files to the first and ends', async () => {
    const folder = join(bench().folder, '文件夹')
    await mkdir(folder, { recursive: true })
    const file = join(folder, '夜航.md')
    await writeFile(
      file,
      '# 夜航船\n\n夜里的船从渡口出发，灯一盏一盏地灭了。船上的人都睡着，只有摇橹的老人醒着。\n',
    )
    const app = await bench().start()
    await waitForImport(app)
    await expect(bench().start({ args: [file] })).rejects.toThrow()
    await app.page.getByText('夜航船').first().waitFor()
    await expectClean(app)
  })

  test('a file named on the command line is imported', async () => {
    const file = join(bench().folder, '渡口.txt')
    await writeFile(file, page.replaceAll('沧河镇', '青石渡').replaceAll('早市', '渡口'))
    const app = await bench().start({ args: [file] })
    await app.page.getByText('老街重开渡口').first().waitFor()
    await expectClean(app)
  })

  test('the menu speaks to the window', async () => {
    const app = await bench().start()
    await waitForImport(app)
    await app.clickMenu('view.search')
    await app.page.getByRole('searchbox').first().waitFor()
    await app.clickMenu('view.library')
    const [first] = await app.call('articles.list')
    await app.page
      .getByText(first?.title ?? '', { exact: false })
      .first()
      .waitFor()
    await expectClean(app)
  })

  test('a page that crashed comes back; one that keeps crashing ends the app, with words', async () => {
    const app = await bench().start()
    await waitForImport(app)
    const crash = (times: number) =>
      app.main(({ BrowserWindow, dialog }, count) => {
        dialog.showErrorBox = (title) => process.stderr.write(`box: ${title}\n`)
        const [window] = BrowserWindow.getAllWindows()
        for (let i = 0; i < count; i++)
          window?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
      }, times)
    await app.page.evaluate(() => Reflect.set(window, 'before', true))
    await crash(1)
    await expect
      .poll(() => app.page.evaluate(() => Reflect.get(window, 'before')).catch(() => true))
      .toBe(undefined)
    expect((await app.call('articles.list')).length).toBeGreaterThan(0)
    await crash(3)
    await expect.poll(() => app.page.isClosed(), { timeout: 10_000 }).toBe(true)
    const again = await bench().start()
    expect((await again.call('library.verify')).findings).toEqual([])
  })

  test('no file of the app lies outside the library and the user folder', async () => {
    const app = await bench().start()
    expect(existsSync(join(bench().library, 'library.sqlite'))).toBe(true)
    const data = await app.main(({ app: electron }) => electron.getPath('userData'))
    expect(data.startsWith(bench().library)).toBe(true)
  })
})

onEachHost('a library that cannot be opened', (bench) => {
  test('is named in the window, in words, and not touched', async () => {
    const { library } = bench()
    await mkdir(library, { recursive: true })
    const file = join(library, 'library.sqlite')
    const damaged = Buffer.from('这不是数据库。'.repeat(500))
    await writeFile(file, damaged)
    const app = await bench().start()
    const said = await app.page.getByRole('alert').first().textContent()
    expect(said).toMatch(/\p{Script=Han}{6}/u)
    expect((await app.call('app.info')).notice).toMatchObject({ code: 'library-damaged' })
    await expect(app.call('articles.list')).rejects.toThrow('library-damaged')
    await app.close()
    expect(await readFile(file)).toEqual(damaged)
  })
})
