/** Opens the reading screen over a fake library for each test of a file, at 1280×800 on the first article. */
import { QueryClientProvider } from '@tanstack/react-query'
import { afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type Locator, page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { type Fake, installFake } from '../../../api/fake.ts'
import { sampleData } from '../../../api/fake-data.ts'
import { followChanges, queryClient } from '../../../api/query.ts'
import { layOutAll } from '../../../article/test/lay-out.ts'
import { startCommands } from '../../../commands.ts'
import { useUi } from '../../../state/ui.ts'
import '../../../styles/tokens.css'
import '../../../styles/base.css'
import { Toasts } from '../../../ui/toasts.tsx'
import { ReaderScreen } from '../Screen.tsx'
import { useReading } from '../store.ts'

/** The library of the test that runs. */
export let fake: Fake
let stops: (() => void)[] = []

/** Registers the hooks; call it once at the top of a test file. */
export function openReader(): void {
  beforeAll(layOutAll)
  beforeEach(async () => {
    await page.viewport(1280, 800)
    fake = installFake(sampleData())
    queryClient.clear()
    useUi.setState({ ...useUi.getInitialState(), screen: 'reader', articleId: 'p1-1' }, true)
    useReading.setState(useReading.getInitialState(), true)
    stops = [followChanges(queryClient), startCommands()]
    await render(
      <QueryClientProvider client={queryClient}>
        <div style={{ position: 'fixed', inset: 0 }}>
          <ReaderScreen />
        </div>
        <Toasts />
      </QueryClientProvider>,
    )
    await expect.poll(() => document.querySelector('.beside-card')).not.toBeNull()
  })
  afterEach(() => {
    for (const stop of stops) stop()
  })
}

/** The text on the screen, and as the library has it. */
export const root = (): HTMLElement => document.querySelector('.article-text') as HTMLElement
export const text = (): string => fake.data.articles[0]?.text ?? ''

/** The inputs of all calls of one method, in order. */
export const callsOf = (name: string): unknown[] =>
  fake.calls.filter((call) => call.name === name).map((call) => call.input)

/** The text node that holds a quotation, and where in it. */
export function placeOf(quote: string): { node: Text; at: number } {
  const block = [...root().querySelectorAll('[data-b]')].find((one) => one.textContent?.includes(quote))
  const node = block?.firstChild as Text
  return { node, at: node.data.indexOf(quote) }
}

/** Selects a quotation as the browser would, with the focus in the text. Returns its offsets in the article. */
export function select(quote: string): { start: number; end: number } {
  const start = text().indexOf(quote)
  const { node, at } = placeOf(quote)
  root().focus()
  document.getSelection()?.setBaseAndExtent(node, at, node, at + quote.length)
  return { start, end: start + quote.length }
}

export const bar = (): Locator => page.getByRole('toolbar', { name: '选中文字' })
