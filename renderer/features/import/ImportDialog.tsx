// The import dialog: files, a folder, or pasted text; and the encoding, which is found by itself unless one is chosen.
import { ClipboardPaste, FileText, FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { type EncodingName, encodings } from '../../strings/encodings.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import './import.css'
import { Past } from './Past.tsx'
import { nameOf, textInput } from './paste.ts'
import { Watched } from './Watched.tsx'
import { closeDialog, openDialog, startImport, useWork } from './work.ts'

type Encoding = EncodingName | 'auto'

function Paste({ initial, html }: { initial: string; html?: string | undefined }) {
  const t = useT()
  const [text, setText] = useState(initial)
  const [name, setName] = useState<string | null>(null)
  const shown = name ?? (text.trim() === '' ? '' : nameOf(text))
  const isMac = /mac/i.test(navigator.platform)
  return (
    <form
      className="imp-paste"
      onSubmit={(event) => {
        event.preventDefault()
        closeDialog()
        const pasted = { name: `${shown || nameOf(text)}.txt`, text }
        // A person who has changed the text wants what stands here.
        const asPasted = html !== undefined && text === initial ? { ...pasted, html } : pasted
        void startImport({ texts: [textInput(asPasted)] })
      }}
    >
      <TextField
        label={t('import.pasteText')}
        rows={10}
        value={text}
        onChange={setText}
        placeholder={t('import.pastePlaceholder', { key: isMac ? '⌘ V' : 'Ctrl V' })}
        autoFocus
      />
      <TextField
        label={t('import.pasteName')}
        value={shown}
        onChange={setName}
        placeholder={t('import.pasteNamed')}
      />
      <div className="imp-end">
        <Button
          type="submit"
          tone="primary"
          isDisabled={text.trim() === ''}
          icon={<ClipboardPaste size={16} aria-hidden />}
        >
          {t('import.pasteDo')}
        </Button>
      </div>
    </form>
  )
}

function Files() {
  const t = useT()
  const [encoding, setEncoding] = useState<Encoding>('auto')
  const pick = async (method: 'app.pickFiles' | 'app.pickFolder') => {
    try {
      const paths = await call(method)
      if (paths.length === 0) return
      closeDialog()
      await startImport({ paths: [...paths], ...(encoding === 'auto' ? {} : { encoding }) })
    } catch (error) {
      tell(error)
    }
  }
  return (
    <div className="imp-files">
      <div className="imp-zone">
        <p>{t('import.dropHere')}</p>
        <div>
          <Button
            tone="primary"
            icon={<FileText size={16} aria-hidden />}
            onPress={() => void pick('app.pickFiles')}
          >
            {t('import.pickFiles')}
          </Button>
          <Button icon={<FolderOpen size={16} aria-hidden />} onPress={() => void pick('app.pickFolder')}>
            {t('import.pickFolder')}
          </Button>
        </div>
        <small className="muted">{t('import.kinds')}</small>
      </div>
      <div className="imp-encoding">
        <Select<Encoding>
          label={t('import.encoding')}
          value={encoding}
          onChange={setEncoding}
          options={[
            { value: 'auto', label: t('import.encodingAuto') },
            ...(Object.keys(encodings) as EncodingName[]).map((value) => ({
              value,
              label: encodings[value],
            })),
          ]}
        />
        <small className="muted">{t('import.encodingHint')}</small>
      </div>
      <Watched />
    </div>
  )
}

export function ImportDialog() {
  const t = useT()
  const dialog = useWork((work) => work.dialog)
  return (
    <Dialog title={t('import.title')} isOpen={dialog !== null} onClose={closeDialog} width={600}>
      <div className="imp-tabs">
        <Segmented
          label={t('import.from')}
          value={dialog?.tab ?? 'files'}
          onChange={(tab) => openDialog(tab)}
          options={[
            { value: 'files', label: t('import.tabFiles') },
            { value: 'paste', label: t('import.tabPaste') },
            { value: 'past', label: t('import.tabPast') },
          ]}
        />
      </div>
      {dialog?.tab === 'paste' ? (
        <Paste key={dialog.text} initial={dialog.text} html={dialog.html} />
      ) : dialog?.tab === 'past' ? (
        <Past />
      ) : (
        <Files />
      )}
    </Dialog>
  )
}
