// A thin line at the top of the content while an answer takes longer than a blink.
import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useT } from '../../strings/index.ts'

/** ms before waiting is worth a sign. */
const patience = 300

export function BusyLine() {
  const t = useT()
  const isFetching = useIsFetching() > 0
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isFetching) {
      setLong(false)
      return
    }
    const timer = setTimeout(() => setLong(true), patience)
    return () => clearTimeout(timer)
  }, [isFetching])
  return isLong ? <div className="busy" role="progressbar" aria-label={t('bar.busy')} /> : null
}
