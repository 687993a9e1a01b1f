// The filters at the left: all, unread, with notes; note colours; sources.
import { Circle, Inbox, MessageSquareText, Newspaper } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import { colors } from '../../../electron/contract/model.ts'
import { useColorNames } from '../../api/color-names.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { HighlightSign } from '../../ui/signs.tsx'
import type { Counts } from './rows.ts'
import { type Filter, useView } from './view.ts'

/** Sources shown before the list must be asked for more, and how many more at a time. */
const sourcesFirst = 30
const sourcesMore = 200

function Item({
  icon,
  label,
  count,
  isOn,
  onPress,
}: {
  icon: ReactNode
  label: string
  count: number
  isOn: boolean
  onPress: () => void
}) {
  return (
    <li>
      <Button className="side-item" aria-pressed={isOn} onPress={onPress}>
        {icon}
        <span className="clip">{label}</span>
        <span className="n">{number(count)}</span>
      </Button>
    </li>
  )
}

export function Side({ counts }: { counts: Counts }) {
  const t = useT()
  const names = useColorNames()
  const filter = useView((view) => view.filter)
  const { setFilter } = useView.getState()
  const [shown, setShown] = useState(sourcesFirst)
  // Pressing what is on switches it off again.
  const choose = (change: Partial<Filter>) => setFilter(change)
  const isAll = filter.kind === 'all' && filter.color === null && filter.sourceId === null
  return (
    <aside className="side scroll" aria-label={t('library.side')}>
      <ul>
        <Item
          icon={<Inbox size={16} aria-hidden />}
          label={t('library.all')}
          count={counts.all}
          isOn={isAll}
          onPress={() => choose({ kind: 'all', color: null, sourceId: null })}
        />
        <Item
          icon={<Circle size={16} aria-hidden />}
          label={t('library.unread')}
          count={counts.unread}
          isOn={filter.kind === 'unread'}
          onPress={() => choose({ kind: filter.kind === 'unread' ? 'all' : 'unread' })}
        />
        <Item
          icon={<MessageSquareText size={16} aria-hidden />}
          label={t('library.marked')}
          count={counts.marked}
          isOn={filter.kind === 'marked'}
          onPress={() => choose({ kind: filter.kind === 'marked' ? 'all' : 'marked' })}
        />
      </ul>
      <h3>{t('library.colors')}</h3>
      <ul>
        {colors.map((color) => (
          <Item
            key={color}
            icon={<HighlightSign color={color} isDecoration />}
            label={names[color]}
            count={counts.colors[color] ?? 0}
            isOn={filter.color === color}
            onPress={() => choose({ color: filter.color === color ? null : color })}
          />
        ))}
      </ul>
      {counts.sources.length === 0 ? null : <h3>{t('library.sources')}</h3>}
      <ul>
        {counts.sources.slice(0, shown).map((source) => (
          <Item
            key={source.id}
            icon={<Newspaper size={16} aria-hidden />}
            label={source.name}
            count={source.count}
            isOn={filter.sourceId === source.id}
            onPress={() => choose({ sourceId: filter.sourceId === source.id ? null : source.id })}
          />
        ))}
      </ul>
      {counts.sources.length > shown ? (
        <Button className="side-item soft" onPress={() => setShown(shown + sourcesMore)}>
          {t('library.moreSources', { n: number(counts.sources.length - shown) })}
        </Button>
      ) : null}
    </aside>
  )
}
