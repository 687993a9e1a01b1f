// One block of an article: handle, role, text with its joins, remark, length. The one at hand shows its whole text and the caret.
import { ChevronDown, GripVertical, PencilLine, TriangleAlert } from 'lucide-react'
import { type MouseEvent, type ReactNode, useMemo, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useKeyLabel } from '../../keys.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Menu } from '../../ui/menu.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { take } from './actions.ts'
import { placeUnder } from './caret.ts'
import { type RoleId, remark, roleId, roleIds, roleName, useIsCurrent, useModel } from './context.ts'
import { type BlockItem, countText } from './items.ts'
import { planOfRole } from './keys.ts'
import { fullForm, indexOf, placesOf, type Seam, seamsOf, shortForm } from './text.ts'
import { usePageView } from './view.ts'

export function Grip({ text }: { text: string }) {
  const t = useT()
  return (
    <AriaButton slot="drag" className="desk-grip" aria-label={t('page.drag', { text })}>
      <GripVertical size={16} />
    </AriaButton>
  )
}

function SeamMark({ seam }: { seam: Seam }) {
  const t = useT()
  return (
    <span className="desk-seam num" title={t('page.seam', { from: seam.from, to: seam.to })}>
      ⟨{seam.from}│{seam.to}⟩
    </span>
  )
}

function ShortText({ item }: { item: BlockItem }) {
  const { desk, rows } = useModel()
  const parts = useMemo(
    () => shortForm(item.block.text, seamsOf(desk.text, rows, item)),
    [item, desk.text, rows],
  )
  return (
    <span className="desk-short">
      {parts.map(({ text, seam }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
        <span key={index}>
          {text}
          {seam === null ? null : <SeamMark seam={seam} />}
        </span>
      ))}
    </span>
  )
}

/** The whole text. The caret stands at the same place of the page as in the raw text. */
function FullText({ item }: { item: BlockItem }) {
  const { desk, rows } = useModel()
  const caret = usePageView((view) => view.caret)
  const places = useMemo(() => placesOf(desk.text, item), [desk.text, item])
  const seams = useMemo(() => seamsOf(desk.text, rows, item), [desk.text, rows, item])
  const { stretches, cut } = useMemo(() => fullForm(item, places, seams, caret), [item, places, seams, caret])
  const isHere = indexOf(places, caret) !== null
  let isDrawn = !isHere
  const parts: ReactNode[] = []
  for (const [index, { place, text, seam }] of stretches.entries()) {
    const next = stretches[index + 1]
    const end = place + text.length
    // Between two stretches the caret belongs to the one that begins there.
    const holds =
      !isDrawn && place >= 0 && caret >= place && (caret < end || (caret === end && next?.place !== caret))
    if (holds) isDrawn = true
    parts.push(
      <span key={`${index}-${place}`} data-place={place} className="desk-run">
        {holds ? (
          <>
            {text.slice(0, caret - place)}
            <i className="desk-caret" />
            {text.slice(caret - place)}
          </>
        ) : (
          text
        )}
      </span>,
    )
    if (seam !== null) parts.push(<SeamMark key={`seam-${index}`} seam={seam} />)
  }
  const click = (event: MouseEvent) => {
    const found = placeUnder(event.clientX, event.clientY, event.currentTarget)
    if (found !== null) usePageView.getState().put(found, 'articles')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the caret goes by the arrow keys of the row
    <span className="desk-full" onClick={click}>
      {cut[0] ? '……' : null}
      {parts}
      {cut[1] ? '……' : null}
    </span>
  )
}

function Remark({ item }: { item: BlockItem }) {
  const said = remark(item)
  const [isOpen, setOpen] = useState(false)
  if (said === null) return <span className="desk-remark" />
  return (
    <Tooltip text={said.text} shown={{ isOpen, onOpenChange: setOpen }}>
      <AriaButton
        className={said.isUnsure ? 'desk-remark unsure' : 'desk-remark'}
        aria-label={said.text}
        excludeFromTabOrder
        onPress={() => setOpen(true)}
      >
        {said.isUnsure ? <TriangleAlert size={14} aria-hidden /> : <PencilLine size={13} aria-hidden />}
      </AriaButton>
    </Tooltip>
  )
}

export function BlockRow({ item }: { item: BlockItem }) {
  const t = useT()
  const keyLabel = useKeyLabel()
  const { desk } = useModel()
  const isCurrent = useIsCurrent(item)
  const isHovered = usePageView((view) => view.hovered === item.place)
  const count = useMemo(
    () => item.ranges.reduce((sum, range) => sum + countText(desk.text, range), 0),
    [item, desk.text],
  )
  const id = roleId(item.block)
  return (
    <div
      className="desk-block"
      data-role={item.block.role}
      data-current={isCurrent || undefined}
      data-hovered={isHovered || undefined}
    >
      <Grip text={item.block.text.slice(0, 12)} />
      <Menu
        label={t('page.role', { role: roleName(item) })}
        selected={id}
        heading={t('page.chooseRole')}
        items={roleIds.map((role) => ({
          id: role,
          label: t(`page.role.${role}`),
          keys: keyLabel(`desk.${role}`),
        }))}
        onAction={(role) => void take(desk.page.id, planOfRole(role as RoleId, item.place))}
        trigger={
          <AriaButton className="desk-role" aria-label={t('page.role', { role: roleName(item) })}>
            <span className="clip">{roleName(item)}</span>
            <ChevronDown size={12} aria-hidden />
          </AriaButton>
        }
      />
      <span className="desk-text">{isCurrent ? <FullText item={item} /> : <ShortText item={item} />}</span>
      <Remark item={item} />
      <span className="desk-hint">{t('page.dropJoin')}</span>
      <span className="n num">{number(count)}</span>
    </div>
  )
}
