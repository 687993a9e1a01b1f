// What can be done with selected text: above it or below it, never over it.
import { ArrowLeft, Copy, MoveHorizontal, PencilLine, Shapes, StickyNote, Tag } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { Toolbar } from 'react-aria-components'
import { type Color, colors, type MarkStyle } from '../../../../electron/contract/model.ts'
import { type EntityType, entityTypes } from '../../../../electron/contract/tags.ts'
import { useColorNames } from '../../../api/color-names.ts'
import type { Span } from '../../../article/span-index.ts'
import type { Surface } from '../../../article/surface.ts'
import { useKeyLabel } from '../../../keys.ts'
import { useT } from '../../../strings/index.ts'
import { EntitySeal, HighlightSign, StyleSign } from '../../../ui/signs.tsx'
import { kindCommand } from '../kind-keys.ts'
import { ReachChoice } from '../ReachChoice.tsx'
import { placeBar } from './place-bar.ts'
import './selection-bar.css'

export interface SelectionBarProps {
  readonly surface: Surface
  readonly span: Span
  /** Shows the kinds of entity instead. */
  readonly isKinds: boolean
  onMark: (look: { color?: Color; style?: MarkStyle }) => void
  onEdit: (field: 'note' | 'tags') => void
  onEntity: (type: EntityType) => void
  /** The text of the name that the selection touches, whose ends it can become; null when there is none. */
  readonly touched: string | null
  onExtend: () => void
  onKinds: (isOpen: boolean) => void
  onCopy: () => void
  onCorrect: () => void
}

export function SelectionBar(props: SelectionBarProps) {
  const { surface, span, isKinds } = props
  const t = useT()
  const bar = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the bar's own size changes with what it shows
  useLayoutEffect(() => {
    const place = () => {
      if (!bar.current) return
      const { scroller } = surface.viewport
      const frame = scroller.getBoundingClientRect()
      const boxes = [...surface.map.toRange(span).getClientRects()].filter((box) => box.width > 0)
      const column = surface.map.root.getBoundingClientRect()
      const { left, top } = placeBar({
        boxes,
        bar: { width: bar.current.offsetWidth, height: bar.current.offsetHeight },
        frame: { top: frame.top, bottom: frame.bottom, left: column.left, right: column.right },
      })
      bar.current.style.left = `${left - frame.left}px`
      bar.current.style.top = `${top - frame.top + scroller.scrollTop}px`
    }
    place()
    return surface.subscribe(place)
  }, [surface, span.start, span.end, isKinds])

  return (
    <div ref={bar} className="selection-bar" data-keeps-selection="">
      {isKinds ? <Kinds {...props} /> : <Actions {...props} t={t} />}
    </div>
  )
}

/** A press must not take the selection away. */
const keep = (event: React.MouseEvent) => event.preventDefault()

function Actions({
  onMark,
  onEdit,
  onKinds,
  onCopy,
  onCorrect,
  t,
}: SelectionBarProps & { t: ReturnType<typeof useT> }) {
  const keyLabel = useKeyLabel()
  const names = useColorNames()
  return (
    <Toolbar aria-label={t('annotate.bar')}>
      <div className="selection-colors">
        {colors.map((color) => (
          <button
            key={color}
            type="button"
            data-hl={color}
            title={[names[color], keyLabel(`mark.${color}`)].filter(Boolean).join(' ')}
            onMouseDown={keep}
            onClick={() => onMark({ color })}
          >
            <HighlightSign color={color} isBare />
            {names[color]}
          </button>
        ))}
      </div>
      <div className="selection-actions">
        <Action icon={<StickyNote size={16} />} keys={keyLabel('mark.note')} onPress={() => onEdit('note')}>
          {t('annotate.note')}
        </Action>
        <Action icon={<Shapes size={16} />} keys={keyLabel('mark.entity')} onPress={() => onKinds(true)}>
          {t('annotate.entity')}
        </Action>
        <Action icon={<Tag size={16} />} keys={keyLabel('mark.tag')} onPress={() => onEdit('tags')}>
          {t('annotate.tag')}
        </Action>
        {(['underline', 'dashed'] as const).map((style) => (
          <button
            key={style}
            type="button"
            className="selection-style"
            aria-label={t(`style.${style}`)}
            title={[t(`style.${style}`), keyLabel(`mark.${style}`)].filter(Boolean).join(' ')}
            onMouseDown={keep}
            onClick={() => onMark({ style })}
          >
            <StyleSign style={style} />
          </button>
        ))}
        <Action icon={<PencilLine size={16} />} keys={keyLabel('text.correct')} onPress={onCorrect}>
          {t('correct.action')}
        </Action>
        <Action icon={<Copy size={16} />} keys={keyLabel('mark.copy')} onPress={onCopy}>
          {t('annotate.copy')}
        </Action>
      </div>
    </Toolbar>
  )
}

function Action({
  icon,
  keys,
  onPress,
  children,
}: {
  icon: React.ReactNode
  keys: string | null
  onPress: () => void
  children: React.ReactNode
}) {
  return (
    <button type="button" onMouseDown={keep} onClick={onPress}>
      {icon}
      {children}
      {keys === null ? null : <kbd>{keys}</kbd>}
    </button>
  )
}

function Kinds({ onEntity, onKinds, touched, onExtend }: SelectionBarProps) {
  const t = useT()
  const keyLabel = useKeyLabel()
  const first = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => first.current?.focus({ preventScroll: true }), [])
  return (
    <Toolbar aria-label={t('annotate.kinds')}>
      <div className="selection-kinds">
        {entityTypes.map((type, index) => (
          <button
            key={type}
            ref={index === 0 ? first : null}
            type="button"
            aria-keyshortcuts={keyLabel(kindCommand(type)) ?? undefined}
            onMouseDown={keep}
            onClick={() => onEntity(type)}
          >
            <EntitySeal type={type} isConfirmed />
            {t(`entity.${type}`)}
            <kbd>{keyLabel(kindCommand(type))}</kbd>
          </button>
        ))}
      </div>
      {touched === null ? null : (
        <div className="selection-actions">
          <Action icon={<MoveHorizontal size={16} />} keys={keyLabel('name.extend')} onPress={onExtend}>
            {t('annotate.extend', { text: touched })}
          </Action>
        </div>
      )}
      <div className="selection-actions">
        <Action icon={<ArrowLeft size={16} />} keys={keyLabel('layer.close')} onPress={() => onKinds(false)}>
          {t('annotate.back')}
        </Action>
        <ReachChoice />
      </div>
    </Toolbar>
  )
}
