/** The main job in Chinese, as a person does it: a file comes in, is read, marked, noted, searched, and goes out as notes. */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectClean, onEachHost } from './hosts.ts'
import { articleText, exportTo, go, highlight, note, openArticle, waitForImport } from './steps.ts'

const title = '渠水清了，水账也清了'
const passage = '每一方水都记在账上'
const other = '灌区干渠新修了十二公里'
const words = '与去年的数字不同，须核对。𠮷'
const page = `${title}
——白沙灌区改水价的第一年

本报记者 林若舟 通讯员 何知秋

六月初七，白沙灌区开闸放水。天还没亮，放水员老贺沿着渠走了一遍，把十七道闸门看了个遍。“从前浇地靠抢，如今浇地靠约。”他说。

灌区管理站的墙上挂着一块电子屏，${passage}。站长许明远介绍，去年冬天，${other}，渗漏少了三成，今年春灌比往年省水二百多万方。

水价也改了。定额以内每方一角二分，超出的部分加价；省下来的水可以转给邻村。石桥村种粮大户孟广田算过一笔账：全村一季省水四万方，转出去一半，够修两条田间路。

“账清了，心就平了。”孟广田说。
`

onEachHost('the main job', (bench) => {
  test('from a file to notes with their citation', async () => {
    const source = join(bench().folder, '白沙灌区.txt')
    await writeFile(source, page)
    const app = await bench().start()
    await waitForImport(app)

    // Import through the dialog.
    await app.answer('open', [source])
    await app.clickMenu('file.import')
    await app.page.getByRole('dialog').getByRole('button', { name: '选择文件', exact: true }).click()
    await app.page.getByRole('main').getByText(title).first().waitFor()
    await waitForImport(app)

    // Read: the text is there, whole and in order.
    await openArticle(app, title)
    const shown = (await articleText(app).textContent()) ?? ''
    for (const sentence of [passage, other, '“账清了，心就平了。”孟广田说。'])
      expect(shown).toContain(sentence)

    // Highlight, and a note with a rare character.
    await highlight(app, other, '数据')
    const [marked] = await app.call('annotations.list', {})
    expect(marked).toMatchObject({ quote: other, color: 'data', style: 'fill' })
    await note(app, passage, words)
    const article = (await app.call('articles.list')).find((one) => one.title.includes('渠水清了'))
    const articleId = article?.id ?? ''
    const marks = async () =>
      (await app.call('annotations.list', { articleId }))
        .toSorted((one, next) => one.start - next.start)
        .map(({ quote, note: text }) => ({ quote, note: text }))
    const both = [
      { quote: passage, note: words },
      { quote: other, note: '' },
    ]
    await expect.poll(marks).toEqual(both)

    // Undo everything, redo everything, by keys.
    await articleText(app).click({ position: { x: 5, y: 5 } })
    for (let step = 0; step < 8 && (await marks()).length > 0; step++) {
      const before = await app.call('history.state')
      await app.page.keyboard.press('ControlOrMeta+z')
      await expect.poll(() => app.call('history.state')).not.toEqual(before)
    }
    expect(await marks()).toEqual([])
    for (let step = 0; step < 8 && (await app.call('history.state')).redo !== null; step++) {
      const before = await app.call('history.state')
      await app.page.keyboard.press('ControlOrMeta+Shift+Z')
      await expect.poll(() => app.call('history.state')).not.toEqual(before)
    }
    await expect.poll(marks).toEqual(both)

    // Search, in text and in notes, and land on the passage.
    await go(app, '搜索')
    const field = app.page.getByRole('searchbox', { name: '搜索正文和批注' })
    await field.fill('水价')
    await app.page.getByRole('main').getByText(title).first().waitFor()
    await field.fill('须核对')
    const hit = app.page.getByRole('main').getByRole('option').filter({ hasText: '须核对' }).first()
    await hit.waitFor()
    await hit.click()
    await articleText(app).getByRole('heading', { name: title }).first().waitFor()

    // Export, and what the file says.
    const file = join(bench().folder, '批注.md')
    await exportTo(app, file)
    await expect.poll(() => existsSync(file), { timeout: 10_000 }).toBe(true)
    const notes = await readFile(file, 'utf8')
    expect(notes).toMatch(/^---\n/)
    expect(notes).toContain(title)
    expect(notes).toContain(`> ${passage}`)
    expect(notes).toContain(`> ${other}`)
    expect(notes).toContain(words)
    expect(notes).toContain('林若舟')
    expect(notes).toContain('白沙灌区.txt')
    expect(notes).not.toContain('\uFFFD')

    // Twice the same choice, twice the same bytes.
    const again = join(bench().folder, '再次.md')
    await exportTo(app, again)
    await expect.poll(() => existsSync(again), { timeout: 10_000 }).toBe(true)
    expect(await readFile(again, 'utf8')).toBe(notes)

    expect((await app.call('library.verify')).findings).toEqual([])
    await expectClean(app)
  })

  test('a link leads back to its article', async () => {
    const app = await bench().start()
    const article = (await app.call('articles.list')).find((one) => one.title.includes('渠水清了'))
    await app.close()
    const linked = await bench().start({ args: [`jianbao://article/${article?.id}`] })
    await articleText(linked).getByRole('heading', { name: title }).first().waitFor()
    await expectClean(linked)
  })
})
