// Exporting: the choice at the left, the very files at the right, then where to put them.
import { Share } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { type ExportFormat, exportFormats, isInOne } from '../../../electron/contract/model.ts'
import { useLibrary } from '../../api/query.ts'
import { useSettings } from '../../api/settings.ts'
import { useUi } from '../../state/ui.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Choice } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import {
  askedOf,
  asksSentence,
  canUpdate,
  holdsText,
  isReference,
  type Scope,
  scopeInForce,
  scopesOf,
  useChoice,
} from './choice.ts'
import './export.css'
import { ImportMarks } from './ImportMarks.tsx'
import { Marks } from './Marks.tsx'
import { Options } from './Options.tsx'
import { Preview } from './Preview.tsx'
import { SaveBar } from './SaveBar.tsx'
import { save } from './save.ts'
import { TemplateEditor } from './TemplateEditor.tsx'

/** Articles whose files are made for the preview; more would only wait. */
const previewed = 20
const none: readonly never[] = []
const formats: readonly ExportFormat[] = exportFormats
/** As many articles as a library may have. */
const most = 1_000_000

export function ExportScreen() {
  const t = useT()
  const windows = useLanguage()
  const { data: all = none, isSuccess, isPending: isAllAwaited } = useLibrary('listing.ids', { limit: most })
  const { data: marked = none, isPending: isMarkedAwaited } = useLibrary('listing.ids', {
    kind: 'marked',
    limit: most,
  })
  const chosen = useUi((state) => state.chosen)
  const currentId = useUi((state) => state.articleId)
  const chosenMarks = useUi((state) => state.chosenMarks)
  const choice = useChoice()
  const { scope: wanted, format } = choice
  const keptTemplate = useSettings().exportTemplate
  const [ownTemplate, setOwnTemplate] = useState<string | null>(null)
  const draft = ownTemplate ?? keptTemplate
  const scopes = useMemo(
    () => scopesOf(all, marked, chosen, currentId, chosenMarks?.marks),
    [all, marked, chosen, currentId, chosenMarks],
  )
  const scope = scopeInForce(scopes, wanted) ?? 'all'
  const which = askedOf(scope, scopes.get(scope) ?? null, chosenMarks?.marks ?? null, choice)
  const asked = {
    ...which,
    format,
    order: choice.order,
    sentence: choice.sentence && asksSentence(format),
    fullText: choice.fullText && holdsText(format),
    files: choice.files,
    language: choice.language ?? windows,
    ...(format === 'markdown' ? { callouts: choice.callouts, wikilinks: choice.wikilinks } : {}),
    ...(format === 'template' ? { template: draft } : {}),
  }
  const isThere = all.length > 0
  const {
    data: made,
    error,
    isPlaceholderData: isOlder,
  } = useLibrary('export.preview', { ...asked, most: previewed }, { enabled: isThere, keep: true })
  const { data: count, isPlaceholderData: isOlderCount } = useLibrary(
    'export.count',
    { ...which, format },
    { enabled: isThere, keep: true },
  )
  const articles = count?.articles ?? 0
  const files = made ?? none
  // Their titles, for a scope of one article.
  const firstId = scopes.get('chosen')?.[0]
  const { data: first } = useLibrary(
    'articles.get',
    { id: firstId ?? '-' },
    { enabled: firstId !== undefined },
  )
  const isCurrent = currentId !== null && scopes.has('current')
  const { data: current } = useLibrary('articles.get', { id: currentId ?? '-' }, { enabled: isCurrent })
  // What was asked for elsewhere comes before an earlier scope.
  // biome-ignore lint/correctness/useExhaustiveDependencies: resets exactly when others were chosen
  useEffect(() => useChoice.setState({ scope: null }), [chosen, chosenMarks])

  // The choice comes whole: one that grows would move under the pointer.
  if (isAllAwaited || isMarkedAwaited) return <div className="exp screen" aria-busy />
  if (isSuccess && all.length === 0)
    return (
      <Empty icon={<Share size={32} strokeWidth={1.4} />} title={t('export.emptyTitle')}>
        {t('export.emptyText')}
      </Empty>
    )
  const scopeLabel = (one: Scope): string => {
    const list = scopes.get(one)
    if (one === 'marks') return t('export.marks', { count: chosenMarks?.count ?? 0 })
    if (one === 'all') return t('export.all', { n: number(all.length) })
    if (one === 'marked') return t('export.marked', { n: number(list?.length ?? 0) })
    if (list?.length === 1)
      return t('export.one', { title: (list[0] === firstId ? first?.title : current?.title) ?? '' })
    return t('export.chosen', { n: number(list?.length ?? 0) })
  }
  const isOne = isInOne(format, choice.files)
  // A file or a folder is asked for by what the choice holds, not by what an earlier one held.
  const isKnown = count !== undefined && !isOlder && !isOlderCount
  const total = isOne ? files.length : articles * (format === 'csv' ? 3 : 1)
  const run = () => {
    const update = choice.update && canUpdate(format)
    // The only article of a library goes to a file of its own, too.
    const single = articles === 1 && asked.articleIds === null && all.length === 1
    const articleIds = single ? [...all] : asked.articleIds
    const name = total === 1 ? (files[0]?.name ?? '') : null
    void save({ ...asked, articleIds, ...(update ? { update } : {}) }, name)
  }
  return (
    <div className="exp screen">
      <aside className="exp-choice" aria-label={t('export.title')}>
        <div className="exp-what scroll">
          <h1>{t('export.title')}</h1>
          <Choice<Scope>
            label={t('export.scope')}
            value={scope}
            onChange={(next) => useChoice.setState({ scope: next })}
            options={[...scopes.keys()].map((value) => ({ value, label: scopeLabel(value) }))}
          />
          {scope === 'marks' || isReference(format) ? null : <Marks />}
          <Choice<ExportFormat>
            label={t('export.format')}
            value={format}
            onChange={(next) => useChoice.setState({ format: next })}
            options={formats.map((value) => ({
              value,
              label: t(`export.${value}`),
              // What the others are for is read when they are chosen.
              ...(value === format ? { hint: t(`export.${value}Hint`) } : {}),
            }))}
          />
          <Options articles={articles} />
          {format === 'template' ? (
            <TemplateEditor draft={draft} kept={keptTemplate} onChange={setOwnTemplate} />
          ) : null}
          <ImportMarks />
        </div>
        <SaveBar isDisabled={!isKnown || files.length === 0} onSave={run} />
      </aside>
      <Preview files={made} total={total} format={format} error={error} />
    </div>
  )
}
