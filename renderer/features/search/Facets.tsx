// What the hits have in common, at the left: one click narrows the search by it, another takes that back. Below, kept searches.
import { Calendar, FolderSearch, Newspaper, Tag } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TextField } from '../../../electron/contract/query-fields.ts'
import type { SearchFacets } from '../../../electron/contract/search.ts'
import { useLibrary } from '../../api/query.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { SideItem, type SideItemProps } from '../../ui/side-item.tsx'
import { EntitySeal } from '../../ui/signs.tsx'
import { placeOf, toggleField } from './query-text.ts'
import { fieldOfKind } from './Suggested.tsx'

type Item = SideItemProps & { readonly key: string }

function Group({ title, items }: { title: string; items: readonly Item[] }) {
  if (items.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {items.map(({ key, ...item }) => (
          <li key={key}>
            <SideItem {...item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Facets({
  facets,
  query,
  onChange,
}: {
  facets: SearchFacets | undefined
  query: string
  onChange: (query: string) => void
}) {
  const t = useT()
  const language = useLanguage()
  const { data: saved = [] } = useLibrary('searches.list')
  const item = (field: TextField | 'date', value: string, count: number, icon: ReactNode): Item => ({
    key: `${field} ${value}`,
    icon,
    label: value,
    count,
    isOn: placeOf(query, field, value) !== null,
    onPress: () => onChange(toggleField(query, field, value, language)),
  })
  const years = facets?.years ?? []
  return (
    <aside className="side scroll" aria-label={t('search.facets')}>
      <Group
        title={t('search.papers')}
        items={(facets?.papers ?? []).map(({ value, count }) =>
          item('paper', value, count, <Newspaper size={16} aria-hidden />),
        )}
      />
      <Group
        title={t('search.years')}
        items={years.map(({ value, count }) =>
          item('date', value, count, <Calendar size={16} aria-hidden />),
        )}
      />
      <Group
        title={t('search.entities')}
        items={(facets?.entities ?? []).map(({ id, type, canonical, count }) => ({
          ...item(fieldOfKind[type] ?? 'name', canonical, count, <EntitySeal type={type} isConfirmed />),
          key: id,
        }))}
      />
      <Group
        title={t('search.tags')}
        items={(facets?.tags ?? []).map(({ value, count }) =>
          item('tag', value, count, <Tag size={16} aria-hidden />),
        )}
      />
      <Group
        title={t('search.saved')}
        items={saved.map((one) => ({
          key: one.id,
          label: one.name,
          count: one.articles,
          isOn: one.query === query.trim(),
          icon: <FolderSearch size={16} aria-hidden />,
          onPress: () => onChange(one.query),
        }))}
      />
    </aside>
  )
}
