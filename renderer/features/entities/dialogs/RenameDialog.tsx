// Renaming: one of its names, or another.
import { useState } from 'react'
import type { EntityPage } from '../../../../electron/contract/entities.ts'
import { useT } from '../../../strings/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { rename } from '../actions.ts'
import './dialogs.css'

export function RenameDialog({ entity, onClose }: { entity: EntityPage; onClose: () => void }) {
  const t = useT()
  const [name, setName] = useState(entity.canonical)
  const isReady = name.trim() !== '' && name.trim() !== entity.canonical
  const run = async () => {
    if (isReady && (await rename(entity.id, name.trim()))) onClose()
  }
  return (
    <Dialog
      title={t('entities.renameTitle')}
      isOpen
      onClose={onClose}
      width={440}
      footer={
        <>
          <Button onPress={onClose}>{t('do.cancel')}</Button>
          <Button tone="primary" isDisabled={!isReady} onPress={() => void run()}>
            {t('entities.rename')}
          </Button>
        </>
      }
    >
      <form
        className="join"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <TextField label={t('entities.newName')} value={name} onChange={setName} autoFocus />
        <ul className="rename-names">
          {entity.spellings.slice(0, 12).map(({ text }) => (
            <li key={text}>
              <button
                type="button"
                className="pill"
                aria-pressed={text === name}
                onClick={() => setName(text)}
              >
                {text}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </Dialog>
  )
}
