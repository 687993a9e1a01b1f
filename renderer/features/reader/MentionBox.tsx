// A mention's box, open beside it in the text: what it is, how often, the way to the others, and a person's decision.
import { Check, ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import type { Mention } from '../../../electron/contract/model.ts'
import { type EntityType, entityTypes } from '../../../electron/contract/tags.ts'
import type { Surface } from '../../article/surface.ts'
import { useT } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { Select } from '../../ui/select.tsx'
import { EntitySeal } from '../../ui/signs.tsx'
import type { Entity } from './library.ts'
import { decideMention, retypeMention } from './tagging.ts'

export function MentionBox({
  surface,
  mention,
  entity,
  onStep,
  onClose,
}: {
  surface: Surface
  mention: Mention
  entity: Entity
  onStep: (entityId: string, by: 1 | -1) => void
  onClose: () => void
}) {
  const t = useT()
  const anchor = useRef<HTMLSpanElement>(null)
  const [everywhere, setEverywhere] = useState(true)
  const n = entity.mentions.indexOf(mention) + 1
  const m = entity.mentions.length

  useLayoutEffect(() => {
    const box = surface.map.toRange(mention).getClientRects()[0]
    const { scroller } = surface.viewport
    const frame = scroller.getBoundingClientRect()
    if (!anchor.current || !box) return
    Object.assign(anchor.current.style, {
      left: `${box.left - frame.left}px`,
      top: `${box.top - frame.top + scroller.scrollTop}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
    })
  }, [surface, mention])

  return (
    <>
      <span ref={anchor} className="mention-anchor" aria-hidden="true" />
      <Popover
        key={mention.id}
        className="ui-popover mention-box"
        triggerRef={anchor}
        isOpen
        isNonModal
        placement="bottom start"
        offset={6}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
      >
        <Dialog aria-label={entity.name}>
          <header>
            <EntitySeal type={mention.type} isConfirmed={mention.state === 'confirmed'} />
            <b className="clip">{entity.name}</b>
            <IconButton label={t('do.close')} onPress={onClose}>
              <X size={16} />
            </IconButton>
          </header>
          <div className="mention-line">
            <span className="muted">
              {t(`entity.${mention.type}`)}
              {' · '}
              {t(mention.state === 'confirmed' ? 'mention.confirmed' : 'mention.suggested')}
              {' · '}
              {t('mention.count', { count: m })}
            </span>
            <span className="sp" />
            <IconButton
              label={t('mention.previous')}
              isDisabled={m < 2}
              onPress={() => onStep(entity.id, -1)}
            >
              <ChevronLeft size={16} />
            </IconButton>
            <span className="num muted">{t('reader.nOfM', { n, m })}</span>
            <IconButton label={t('mention.next')} isDisabled={m < 2} onPress={() => onStep(entity.id, 1)}>
              <ChevronRight size={16} />
            </IconButton>
          </div>
          <div className="mention-line">
            <Select
              label={t('mention.retype')}
              isLabelHidden
              value={mention.type}
              options={entityTypes.map((type) => ({ value: type, label: t(`entity.${type}`) }))}
              onChange={(type: EntityType) => void retypeMention(mention, type, everywhere)}
            />
            <Button
              icon={<Check size={14} />}
              isDisabled={mention.state === 'confirmed' && !everywhere}
              onPress={() => void decideMention(mention, 'confirm', everywhere)}
            >
              {t('mention.confirm')}
            </Button>
            <Button
              tone="danger"
              icon={<X size={14} />}
              onPress={() => {
                onClose()
                void decideMention(mention, 'reject', everywhere)
              }}
            >
              {t('mention.reject')}
            </Button>
          </div>
          <Checkbox isSelected={everywhere} onChange={setEverywhere}>
            {t('mention.everywhere')}
          </Checkbox>
        </Dialog>
      </Popover>
    </>
  )
}
