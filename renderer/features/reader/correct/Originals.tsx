// The words of the page over the corrected ones: all near the screen when they are asked for, else that under the pointer.
import { useEffect, useState, useSyncExternalStore } from 'react'
import { characterAt } from '../../../article/hit-test.ts'
import type { SpanIndex } from '../../../article/span-index.ts'
import type { Surface } from '../../../article/surface.ts'
import { useT } from '../../../strings/index.ts'
import type { Shown } from './use-corrections.ts'

/** ms the pointer must rest on a corrected place. */
const rest = 250

function Original({ surface, shown, isTip }: { surface: Surface; shown: Shown; isTip: boolean }) {
  const t = useT()
  const box = surface.map.toRange(shown).getClientRects()[0]
  if (!box) return null
  const { scroller } = surface.viewport
  const frame = scroller.getBoundingClientRect()
  const { was, start, end } = shown.correction
  const words = was === '' ? t('correct.added') : was
  return (
    <span
      className={isTip ? 'correct-tip' : 'correct-original'}
      style={{
        left: `${box.left - frame.left}px`,
        top: `${box.top - frame.top + scroller.scrollTop}px`,
      }}
    >
      {isTip
        ? t(was === '' ? 'correct.tipAdded' : start === end ? 'correct.tipCut' : 'correct.tip', { was })
        : words}
    </span>
  )
}

export function Originals({
  surface,
  index,
  areAll,
}: {
  surface: Surface
  index: SpanIndex<Shown>
  areAll: boolean
}) {
  useSyncExternalStore(surface.subscribe, surface.version)
  const [under, setUnder] = useState<Shown | null>(null)
  useEffect(() => {
    const { root } = surface.map
    let timer: ReturnType<typeof setTimeout> | undefined
    const move = (event: PointerEvent) => {
      clearTimeout(timer)
      const { clientX, clientY } = event
      timer = setTimeout(() => {
        const offset = characterAt(surface.map, clientX, clientY)
        setUnder((offset === null ? undefined : index.at(offset)[0]) ?? null)
      }, rest)
    }
    const leave = () => {
      clearTimeout(timer)
      setUnder(null)
    }
    root.addEventListener('pointermove', move)
    root.addEventListener('pointerleave', leave)
    return () => {
      leave()
      root.removeEventListener('pointermove', move)
      root.removeEventListener('pointerleave', leave)
    }
  }, [surface, index])
  const { start, end } = surface.near
  const shown = areAll ? index.overlapping(start, end) : []
  return (
    <>
      {shown.map((one) => (
        <Original key={one.correction.id} surface={surface} shown={one} isTip={false} />
      ))}
      {under && !areAll ? <Original surface={surface} shown={under} isTip /> : null}
    </>
  )
}
