// 数据: every figure of the library, and what was promised beside what was reported.
import { FileDown } from 'lucide-react'
import { useDeferredValue, useEffect, useRef } from 'react'
import { promiseStates } from '../../../electron/contract/entities.ts'
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { saveText } from '../../api/save-text.ts'
import { useCommand } from '../../commands.ts'
import { useUi } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { SearchField } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import './figures.css'
import { Promises } from './Promises.tsx'
import { Table } from './Table.tsx'
import { type FiguresView, type Grouping, type KindChoice, useFigures } from './view.ts'

export function FiguresScreen() {
  const t = useT()
  const { tab, text, kind, group, sorting, state, body } = useFigures()
  const { set } = useFigures.getState()
  const asked = useDeferredValue(text.trim())
  const { data: all } = useLibrary('figures.list', { limit: 1 }, { keep: true })
  const { data: promises } = useLibrary('figures.promises', { limit: 1 }, { keep: true })
  const { data: bodies = [] } = useLibrary('figures.bodies', undefined, { keep: true })
  const about = body === null ? {} : { entityId: body.id }
  const figuresOf = useUi((ui) => ui.figuresOf)
  useEffect(() => {
    if (figuresOf === null) return
    set({ tab: figuresOf.tab, body: figuresOf, text: '', kind: 'any', state: 'any' })
    useUi.setState({ figuresOf: null })
  }, [figuresOf, set])
  // One that was asked for from its page may be none of those that are told of most.
  const offered = body === null || bodies.some(({ id }) => id === body.id) ? bodies : [body, ...bodies]
  const field = useRef<HTMLInputElement>(null)
  useCommand('edit.find', () => field.current?.focus())
  const counted = (label: string, total: number | undefined) => (
    <>
      {label}
      {total === undefined ? null : <small className="num">{number(total)}</small>}
    </>
  )
  const save = async () => {
    try {
      const { text: csv } = await call('figures.csv', {
        text: asked,
        ...sorting,
        ...about,
        ...(kind === 'any' ? {} : { kinds: [kind] }),
      })
      await saveText(t('figures.file'), csv)
    } catch (error) {
      tell(error)
    }
  }
  return (
    <div className="figs screen">
      <div className="bar">
        <Segmented<FiguresView['tab']>
          label={t('figures.view')}
          value={tab}
          onChange={(next) => set({ tab: next })}
          options={[
            { value: 'promises', label: counted(t('figures.promises'), promises?.total) },
            { value: 'all', label: counted(t('figures.all'), all?.total) },
          ]}
        />
        <span className="sp" />
        <div className="figs-filter">
          <SearchField
            label={t('figures.filter')}
            sign="filter"
            value={text}
            onChange={(next) => set({ text: next })}
            inputRef={field}
          />
        </div>
        {offered.length === 0 ? null : (
          <Select<string>
            label={t('figures.body')}
            isLabelHidden
            value={body?.id ?? ''}
            onChange={(next) => set({ body: offered.find(({ id }) => id === next) ?? null })}
            options={[
              { value: '', label: t('figures.anyBody') },
              ...offered.map((one) => ({ value: one.id, label: one.canonical })),
            ]}
          />
        )}
        {tab === 'promises' ? (
          <Select<FiguresView['state']>
            label={t('promise.state')}
            isLabelHidden
            value={state}
            onChange={(next) => set({ state: next })}
            options={[
              { value: 'any', label: t('promise.any') },
              ...promiseStates.map((one) => ({ value: one, label: t(`promise.${one}`) })),
            ]}
          />
        ) : (
          <>
            <Select<KindChoice>
              label={t('figures.kinds')}
              isLabelHidden
              value={kind}
              onChange={(next) => set({ kind: next })}
              options={[
                { value: 'any', label: t('figures.anyKind') },
                { value: 'target', label: t('figure.target') },
                { value: 'result', label: t('figure.result') },
                { value: 'none', label: t('figure.neither') },
              ]}
            />
            <Select<Grouping>
              label={t('figures.group')}
              isLabelHidden
              value={group}
              onChange={(next) => set({ group: next })}
              options={[
                { value: 'none', label: t('figures.noGroup') },
                { value: 'indicator', label: t('figures.byIndicator') },
                { value: 'unit', label: t('figures.byUnit') },
              ]}
            />
          </>
        )}
        {tab === 'all' ? (
          <Button icon={<FileDown size={16} aria-hidden />} onPress={() => void save()}>
            {t('figures.csv')}
          </Button>
        ) : null}
      </div>
      {tab === 'promises' ? <Promises text={asked} about={about} /> : <Table text={asked} about={about} />}
    </div>
  )
}
