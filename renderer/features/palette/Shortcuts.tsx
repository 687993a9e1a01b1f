// All keys, by where they hold.
import { useState } from 'react'
import { type CommandId, commands } from '../../../electron/contract/commands.ts'
import { keyLabel, useCommand } from '../../commands.ts'
import { useT } from '../../strings/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import './palette.css'

const groups = ['file', 'edit', 'view', 'article', 'mark'] as const

function Keys({ keys }: { keys: string }) {
  return (
    <dd>
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </dd>
  )
}

export function Shortcuts() {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  useCommand('help.shortcuts', () => setOpen(true))
  const more = {
    mark: [['1 2 3 4 5', t('help.colors')]],
    list: [
      ['↑ ↓', t('help.move')],
      ['Enter', t('help.open')],
      ['Space', t('help.choose')],
      ['Shift ↑ ↓', t('help.extend')],
      ['Esc', t('help.esc')],
    ],
  } as const
  return (
    <Dialog title={t('help.title')} isOpen={isOpen} onClose={() => setOpen(false)} width={760}>
      <div className="keys">
        {groups.map((group) => (
          <section key={group}>
            <h3>{t(`help.${group}`)}</h3>
            <dl>
              {(Object.keys(commands) as CommandId[])
                .filter((id) => id.startsWith(`${group}.`) && commands[id].key !== null)
                .map((id) => (
                  <div key={id}>
                    <dt>{t(`command.${id}`)}</dt>
                    <Keys keys={keyLabel(id) ?? ''} />
                  </div>
                ))}
              {group === 'mark'
                ? more.mark.map(([keys, name]) => (
                    <div key={keys}>
                      <dt>{name}</dt>
                      <Keys keys={keys} />
                    </div>
                  ))
                : null}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('help.list')}</h3>
          <dl>
            {more.list.map(([keys, name]) => (
              <div key={keys}>
                <dt>{name}</dt>
                <Keys keys={keys} />
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
