// Keeps the search under a name; it is then a folder of the library that fills itself.
import { Bookmark, BookmarkCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'

/** As much of a query as makes a name. */
const nameLength = 40

export function SaveSearch({ query }: { query: string }) {
  const t = useT()
  const [name, setName] = useState<string | null>(null)
  const { data: saved = [] } = useLibrary('searches.list')
  const text = query.trim()
  const same = saved.find((one) => one.query === text)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (name === null || name.trim() === '') return
    call('searches.save', { name: name.trim(), query: text })
      .then(() => ui.toast({ text: t('search.savedAs', { name: name.trim() }) }))
      .catch(tell)
    setName(null)
  }
  return (
    <>
      <IconButton
        label={same === undefined ? t('search.save') : t('search.isSaved', { name: same.name })}
        isDisabled={text === '' || same !== undefined}
        onPress={() => setName(text.slice(0, nameLength).toWellFormed())}
      >
        {same === undefined ? <Bookmark size={16} /> : <BookmarkCheck size={16} />}
      </IconButton>
      <Dialog
        title={t('search.saveTitle')}
        isOpen={name !== null}
        onClose={() => setName(null)}
        width={440}
        footer={
          <>
            <Button onPress={() => setName(null)}>{t('do.cancel')}</Button>
            <Button tone="primary" type="submit" form="save-search" isDisabled={(name ?? '').trim() === ''}>
              {t('search.save')}
            </Button>
          </>
        }
      >
        <form id="save-search" className="save-search" onSubmit={save}>
          <p className="soft">{t('search.saveHint')}</p>
          <TextField label={t('search.name')} value={name ?? ''} onChange={setName} autoFocus />
          <code className="clip">{text}</code>
        </form>
      </Dialog>
    </>
  )
}
