// The second line over the list: when, in which article, on which entity.
import { useLibrary } from '../../api/query.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { EntitySeal } from '../../ui/signs.tsx'
import { isNarrowed, noFilter, type Period, periods, useFilter } from './filter.ts'
import { type Option, Pick } from './Pick.tsx'

/** Options shown; more is found by typing more. */
const shown = 60

/** Articles with marks whose title or author has the words. */
function useArticles(text: string): readonly Option[] {
  const t = useT()
  const { data } = useLibrary(
    'listing.rows',
    { kind: 'marked', text, sort: 'marks', limit: shown },
    { keep: true },
  )
  return (data?.rows ?? []).map(({ id, title, marks }) => ({
    id,
    name: title === '' ? t('annotations.untitled') : title,
    hint: number(Object.values(marks).reduce((sum, count) => sum + count, 0)),
  }))
}

function useEntities(text: string): readonly Option[] {
  const { data } = useLibrary('entities.list', { text: text.trim(), limit: shown }, { keep: true })
  return (data?.rows ?? []).map(({ id, canonical, type, mentions }) => ({
    id,
    name: canonical,
    sign: <EntitySeal type={type} isConfirmed />,
    hint: number(mentions),
  }))
}

export function Conditions() {
  const t = useT()
  const filter = useFilter((view) => view.filter)
  const { setFilter } = useFilter.getState()
  return (
    <div className="mark-bar">
      <Select
        label={t('annotations.when')}
        isLabelHidden
        value={filter.period}
        options={periods.map((value) => ({ value, label: t(`annotations.when.${value}`) }))}
        onChange={(period: Period) => setFilter({ period })}
      />
      {filter.period === 'own' ? (
        <span className="mark-days">
          <input
            className="field"
            type="date"
            aria-label={t('annotations.from')}
            value={filter.from}
            max={filter.to}
            onChange={(event) => setFilter({ from: event.target.value })}
          />
          —
          <input
            className="field"
            type="date"
            aria-label={t('annotations.to')}
            value={filter.to}
            min={filter.from}
            onChange={(event) => setFilter({ to: event.target.value })}
          />
        </span>
      ) : null}
      <Pick
        label={t('annotations.anyArticle')}
        value={filter.article}
        useOptions={useArticles}
        onChange={(article) => setFilter({ article })}
      />
      <Pick
        label={t('annotations.anyEntity')}
        value={filter.entity}
        useOptions={useEntities}
        onChange={(entity) => setFilter({ entity })}
      />
      <span className="sp" />
      {isNarrowed(filter) ? (
        <Button tone="quiet" onPress={() => setFilter(noFilter)}>
          {t('do.clearFilter')}
        </Button>
      ) : null}
    </div>
  )
}
