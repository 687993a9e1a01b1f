// The person's own template; the preview beside it follows, and says in which line it goes wrong.
import { useEffect } from 'react'
import { defaultTemplate, longestTemplate, templateNames } from '../../../electron/contract/template.ts'
import { saveSettings } from '../../api/settings.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'

/** Milliseconds without a key until the template is kept. */
const pause = 400

export function TemplateEditor({
  draft,
  kept,
  onChange,
}: {
  draft: string
  kept: string
  onChange: (template: string) => void
}) {
  const t = useT()
  useEffect(() => {
    if (draft === kept) return
    const timer = setTimeout(() => void saveSettings({ exportTemplate: draft }), pause)
    return () => clearTimeout(timer)
  }, [draft, kept])
  return (
    <div className="exp-template">
      <TextField
        label={t('export.templateText')}
        value={draft || defaultTemplate}
        onChange={(next) => onChange(next.slice(0, longestTemplate))}
        rows={14}
      />
      <small className="muted">{t('export.templateHelp')}</small>
      <details className="exp-names">
        <summary>{t('export.templateNames')}</summary>
        <dl>
          {Object.entries(templateNames).map(([name, fields]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{fields.join(', ')}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Button isDisabled={draft === ''} onPress={() => onChange('')}>
        {t('export.templateReset')}
      </Button>
    </div>
  )
}
