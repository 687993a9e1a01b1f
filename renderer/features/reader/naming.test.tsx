/** Entities on the reading screen: tagged, decided on, stepped to, switched off. */
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Mention } from '../../../electron/contract/model.ts'
import { call } from '../../api/client.ts'
import { useUi } from '../../state/ui.ts'
import { reading } from './store.ts'
import { decideMention } from './tagging.ts'
import { bar, callsOf, fake, openReader, root, select } from './test/open-reader.tsx'

openReader()

test('Enter at the caret opens what is named there, and a decision is sent', async () => {
  const quote = '罗守田'
  const block = [...root().querySelectorAll('[data-b]')].find((one) => one.textContent?.includes(quote))
  const node = block?.firstChild as globalThis.Text
  root().focus()
  document.getSelection()?.collapse(node, node.data.indexOf(quote))
  await userEvent.keyboard('{ArrowRight}{Enter}')
  const box = page.getByRole('dialog', { name: quote })
  await expect.element(box).toBeVisible()
  await box.getByRole('button', { name: '不是实体' }).click()
  await expect
    .poll(() => callsOf('tags.decide'))
    .toMatchObject([{ decision: 'reject', everywhere: 'article' }])
  await expect.poll(() => page.getByRole('button', { name: '撤销' }).query()).not.toBeNull()
})

test('E tags the selection as an entity of the chosen kind', async () => {
  const span = select('晒谷场')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('e')
  await expect.element(page.getByRole('toolbar', { name: '标为哪一类实体' })).toBeVisible()
  await userEvent.keyboard('2')
  await expect.poll(() => callsOf('tags.add')).toMatchObject([{ ...span, type: 'PLACE' }])
})

test('a kind of entity is switched off and on in the text', async () => {
  await page.getByRole('tab', { name: /实体/ }).click()
  await expect.poll(() => CSS.highlights.has('article-entity-PERSON-confirmed')).toBe(true)
  await page.getByRole('checkbox', { name: /人物/ }).click({ force: true })
  await expect.poll(() => CSS.highlights.has('article-entity-PERSON-confirmed')).toBe(false)
  expect(fake.settings().hiddenKinds).toEqual(['PERSON'])
})

/** The point in the middle of a quotation on the screen. */
function middleOf(quote: string): { x: number; y: number } {
  select(quote)
  const box = document.getSelection()?.getRangeAt(0).getBoundingClientRect() as DOMRect
  document.getSelection()?.removeAllRanges()
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('a name under the resting pointer says what the library knows of it, and leads to its page', async () => {
  const { x, y } = middleOf('罗守田')
  await expect.poll(() => useUi.getState().selection).toBeNull()
  root().dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true }))
  await expect.poll(() => document.querySelector('.hover-card')?.textContent).toContain('书库 1 篇 1 处')
  await page.getByRole('button', { name: '打开实体页', exact: true }).click()
  expect(useUi.getState()).toMatchObject({ screen: 'entities', entityId: 'entity-罗守田' })
})

test('a decision reaches as far as was chosen, by keys alone', async () => {
  reading.set({ reach: 'library' })
  const block = [...root().querySelectorAll('[data-b]')].find((one) => one.textContent?.includes('何既明'))
  const node = block?.firstChild as globalThis.Text
  root().focus()
  document.getSelection()?.collapse(node, node.data.indexOf('何既明'))
  await userEvent.keyboard('{ArrowRight}{Enter}')
  await expect.element(page.getByRole('dialog', { name: '何既明' })).toBeVisible()
  await userEvent.keyboard('2')
  await userEvent.keyboard('y')
  await expect.poll(() => callsOf('tags.retype')).toMatchObject([{ type: 'PLACE', everywhere: 'library' }])
  await expect
    .poll(() => callsOf('tags.decide'))
    .toMatchObject([{ decision: 'confirm', everywhere: 'library' }])
  // What reached farther than the eye says so, and can be taken back at once.
  await expect.element(page.getByText('已确认全书库的“何既明”，并记入词表')).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).last().click()
  await expect.poll(() => callsOf('history.undo').length).toBe(1)
})

test('a decision that changes nothing offers no way back: it would be that of another step', async () => {
  const { articleId } = useUi.getState()
  const { mentions } = await call('tags.get', { articleId: articleId as string })
  const mention = mentions.find(({ text }) => text === '何既明') as Mention
  const last = () => useUi.getState().toasts.at(-1)
  await decideMention(mention, 'confirm', 'library')
  expect(last()).toMatchObject({ text: '已确认全书库的“何既明”，并记入词表', takesBack: true })
  await decideMention(mention, 'confirm', 'library')
  expect(last()).toMatchObject({ text: '“何既明”本来就是这样，没有改动' })
  expect(last()?.action).toBeUndefined()
})

test('the box of a name says the keys of what it does', async () => {
  const block = [...root().querySelectorAll('[data-b]')].find((one) => one.textContent?.includes('何既明'))
  const node = block?.firstChild as globalThis.Text
  root().focus()
  document.getSelection()?.collapse(node, node.data.indexOf('何既明'))
  await userEvent.keyboard('{ArrowRight}{Enter}')
  const box = page.getByRole('dialog', { name: '何既明' })
  await expect.element(box).toBeVisible()
  const keys = () => [...document.querySelectorAll('.mention-key')].map((one) => one.textContent)
  expect(keys()).toEqual(['Y', 'X', 'O'])
  await box.getByRole('button', { name: /更改类型/ }).click()
  await expect.element(page.getByRole('option', { name: /机构/ })).toBeVisible()
  expect(
    [...document.querySelectorAll('.ui-popover [role=option] kbd')].map((one) => one.textContent),
  ).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
})

test('a name takes the ends of the selection that touches it', async () => {
  const span = select('临江县实施的“百渠复流”工程')
  await expect.element(bar()).toBeVisible()
  await userEvent.keyboard('e0')
  await expect.poll(() => callsOf('tags.extend')).toMatchObject([{ ...span, revision: 1 }])
})
