import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { errorCodes } from '../../../electron/contract/errors.ts'
import { countOutcomes, type ImportOutcome, type Job } from '../../../electron/contract/jobs.ts'
import { sentence } from '../../../electron/contract/sentences.ts'
import type { Fake } from '../../api/fake.ts'
import { fakeJob } from '../../api/fake-files.ts'
import { runCommand } from '../../commands.ts'
import { setLanguage } from '../../strings/index.ts'
import { inputsOf, show } from '../../test/show.tsx'
import { pathOfOutcome, startImport } from './work.ts'

const imported = (name: string): ImportOutcome => ({
  name,
  status: 'imported',
  sourceId: 's',
  pages: 1,
  articles: 4,
  format: 'text',
  encoding: 'gb18030',
  doubts: [],
  error: null,
})
const failed = (name: string, code: string, reason?: string): ImportOutcome => ({
  name,
  status: 'failed',
  sourceId: null,
  pages: 0,
  articles: 0,
  format: null,
  encoding: null,
  doubts: [],
  error: { code, message: 'plain words', params: { name }, ...(reason === undefined ? {} : { reason }) },
})

/** Starts an import of `paths` and lets it end with these outcomes. */
async function run(fake: Fake, paths: string[], outcomes: ImportOutcome[], state: Job['state'] = 'done') {
  await startImport({ paths })
  const result = await fake.bridge.call('jobs.list', undefined)
  const job = (result.ok ? (result.value as Job[]) : []).at(-1) as Job
  const ended: Job = {
    ...job,
    state,
    done: outcomes.length,
    total: paths.length,
    endedAt: 1,
    articles: outcomes.reduce((sum, { articles }) => sum + articles, 0),
    pages: outcomes.reduce((sum, { pages }) => sum + pages, 0),
    counts: countOutcomes(outcomes),
    outcomes,
  }
  fake.answer('jobs.get', () => ended)
  fake.emit('job', ended)
  return ended
}

describe('what is imported', () => {
  test('is chosen in the system’s dialog; the encoding is found unless one is chosen', async () => {
    const fake = await show()
    fake.answer('app.pickFiles', () => ['/报/甲.txt', '/报/乙.txt'])
    runCommand('file.import')
    await page.getByRole('button', { name: '选择文件', exact: true }).click()
    await expect.poll(() => inputsOf(fake, 'jobs.startImport').length).toBe(1)
    runCommand('file.import')
    await page.getByRole('button', { name: /文字编码/ }).click()
    await page.getByRole('option', { name: 'Big5' }).click()
    await page.getByRole('button', { name: '选择文件', exact: true }).click()
    await expect
      .poll(() => inputsOf(fake, 'jobs.startImport'))
      .toEqual([
        { paths: ['/报/甲.txt', '/报/乙.txt'] },
        { paths: ['/报/甲.txt', '/报/乙.txt'], encoding: 'big5' },
      ])
  })

  test('nothing, when the person cancels the system’s dialog', async () => {
    const fake = await show()
    runCommand('file.import')
    await page.getByRole('button', { name: '选择文件夹' }).click()
    await expect.poll(() => inputsOf(fake, 'app.pickFolder').length).toBe(1)
    expect(inputsOf(fake, 'jobs.startImport')).toEqual([])
    await expect.element(page.getByRole('dialog')).toBeVisible()
  })

  test('is dropped anywhere on the window', async () => {
    const fake = await show()
    const data = new DataTransfer()
    data.items.add(new File(['一'], '拖来的.txt', { type: 'text/plain' }))
    const over = new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true })
    document.body.dispatchEvent(over)
    expect(over.defaultPrevented).toBe(true)
    await expect.element(page.getByText('松开鼠标，导入到书库')).toBeVisible()
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    )
    await expect
      .poll(() => inputsOf(fake, 'jobs.startImport'))
      .toEqual([{ paths: ['/home/reader/拖来的.txt'], texts: [] }])
    await expect.element(page.getByText('松开鼠标，导入到书库')).not.toBeInTheDocument()
  })

  test('is opened from outside', async () => {
    const fake = await show()
    fake.emit('open', { paths: ['/报/双击.txt'], links: [] })
    await expect.poll(() => inputsOf(fake, 'jobs.startImport')).toEqual([{ paths: ['/报/双击.txt'] }])
  })
})

describe('while it runs', () => {
  test('the title bar shows how far; it can be cancelled', async () => {
    const fake = await show()
    await startImport({ paths: ['/a', '/b', '/c', '/d'] })
    const result = await fake.bridge.call('jobs.list', undefined)
    const job = (result.ok ? (result.value as Job[]) : []).at(-1) as Job
    fake.emit('job', { ...job, done: 3, note: '丁.txt' })
    await expect.element(page.getByText('3／4')).toBeVisible()
    await page.getByRole('button', { name: '取消导入' }).click()
    await expect.poll(() => inputsOf(fake, 'jobs.cancel')).toEqual([{ id: job.id }])
    fake.emit('job', { ...job, state: 'cancelled', done: 3, endedAt: 1, outcomes: [imported('a')] })
    await expect.element(page.getByText('导入已取消，已完成的保留在书库里。')).toBeVisible()
    await expect.element(page.getByText('3／4')).not.toBeInTheDocument()
  })

  test('an import of another session is shown, and not talked about', async () => {
    const job = fakeJob({ id: 'samples', done: 1, total: 5 })
    const fake = await show({ before: (one) => one.answer('jobs.list', () => [job]) })
    await expect.element(page.getByText('1／5')).toBeVisible()
    fake.emit('job', { ...job, state: 'done', done: 5, outcomes: [failed('x', 'unsupported')] })
    await expect.element(page.getByText('1／5')).not.toBeInTheDocument()
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  })

  test('one that was cut short can go on', async () => {
    const fake = await show({
      before: (one) =>
        one.answer('jobs.list', () => [fakeJob({ id: 'cut', state: 'interrupted', done: 2, total: 9 })]),
    })
    await page.getByRole('button', { name: '接着导入' }).click()
    await expect.poll(() => inputsOf(fake, 'jobs.resume')).toEqual([{ id: 'cut' }])
  })
})

describe('letting it rest', () => {
  test('shows how fast it goes and how long it will take; it can rest, go on and be given up', async () => {
    const fake = await show()
    await startImport({ paths: ['/a.pdf', '/b.pdf', '/c', '/d'] })
    const result = await fake.bridge.call('jobs.list', undefined)
    const job = (result.ok ? (result.value as Job[]) : []).at(-1) as Job
    const running: Job = {
      ...job,
      done: 1,
      note: '乙.pdf',
      page: { done: 5, of: 10 },
      workedMs: 30_000,
      pages: 15,
      articles: 60,
    }
    fake.answer('jobs.get', () => running)
    fake.emit('job', running)
    await expect.element(page.getByText('约剩 50 秒')).toBeVisible()
    await page.getByRole('button', { name: '查看导入进度' }).click()
    const report = page.getByRole('dialog', { name: '导入结果' })
    await expect.element(report.getByText('文件 1／4')).toBeVisible()
    await expect.element(report.getByText('15 版　60 篇')).toBeVisible()
    await expect.element(report.getByText('每分钟 120 篇')).toBeVisible()
    await expect.element(report.getByText(/乙\.pdf　第 5／10 页/)).toBeVisible()
    await report.getByRole('button', { name: '暂停导入' }).click()
    await expect.poll(() => inputsOf(fake, 'jobs.pause')).toEqual([{ id: job.id }])
    fake.emit('job', { ...running, state: 'paused', page: null, endedAt: 1 })
    await expect.element(report.getByText('导入暂停了，已完成的都在书库里。')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(report).not.toBeInTheDocument()
    await expect.element(page.getByText('导入已暂停')).toBeVisible()
    await page.getByRole('button', { name: '接着导入' }).click()
    await expect.poll(() => inputsOf(fake, 'jobs.resume')).toEqual([{ id: job.id }])
  })

  test('an import that was left resting waits in the title bar', async () => {
    const resting = fakeJob({ id: 'rest', state: 'paused', done: 2, total: 9 })
    const fake = await show({ before: (one) => one.answer('jobs.list', () => [resting]) })
    await page.getByRole('button', { name: '接着导入' }).click()
    await expect.poll(() => inputsOf(fake, 'jobs.resume')).toEqual([{ id: 'rest' }])
  })
})

describe('a folder that is imported by itself', () => {
  test('is chosen, and given up', async () => {
    const fake = await show()
    fake.answer('app.pickFolder', () => ['/报/收报'])
    runCommand('file.import')
    const row = page.getByRole('region', { name: '自动导入的文件夹' })
    await row.getByRole('button', { name: '指定文件夹' }).click()
    await expect.element(row.getByText('/报/收报')).toBeVisible()
    expect(fake.settings().watchFolder).toBe('/报/收报')
    await row.getByRole('button', { name: '停用' }).click()
    await expect.element(row.getByText('/报/收报')).not.toBeInTheDocument()
    expect(fake.settings().watchFolder).toBe('')
  })

  test('what came is told in a word, what failed too, and never by a dialog', async () => {
    const fake = await show()
    const job = fakeJob({ id: 'w', kind: 'watch', total: 2 })
    fake.emit('job', job)
    fake.emit('job', {
      ...job,
      state: 'done',
      done: 2,
      endedAt: 1,
      articles: 4,
      counts: { imported: 1, there: 0, doubtful: 0, failed: 1 },
    })
    await expect.element(page.getByText('自动导入了 1 个文件，另有 1 个没有导入')).toBeVisible()
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    fake.emit('job', { ...job, id: 'w2' })
    fake.emit('job', {
      ...job,
      id: 'w2',
      state: 'failed',
      done: 2,
      endedAt: 1,
      counts: { imported: 0, there: 0, doubtful: 0, failed: 2 },
    })
    await expect.element(page.getByText('自动导入的文件夹里有 2 个文件没有导入')).toBeVisible()
  })
})

describe('the report', () => {
  test('names what is doubtful, and can be kept', async () => {
    const fake = await show()
    fake.answer('jobs.report', ({ format }) => ({ name: `报告.${format}`, text: '报告' }))
    await run(
      fake,
      ['/甲.txt', '/乙.pdf'],
      [
        { ...imported('甲.txt'), articles: 0, doubts: [{ reason: 'no-article' }] },
        { ...imported('乙.pdf'), format: 'pdf', pages: 3, encoding: 'utf-8' },
      ],
    )
    await page.getByRole('button', { name: '查看' }).click()
    const report = page.getByRole('dialog', { name: '导入结果' })
    await expect.element(report.getByText('有疑问 1')).toBeVisible()
    await expect.element(report.getByText(/没有找到一篇稿件/)).toBeVisible()
    await expect.element(report.getByText('3 版　4 篇　PDF')).toBeVisible()
    await report.getByRole('button', { name: '保存报告' }).click()
    await page.getByRole('menuitem', { name: '存为表格（CSV）' }).click()
    await expect
      .poll(() => inputsOf(fake, 'export.writeText'))
      .toEqual([{ path: '/home/reader/报告.csv', text: '报告' }])
    expect(inputsOf(fake, 'jobs.report')).toEqual([
      { id: expect.any(String), format: 'csv', language: 'zh-CN' },
    ])
  })

  test('of an import of before is found in the dialog', async () => {
    const before = fakeJob({
      id: 'old',
      state: 'done',
      endedAt: 1,
      outcomes: [failed('旧报/空.txt', 'unreadable-file', 'empty'), imported('旧报/甲.txt')],
    })
    const fake = await show({ before: (one) => one.answer('jobs.list', () => [before]) })
    fake.answer('jobs.get', () => before)
    runCommand('file.import')
    await page.getByText('以往的导入').click()
    await page.getByRole('button', { name: /旧报（2 个文件）.*没有导入 1/ }).click()
    await expect
      .element(page.getByRole('dialog', { name: '导入结果' }).getByText(/空.txt”是空的/))
      .toBeVisible()
  })

  test('comes by itself when something failed, what failed first', async () => {
    const fake = await show()
    await run(
      fake,
      ['/a/甲.txt', '/a/乙.txt', '/a/丙.txt'],
      [
        imported('甲.txt'),
        { ...imported('乙.txt'), status: 'already-there' },
        failed('丙.txt', 'unreadable-file', 'empty'),
      ],
    )
    const report = page.getByRole('dialog', { name: '导入结果' })
    await expect.element(report.getByText('没有导入 1')).toBeVisible()
    const lines = [...report.element().querySelectorAll('.imp-lines li')].map((line) => line.textContent)
    expect(lines[0]).toContain('“丙.txt”是空的')
    expect(lines[1]).toContain('已在书库')
    expect(lines[2]).toContain('4 篇')
    expect(lines[2]).toContain('GB18030')
  })

  test.each(errorCodes)('says %s as a sentence in both languages', async (code) => {
    const fake = await show()
    const outcome = failed('坏版.txt', code)
    await run(fake, ['/坏版.txt'], [outcome])
    const report = page.getByRole('dialog')
    const told = outcome.error as NonNullable<typeof outcome.error>
    await expect.element(report.getByText(sentence(told, 'zh-CN'), { exact: true })).toBeVisible()
    setLanguage('en')
    await expect.element(report.getByText(sentence(told, 'en'), { exact: true })).toBeVisible()
    setLanguage('zh-CN')
  })

  test('of many files is narrowed by what became of them and by name', async () => {
    const fake = await show()
    const outcomes = [
      ...Array.from({ length: 300 }, (_, i) => imported(`报/${String(i).padStart(3, '0')}.txt`)),
      ...Array.from({ length: 30 }, (_, i) => failed(`报/坏${i}.pdf`, 'unreadable-file', 'damaged')),
    ]
    await run(fake, ['/报'], outcomes)
    const dialog = page.getByRole('dialog')
    const bad = dialog.getByRole('button', { name: '没有导入 30' })
    await bad.click()
    await expect.element(bad).toHaveAttribute('aria-pressed', 'true')
    await expect.poll(() => dialog.getByRole('listitem').elements().length).toBe(30)
    const filter = dialog.getByRole('searchbox', { name: '按文件名筛选' })
    await filter.fill('坏7')
    await expect.poll(() => dialog.getByRole('listitem').elements().length).toBe(1)
    await bad.click()
    await filter.fill('报/29')
    await expect.poll(() => dialog.getByRole('listitem').elements().length).toBe(10)
    await filter.fill('没有这个')
    await expect.element(dialog.getByText('没有这样的文件。')).toBeVisible()
  })

  test('takes what it brought out of the library again, after a question', async () => {
    const fake = await show()
    fake.answer('jobs.removeArticles', () => ({ removed: 12 }))
    const job = await run(
      fake,
      ['/报'],
      [imported('报/甲.txt'), failed('报/坏.pdf', 'unreadable-file', 'damaged')],
    )
    await page.getByRole('button', { name: '移除这次导入' }).click()
    const question = page.getByRole('dialog', { name: '移除这次导入的稿件？' })
    await question.getByRole('button', { name: '移除', exact: true }).click()
    await expect.element(page.getByText('已移除 12 篇，在回收站里保留 30 天')).toBeVisible()
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    expect(inputsOf(fake, 'jobs.removeArticles')).toEqual([{ id: job.id }])
  })

  test('keeps its actions in view, however long it is', async () => {
    const fake = await show()
    const names = Array.from({ length: 60 }, (_, i) => `第${i}页.txt`)
    await run(
      fake,
      names,
      names.map((name) => failed(name, 'unreadable-file', 'empty')),
    )
    const dialog = page.getByRole('dialog', { name: '导入结果' })
    const close = dialog.getByRole('button', { name: '关闭' }).last()
    await expect.element(close).toBeVisible()
    const foot = close.element().getBoundingClientRect()
    const frame = (document.querySelector('.ui-modal') as HTMLElement).getBoundingClientRect()
    expect(foot.bottom).toBeLessThanOrEqual(frame.bottom)
    expect(frame.bottom).toBeLessThanOrEqual(innerHeight)
  })

  test('offers another encoding where that may help, for the very file', async () => {
    const fake = await show()
    await run(
      fake,
      ['/报/三月'],
      [
        failed('三月/乱码.txt', 'unreadable-file', 'encoding'),
        failed('三月/图.png', 'unsupported'),
        failed('三月/版.pdf', 'unreadable-file', 'binary'),
      ],
    )
    const buttons = page.getByRole('dialog').getByRole('button', { name: '改用其他编码' })
    expect(buttons.elements()).toHaveLength(1)
    await buttons.click()
    await page.getByRole('menuitem', { name: /GB18030/ }).click()
    await expect
      .poll(() => inputsOf(fake, 'jobs.startImport').at(-1))
      .toEqual({ paths: ['/报/三月/乱码.txt'], encoding: 'gb18030' })
  })

  test('a word is enough when all went well; the report is one click away', async () => {
    const fake = await show()
    await run(fake, ['/a/甲.txt'], [imported('甲.txt')])
    await expect.element(page.getByText('已导入 1 个文件，共 4 篇稿件')).toBeVisible()
    await page.getByRole('button', { name: '查看' }).click()
    await expect.element(page.getByRole('dialog', { name: '导入结果' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await run(fake, ['/a/甲.txt'], [{ ...imported('甲.txt'), status: 'already-there' }])
    await expect.element(page.getByText('这 1 个文件都已在书库里')).toBeVisible()
  })
})

test('a report’s name leads back to its path', () => {
  expect(pathOfOutcome('甲.txt', ['/报/乙.txt', '/报/甲.txt'])).toBe('/报/甲.txt')
  expect(pathOfOutcome('三月/一/甲.txt', ['/报/三月'])).toBe('/报/三月/一/甲.txt')
  expect(pathOfOutcome('三月/甲.txt', ['C:\\报\\三月'])).toBe('C:\\报\\三月\\甲.txt')
  expect(pathOfOutcome('粘贴.txt', ['/报/甲.txt'])).toBeNull()
})
