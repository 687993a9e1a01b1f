// What stands where marks would: how to make one, or that the earlier ones were put away.
import { colors } from '../../../electron/contract/model.ts'
import { useKeyLabel } from '../../keys.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { reading, useReading } from './store.ts'

export function NoMarks() {
  const t = useT()
  const keyLabel = useKeyLabel()
  const isPutAway = useReading((state) => state.hiddenBefore !== null)
  if (isPutAway)
    return (
      <div className="pane-empty">
        <p>{t('reader.marksHidden')}</p>
        <Button onPress={() => reading.set({ hiddenBefore: null })}>{t('reader.marksShow')}</Button>
      </div>
    )
  const marking = colors.map((color) => keyLabel(`mark.${color}`)).filter((key) => key !== null)
  const note = keyLabel('mark.note')
  return (
    <p className="pane-empty">
      {t('pane.noMarks')}
      <span>
        {marking.length > 0 && note !== null
          ? t('pane.noMarksHint', { colors: marking.join(' '), note })
          : t('pane.noMarksHintPlain')}
      </span>
    </p>
  )
}
