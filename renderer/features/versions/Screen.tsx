// Versions of one story: all stories that the library has more than once, and two versions side by side.
import { ArrowLeftRight, CopyCheck } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Version, VersionGroup } from '../../../electron/contract/versions.ts'
import { sayError } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useRows } from '../../api/rows.ts'
import { useUi } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { IconButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Rows } from '../../ui/rows.tsx'
import { Select } from '../../ui/select.tsx'
import { Comparison } from './Comparison.tsx'
import { placeOf } from './place.ts'
import './versions.css'

/** Pixels, as in versions.css. */
const rowHeight = 56

function Story({ group }: { group: VersionGroup }) {
  const t = useT()
  const papers = [...new Set(group.map((one) => one.meta.paper || one.sourceName.replace(/\.[^.]+$/, '')))]
  return (
    <span className="story">
      <b className="clip">{group[0]?.title || t('versions.untitled')}</b>
      <small className="clip num">
        {t('versions.count', { count: group.length })}　{papers.join('、')}
      </small>
    </span>
  )
}

/** The two that are compared: those chosen while they are in the group, else the article last read and another. */
function pairOf(group: VersionGroup, chosen: readonly string[], readId: string | null): [Version, Version] {
  const find = (id: string | null | undefined) => group.find((one) => one.articleId === id)
  const [first, second] = group as unknown as [Version, Version]
  const left = find(chosen[0]) ?? find(readId) ?? first
  const right = find(chosen[1])
  return [left, right && right !== left ? right : left === first ? second : first]
}

function Pair({
  left,
  right,
  choice,
  choose,
}: {
  left: Version
  right: Version
  choice: (label: string, value: Version, set: (id: string) => void) => ReactNode
  choose: (ids: readonly string[]) => void
}) {
  const t = useT()
  return (
    <>
      <div className="versions-heads">
        {choice(t('versions.left'), left, (id) => choose([id, right.articleId]))}
        <IconButton label={t('versions.swap')} onPress={() => choose([right.articleId, left.articleId])}>
          <ArrowLeftRight size={16} />
        </IconButton>
        {choice(t('versions.right'), right, (id) => choose([left.articleId, id]))}
      </div>
      <Comparison key={`${left.articleId} ${right.articleId}`} left={left} right={right} />
    </>
  )
}

export function VersionsScreen() {
  const t = useT()
  const groups = useRows('versions.groups', {})
  const readId = useUi((ui) => ui.articleId)
  const { data: mine } = useLibrary('versions.find', { articleId: readId ?? '' }, { enabled: !!readId })
  const [picked, pick] = useState<number | null>(null)
  const [chosen, choose] = useState<readonly string[]>([])
  const { total } = groups
  const isFound = !readId || mine !== undefined
  const at = Math.min(picked ?? mine ?? 0, Math.max(0, total - 1))
  // The story on show may be far from those in view of the list.
  const { data: shown } = useLibrary(
    'versions.groups',
    { limit: 1, offset: at },
    { enabled: total > 0 && isFound, keep: true },
  )
  const group = shown?.rows[0]
  if (groups.error !== null) return <Empty title={sayError(groups.error)} />
  if (groups.head === undefined)
    return (
      <p className="versions-wait soft" role="status">
        {t('versions.looking')}
      </p>
    )
  if (total === 0)
    return (
      <Empty icon={<CopyCheck size={32} strokeWidth={1.4} />} title={t('versions.emptyTitle')}>
        {t('versions.emptyText')}
      </Empty>
    )
  const pair = group === undefined ? null : pairOf(group, chosen, readId)
  const sideChoice = (label: string, value: Version, set: (id: string) => void) => (
    <Select
      label={label}
      isLabelHidden
      value={value.articleId}
      onChange={set}
      options={(group ?? []).map((one) => ({ value: one.articleId, label: placeOf(one) }))}
    />
  )
  return (
    <div className="versions screen">
      <section className="versions-list" aria-label={t('versions.list')}>
        <h2>
          {t('versions.title')}
          <small className="num">{number(total)}</small>
        </h2>
        <Rows
          label={t('versions.list')}
          count={total}
          height={() => rowHeight}
          state="versions"
          isSelected={(index) => index === at}
          onShown={groups.show}
          onOpen={(index) => pick(index)}
          onCursor={(index) => pick(index)}
          render={(index) => {
            const one = groups.row(index)
            return one === undefined ? null : <Story group={one} />
          }}
        />
      </section>
      <section className="versions-pair" aria-label={t('versions.pair')}>
        {pair === null ? null : <Pair left={pair[0]} right={pair[1]} choice={sideChoice} choose={choose} />}
      </section>
    </div>
  )
}
