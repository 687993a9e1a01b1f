/** Export to PDF: printed by the host, written whole or not at all, and read again by another program. */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pdfReader, throughPdfReader } from '../../electron/library/export/test/programs.ts'
import type { Driver } from './driver.ts'
import { expectClean, onEachHost } from './hosts.ts'
import { go, waitForImport } from './steps.ts'

const passage = '每一方水都记在账上'
const paragraph = '六月初七，白沙灌区开闸放水。放水员老贺沿着渠走了一遍，把十七道闸门看了个遍。'
const page = `渠水清了，水账也清了
——白沙灌区改水价的第一年

本报记者 林若舟

${paragraph}

灌区管理站的墙上挂着一块电子屏，${passage}。𠮷家渠也在其中。

${Array.from({ length: 60 }, () => paragraph).join('\n\n')}
`

/** The text of each page of a PDF, without blanks, as PDF.js reads it. */
async function readPdf(bytes: Uint8Array): Promise<{ pages: string[]; title: string; outline: string[] }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const pdf = await task.promise
  const pages: string[] = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, ''),
    )
  }
  const { info } = await pdf.getMetadata()
  const outline = ((await pdf.getOutline()) ?? []).map(({ title }) => title)
  await task.destroy()
  return { pages, title: (info as { Title?: string }).Title ?? '', outline }
}

/** Chooses PDF on the export screen. */
async function choosePdf(app: Driver): Promise<void> {
  await go(app, '导出')
  await app.page.getByText(/^PDF/).click()
  await app.page.getByRole('button', { name: /^保存/ }).waitFor()
}

onEachHost('printing', (bench) => {
  test('an article with its notes becomes pages with numbers, whole and searchable', async () => {
    const source = join(bench().folder, '白沙灌区.txt')
    await writeFile(source, page)
    const app = await bench().start()
    await waitForImport(app)
    await app.call('jobs.startImport', { paths: [source] })
    await expect
      .poll(async () => (await app.call('articles.list')).some(({ title }) => title.startsWith('渠水')))
      .toBe(true)
    const article = (await app.call('articles.list')).find(({ title }) => title.startsWith('渠水'))
    const articleId = article?.id as string
    await app.call('annotations.createByQuote', { articleId, quote: passage, note: '**“账”**在哪里？𠮷' })

    await app.page.getByRole('main').waitFor()
    await choosePdf(app)
    await app.page.getByText('附上稿件全文').click()
    const target = join(bench().folder, '渠水.pdf')
    await app.answer('save', [target])
    await app.page
      .getByRole('radio', { name: /^《渠水/ })
      .or(app.page.getByText(/^有批注的/))
      .first()
      .click()
    await app.page.getByRole('button', { name: /^保存/ }).click()
    await app.page.getByText('已导出 1 个文件').waitFor()

    const bytes = await readFile(target)
    const { pages, title, outline } = await readPdf(bytes)
    expect(title).toContain('渠水清了')
    expect(pages.length).toBeGreaterThan(1)
    const whole = pages.join('')
    expect(whole).toContain(passage)
    expect(whole).toContain('“账”在哪里？𠮷')
    expect(whole).not.toContain('**')
    expect(outline.join()).toContain('渠水清了')
    for (const [i, text] of pages.entries()) expect(text).toContain(`${i + 1}/${pages.length}`)
    expect(pages[1]).toContain('渠水清了')
    // A second program, where it is installed.
    if (pdfReader) expect(throughPdfReader(bytes).replace(/\s/g, '')).toContain('“账”在哪里？𠮷')
    await expectClean(app)
  })

  test('what is printed can be ended, and then nothing is there', async () => {
    const app = await bench().start()
    await waitForImport(app)
    const out = join(bench().folder, '不要的')
    await app.answer('open', [out])
    await app.call('app.pickSave', { name: '笔记', folder: true })
    const articleIds = (await app.call('articles.list')).map(({ id }) => id)
    const writing = app.call('export.write', { articleIds, format: 'pdf', path: out }).then(
      () => 'written',
      (error: Error) => error.message,
    )
    await app.call('app.cancelPrint')
    expect(await writing).toContain('cancelled')
    expect(existsSync(out)).toBe(false)
    // And the next one works.
    const { paths } = await app.call('export.write', {
      articleIds: null,
      format: 'pdf',
      files: 'one',
      path: out,
    })
    expect(paths).toHaveLength(1)
    expect((await readFile(paths[0] as string)).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
