// A question before what takes much away: its words, the way back, the deed.
import type { ReactNode } from 'react'
import { useT } from '../strings/index.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export function Confirm({
  title,
  deed,
  isOpen,
  onClose,
  onConfirm,
  children,
}: {
  title: string
  /** What the button says. */
  deed: string
  isOpen: boolean
  onClose: () => void
  /** Called when the dialog has been closed. */
  onConfirm: () => void
  children: ReactNode
}) {
  const t = useT()
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      width={440}
      footer={
        <>
          <Button onPress={onClose}>{t('do.cancel')}</Button>
          <Button
            tone="danger"
            onPress={() => {
              onClose()
              onConfirm()
            }}
          >
            {deed}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
