// The edge between the raw text and the articles: dragged, moved by keys, kept as a share of the window's width.
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { firstSettings, saveSettings, useSettings } from '../../api/settings.ts'
import { useT } from '../../strings/index.ts'
import { Splitter } from '../../ui/splitter.tsx'

/** Pixels that either side keeps. */
const least = 280

export function Edge({ desk }: { desk: RefObject<HTMLDivElement | null> }) {
  const t = useT()
  const { deskShare } = useSettings()
  const [width, setWidth] = useState(0)
  const [dragged, drag] = useState<number | null>(null)
  // Not before the paint: the frame around this is there only then. The style sheet has the same share until.
  useEffect(() => {
    if (!desk.current) return
    const frame = desk.current
    const watch = new ResizeObserver(() => setWidth(frame.clientWidth))
    watch.observe(frame)
    setWidth(frame.clientWidth)
    return () => watch.disconnect()
  }, [desk])
  const most = Math.max(least, width - least)
  const raw = Math.min(most, Math.max(least, Math.round(dragged ?? deskShare * width)))
  useLayoutEffect(() => {
    if (width > 0) desk.current?.style.setProperty('--raw-w', `${raw}px`)
  }, [desk, raw, width])
  return (
    <Splitter
      label={t('page.edge')}
      value={raw}
      min={least}
      max={most}
      initial={Math.round(firstSettings.deskShare * width)}
      side="left"
      onChange={drag}
      onDone={(done) => {
        drag(null)
        void saveSettings({ deskShare: Math.min(0.9, Math.max(0.1, done / Math.max(1, width))) })
      }}
    />
  )
}
