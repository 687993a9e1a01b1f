// Opens the whole window over a library in memory, each time from nothing. For component tests.
import { afterEach } from 'vitest'
import { type Locator, page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { call } from '../api/client.ts'
import { type Fake, installFake } from '../api/fake.ts'
import { type FakeData, sampleData } from '../api/fake-data.ts'
import { followChanges, keyOf, queryClient } from '../api/query.ts'
import { App } from '../app.tsx'
import { startCommands } from '../commands.ts'
import { useFilter } from '../features/annotations/filter.ts'
import { useEntities } from '../features/entities/view.ts'
import { useChoice } from '../features/export/choice.ts'
import { useSaving } from '../features/export/save.ts'
import { useFigures } from '../features/figures/view.ts'
import { useWork } from '../features/import/work.ts'
import { useView } from '../features/library/view.ts'
import { useReviewView } from '../features/review/view.ts'
import { useSearch } from '../features/search/view.ts'
import { useTrash } from '../features/trash/view.ts'
import { dropPlaces } from '../state/kept-place.ts'
import { type Screen, type Target, useUi } from '../state/ui.ts'
import '../styles/tokens.css'
import '../styles/base.css'

/** Puts a store back to its first state. */
const resets = [
  () => useUi.setState(useUi.getInitialState(), true),
  () => useView.setState(useView.getInitialState(), true),
  () => useReviewView.setState(useReviewView.getInitialState(), true),
  () => useSearch.setState(useSearch.getInitialState(), true),
  () => useEntities.setState(useEntities.getInitialState(), true),
  () => useFigures.setState(useFigures.getInitialState(), true),
  dropPlaces,
  () => useTrash.setState(useTrash.getInitialState(), true),
  () => useFilter.setState(useFilter.getInitialState(), true),
  () => useSaving.setState(useSaving.getInitialState(), true),
  () => useChoice.setState(useChoice.getInitialState(), true),
  () => useWork.setState(useWork.getInitialState(), true),
]
const stops: (() => void)[] = []

afterEach(async () => {
  await cleanup()
  for (const stop of stops.splice(0)) stop()
  queryClient.clear()
  for (const reset of resets) reset()
})

interface Options {
  data?: FakeData
  screen?: Screen
  articleId?: string
  settings?: Record<string, unknown>
  info?: Parameters<typeof installFake>[1]
  /** Changes the library before the window opens. */
  before?: (fake: Fake) => void
}

/** The window at 1280×800, as after a start. */
export async function show(options: Options = {}): Promise<Fake> {
  await page.viewport(1280, 800)
  const fake = installFake(options.data ?? sampleData(), options.info)
  if (options.settings) await fake.bridge.call('settings.set', options.settings)
  options.before?.(fake)
  useUi.setState({ screen: options.screen ?? 'library', articleId: options.articleId ?? null })
  // As the start does before the first picture.
  queryClient.setQueryData(keyOf('settings.get'), fake.settings())
  queryClient.setQueryData(keyOf('app.info'), await call('app.info'))
  target = null
  const follow = useUi.subscribe((state) => {
    target = state.target ?? target
  })
  stops.push(followChanges(queryClient), startCommands(), follow)
  const root = document.createElement('div')
  root.id = 'root'
  document.body.append(root)
  stops.push(() => root.remove())
  await render(<App />, { container: root })
  return fake
}

let target: Target | null = null

/** The passage that was last asked for; the reading screen clears it in the store once it has landed. */
export const lastTarget = (): Target | null => target

/** The text of the first element found, empty while there is none. For polling. */
export const textOf = (locator: Locator): string => locator.elements()[0]?.textContent ?? ''

/** The inputs of all calls of one method, in order. */
export const inputsOf = (fake: Fake, name: string): unknown[] =>
  fake.calls.filter((call) => call.name === name).map((call) => call.input)
