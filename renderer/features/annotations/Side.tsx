// The filters at the left: state, note, anchor, colours, the tree of tags; and the way to the trash.
import {
  Anchor,
  ChevronDown,
  ChevronRight,
  CircleSlash,
  CornerDownRight,
  Highlighter,
  MessageSquareText,
  Settings2,
  Square,
  SquareCheck,
  Trash2,
  TriangleAlert,
} from 'lucide-react'
import { useMemo } from 'react'
import { Button as AriaButton, Toolbar } from 'react-aria-components'
import { anchors, type MarkCounts, type TagCount } from '../../../electron/contract/marks.ts'
import { colors } from '../../../electron/contract/model.ts'
import { useColorNames } from '../../api/color-names.ts'
import { useLibrary } from '../../api/query.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { IconButton } from '../../ui/button.tsx'
import { SideItem, type SideItemProps } from '../../ui/side-item.tsx'
import { HighlightSign } from '../../ui/signs.tsx'
import { type Filter, isNarrowed, noFilter, toggled, useFilter } from './filter.ts'
import { shownTags } from './tree.ts'

const Item = (item: SideItemProps) => (
  <li>
    <SideItem {...item} />
  </li>
)

/** Anchors that a person may want to look after. */
const astray = anchors.filter((anchor) => anchor !== 'exact')

export function Side({
  counts,
  tags,
  onManage,
}: {
  counts: MarkCounts | undefined
  tags: readonly TagCount[]
  onManage: () => void
}) {
  const t = useT()
  const names = useColorNames()
  const filter = useFilter((view) => view.filter)
  const { setFilter } = useFilter.getState()
  const { data: astrayMarks } = useLibrary('anchors.list', { limit: 1 })
  const { data: trash } = useLibrary('trash.list', { limit: 1 })
  const either = <K extends keyof Filter>(key: K, value: Filter[K], none: Filter[K]) => ({
    isOn: filter[key] === value,
    onPress: () => setFilter({ [key]: filter[key] === value ? none : value } as Partial<Filter>),
  })
  const shownAnchors = astray.filter(
    (anchor) => (counts?.anchors[anchor] ?? 0) > 0 || filter.anchors.includes(anchor),
  )
  return (
    <aside className="contents" aria-label={t('annotations.side')}>
      <Toolbar className="side scroll" orientation="vertical" aria-label={t('annotations.side')}>
        <ul>
          <Item
            icon={<Highlighter size={16} aria-hidden />}
            label={t('annotations.all')}
            count={counts?.all}
            isOn={!isNarrowed(filter)}
            onPress={() => setFilter(noFilter)}
          />
          <Item
            icon={<Square size={16} aria-hidden />}
            label={t('annotations.open')}
            count={counts?.done.open}
            {...either('done', false, null)}
          />
          <Item
            icon={<SquareCheck size={16} aria-hidden />}
            label={t('annotations.done')}
            count={counts?.done.done}
            {...either('done', true, null)}
          />
          <Item
            icon={<MessageSquareText size={16} aria-hidden />}
            label={t('annotations.withNote')}
            count={counts?.noted}
            {...either('isNoted', true, false)}
          />
          {shownAnchors.map((anchor) => (
            <Item
              key={anchor}
              icon={
                anchor === 'moved' ? (
                  <CornerDownRight size={16} aria-hidden />
                ) : (
                  <TriangleAlert size={16} aria-hidden />
                )
              }
              label={t(`annotations.${anchor}`)}
              count={counts?.anchors[anchor]}
              isOn={filter.anchors.includes(anchor)}
              onPress={() => setFilter({ anchors: toggled(filter.anchors, anchor) })}
            />
          ))}
        </ul>
        <h3>{t('annotations.colors')}</h3>
        <ul>
          {colors.map((color) => (
            <Item
              key={color}
              icon={<HighlightSign color={color} isDecoration />}
              label={names[color]}
              count={counts?.colors[color]}
              isOn={filter.colors.includes(color)}
              onPress={() => setFilter({ colors: toggled(filter.colors, color) })}
            />
          ))}
        </ul>
        <h3 className="mark-tags-head">
          {t('annotations.tags')}
          {tags.length === 0 ? null : (
            <IconButton label={t('annotations.manageTags')} onPress={onManage}>
              <Settings2 size={14} />
            </IconButton>
          )}
        </h3>
        <ul>
          <Item
            icon={<CircleSlash size={16} aria-hidden />}
            label={t('annotations.untagged')}
            count={counts?.untagged}
            isOn={filter.isUntagged}
            onPress={() => setFilter({ isUntagged: !filter.isUntagged, tags: [] })}
          />
          <Tree tags={tags} />
        </ul>
        <ul className="mark-trash">
          {(astrayMarks?.total ?? 0) > 0 ? (
            <Item
              icon={<Anchor size={16} aria-hidden />}
              label={t('anchors.list')}
              count={astrayMarks?.total}
              onPress={() => ui.go('anchors')}
            />
          ) : null}
          <Item
            icon={<Trash2 size={16} aria-hidden />}
            label={t('trash.title')}
            count={trash === undefined ? undefined : trash.articles + trash.annotations}
            onPress={() => ui.go('trash')}
          />
        </ul>
      </Toolbar>
    </aside>
  )
}

function Tree({ tags }: { tags: readonly TagCount[] }) {
  const t = useT()
  const open = useFilter((view) => view.open)
  const chosen = useFilter((view) => view.filter.tags)
  const { set, setFilter } = useFilter.getState()
  const shown = useMemo(() => shownTags(tags, open), [tags, open])
  return shown.map(({ name, label, depth, total, isParent }) => (
    <li key={name} className="mark-tag" style={{ '--depth': depth } as React.CSSProperties}>
      {isParent ? (
        <button
          type="button"
          className="mark-fold"
          aria-expanded={open.has(name)}
          aria-label={t(open.has(name) ? 'annotations.fold' : 'annotations.unfold', { name })}
          onClick={() => {
            const next = new Set(open)
            if (!next.delete(name)) next.add(name)
            set({ open: next })
          }}
        >
          {open.has(name) ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
        </button>
      ) : null}
      <AriaButton
        className="side-item"
        aria-pressed={chosen.includes(name)}
        onPress={() => setFilter({ tags: toggled(chosen, name), isUntagged: false })}
      >
        <span className="tag clip">{label}</span>
        <span className="n">{number(total)}</span>
      </AriaButton>
    </li>
  ))
}
