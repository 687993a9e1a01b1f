// How far a decision on a name goes.
import { reaches } from '../../../electron/contract/entities.ts'
import { useT } from '../../strings/index.ts'
import { Segmented } from '../../ui/choice.tsx'
import { reading, useReading } from './store.ts'

export function ReachChoice() {
  const t = useT()
  return (
    <Segmented
      label={t('mention.reach')}
      value={useReading((state) => state.reach)}
      onChange={(reach) => reading.set({ reach })}
      options={reaches.map((reach) => ({ value: reach, label: t(`reach.${reach}`) }))}
    />
  )
}
