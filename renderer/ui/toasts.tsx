// Short words on what happened, at the foot of the window, eight seconds each; longer while the pointer or the focus rests there.
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Toast, useUi } from '../state/ui.ts'
import { useT } from '../strings/index.ts'
import { Button, IconButton } from './button.tsx'
import './toasts.css'

/** ms a toast stays: long enough to read one sentence and reach its action. */
const stays = 8000

function One({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  const t = useT()
  const drop = useUi((ui) => ui.dropToast)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => drop(toast.id), stays)
    return () => clearTimeout(timer)
  }, [drop, toast.id, isHeld])
  return (
    <li className="toast" data-tone={toast.tone ?? 'plain'}>
      <span role={toast.tone === 'error' ? 'alert' : 'status'}>{toast.text}</span>
      {toast.action === undefined ? null : (
        <Button
          tone="quiet"
          onPress={() => {
            toast.action?.run()
            drop(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label={t('do.close')} onPress={() => drop(toast.id)}>
        <X size={16} />
      </IconButton>
    </li>
  )
}

export function Toasts() {
  const t = useT()
  const toasts = useUi((ui) => ui.toasts)
  const [isHeld, hold] = useState(false)
  return (
    <section
      className="toasts"
      aria-label={t('say.toasts')}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <ul>
        {toasts.map((toast) => (
          <One key={toast.id} toast={toast} isHeld={isHeld} />
        ))}
      </ul>
    </section>
  )
}
