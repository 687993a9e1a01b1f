// All of a long part, or only its beginning again.
import { useT } from '../../../strings/index.ts'

export function More({
  total,
  first,
  label,
  isAll,
  onChange,
}: {
  total: number
  /** How many the beginning has. */
  first: number
  /** How many there are, as it reads. */
  label: string
  isAll: boolean
  onChange: (isAll: boolean) => void
}) {
  const t = useT()
  if (total <= first) return null
  return (
    <button type="button" className="ent-more" aria-expanded={isAll} onClick={() => onChange(!isAll)}>
      {isAll ? t('entities.showFewer') : t('entities.showAll', { n: label })}
    </button>
  )
}
