import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fail } from '../../../electron/contract/errors.ts'
import { defaultTemplate } from '../../../electron/contract/template.ts'
import { runCommand } from '../../commands.ts'
import { useUi } from '../../state/ui.ts'
import { inputsOf, show, textOf } from '../../test/show.tsx'
import { scopeInForce, scopesOf } from './choice.ts'

const radio = (name: string | RegExp) => page.getByRole('radio', { name })
const source = () => document.querySelector('.exp-source')?.textContent ?? ''
const frame = () => document.querySelector<HTMLIFrameElement>('.exp-page')?.contentDocument ?? null

describe('the preview', () => {
  test('is the very file, and follows the choice', async () => {
    await show({ screen: 'export' })
    await expect.poll(source).toContain('> 全县累计修复渠道412公里')
    expect(source()).not.toContain('## 全文')
    await page.getByText('附上稿件全文').click()
    await expect.poll(source).toContain('## 全文')
    await page.getByText(/^W3C 批注/).click()
    await expect.poll(source).toContain('http://www.w3.org/ns/anno.jsonld')
  })

  test('of a web page looks like it and runs nothing', async () => {
    await show({
      screen: 'export',
      before: (fake) =>
        fake.answer('export.preview', () => [
          {
            name: '稿.html',
            mediaType: 'text/html',
            content:
              '<!doctype html><html><head><style>h1{color:rgb(1, 2, 3)}</style></head><body><h1 onclick="parent.ran=1" style="color:red">题</h1><img src="https://example.com/x.png" onerror="parent.ran=1"><script>parent.ran=1</script></body></html>',
          },
        ]),
    })
    await page.getByText(/^网页（HTML）/).click()
    await expect.poll(() => frame()?.querySelector('h1')?.textContent).toBe('题')
    const inner = frame() as Document
    expect(inner.defaultView?.getComputedStyle(inner.querySelector('h1') as Element).color).toBe(
      'rgb(1, 2, 3)',
    )
    expect(inner.querySelectorAll('script, [onclick], [onerror], [src]')).toHaveLength(0)
    expect((window as unknown as { ran?: number }).ran).toBeUndefined()
  })
})

describe('the choice', () => {
  test('leaves saving in sight in a low window', async () => {
    await show({ screen: 'export' })
    await page.viewport(1000, 560)
    const save = page.getByRole('button', { name: /^保存/ })
    await expect.element(save).toBeVisible()
    expect(save.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight)
  })

  test('keeps the keyboard at the button while the file is written, which does not begin twice', async () => {
    const fake = await show({ screen: 'export' })
    const written = Promise.withResolvers<{ paths: string[] }>()
    fake.answer('export.write', () => written.promise as never)
    const save = page.getByRole('button', { name: /^保存/ })
    await expect.element(save).toBeEnabled()
    ;(save.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => inputsOf(fake, 'export.write').length).toBe(1)
    await expect.element(page.getByRole('button', { name: /^正在/ })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    written.resolve({ paths: [] })
    await expect.element(save).toHaveFocus()
    expect(inputsOf(fake, 'export.write')).toHaveLength(1)
  })

  test('starts with the article on show when the export is called from there', async () => {
    await show({ screen: 'reader', articleId: 'p1-3' })
    runCommand('file.export')
    await expect.element(radio('《“一张图”上线一年：人找事，变事找人》')).toBeChecked()
  })

  test('goes from the narrowest on, and keeps what was asked for', () => {
    const all = ['a', 'b']
    expect([...scopesOf(all, ['a'], ['gone', 'b'], 'a')]).toEqual([
      ['chosen', ['b']],
      ['current', ['a']],
      ['marked', ['a']],
      ['all', null],
    ])
    const scopes = scopesOf(all, ['a'], ['a'], 'a')
    expect([...scopes.keys()]).toEqual(['chosen', 'marked', 'all'])
    expect(scopeInForce(scopes, 'all')).toBe('all')
    expect(scopeInForce(scopes, 'current')).toBe('chosen')
    expect(scopeInForce(scopesOf([], [], [], null), 'all')).toBeNull()
    expect(scopeInForce(scopesOf(all, ['a'], [], 'a'), null)).toBe('current')
    expect(scopeInForce(scopesOf(all, ['a'], [], 'b'), null)).toBe('marked')
    expect(scopeInForce(scopesOf(all, [], [], 'b'), null)).toBe('current')
  })
})

describe('which marks', () => {
  test('is asked of the library, and an article without one of them has no file', async () => {
    const fake = await show({ screen: 'export' })
    await expect.poll(source).not.toBe('')
    await page.getByRole('button', { name: '疑问' }).click()
    await page.getByText('未办', { exact: true }).click()
    await page.getByText('只要写了字的').click()
    await expect
      .poll(() => inputsOf(fake, 'export.preview').at(-1))
      .toMatchObject({ marked: true, marks: { filter: { colors: ['ask'], done: false, noted: true } } })
    await page.getByText(/^BibTeX/).click()
    await expect
      .poll(() => inputsOf(fake, 'export.preview').at(-1))
      .toMatchObject({ format: 'bibtex', articleIds: expect.anything() })
    expect(inputsOf(fake, 'export.preview').at(-1)).not.toHaveProperty('marks')
  })

  test('that none meets is said, and there is nothing to save', async () => {
    const fake = await show({ screen: 'export' })
    await expect.poll(source).not.toBe('')
    fake.answer('export.preview', () => [])
    await page.getByText('已办', { exact: true }).click()
    await expect.element(page.getByText('没有符合的批注')).toBeVisible()
    await expect.element(page.getByRole('button', { name: /^保存/ })).toBeDisabled()
  })

  test('can come from the list of all marks, as a scope of its own', async () => {
    const fake = await show({ screen: 'annotations' })
    await page.getByRole('button', { name: '导出这些批注' }).click()
    await expect.element(radio(/^批注列表里的 \d+ 条批注$/)).toBeChecked()
    await expect
      .poll(() => inputsOf(fake, 'export.preview').at(-1))
      .toMatchObject({ articleIds: null, marks: { filter: { colors: [] } } })
    expect(page.getByText('哪些批注').elements()).toHaveLength(0)
    useUi.getState().choose(['p1-1'])
    await expect.element(radio('《一条老渠，重新流过晒谷场》')).toBeChecked()
  })
})

describe('a PDF', () => {
  test('is broken into numbered pages as the print will be', async () => {
    const lines = Array.from({ length: 90 }, (_, i) => `<p>第 ${i + 1} 段，渠水清了。</p>`).join('')
    const content = `<!doctype html><html><head><style>@media print{p{font-size:12pt;line-height:24pt;margin:0}}</style></head><body><main>${lines}</main><main><p>另一篇</p></main></body></html>`
    await show({
      screen: 'export',
      before: (fake) =>
        fake.answer('export.preview', () => [{ name: '稿.pdf', mediaType: 'text/html', content }]),
    })
    await page.getByText(/^PDF/).click()
    const numbers = () => [...(frame()?.querySelectorAll('.page-number') ?? [])].map((one) => one.textContent)
    // 251 mm hold 29 lines of 24 points: four pages, and one for the other article.
    await expect.poll(numbers).toEqual(['1 / 5', '2 / 5', '3 / 5', '4 / 5', '5 / 5'])
    const inner = frame() as Document
    const top = (n: number) => (inner.querySelectorAll('main p')[n] as Element).getBoundingClientRect().top
    expect(top(29) - top(28)).toBeGreaterThan(3 * (top(28) - top(27)))
    const { width } = (inner.querySelector('main') as Element).getBoundingClientRect()
    expect(width).toBeLessThanOrEqual(inner.documentElement.clientWidth)
  })

  test('is shown on paper, tells how far its printing is, and can be ended', async () => {
    const fake = await show({ screen: 'export' })
    await page.getByText(/^PDF/).click()
    await expect.poll(() => frame()?.querySelector('h1')?.textContent).toBeTruthy()
    expect(page.getByRole('radio', { name: '源码' }).elements()).toHaveLength(0)
    const printed = Promise.withResolvers<{ paths: string[] }>()
    fake.answer('export.write', () => printed.promise as never)
    await page.getByRole('button', { name: /^保存/ }).click()
    await expect.poll(() => inputsOf(fake, 'export.write').length).toBe(1)
    fake.emit('printing', { printed: 2, total: 7 })
    await expect.element(page.getByText('正在打印 2/7')).toBeVisible()
    await expect.element(page.getByRole('button', { name: '取消' })).toHaveFocus()
    await page.getByRole('button', { name: '取消' }).click()
    await expect.poll(() => inputsOf(fake, 'app.cancelPrint').length).toBe(1)
    printed.reject(fail('cancelled', 'cancelled', { reason: 'print' }))
    await expect.element(page.getByRole('button', { name: /^保存/ })).toHaveFocus()
    expect(page.getByRole('alert').elements()).toHaveLength(0)
  })
})

describe('saving', () => {
  test('writes one article to a file, says so, and shows where', async () => {
    const fake = await show({ screen: 'export', articleId: 'p1-1' })
    await expect.poll(source).toContain('一条老渠')
    await page.getByRole('button', { name: '保存……' }).click()
    await expect.element(page.getByText('已导出 1 个文件')).toBeVisible()
    expect(inputsOf(fake, 'app.pickSave')).toEqual([{ name: '一条老渠，重新流过晒谷场.md', folder: false }])
    expect(inputsOf(fake, 'export.write')).toMatchObject([
      {
        articleIds: ['p1-1'],
        format: 'markdown',
        fullText: false,
        order: 'place',
        path: '/home/reader/一条老渠，重新流过晒谷场.md',
      },
    ])
    await page.getByRole('button', { name: '在文件夹中显示' }).click()
    expect(inputsOf(fake, 'app.reveal')).toEqual([{ path: '/home/reader/一条老渠，重新流过晒谷场.md' }])
  })

  test('writes the whole library to a folder', async () => {
    const fake = await show({ screen: 'export' })
    await page.getByText('全部 7 篇').click()
    await expect.poll(source).not.toBe('')
    await page.getByRole('button', { name: '保存……' }).click()
    await expect.element(page.getByText('已导出 7 个文件')).toBeVisible()
    expect(inputsOf(fake, 'app.pickSave')).toMatchObject([{ folder: true }])
    expect(inputsOf(fake, 'export.write')).toMatchObject([{ articleIds: null }])
  })

  test('writes nothing when the person cancels, and says what went wrong when it fails', async () => {
    const fake = await show({ screen: 'export' })
    await expect.poll(source).not.toBe('')
    fake.answer('app.pickSave', () => null)
    await page.getByRole('button', { name: '保存……' }).click()
    await expect.poll(() => inputsOf(fake, 'app.pickSave').length).toBe(1)
    expect(inputsOf(fake, 'export.write')).toEqual([])
    fake.answer('app.pickSave', () => '/满')
    fake.fail('export.write', { code: 'disk-full', message: 'full' })
    await page.getByRole('button', { name: '保存……' }).click()
    await expect.poll(() => textOf(page.getByRole('alert'))).toMatch(/磁盘已满/)
  })
})

describe('how it is told', () => {
  test('is asked of the library as chosen, for the forms that have a place for it', async () => {
    const fake = await show({ screen: 'export' })
    await expect.poll(source).not.toBe('')
    await page.getByText('按颜色').click()
    await page.getByText('附上所在的句子').click()
    await page.getByText('引文用 Obsidian 标注块，带块编号').click()
    await expect
      .poll(() => inputsOf(fake, 'export.preview').at(-1))
      .toMatchObject({ format: 'markdown', order: 'color', sentence: true, callouts: true })
    await page.getByText(/^BibTeX/).click()
    await expect.poll(() => inputsOf(fake, 'export.preview').at(-1)).toMatchObject({ format: 'bibtex' })
    expect(page.getByText('按颜色').elements()).toHaveLength(0)
  })

  test('an update is told with what it did, and that copies were left', async () => {
    const fake = await show({ screen: 'export' })
    await expect.poll(source).not.toBe('')
    const change = { added: 0, updated: 0, removed: 0, kept: 0 }
    fake.answer('export.write', () => ({
      paths: ['/甲.md', '/乙.md'],
      changes: [
        { ...change, path: '/甲.md', status: 'unchanged' as const, copy: null },
        { ...change, path: '/乙.md', status: 'conflict' as const, copy: '/乙.conflict.md' },
      ],
    }))
    await page.getByText('更新原有文件，保留我写在里面的文字').click()
    await page.getByRole('button', { name: '保存……' }).click()
    await expect
      .element(page.getByText(/^新建 0 个，更新 0 个，未变 1 个；1 个里有你改过的段落/))
      .toBeVisible()
    expect(inputsOf(fake, 'export.write')).toMatchObject([{ update: true }])
  })

  test('an own template is kept, and what is wrong with it is said with its line', async () => {
    const fake = await show({ screen: 'export' })
    await page.getByText(/^自定模板/).click()
    fake.fail('export.preview', {
      code: 'invalid',
      reason: 'template',
      message: '',
      params: { line: 2, column: 4, cause: 'undefined filter: x' },
    })
    const field = page.getByRole('textbox', { name: '模板（Liquid）' })
    await expect.element(field).toHaveValue(defaultTemplate)
    await field.fill('一\n{{ title | x }}')
    await expect.element(page.getByText(/模板第 2 行第 4 字有误（undefined filter: x）/)).toBeVisible()
    await expect.poll(() => fake.settings().exportTemplate).toBe('一\n{{ title | x }}')
  })
})

test('annotations are brought in from a file, and the doubtful ones listed', async () => {
  const fake = await show({ screen: 'export' })
  const mark = { note: '', annotationId: null }
  fake.answer('app.pickFiles', () => ['/r.csv'])
  fake.answer('import.annotations', () => ({
    format: 'readwise' as const,
    marks: [
      { ...mark, quote: '放好的', title: '题', articleId: 'p1-1', outcome: 'placed' as const },
      { ...mark, quote: '没有的话', title: '别处', articleId: null, outcome: 'not-found' as const },
    ],
  }))
  await page.getByRole('button', { name: '导入批注……' }).click()
  const dialog = page.getByRole('dialog')
  await expect.element(dialog.getByText('没有的话')).toBeVisible()
  expect(dialog.getByText('放好的').elements()).toHaveLength(0)
  expect(inputsOf(fake, 'import.annotations')).toEqual([{ path: '/r.csv' }])
})

test('an empty library has nothing to export and says so', async () => {
  await show({ screen: 'export', data: { pages: [], articles: [], annotations: [], tags: {} } })
  await expect.element(page.getByText('没有可导出的稿件')).toBeVisible()
  expect(useUi.getState().screen).toBe('export')
})
