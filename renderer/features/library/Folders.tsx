// Kept searches as folders that fill themselves; each can be renamed, searched further, or taken away.
import { Ellipsis, FolderSearch } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { SavedSearch } from '../../../electron/contract/search.ts'
import { call } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useT } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Menu } from '../../ui/menu.tsx'
import { SideItem } from '../../ui/side-item.tsx'
import { useView } from './view.ts'

export function Folders() {
  const t = useT()
  const { data: saved = [] } = useLibrary('searches.list')
  const query = useView((view) => view.filter.query)
  const { setFilter } = useView.getState()
  const [changing, setChanging] = useState<SavedSearch | null>(null)
  const remove = (one: SavedSearch) => {
    if (one.query === query) setFilter({ query: '' })
    call('searches.remove', { id: one.id })
      .then(() => tellDone(t('library.folderRemoved', { name: one.name })))
      .catch(tell)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (changing === null || changing.name.trim() === '' || changing.query.trim() === '') return
    const { id, name, query: text } = changing
    const isShown = saved.some((one) => one.id === id && one.query === query)
    call('searches.save', { id, name, query: text })
      .then(() => isShown && setFilter({ query: text.trim() }))
      .catch(tell)
    setChanging(null)
  }
  if (saved.length === 0) return null
  return (
    <>
      <h3>{t('library.folders')}</h3>
      <ul>
        {saved.map((one) => (
          <li key={one.id} className="folder">
            <SideItem
              icon={<FolderSearch size={16} aria-hidden />}
              label={one.name}
              count={one.articles}
              isOn={one.query === query}
              onPress={() => setFilter({ query: one.query === query ? '' : one.query })}
            />
            <Menu
              label={t('library.folderMenu', { name: one.name })}
              trigger={
                <IconButton label={t('library.folderMenu', { name: one.name })}>
                  <Ellipsis size={16} />
                </IconButton>
              }
              items={[
                { id: 'change', label: t('library.folderChange') },
                { id: 'remove', label: t('do.remove'), isDanger: true },
              ]}
              onAction={(id) => (id === 'remove' ? remove(one) : setChanging(one))}
            />
          </li>
        ))}
      </ul>
      <Dialog
        title={t('library.folderChange')}
        isOpen={changing !== null}
        onClose={() => setChanging(null)}
        width={480}
        footer={
          <>
            <Button onPress={() => setChanging(null)}>{t('do.cancel')}</Button>
            <Button tone="primary" type="submit" form="change-folder">
              {t('library.folderSave')}
            </Button>
          </>
        }
      >
        <form id="change-folder" className="folder-form" onSubmit={save}>
          <TextField
            label={t('library.folderName')}
            value={changing?.name ?? ''}
            onChange={(name) => setChanging((one) => one && { ...one, name })}
            autoFocus
          />
          <TextField
            label={t('library.folderQuery')}
            value={changing?.query ?? ''}
            onChange={(text) => setChanging((one) => one && { ...one, query: text })}
          />
        </form>
      </Dialog>
    </>
  )
}
