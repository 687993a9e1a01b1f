// A mention's box, open beside it in the text: what it is, how often, the way to the others, and a person's decision.
import { ArrowRight, Check, ChevronLeft, ChevronRight, X } from 'lucide-react'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import type { Mention } from '../../../electron/contract/model.ts'
import { type EntityType, entityTypes } from '../../../electron/contract/tags.ts'
import type { Surface } from '../../article/surface.ts'
import { commandIn, useKeyLabel } from '../../keys.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { EntitySeal } from '../../ui/signs.tsx'
import { KnownAs } from './HoverCard.tsx'
import { kindCommand, kindOf } from './kind-keys.ts'
import type { Entity } from './library.ts'
import { ReachChoice } from './ReachChoice.tsx'
import { useReading } from './store.ts'
import { decideMention, retypeMention } from './tagging.ts'

/** What is read aloud is the button's name alone. */
const Keys = ({ of }: { of: string | null }) =>
  of === null ? null : (
    <span className="mention-key" aria-hidden="true">
      {of}
    </span>
  )

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
  const keyLabel = useKeyLabel()
  const reach = useReading((state) => state.reach)
  const n = entity.mentions.indexOf(mention) + 1
  const m = entity.mentions.length

  const confirm = () => void decideMention(mention, 'confirm', reach)
  const reject = () => {
    onClose()
    void decideMention(mention, 'reject', reach)
  }
  /** Its own keys: the box confirms, rejects, opens and retypes by the commands that begin with `name`. */
  const keydown = (event: KeyboardEvent) => {
    const command = commandIn('name', event.nativeEvent)
    const kind = kindOf(command)
    if (command === 'name.confirm') confirm()
    else if (command === 'name.reject' || event.key === 'Delete') reject()
    else if (command === 'name.open') ui.openEntity(mention.entityId)
    else if (kind !== undefined) void retypeMention(mention, kind, reach)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

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
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the dialog and its controls */}
        <div onKeyDown={keydown}>
          <Dialog aria-label={entity.name}>
            <header>
              <EntitySeal type={mention.type} isConfirmed={mention.state === 'confirmed'} />
              <b className="clip">{entity.name}</b>
              <IconButton label={t('do.close')} onPress={onClose}>
                <X size={16} />
              </IconButton>
            </header>
            <div className="mention-known">
              <KnownAs mention={mention} />
            </div>
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
                options={entityTypes.map((type) => ({
                  value: type,
                  label: t(`entity.${type}`),
                  keys: keyLabel(kindCommand(type)),
                }))}
                onChange={(type: EntityType) => void retypeMention(mention, type, reach)}
              />
              <Button
                icon={<Check size={14} />}
                isDisabled={mention.state === 'confirmed' && reach === 'mention'}
                onPress={confirm}
              >
                {t('mention.confirm')}
                <Keys of={keyLabel('name.confirm')} />
              </Button>
              <Button tone="danger" icon={<X size={14} />} onPress={reject}>
                {t('mention.reject')}
                <Keys of={keyLabel('name.reject')} />
              </Button>
            </div>
            <ReachChoice />
            <button type="button" className="mention-open" onClick={() => ui.openEntity(mention.entityId)}>
              {t('mention.openEntity')}
              <ArrowRight size={14} aria-hidden />
              <Keys of={keyLabel('name.open')} />
            </button>
          </Dialog>
        </div>
      </Popover>
    </>
  )
}
