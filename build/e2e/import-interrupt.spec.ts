/** An import that rests, is killed in the middle and goes on after the next start: nothing is lost, nothing comes twice. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Driver } from './driver.ts'
import { expectClean, onEachHost } from './hosts.ts'
import { waitForImport } from './steps.ts'

const count = 240
const titleOf = (n: number) => `第${n}号渠通了水`

onEachHost('an import that is cut short', (bench) => {
  const job = async (app: Driver) => (await app.call('jobs.list')).find(({ total }) => total === count + 1)
  const upTo = (app: Driver, done: number) =>
    expect.poll(async () => (await job(app))?.done ?? 0, { timeout: 60_000 }).toBeGreaterThanOrEqual(done)

  test('goes on after a rest, and after the program was killed', async () => {
    const folder = join(bench().folder, '江州水渠')
    mkdirSync(folder)
    for (let n = 1; n <= count; n++)
      writeFileSync(
        join(folder, `${n}.txt`),
        `${titleOf(n)}\n\n江州县第${n}号渠今天通水，第${n}组的村民到场看水。渠长${n}公里，惠及${n + 3}个村。\n`,
      )
    writeFileSync(join(folder, '空.txt'), '')

    const before = await bench().start()
    await waitForImport(before)
    await before.answer('open', [folder])
    await before.clickMenu('file.import')
    await before.page.getByRole('dialog').getByRole('button', { name: '选择文件夹' }).click()
    await upTo(before, 5)
    await before.page.getByRole('button', { name: '暂停导入' }).click()
    await before.page.getByText('导入已暂停').waitFor()
    const rested = (await job(before))?.done ?? 0
    expect(rested).toBeLessThan(count)
    await before.page.getByRole('button', { name: '接着导入' }).click()
    await upTo(before, rested + 5)
    await before.kill()

    const after = await bench().start()
    const cut = await job(after)
    expect(cut?.state).toBe('interrupted')
    expect(cut?.done).toBeLessThan(count)
    await after.page.getByText('上次的导入没有做完，可以接着做。').waitFor()
    await after.page.getByRole('button', { name: '接着导入' }).click()
    const report = after.page.getByRole('dialog', { name: '导入结果' })
    await report.getByText(`导入 ${count}`).waitFor({ timeout: 60_000 })
    await report.getByText(/空\.txt”是空的/).waitFor()
    const file = join(bench().folder, '报告.csv')
    await after.answer('save', [file])
    await report.getByRole('button', { name: '保存报告' }).click()
    await after.page.getByRole('menuitem', { name: '存为表格（CSV）' }).click()
    await after.page.getByText(/已存到/).waitFor()
    const rows = (await readFile(file, 'utf8')).trim().split('\n').slice(1)
    expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(count + 1)
    expect(rows).toHaveLength(count + 1)

    const titles = (await after.call('articles.list'))
      .map(({ title }) => title)
      .filter((title) => /号渠/.test(title))
    expect(titles.toSorted()).toEqual(Array.from({ length: count }, (_, i) => titleOf(i + 1)).toSorted())
    expect((await after.call('library.verify')).findings).toEqual([])
    await expectClean(after)
  })
})
