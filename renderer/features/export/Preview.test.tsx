import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { inputsOf, show } from '../../test/show.tsx'

const source = () => document.querySelector('.exp-source')?.textContent ?? ''
const csv = '\ufeff稿件,引文,数值\r\n百井归源,"一句,\n两行",412\r\n'

test('a CSV file is shown as a table, and as its text when asked', async () => {
  await show({
    screen: 'export',
    before: (fake) =>
      fake.answer('export.preview', () => [{ name: '批注.csv', mediaType: 'text/csv', content: csv }]),
  })
  await page.getByText(/^表格（CSV）/).click()
  const table = page.getByRole('region', { name: '批注.csv' }).getByRole('table')
  await expect.element(table.getByRole('columnheader', { name: '引文' })).toBeVisible()
  await expect.element(table.getByRole('cell', { name: '一句, 两行' })).toBeVisible()
  await expect.element(table.getByRole('cell', { name: '412' })).toHaveClass('num')
  await page.getByText('源码').click()
  await expect.poll(source).toBe(csv)
})

test('files speak the language of the window, or the one that is chosen', async () => {
  const fake = await show({ screen: 'export', settings: { language: 'en' } })
  const asked = () => inputsOf(fake, 'export.preview').at(-1)
  await expect.poll(asked).toMatchObject({ format: 'markdown', language: 'en' })
  await page.getByText('中文', { exact: true }).click()
  await expect.poll(asked).toMatchObject({ language: 'zh-CN' })
  // References have no words of their own.
  await page.getByText('BibTeX').click()
  await expect.element(page.getByRole('radio', { name: '中文' })).not.toBeInTheDocument()
})
