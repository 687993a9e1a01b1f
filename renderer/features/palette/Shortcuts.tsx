// All keys, by where they hold, as the person has them.
import { useState } from 'react'
import { commandIds } from '../../../electron/contract/commands.ts'
import { commandGroups, useCommandName } from '../../command-names.ts'
import { useCommand } from '../../commands.ts'
import { useKeyLabel } from '../../keys.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import './palette.css'

function Line({ name, keys }: { name: string; keys: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {keys.split(' ').map((key, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a key may stand twice in a line
          <kbd key={index}>{key}</kbd>
        ))}
      </dd>
    </div>
  )
}

export function Shortcuts() {
  const t = useT()
  const keyLabel = useKeyLabel()
  const commandName = useCommandName()
  const [isOpen, setOpen] = useState(false)
  useCommand('help.shortcuts', () => setOpen(true))
  // Keys of a list or a layer that are what they are everywhere; not in the table of commands.
  const fixed = {
    list: [
      ['↑ ↓', t('help.move')],
      ['Enter', t('help.open')],
      ['Space', t('help.choose')],
      ['Shift ↑ ↓', t('help.extend')],
    ],
    caret: [
      ['← →', t('help.moveCaret')],
      ['Shift ← →', t('help.select')],
      ['Enter', t('help.here')],
    ],
  } as const
  return (
    <Dialog
      title={t('help.title')}
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      width={860}
      footer={
        <Button
          onPress={() => {
            setOpen(false)
            ui.go('settings')
          }}
        >
          {t('help.change')}
        </Button>
      }
    >
      <div className="keys">
        {commandGroups.map((group) => {
          const ids = commandIds.filter((id) => id.startsWith(`${group}.`) && keyLabel(id) !== null)
          return ids.length === 0 ? null : (
            <section key={group}>
              <h3>{t(`help.${group}`)}</h3>
              <dl>
                {ids.map((id) => (
                  <Line key={id} name={commandName(id)} keys={keyLabel(id) ?? ''} />
                ))}
                {group === 'list'
                  ? fixed.list.map(([keys, name]) => <Line key={name} name={name} keys={keys} />)
                  : null}
              </dl>
            </section>
          )
        })}
        <section>
          <h3>{t('help.caret')}</h3>
          <dl>
            {fixed.caret.map(([keys, name]) => (
              <Line key={name} name={name} keys={keys} />
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
