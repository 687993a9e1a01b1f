// Exporting: the choice at the left, the very files at the right, then where to put them.
import { Copy, Share } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { type ExportFormat, exportFormats, isInOne } from '../../../electron/contract/model.ts'
import { call } from '../../api/client.ts'
import { sayError, tell } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useSettings } from '../../api/settings.ts'
import { ui, useUi } from '../../state/ui.ts'
import { t as say, useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { IconButton } from '../../ui/button.tsx'
import { Choice, Segmented } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Select } from '../../ui/select.tsx'
import {
  asksSentence,
  canUpdate,
  holdsText,
  isRead,
  type Scope,
  scopeInForce,
  scopesOf,
  useChoice,
} from './choice.ts'
import './export.css'
import { ImportMarks } from './ImportMarks.tsx'
import { Options } from './Options.tsx'
import { PageFrame } from './PageFrame.tsx'
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
  const { data: all = none, isSuccess } = useLibrary('listing.ids', { limit: most })
  const { data: marked = none } = useLibrary('listing.ids', { kind: 'marked', limit: most })
  const chosen = useUi((state) => state.chosen)
  const currentId = useUi((state) => state.articleId)
  const choice = useChoice()
  const { scope: asked, format } = choice
  const keptTemplate = useSettings().exportTemplate
  const [ownTemplate, setOwnTemplate] = useState<string | null>(null)
  const draft = ownTemplate ?? keptTemplate
  const scopes = useMemo(() => scopesOf(all, marked, chosen, currentId), [all, marked, chosen, currentId])
  const scope = scopeInForce(scopes, asked)
  const ids = scope === null ? none : (scopes.get(scope) ?? null)
  const total = ids === null ? all.length : ids.length
  const previewIds = useMemo(() => (ids ?? all).slice(0, previewed), [ids, all])
  const told = {
    ...{ format, order: choice.order, sentence: choice.sentence && asksSentence(format) },
    ...{ fullText: choice.fullText && holdsText(format), files: choice.files },
    ...(format === 'markdown' ? { callouts: choice.callouts, wikilinks: choice.wikilinks } : {}),
    ...(format === 'template' ? { template: draft } : {}),
  }
  const { data: files = none, error } = useLibrary(
    'export.preview',
    { articleIds: [...previewIds], ...told },
    { enabled: previewIds.length > 0, keep: true },
  )
  // Their titles, for a scope of one article.
  const firstId = scopes.get('chosen')?.[0]
  const { data: first } = useLibrary(
    'articles.get',
    { id: firstId ?? '-' },
    { enabled: firstId !== undefined },
  )
  const isCurrent = currentId !== null && scopes.has('current')
  const { data: current } = useLibrary('articles.get', { id: currentId ?? '-' }, { enabled: isCurrent })
  const [fileAt, setFileAt] = useState(0)
  const [view, setView] = useState<'page' | 'source'>('page')
  // A new choice of articles starts with its first file. What was asked for elsewhere comes before an earlier scope.
  // biome-ignore lint/correctness/useExhaustiveDependencies: resets exactly when the articles change
  useEffect(() => setFileAt(0), [previewIds])
  // biome-ignore lint/correctness/useExhaustiveDependencies: resets exactly when others were chosen
  useEffect(() => useChoice.setState({ scope: null }), [chosen])

  if (isSuccess && all.length === 0)
    return (
      <Empty icon={<Share size={32} strokeWidth={1.4} />} title={t('export.emptyTitle')}>
        {t('export.emptyText')}
      </Empty>
    )
  const scopeLabel = (one: Scope): string => {
    const list = scopes.get(one)
    if (one === 'all') return t('export.all', { n: number(all.length) })
    if (one === 'marked') return t('export.marked', { n: number(list?.length ?? 0) })
    if (list?.length === 1)
      return t('export.one', { title: (list[0] === firstId ? first?.title : current?.title) ?? '' })
    return t('export.chosen', { n: number(list?.length ?? 0) })
  }
  const file = files[Math.min(fileAt, files.length - 1)]
  const run = () => {
    const update = choice.update && canUpdate(format)
    const whole = ids === null && total !== 1
    const articleIds = whole ? null : [...(ids ?? previewIds)]
    const count = isInOne(format, choice.files) ? files.length : total * (format === 'csv' ? 3 : 1)
    void save({ articleIds, ...told, ...(update ? { update } : {}) }, count === 1 ? (file?.name ?? '') : null)
  }
  return (
    <div className="exp screen">
      <aside className="exp-choice" aria-label={t('export.title')}>
        <div className="exp-what scroll">
          <h1>{t('export.title')}</h1>
          <Choice<Scope>
            label={t('export.scope')}
            value={scope ?? 'all'}
            onChange={(next) => useChoice.setState({ scope: next })}
            options={[...scopes.keys()].map((value) => ({ value, label: scopeLabel(value) }))}
          />
          <Choice<ExportFormat>
            label={t('export.format')}
            value={format}
            onChange={(next) => useChoice.setState({ format: next })}
            options={formats.map((value) => ({
              value,
              label: t(`export.${value}`),
              hint: t(`export.${value}Hint`),
            }))}
          />
          <Options articles={total} />
          {format === 'template' ? (
            <TemplateEditor draft={draft} kept={keptTemplate} onChange={setOwnTemplate} />
          ) : null}
          <ImportMarks />
        </div>
        <SaveBar isDisabled={files.length === 0} onSave={run} />
      </aside>
      <section className="exp-preview" aria-label={t('export.preview')}>
        <div className="bar">
          {files.length > 1 ? (
            <Select
              label={t('export.file')}
              isLabelHidden
              value={String(Math.min(fileAt, files.length - 1))}
              options={files.map((one, index) => ({ value: String(index), label: one.name }))}
              onChange={(at) => setFileAt(Number(at))}
            />
          ) : (
            <span className="clip exp-name">{file?.name}</span>
          )}
          <span className="muted num">
            {isInOne(format, choice.files)
              ? ''
              : total > files.length
                ? t('export.filesShown', { n: number(total), shown: files.length })
                : total > 1
                  ? t('export.files', { n: number(total) })
                  : ''}
          </span>
          <span className="sp" />
          {isRead(format) ? (
            <Segmented
              label={t('export.view')}
              value={view}
              onChange={setView}
              options={[
                { value: 'page', label: t('export.page') },
                { value: 'source', label: t('export.source') },
              ]}
            />
          ) : null}
          <IconButton
            label={t('export.copy')}
            isDisabled={file === undefined}
            onPress={() => {
              call('app.copy', { text: file?.content ?? '' }).then(
                () => ui.toast({ text: say('export.copied') }),
                tell,
              )
            }}
          >
            <Copy size={16} />
          </IconButton>
        </div>
        {error !== null ? (
          <Empty title={sayError(error)} />
        ) : file === undefined ? null : file.mediaType.startsWith('text/html') && view === 'page' ? (
          <PageFrame html={file.content} title={file.name} isPaper={format === 'pdf'} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the keyboard
          <pre className="exp-source scroll tight" tabIndex={0}>
            {file.content}
          </pre>
        )}
      </section>
    </div>
  )
}
