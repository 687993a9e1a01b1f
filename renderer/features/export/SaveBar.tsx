// The foot of the choice: saving, and while a PDF is printed how far it is and the way to end it.
import { Download } from 'lucide-react'
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useSaving } from './save.ts'

export function SaveBar({ isDisabled, onSave }: { isDisabled: boolean; onSave: () => void }) {
  const t = useT()
  const { isSaving, printing } = useSaving()
  if (printing !== null) {
    const told = t('export.printing', {
      printed: number(printing.printed),
      total: number(printing.total),
    })
    return (
      <div className="exp-save">
        <div className="exp-printing">
          <span className="num" role="status">
            {told}
          </span>
          <Button onPress={() => void call('app.cancelPrint').catch(tell)}>{t('export.cancel')}</Button>
        </div>
        <Progress label={told} done={printing.printed} total={printing.total} />
      </div>
    )
  }
  return (
    <div className="exp-save">
      <Button
        tone="primary"
        icon={<Download size={16} aria-hidden />}
        isDisabled={isDisabled}
        // Not disabled while it saves: it would lose the focus.
        isPending={isSaving}
        onPress={onSave}
      >
        {isSaving ? t('export.saving') : t('export.save')}
      </Button>
    </div>
  )
}
