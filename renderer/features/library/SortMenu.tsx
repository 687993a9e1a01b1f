// In what order the list stands.
import { ArrowDownUp } from 'lucide-react'
import { type ListingSort, listingSorts } from '../../../electron/contract/search.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useView } from './view.ts'

export function SortMenu() {
  const t = useT()
  const sort = useView((view) => view.sort)
  const reverse = useView((view) => view.reverse)
  const { setSort } = useView.getState()
  const label = t(`library.sort.${sort}`)
  return (
    <Menu
      label={t('library.sort')}
      heading={t('library.sortHint')}
      selected={sort}
      trigger={
        <Button
          tone="quiet"
          icon={<ArrowDownUp size={16} aria-hidden />}
          aria-label={t('library.sortBy', { label })}
        >
          {reverse ? `${label} ↑` : label}
        </Button>
      }
      items={listingSorts.map((one) => ({ id: one, label: t(`library.sort.${one}`) }))}
      // The one in force, chosen again, is turned round.
      onAction={(id) => setSort(id as ListingSort, id === sort && !reverse)}
    />
  )
}
