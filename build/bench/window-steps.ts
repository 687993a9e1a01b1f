/** What a person does in the window, timed inside its page. */
import type { Page } from 'playwright-core'

const words = ['粮食工程', '水利局', '沙洲乡', '青溪市教育']

/** Numbers of the page's process, as Chromium counts them. */
export async function metrics(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async (name: string) =>
    (await session.send('Performance.getMetrics')).metrics.find((metric) => metric.name === name)?.value ?? 0
  return {
    busy: async () => (await read('TaskDuration')) * 1000,
    async weigh() {
      await session.send('HeapProfiler.collectGarbage')
      return { megabytes: (await read('JSHeapUsedSize')) / 2 ** 20, nodes: await read('Nodes') }
    },
  }
}

/** A list of the window: what scrolls, a row of it, and what a row has once its text is there. */
export interface Shown {
  readonly list: string
  readonly row: string
  readonly text: string
}
export const libraryList: Shown = { list: '.lib .list', row: '[role=row]', text: '.line-text' }
export const marksList: Shown = { list: '.mark-rows', row: '[role=option]', text: '.mark-line' }
export const entityList: Shown = { list: '.ent-rows', row: '[role=option]', text: '.ent-name' }

/** Scrolls a list; frames by the clock and by the work of the main thread. */
export async function scroll(
  page: Page,
  busy: () => Promise<number>,
  shown: Shown,
  frames: number,
  way: 'step' | 'leap',
) {
  const before = await busy()
  const seen = await page.evaluate(
    async ([shown, count, by]) => {
      const list = document.querySelector(shown.list)
      if (list === null) throw new Error('no list')
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      const gaps: number[] = []
      let bare = 0
      let last = await frame()
      for (let i = 0; i < count; i++) {
        list.scrollTop = by === 'step' ? list.scrollTop + 120 : (((i * 7919) % 997) / 997) * list.scrollHeight
        const now = await frame()
        gaps.push(now - last)
        last = now
        if (list.querySelector(shown.row) === null) bare++
      }
      // After a leap rows are fetched: until they have their text.
      const from = performance.now()
      while (list.querySelector(shown.text) === null && performance.now() - from < 10_000) await frame()
      return { gaps, bare, filled: performance.now() - from }
    },
    [shown, frames, way] as const,
  )
  return { ...seen, work: ((await busy()) - before) / frames }
}

/**
 * Clicks a row of the library's list, once or twice; ms until what it names is on show at `target`. The row is the first with
 * this title, or the n-th with another title than what is on show.
 */
export async function press(
  page: Page,
  row: string | number,
  kind: 'click' | 'dblclick',
  target: string,
): Promise<number> {
  return page.evaluate(
    async ([row, kind, target]) => {
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      const title = (element: Element) => element.querySelector('.line-text b')?.textContent ?? ''
      const shown = () => document.querySelector(target)?.textContent ?? ''
      const find = () => {
        const rows = [...document.querySelectorAll('.lib .list [role=row]')].filter(
          (one) => title(one) !== '',
        )
        if (typeof row === 'string') return rows.find((one) => title(one) === row)
        const others = rows.filter((one) => title(one) !== shown())
        return others[row % Math.max(1, others.length)]
      }
      let found = find()
      for (let i = 0; found === undefined && i < 600; i++) {
        await frame()
        found = find()
      }
      if (found === undefined) throw new Error(`no row ${row}`)
      const wanted = title(found)
      const from = performance.now()
      found.dispatchEvent(new MouseEvent(kind, { bubbles: true, detail: kind === 'click' ? 1 : 2 }))
      do await frame()
      while (shown() !== wanted && performance.now() - from < 20_000)
      return performance.now() - from
    },
    [row, kind, target] as const,
  )
}

/** Types words character by character; ms until the first hit shown is one of what stands in the field. */
export async function type(page: Page): Promise<number[]> {
  return page.evaluate(async (all) => {
    const field = document.querySelector<HTMLInputElement>('.find input[type=search]')
    const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    if (field === null || put === undefined) throw new Error('no field')
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const write = (text: string) => {
      put.call(field, text)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const times: number[] = []
    for (const word of all)
      for (let length = 1; length <= word.length; length++) {
        const typed = word.slice(0, length)
        const from = performance.now()
        write(typed)
        const isThere = () =>
          document.querySelector('.find .kwic mark')?.textContent === typed ||
          document.querySelector('.find .ui-empty') !== null
        do await frame()
        while (!isThere() && performance.now() - from < 20_000)
        times.push(performance.now() - from)
      }
    return times
  }, words)
}
