/** Keys that a person changed: in force at once, in the menu, and after the next start. */
import { expect, test } from 'vitest'
import type { Driver } from './driver.ts'
import { expectClean, onEachHost } from './hosts.ts'
import { go, waitForImport } from './steps.ts'

const accelerator = (app: Driver): Promise<string | null> =>
  app.main(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('view.palette')
    return item?.accelerator === undefined ? null : String(item.accelerator)
  })

onEachHost('keys', (bench) => {
  test('a new key holds at once, in the menu and after a restart', async () => {
    const app = await bench().start()
    await waitForImport(app)
    expect(await accelerator(app)).toBe('CommandOrControl+K')
    await go(app, '设置')
    await app.page.getByRole('button', { name: /^更改按键：命令面板（/ }).click()
    await app.page.keyboard.press('ControlOrMeta+J')
    await expect.poll(() => accelerator(app)).toBe('CommandOrControl+J')
    await app.page.keyboard.press('ControlOrMeta+J')
    await app.page.getByRole('combobox').waitFor()
    await expectClean(app)
    await app.close()

    const again = await bench().start()
    await expect.poll(() => accelerator(again)).toBe('CommandOrControl+J')
    await again.page.getByRole('navigation', { name: '主导航' }).waitFor()
    await again.page.keyboard.press('ControlOrMeta+J')
    await again.page.getByRole('combobox').waitFor()
    expect((await again.call('settings.get')).keys).toEqual({ 'view.palette': 'Mod+J' })
    await expectClean(again)
  })
})
