// What comes by the clipboard: text, marked-up text, pictures.
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { inputsOf, show } from '../../test/show.tsx'
import { nameOf } from './paste.ts'

test('a text is pasted outside fields, and shown before it is taken in', async () => {
  const fake = await show()
  const data = new DataTransfer()
  data.setData('text/plain', '新渠通水\n立春那天，老渠通了水。')
  document.body.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  )
  await expect.element(page.getByRole('textbox', { name: '名称' })).toHaveValue('新渠通水')
  await page.getByRole('button', { name: '导入这段文字' }).click()
  await expect
    .poll(() => inputsOf(fake, 'jobs.startImport'))
    .toEqual([{ texts: [{ name: '新渠通水.txt', text: '新渠通水\n立春那天，老渠通了水。' }] }])
})

test('it comes with its headlines, when the program it comes from says what they are', async () => {
  const fake = await show()
  const html = '<h1>新渠通水</h1><p>立春那天，老渠通了水。</p>'
  const paste = () => {
    const data = new DataTransfer()
    data.setData('text/plain', '新渠通水\n立春那天，老渠通了水。')
    data.setData('text/html', html)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }
  paste()
  await page.getByRole('button', { name: '导入这段文字' }).click()
  await expect
    .poll(() => inputsOf(fake, 'jobs.startImport'))
    .toEqual([{ texts: [{ name: '新渠通水.html', text: html }] }])
  paste()
  await page.getByRole('textbox', { name: '版面文字' }).fill('改过的文字')
  await page.getByRole('button', { name: '导入这段文字' }).click()
  await expect
    .poll(() => inputsOf(fake, 'jobs.startImport').at(-1))
    .toEqual({ texts: [{ name: '改过的文字.txt', text: '改过的文字' }] })
})

test('a picture without words is told in a sentence; one beside words is passed over', async () => {
  const fake = await show()
  const paste = (text: string) => {
    const data = new DataTransfer()
    if (text !== '') data.setData('text/plain', text)
    data.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'image.png', { type: 'image/png' }))
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }
  // What was only copied lies nowhere on the disk.
  Object.assign(fake.bridge, { pathOf: () => '' })
  paste('')
  await expect.element(page.getByText(/剪贴板里没有可以导入的文字/)).toBeVisible()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  paste('老渠通了水。')
  await expect.element(page.getByRole('textbox', { name: '版面文字' })).toHaveValue('老渠通了水。')
})

test('a paste into a field stays there', async () => {
  await show()
  const field = page.getByRole('searchbox').element()
  const data = new DataTransfer()
  data.setData('text/plain', '渠')
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
  field.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(false)
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})

test('a pasted text is named by its first line', () => {
  expect(nameOf('\n  水账：今年/去年\n正文')).toBe('水账：今年 去年')
  expect(Array.from(nameOf('𠮷'.repeat(80)))).toHaveLength(30)
  expect(nameOf('  ')).toBe('粘贴的文字')
})
