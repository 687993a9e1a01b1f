// The filters at the left: all, unread, with notes, starred; kept searches; papers and sources; years; note colours.
import {
  Calendar,
  Circle,
  CopyCheck,
  FileText,
  Inbox,
  MessageSquareText,
  Newspaper,
  Star,
  Trash2,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, Toolbar } from 'react-aria-components'
import { colors } from '../../../electron/contract/model.ts'
import type { ListingCounts } from '../../../electron/contract/search.ts'
import { useColorNames } from '../../api/color-names.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { SideItem, type SideItemProps } from '../../ui/side-item.tsx'
import { HighlightSign } from '../../ui/signs.tsx'
import { Folders } from './Folders.tsx'
import { plainName } from './rows.ts'
import { type Filter, isNoFilter, noFilter, useView } from './view.ts'

/** Entries shown before a list must be asked for more, and how many more at a time. */
const firstShown = 12
const moreShown = 200

const Item = (item: SideItemProps) => (
  <li>
    <SideItem {...item} />
  </li>
)

/** A titled list that may be long. */
function Group<Entry>({
  title,
  entries,
  children,
}: {
  title: string
  entries: readonly Entry[]
  children: (entry: Entry) => ReactNode
}) {
  const t = useT()
  const [shown, setShown] = useState(firstShown)
  if (entries.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>{entries.slice(0, shown).map(children)}</ul>
      {entries.length > shown ? (
        <Button className="side-item soft" onPress={() => setShown(shown + moreShown)}>
          {t('library.moreSources', { n: number(entries.length - shown) })}
        </Button>
      ) : null}
    </>
  )
}

export function Side({ counts }: { counts: ListingCounts }) {
  const t = useT()
  const colorNames = useColorNames()
  const filter = useView((view) => view.filter)
  const { setFilter } = useView.getState()
  // Pressing what is on switches it off again.
  const choose = <Part extends keyof Filter>(part: Part, value: Filter[Part]) =>
    setFilter({ [part]: filter[part] === value ? noFilter[part] : value })
  return (
    <aside className="contents" aria-label={t('library.side')}>
      <Toolbar className="side scroll" orientation="vertical" aria-label={t('library.side')}>
        <ul>
          <Item
            icon={<Inbox size={16} aria-hidden />}
            label={t('library.all')}
            count={counts.all}
            isOn={isNoFilter({ ...filter, text: '' })}
            onPress={() => setFilter({ ...noFilter, text: filter.text })}
          />
          <Item
            icon={<Circle size={16} aria-hidden />}
            label={t('library.unread')}
            count={counts.unread}
            isOn={filter.kind === 'unread'}
            onPress={() => choose('kind', 'unread')}
          />
          <Item
            icon={<MessageSquareText size={16} aria-hidden />}
            label={t('library.marked')}
            count={counts.marked}
            isOn={filter.kind === 'marked'}
            onPress={() => choose('kind', 'marked')}
          />
          <Item
            icon={<Star size={16} aria-hidden />}
            label={t('library.starred')}
            count={counts.starred}
            isOn={filter.kind === 'starred'}
            onPress={() => choose('kind', 'starred')}
          />
        </ul>
        <Folders />
        <Group title={t('library.papers')} entries={counts.papers}>
          {({ value, count }) => (
            <Item
              key={value}
              icon={<Newspaper size={16} aria-hidden />}
              label={value}
              count={count}
              isOn={filter.paper === value}
              onPress={() => choose('paper', value)}
            />
          )}
        </Group>
        <Group
          title={t(counts.papers.length === 0 ? 'library.sources' : 'library.others')}
          entries={counts.sources}
        >
          {({ id, name, count }) => (
            <Item
              key={id}
              icon={<FileText size={16} aria-hidden />}
              label={plainName(name)}
              count={count}
              isOn={filter.sourceId === id}
              onPress={() => choose('sourceId', id)}
            />
          )}
        </Group>
        <Group
          title={t('library.years')}
          entries={counts.years.length > 1 || filter.year !== null ? counts.years : []}
        >
          {({ value, count }) => (
            <Item
              key={value}
              icon={<Calendar size={16} aria-hidden />}
              label={value}
              count={count}
              isOn={filter.year === value}
              onPress={() => choose('year', value)}
            />
          )}
        </Group>
        <h3>{t('library.colors')}</h3>
        <ul>
          {colors.map((color) => (
            <Item
              key={color}
              icon={<HighlightSign color={color} isDecoration />}
              label={colorNames[color]}
              count={counts.colors[color] ?? 0}
              isOn={filter.color === color}
              onPress={() => choose('color', color)}
            />
          ))}
        </ul>
        <h3>{t('library.more')}</h3>
        <ul>
          <Item
            icon={<CopyCheck size={16} aria-hidden />}
            label={t('versions.title')}
            onPress={() => ui.go('versions')}
          />
          <Item
            icon={<Trash2 size={16} aria-hidden />}
            label={t('trash.title')}
            onPress={() => ui.go('trash')}
          />
        </ul>
      </Toolbar>
    </aside>
  )
}
