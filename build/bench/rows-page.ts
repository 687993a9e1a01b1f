/** The page in which a list of many rows is measured: the app's list, and all rows at once. */
import { mountRows } from '../../renderer/ui/test/mount-rows.tsx'
import '../../renderer/styles/tokens.css'
import '../../renderer/styles/base.css'

/** ms until the list is painted; it is taken away again. */
async function paint(count: number, which: 'in view' | 'all'): Promise<number> {
  const element = document.body.appendChild(document.createElement('div'))
  element.className = 'frame'
  const mount = mountRows(element, count, which)
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  await frame()
  const from = performance.now()
  mount()
  // The rows in view are known when the list has been measured, a frame later.
  while (element.querySelector('[role=option]') === null) await frame()
  await new Promise<void>((resolve) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve()
      channel.port2.postMessage(null)
    }),
  )
  const ms = performance.now() - from
  element.remove()
  return ms
}

declare global {
  interface Window {
    paint: typeof paint
  }
}
window.paint = paint
