// A dialog in the middle of the window: a title, its matter, its actions; Esc and a click outside close it.
import { X } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../strings/index.ts'
import { IconButton } from './button.tsx'
import './overlay.css'

export function Dialog({
  title,
  isOpen,
  onClose,
  width = 560,
  footer,
  children,
}: {
  title: string
  isOpen: boolean
  onClose: () => void
  /** Pixels; less in a narrow window. */
  width?: number
  /** Actions at the foot, the primary one last. */
  footer?: ReactNode
  children: ReactNode
}) {
  const t = useT()
  return (
    <ModalOverlay
      className="ui-overlay"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className="ui-modal" style={{ '--dialog-w': `${width}px` } as CSSProperties}>
        <AriaDialog className="ui-dialog">
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={t('do.close')} onPress={onClose}>
              <X size={16} />
            </IconButton>
          </header>
          <div className="body">{children}</div>
          {footer === undefined ? null : <footer>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
