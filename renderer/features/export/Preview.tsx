// The very files, one at a time: as the page they look like, or as what is in them.
import { Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { AppError } from '../../../electron/contract/errors.ts'
import type { ExportFile, ExportFormat } from '../../../electron/contract/model.ts'
import { call } from '../../api/client.ts'
import { sayError, tell } from '../../api/failure.ts'
import { ui } from '../../state/ui.ts'
import { t as say, useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { IconButton } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Select } from '../../ui/select.tsx'
import { isRead } from './choice.ts'
import { PageFrame } from './PageFrame.tsx'
import { TableView } from './TableView.tsx'

const none: readonly never[] = []

/** `total`: files that will be written; `files`: those that are shown, absent until they are made. */
export function Preview({
  files: made,
  total,
  format,
  error,
}: {
  files: readonly ExportFile[] | undefined
  total: number
  format: ExportFormat
  error: AppError | null
}) {
  const t = useT()
  const files = made ?? none
  const [at, setAt] = useState(0)
  const [view, setView] = useState<'page' | 'source'>('page')
  const names = files.map(({ name }) => name).join('\n')
  // Other files start with the first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: resets exactly when the files are others
  useEffect(() => setAt(0), [names])
  const index = Math.min(at, files.length - 1)
  const file = files[index]
  // Only of a web page the page is the very file.
  const isPage = isRead(format) && (view === 'page' || format !== 'html')
  const isTable = format === 'csv' && view === 'page'
  return (
    <section className="exp-preview" aria-label={t('export.preview')}>
      <div className="bar">
        {files.length > 1 ? (
          <Select
            label={t('export.file')}
            isLabelHidden
            value={String(index)}
            options={files.map((one, i) => ({ value: String(i), label: one.name }))}
            onChange={(next) => setAt(Number(next))}
          />
        ) : (
          <span className="clip exp-name">{file?.name}</span>
        )}
        <span className="muted num">
          {total > files.length
            ? t('export.filesShown', { n: number(total), shown: files.length })
            : total > 1
              ? t('export.files', { n: number(total) })
              : ''}
        </span>
        <span className="sp" />
        {format === 'html' || format === 'csv' ? (
          <Segmented
            label={t('export.view')}
            value={view}
            onChange={setView}
            options={[
              { value: 'page', label: t(format === 'csv' ? 'export.table' : 'export.page') },
              { value: 'source', label: t('export.source') },
            ]}
          />
        ) : null}
        {isPage && format !== 'html' ? null : (
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
        )}
      </div>
      {error !== null ? (
        <Empty title={sayError(error)} />
      ) : file === undefined ? (
        made && <Empty title={t('export.nothing')} />
      ) : isPage ? (
        <PageFrame html={file.content} title={file.name} isPaper={format === 'pdf'} />
      ) : isTable ? (
        <TableView text={file.content} title={file.name} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the keyboard
        <pre className="exp-source scroll tight" tabIndex={0}>
          {file.content}
        </pre>
      )}
    </section>
  )
}
