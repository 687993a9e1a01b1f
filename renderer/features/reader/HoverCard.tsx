// The card of a mention under the resting pointer: what it is, what else it is called, how much of the library names it.
import { ArrowRight } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { Mention } from '../../../electron/contract/model.ts'
import { useLibrary } from '../../api/query.ts'
import type { Surface } from '../../article/surface.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { entityName } from '../../ui/entity-name.ts'
import { EntitySeal } from '../../ui/signs.tsx'
import type { Hover } from './use-hover.ts'

/** Other names on the card. */
const namesShown = 4
/** Pixels between a line and the card. */
const gap = 4

/** In how many articles of the library it is named, and what else it is called. */
export function KnownAs({ mention }: { mention: Mention }) {
  const t = useT()
  const { data } = useLibrary('entities.get', { id: mention.entityId })
  if (data === undefined) return null
  const others = data.names.filter((name) => name !== mention.text)
  return (
    <>
      <span className="muted num">
        {t('mention.inLibrary', { articles: number(data.articles), mentions: number(data.mentions) })}
      </span>
      {others.length === 0 ? null : (
        <span className="soft">
          {t('mention.alsoCalled', { names: others.slice(0, namesShown).join('、') })}
        </span>
      )}
    </>
  )
}

export function HoverCard({ surface, mention, hover }: { surface: Surface; mention: Mention; hover: Hover }) {
  const t = useT()
  const card = useRef<HTMLDivElement>(null)
  const { data } = useLibrary('entities.get', { id: mention.entityId })
  // biome-ignore lint/correctness/useExhaustiveDependencies: its height changes when the library has answered
  useLayoutEffect(() => {
    const line = surface.map.toRange(mention).getClientRects()[0]
    if (!card.current || !line) return
    const { scroller } = surface.viewport
    const frame = scroller.getBoundingClientRect()
    const { offsetHeight: height, offsetWidth: width } = card.current
    const isBelow = line.bottom + gap + height <= frame.bottom
    const top = isBelow ? line.bottom + gap : line.top - gap - height
    const left = Math.min(line.left, frame.right - width - 16)
    card.current.style.left = `${Math.max(8, left - frame.left)}px`
    card.current.style.top = `${top - frame.top + scroller.scrollTop}px`
  }, [surface, mention, data])
  return (
    // For the pointer alone; by keyboard the same stands in the mention's box.
    <div ref={card} className="hover-card" onPointerEnter={hover.hold} onPointerLeave={hover.onPointerLeave}>
      <header>
        <EntitySeal type={mention.type} isConfirmed={mention.state === 'confirmed'} />
        <b>{entityName(mention)}</b>
        <span className="muted">{t(`entity.${mention.type}`)}</span>
      </header>
      <KnownAs mention={mention} />
      <button type="button" tabIndex={-1} onClick={() => ui.openEntity(mention.entityId)}>
        {t('mention.openEntity')}
        <ArrowRight size={14} aria-hidden />
      </button>
    </div>
  )
}
