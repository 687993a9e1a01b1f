import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { inputsOf, show, textOf } from '../../test/show.tsx'

const radio = (name: string) => page.getByRole('radio', { name, exact: true })

describe('settings', () => {
  test('the theme is in force at once and kept', async () => {
    const fake = await show({ screen: 'settings' })
    for (const [name, theme] of [
      ['护眼', 'sepia'],
      ['深色', 'dark'],
      ['浅色', 'light'],
    ] as const) {
      await page.getByText(name, { exact: true }).click()
      await expect.poll(() => document.documentElement.dataset.theme).toBe(theme)
      expect(fake.settings().theme).toBe(theme)
    }
  })

  test('the language switches the whole window at once and is kept', async () => {
    const fake = await show({ screen: 'settings' })
    await page.getByText('English', { exact: true }).click()
    await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await expect.element(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible()
    expect(document.documentElement.lang).toBe('en')
    expect(fake.settings().language).toBe('en')
    await page.getByText('中文', { exact: true }).click()
    await expect.element(page.getByRole('heading', { name: '设置' })).toBeVisible()
  })

  test('the system’s language holds until one is chosen', async () => {
    await show({ screen: 'settings', info: { locale: 'en-GB' } })
    await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await page.getByText('中文', { exact: true }).click()
    await expect.element(page.getByRole('heading', { name: '设置' })).toBeVisible()
  })

  test('type size, line height and measure go in steps, show what they do, and go back', async () => {
    const fake = await show({ screen: 'settings' })
    await page.getByRole('button', { name: '字号：增大' }).click()
    await page.getByRole('button', { name: '行距：减小' }).click()
    await page.getByRole('button', { name: '每行字数：增大' }).click()
    await expect.poll(() => fake.settings()).toMatchObject({ typeSize: 21, lineHeight: 1.7, measure: 38 })
    const sample = document.querySelector('.set-sample') as HTMLElement
    expect(getComputedStyle(sample).fontSize).toBe('21px')
    await page.getByRole('button', { name: '恢复默认' }).click()
    await expect.poll(() => fake.settings()).toMatchObject({ typeSize: 19, lineHeight: 1.842, measure: 36 })
  })

  test('one that cannot be kept is told and taken back', async () => {
    await show({
      screen: 'settings',
      settings: { theme: 'light' },
      before: (fake) => fake.fail('settings.set', { code: 'disk-full', message: 'full' }),
    })
    await page.getByText('深色', { exact: true }).click()
    await expect.poll(() => textOf(page.getByRole('alert'))).toMatch(/磁盘已满/)
    await expect.element(radio('浅色')).toBeChecked()
    await expect.poll(() => document.documentElement.dataset.theme).toBe('light')
  })
})

describe('the library', () => {
  test('says where it is and shows it', async () => {
    const fake = await show({ screen: 'settings' })
    await expect.element(page.getByText('/home/reader/剪报/书库')).toBeVisible()
    await page.getByRole('button', { name: '在文件夹中显示' }).click()
    expect(inputsOf(fake, 'app.reveal')).toEqual([{ path: '/home/reader/剪报/书库' }])
  })

  test('is checked, with what was found', async () => {
    const fake = await show({ screen: 'settings' })
    await page.getByRole('button', { name: '检查书库' }).click()
    await expect.element(page.getByText(/书库完好：.*5 条批注/)).toBeVisible()
    fake.answer('library.verify', () => ({
      sound: false,
      sources: 1,
      pages: 1,
      articles: 1,
      annotations: 1,
      characters: 1,
      findings: [{ check: 'quote', where: 'annotation 甲', message: 'the quote is not there' }],
    }))
    await page.getByRole('button', { name: '检查书库' }).click()
    await expect.element(page.getByText('检查出 1 个问题。')).toBeVisible()
    await expect.element(page.getByText(/annotation 甲/)).toBeVisible()
  })

  test('loses its samples only after a second press', async () => {
    const fake = await show({ screen: 'settings' })
    await page.getByRole('button', { name: '移除样版' }).click()
    expect(inputsOf(fake, 'library.removeSamples')).toEqual([])
    await page.getByRole('button', { name: '确认移除' }).click()
    await expect.poll(() => inputsOf(fake, 'library.removeSamples').length).toBe(1)
    await expect.element(page.getByText(/^样版已移除/)).toBeVisible()
  })
})

test('the stand-in says that it is not Electron', async () => {
  await show({ screen: 'settings', info: { host: 'stand-in', version: '9.9.9' } })
  await expect.element(page.getByText('剪报 9.9.9')).toBeVisible()
  await expect.element(page.getByText(/不是 Electron/)).toBeVisible()
})

describe('keys', () => {
  const key = (name: string) => page.getByRole('button', { name: new RegExp(`^更改按键：${name}（`) })

  test('a new one is pressed, holds at once and is kept; the help sheet follows', async () => {
    const fake = await show({ screen: 'settings' })
    await key('写批注').click()
    await userEvent.keyboard('{Shift>}m{/Shift}')
    await expect.poll(() => fake.settings().keys).toEqual({ 'mark.note': 'Shift+M' })
    await expect.element(key('写批注')).toHaveTextContent('ShiftM')
    await page.getByRole('button', { name: '快捷键一览' }).click()
    const line = page.getByRole('dialog').getByText('写批注')
    await expect.element(line).toBeVisible()
    expect(line.element().parentElement?.textContent).toBe('写批注ShiftM')
  })

  test('one that another command has is named, and given over only when asked', async () => {
    const fake = await show({ screen: 'settings' })
    await key('写批注').click()
    await userEvent.keyboard('t')
    await expect.element(page.getByText(/“T”现在用于“加标签”/)).toBeVisible()
    expect(fake.settings().keys).toEqual({})
    await page.getByRole('button', { name: '改用于此处' }).click()
    await expect.poll(() => fake.settings().keys).toEqual({ 'mark.note': 'T', 'mark.tag': null })
    await page.getByRole('button', { name: '恢复默认：加标签' }).click()
    await expect.poll(() => fake.settings().keys).toEqual({ 'mark.note': null })
    await page.getByRole('button', { name: '全部恢复默认' }).click()
    await expect.poll(() => fake.settings().keys).toEqual({})
  })

  test('what a key does elsewhere it does not do while it is recorded; Esc leaves everything as it was', async () => {
    const fake = await show({ screen: 'settings' })
    await key('写批注').click()
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(page.getByText(/现在用于“命令面板”/)).toBeVisible()
    expect(document.querySelector('.pal')).toBeNull()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText(/另有用处，请换一个/)).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(key('写批注')).toHaveTextContent('N')
    expect(fake.settings().keys).toEqual({})
  })

  test('the list is narrowed by command or key', async () => {
    await show({ screen: 'settings' })
    await page.getByRole('searchbox', { name: '按命令或按键筛选' }).fill('ctrl k')
    await expect.element(key('命令面板')).toBeVisible()
    expect(document.querySelectorAll('.set-key')).toHaveLength(1)
  })
})
