import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { GraphEdge, GraphNode } from '../../../../electron/contract/entities.ts'
import { runCommand } from '../../../commands.ts'
import { useUi } from '../../../state/ui.ts'
import { inputsOf, show } from '../../../test/show.tsx'
import { useEntities } from '../view.ts'

describe('the graph', () => {
  const nodes = Array.from(
    { length: 30 },
    (_, n): GraphNode => ({
      id: `e${n}`,
      type: n % 2 ? 'PERSON' : 'ORG',
      canonical: `名${n}`,
      mentions: 40 - n,
      articles: 2,
    }),
  )
  const edges = nodes
    .slice(1)
    .map((node, n): GraphEdge => ({ from: `e${n >> 1}`, to: node.id, weight: 30 - n }))
  const open = async () => {
    const fake = await show({
      screen: 'entities',
      before: (one) => one.answer('entities.graph', () => ({ nodes, edges, total: 30 })),
    })
    await page.getByText('关系图').click()
    await expect.poll(() => document.querySelectorAll('.sign').length).toBe(30)
    return fake
  }
  const placesNow = () =>
    [...document.querySelectorAll('.sign')].map((one) => one.getAttribute('transform')).join()

  test('stands still, the same every time, with all its pairs in a table', async () => {
    await open()
    const first = placesNow()
    expect(first).not.toContain('NaN')
    const table = page.getByRole('table')
    expect(table.getByRole('row').elements().length).toBe(edges.length + 1)
    runCommand('view.library')
    runCommand('view.entities')
    await expect.poll(() => document.querySelectorAll('.sign').length).toBe(30)
    expect(placesNow()).toBe(first)
  })

  test('no name is written over another', async () => {
    await open()
    const boxes = [...document.querySelectorAll('.graph-names text')].map((one) =>
      one.getBoundingClientRect(),
    )
    expect(boxes.length).toBeGreaterThan(15)
    const over = boxes.some((a, i) =>
      boxes.some(
        (b, j) =>
          j > i &&
          a.left < b.right - 2 &&
          b.left < a.right - 2 &&
          a.top < b.bottom - 4 &&
          b.top < a.bottom - 4,
      ),
    )
    expect(over).toBe(false)
  })

  test('leaves out positions unless they are asked for, and what is seldom together', async () => {
    const fake = await open()
    const asked = () => inputsOf(fake, 'entities.graph').at(-1) as { kinds: string[]; least: number }
    expect(asked().kinds).not.toContain('POSITION')
    expect(asked().kinds).toContain('PROGRAMME')
    await page.getByRole('button', { name: /至少同现/ }).click()
    await page.getByRole('option', { name: '3 次以上' }).click()
    await expect.poll(() => asked().least).toBe(3)
    useEntities.getState().toggleKind('POSITION', false)
    await expect.poll(() => asked().kinds).toEqual(['POSITION'])
  })

  test('is drawn around one entity from its page, and of all again', async () => {
    const one = { id: 'e1', type: 'ORG' as const, canonical: '第一水务局', mentions: 9, articles: 3 }
    const fake = await show({
      screen: 'entities',
      before: (fake) => {
        fake.answer('entities.graph', () => ({ nodes, edges, total: 30 }))
        fake.answer('entities.get', () => ({
          ...one,
          names: [],
          first: null,
          last: null,
          spellings: [],
          note: '',
          apart: [],
          maybe: [],
          company: {
            total: 1,
            rows: [{ id: 'e2', type: 'PLACE' as const, canonical: '临水县', sentences: 2 }],
          },
          figures: { total: 0, rows: [] },
          timeline: { total: 0, rows: [] },
          runBy: [],
          described: [],
        }))
        useUi.setState({ entityId: 'e1' })
      },
    })
    await page.getByRole('button', { name: '关系图' }).click()
    await expect
      .poll(() => inputsOf(fake, 'entities.graph'))
      .toContainEqual(expect.objectContaining({ around: 'e1' }))
    await page.getByRole('button', { name: /围绕 第一水务局/ }).click()
    await expect.poll(() => inputsOf(fake, 'entities.graph').at(-1)).not.toHaveProperty('around')
  })

  test('goes by arrows, lights up the company and opens with Enter', async () => {
    await open()
    ;(page.getByRole('listbox', { name: '谁与谁同时出现' }).element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.poll(() => document.querySelector('.sign.active')?.getAttribute('data-id')).toBe('e0')
    expect(document.querySelectorAll('.sign.company').length).toBe(2)
    await expect.element(page.getByText('与 名0 同时出现')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    expect(useUi.getState().entityId).toBe('e0')
  })
})
