// The person's own names: what was taught once and holds for the whole library; as a file for others.
import { BookA, ClipboardCopy, FileDown, FileUp, Plus, Trash2 } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { WordImport } from '../../../../electron/contract/entities.ts'
import { type EntityType, entityTypes } from '../../../../electron/contract/tags.ts'
import { sayError, tell } from '../../../api/failure.ts'
import { useRows } from '../../../api/rows.ts'
import { ui } from '../../../state/ui.ts'
import { useT } from '../../../strings/index.ts'
import { number } from '../../../strings/language.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { SearchField, TextField } from '../../../ui/field.tsx'
import { Rows } from '../../../ui/rows.tsx'
import { Select } from '../../../ui/select.tsx'
import { EntitySeal } from '../../../ui/signs.tsx'
import { addWord, copyWords, exportWords, importWords, removeWord } from '../actions.ts'
import './dialogs.css'
import { decodeWords } from './word-file.ts'

/** Wrong lines told one by one. */
const toldLines = 5

function Report({ report }: { report: WordImport }) {
  const t = useT()
  // Without a header no line could be read.
  const wasRead = report.errors[0]?.reason !== 'header'
  return (
    <div className="words-report" role="status">
      {wasRead ? (
        <p className="num">
          {t('entities.imported', {
            added: number(report.added),
            changed: number(report.changed),
            same: number(report.same),
            found: number(report.found),
          })}
        </p>
      ) : null}
      {report.errors.length === 0 ? null : (
        <>
          <p>{t('entities.importErrors', { count: report.errors.length })}</p>
          <ul>
            {report.errors.slice(0, toldLines).map(({ line, reason, text }) => (
              <li key={line} className="clip">
                {t('entities.importLine', { line, reason: t(`wordError.${reason}`) })}
                <code>{text}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function AddForm() {
  const t = useT()
  const [name, setName] = useState('')
  const [type, setType] = useState<EntityType>('PERSON')
  const [canonical, setCanonical] = useState('')
  const add = async () => {
    if (name.trim() === '' || !(await addWord(name.trim(), type, canonical.trim()))) return
    setName('')
    setCanonical('')
  }
  return (
    <form
      className="words-add"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField label={t('entities.wordName')} value={name} onChange={setName} autoFocus />
      <Select
        label={t('entities.wordKind')}
        value={type}
        options={entityTypes.map((kind) => ({ value: kind, label: t(`entity.${kind}`) }))}
        onChange={setType}
      />
      <TextField label={t('entities.wordOf')} value={canonical} onChange={setCanonical} />
      <Button type="submit" icon={<Plus size={16} aria-hidden />} isDisabled={name.trim() === ''}>
        {t('entities.wordAdd')}
      </Button>
    </form>
  )
}

function Words({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [text, setText] = useState('')
  const [report, setReport] = useState<WordImport | string | null>(null)
  const asked = useDeferredValue(text.trim())
  const answer = useRows('words.list', { text: asked })
  const read = async (files: FileList | null) => {
    const file = files?.[0]
    if (file === undefined) return
    try {
      const read = decodeWords(new Uint8Array(await file.arrayBuffer()))
      if (read === null) setReport(t('entities.importNoText', { name: file.name }))
      else if (read.trim() === '') setReport(t('entities.importEmpty', { name: file.name }))
      else setReport(await importWords(read))
    } catch (error) {
      tell(error)
    }
  }
  const open = (index: number) => {
    const id = answer.row(index)?.entityId
    if (!id) return
    onClose()
    ui.openEntity(id)
  }
  return (
    <div className="words">
      <p className="soft">{t('entities.wordsText')}</p>
      <AddForm />
      <div className="words-bar">
        <SearchField label={t('entities.wordFilter')} value={text} onChange={setText} />
        <span className="sp" />
        <FileTrigger
          acceptedFileTypes={['.tsv', '.txt', 'text/tab-separated-values', 'text/plain']}
          onSelect={(files) => void read(files)}
        >
          <Button tone="quiet" icon={<FileUp size={16} aria-hidden />}>
            {t('entities.wordsImport')}
          </Button>
        </FileTrigger>
        <Button tone="quiet" icon={<FileDown size={16} aria-hidden />} onPress={() => void exportWords()}>
          {t('entities.wordsExport')}
        </Button>
        <IconButton label={t('entities.wordsCopy')} onPress={() => void copyWords()}>
          <ClipboardCopy size={16} />
        </IconButton>
      </div>
      {report === null ? null : typeof report === 'string' ? (
        <p className="words-report" role="status">
          {report}
        </p>
      ) : (
        <Report report={report} />
      )}
      {answer.error !== null ? (
        <p className="join-warn">{sayError(answer.error)}</p>
      ) : answer.head !== undefined && answer.total === 0 ? (
        <div className="words-none">
          <Empty icon={<BookA size={28} strokeWidth={1.4} />} title={t('entities.wordsNone')}>
            {t('entities.wordsNoneHint')}
          </Empty>
        </div>
      ) : (
        <Rows
          label={t('entities.wordList')}
          className="words-list"
          count={answer.total}
          height={() => 36}
          air={4}
          state={asked}
          onShown={answer.show}
          onOpen={open}
          onKey={(event, index) => {
            const word = answer.row(index)
            if (event.key !== 'Delete' || word === undefined) return false
            void removeWord(word)
            return true
          }}
          render={(index) => {
            const word = answer.row(index)
            if (word === undefined) return null
            return (
              <span className="word">
                <EntitySeal type={word.type} isConfirmed={word.state === 'taught'} />
                <span className="clip">
                  {word.name}
                  {word.canonical === word.name ? null : <small>{word.canonical}</small>}
                </span>
                {word.state === 'rejected' ? (
                  <span className="pill bad">{t('entities.wordRejected')}</span>
                ) : (
                  <small className="num muted">{t('entities.wordFound', { n: number(word.found) })}</small>
                )}
                {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps a press on the button from opening the row */}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button has the keys */}
                <span onClick={(event) => event.stopPropagation()}>
                  <IconButton
                    label={t('entities.wordRemove', { name: word.name })}
                    onPress={() => void removeWord(word)}
                  >
                    <Trash2 size={16} />
                  </IconButton>
                </span>
              </span>
            )
          }}
        />
      )}
    </div>
  )
}

export function WordsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT()
  return (
    <Dialog title={t('entities.words')} isOpen={isOpen} onClose={onClose} width={720}>
      {isOpen ? <Words onClose={onClose} /> : null}
    </Dialog>
  )
}
