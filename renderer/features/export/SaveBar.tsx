// The foot of the choice: saving, and while a PDF is printed how far it is and the way to end it.
import { Download } from 'lucide-react'
import { useRef } from 'react'
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
  const foot = useRef<HTMLDivElement>(null)
  // The button under the keyboard gives way to another: the keyboard stays here.
  const isHere = foot.current?.contains(document.activeElement) === true
  if (printing !== null) {
    const told = t('export.printing', {
      printed: number(printing.printed),
      total: number(printing.total),
    })
    return (
      <div className="exp-save" ref={foot}>
        <div className="exp-printing">
          <span className="num" role="status">
            {told}
          </span>
          <Button autoFocus={isHere} onPress={() => void call('app.cancelPrint').catch(tell)}>
            {t('export.cancel')}
          </Button>
        </div>
        <Progress label={told} done={printing.printed} total={printing.total} />
      </div>
    )
  }
  return (
    <div className="exp-save" ref={foot}>
      <Button
        tone="primary"
        autoFocus={isHere}
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
