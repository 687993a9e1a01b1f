import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { runCommand } from '../../commands.ts'
import { closePicture, showPicture } from '../../state/picture.ts'
import { ui } from '../../state/ui.ts'
import { inputsOf, show } from '../../test/show.tsx'

afterEach(closePicture)

/** One page with a black square, and nothing that need be looked up. */
const square =
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n' +
  '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R >>\nendobj\n' +
  '4 0 obj\n<< /Length 16 >>\nstream\n0 0 100 100 re f\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n'

const bytesOf = (text: string) => new TextEncoder().encode(text)

const pictureOf = (text: string) => ({
  name: '报.pdf',
  n: 1,
  bytes: bytesOf(text),
  sheet: { width: 200, height: 100 },
  areas: [
    { articleId: 'p1-1', x: 20, y: 10, width: 60, height: 12 },
    { articleId: 'p1-2', x: 120, y: 10, width: 60, height: 12 },
  ],
})

const canvas = () => page.getByRole('img', { name: '报.pdf 第 1 页' })

test('a page is drawn, larger and smaller', async () => {
  const fake = await show()
  fake.answer('pages.picture', () => pictureOf(square))
  showPicture('p1')
  await expect.poll(() => canvas().element().getAttribute('data-state'), { timeout: 40_000 }).toBe('drawn')
  const sheet = canvas().element() as HTMLCanvasElement
  const at = (x: number) => sheet.getContext('2d')?.getImageData(x, sheet.height / 2, 1, 1).data[0]
  expect([at(sheet.width / 4), at((sheet.width * 3) / 4)]).toEqual([0, 255])
  const { width } = sheet.getBoundingClientRect()
  await page.getByRole('button', { name: '放大' }).click()
  await expect.poll(() => sheet.getBoundingClientRect().width).toBeGreaterThan(width)
  await page.getByRole('button', { name: '适合宽度' }).click()
  await expect.poll(() => sheet.getBoundingClientRect().width).toBe(width)
  expect(inputsOf(fake, 'pages.picture')).toEqual([{ id: 'p1' }])
})

test('from the article that is read, by its command, when its page was printed', async () => {
  const fake = await show({
    before: ({ data }) => {
      data.articles = data.articles.map((one) => ({
        ...one,
        // What a file is called says nothing of it.
        page: { ...one.page, sourceName: '报.txt', hasPicture: one.id === 'p1-1' },
      }))
    },
  })
  fake.answer('pages.picture', () => pictureOf(square))
  ui.openArticle('p1-2')
  await expect.poll(() => inputsOf(fake, 'articles.get').length).toBeGreaterThan(0)
  runCommand('article.picture')
  ui.openArticle('p1-1')
  await expect
    .poll(
      () => {
        runCommand('article.picture')
        return inputsOf(fake, 'pages.picture')[0]
      },
      { timeout: 20_000 },
    )
    .toEqual({ id: 'p1' })
})

test('a file that cannot be drawn says so', async () => {
  const fake = await show()
  fake.answer('pages.picture', () => pictureOf('nothing'))
  showPicture('p1')
  await expect.element(page.getByText('画不出这一页；文字不受影响。')).toBeVisible()
})

test('beside the article that is read, with its place on the page; an article that was not printed has none', async () => {
  const fake = await show({
    before: ({ data }) => {
      data.articles = data.articles.map((one) => ({
        ...one,
        page: { ...one.page, hasPicture: one.pageId === 'p1' },
      }))
    },
  })
  fake.answer('pages.picture', () => pictureOf(square))
  ui.openArticle('p1-1')
  await page.getByRole('tab', { name: '原版' }).click()
  await expect.poll(() => canvas().element().getAttribute('data-state'), { timeout: 40_000 }).toBe('drawn')
  const places = () => [...document.querySelectorAll('.pic-areas rect')].map((one) => one.getAttribute('x'))
  await expect.poll(places).toEqual(['20'])
  ui.openArticle('p1-2')
  await expect.poll(places).toEqual(['120'])
  expect(fake.settings().paneTab).toBe('picture')
  const other = fake.data.articles.find(({ pageId }) => pageId !== 'p1')
  ui.openArticle(other?.id ?? '')
  await expect.element(page.getByRole('tab', { name: '并排' })).toHaveAttribute('aria-selected', 'true')
  await expect.element(page.getByRole('tab', { name: '原版' })).not.toBeInTheDocument()
})
