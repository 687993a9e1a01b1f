// In a narrow window the card of the active mark lies over the foot of the text.
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import type { AnnotationInContext } from '../../../electron/contract/model.ts'
import { useT } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Card } from './annotate/Card.tsx'
import type { Marks } from './library.ts'
import './sheets.css'

export function MarkSheet({
  marks,
  active,
  onStep,
  onClose,
  onLeave,
}: {
  marks: Marks
  active: AnnotationInContext
  onStep: (by: 1 | -1) => void
  onClose: () => void
  onLeave: () => void
}) {
  const t = useT()
  const n = marks.placed.findIndex((mark) => mark.id === active.id) + 1
  return (
    <section className="mark-sheet" aria-label={t('reader.pane')}>
      <header>
        <span className="num muted">{t('reader.nOfM', { n, m: marks.placed.length })}</span>
        <span className="sp" />
        <IconButton label={t('command.mark.previous')} command="mark.previous" onPress={() => onStep(-1)}>
          <ChevronUp size={16} />
        </IconButton>
        <IconButton label={t('command.mark.next')} command="mark.next" onPress={() => onStep(1)}>
          <ChevronDown size={16} />
        </IconButton>
        <IconButton label={t('do.close')} onPress={onClose}>
          <X size={16} />
        </IconButton>
      </header>
      <Card mark={active} isActive isFull onActivate={() => undefined} onLeave={onLeave} />
    </section>
  )
}
