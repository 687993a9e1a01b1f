// The key of every command, each to be changed: press the new one, see whose it was, go back to the default.
import { Keyboard, RotateCcw, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type CommandId, commandIds, commands } from '../../../electron/contract/commands.ts'
import { saveSettings, useSettings } from '../../api/settings.ts'
import { commandGroups, useCommandName } from '../../command-names.ts'
import { runCommand } from '../../commands.ts'
import { chordLabel, chordOf, useChords } from '../../keys.ts'
import { useT } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { SearchField } from '../../ui/field.tsx'
import { give, isModifier, judge, reset, type Verdict } from './key-change.ts'
import './keys.css'

interface Asked {
  readonly id: CommandId
  /** What was pressed and cannot be taken over without a word. */
  readonly chord: string | null
  readonly verdict: Verdict | null
}

export function Keys() {
  const t = useT()
  const { keys } = useSettings()
  const chords = useChords()
  const commandName = useCommandName()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState<Asked | null>(null)
  const save = (next: typeof keys) => {
    setAsked(null)
    void saveSettings({ keys: next })
  }
  const press = (id: CommandId, chord: string) => {
    const verdict = judge(keys, id, chord)
    if (verdict.kind === 'free') save(give(keys, id, chord))
    else if (verdict.kind === 'same') setAsked(null)
    else setAsked({ id, chord, verdict })
  }
  const wanted = text.normalize('NFKC').trim().toLowerCase()
  const matches = (id: CommandId) => {
    const chord = chords[id]
    const hay = `${commandName(id)} ${chord === null ? '' : `${chordLabel(chord)} ${chord}`}`
    return hay.normalize('NFKC').toLowerCase().includes(wanted)
  }
  const shown = commandIds.filter(matches)
  return (
    <section>
      <h2>{t('settings.keys')}</h2>
      <p className="set-hint soft">{t('settings.keysHint')}</p>
      <div className="set-keys-bar">
        <SearchField label={t('settings.keysFilter')} sign="filter" value={text} onChange={setText} />
        <Button
          tone="quiet"
          icon={<Keyboard size={16} aria-hidden />}
          onPress={() => runCommand('help.shortcuts')}
        >
          {t('settings.shortcuts')}
        </Button>
        <Button tone="quiet" isDisabled={Object.keys(keys).length === 0} onPress={() => save({})}>
          {t('settings.keysAll')}
        </Button>
      </div>
      {shown.length === 0 ? <p className="set-hint muted">{t('settings.keysNone')}</p> : null}
      {commandGroups.map((group) => {
        const ids = shown.filter((id) => id.startsWith(`${group}.`))
        return ids.length === 0 ? null : (
          <div key={group} className="set-keys">
            <h3>{t(`help.${group}`)}</h3>
            <ul>
              {ids.map((id) => (
                <KeyLine
                  key={id}
                  id={id}
                  chord={chords[id]}
                  asked={asked?.id === id ? asked : null}
                  onAsk={(isAsked) => setAsked(isAsked ? { id, chord: null, verdict: null } : null)}
                  onPress={(chord) => press(id, chord)}
                  onTake={(chord) => save(give(keys, id, chord))}
                  onClear={() => save(give(keys, id, null))}
                  onReset={() => save(reset(keys, id))}
                />
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

function KeyLine({
  id,
  chord,
  asked,
  onAsk,
  onPress,
  onTake,
  onClear,
  onReset,
}: {
  id: CommandId
  chord: string | null
  asked: Asked | null
  onAsk: (isAsked: boolean) => void
  onPress: (chord: string) => void
  onTake: (chord: string) => void
  onClear: () => void
  onReset: () => void
}) {
  const t = useT()
  const button = useRef<HTMLButtonElement>(null)
  const commandName = useCommandName()
  const name = commandName(id)
  const isAsked = asked !== null
  const latest = useRef({ onAsk, onPress })
  useEffect(() => {
    latest.current = { onAsk, onPress }
  })
  useEffect(() => {
    if (!isAsked) return
    // Before every other listener: the key that is pressed here must do nothing else.
    const keydown = (event: KeyboardEvent) => {
      if (document.activeElement !== button.current) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.code === 'Escape') latest.current.onAsk(false)
      else if (!isModifier(event.code) && event.code !== '') latest.current.onPress(chordOf(event))
    }
    window.addEventListener('keydown', keydown, true)
    return () => window.removeEventListener('keydown', keydown, true)
  }, [isAsked])

  const label = chord === null ? t('settings.keyUnset') : chordLabel(chord)
  const pressed = asked?.chord ?? null
  return (
    <li className={isAsked ? 'asked' : ''}>
      <div className="set-key-line">
        <span>{name}</span>
        <button
          ref={button}
          type="button"
          className="set-key"
          aria-label={isAsked ? t('settings.keyPress') : t('settings.keySet', { name, key: label })}
          aria-pressed={isAsked}
          onClick={() => onAsk(!isAsked)}
          onBlur={(event) => {
            // The focus may go on to the answer to what was pressed.
            if (isAsked && !event.currentTarget.closest('li')?.contains(event.relatedTarget)) onAsk(false)
          }}
        >
          {isAsked ? (
            <span className="soft">{pressed === null ? t('settings.keyPress') : chordLabel(pressed)}</span>
          ) : chord === null ? (
            <span className="muted">{label}</span>
          ) : (
            label.split(' ').map((part) => <kbd key={part}>{part}</kbd>)
          )}
        </button>
        <IconButton
          label={t('settings.keyReset', { name })}
          isDisabled={chord === commands[id].key}
          onPress={onReset}
        >
          <RotateCcw size={14} />
        </IconButton>
        <IconButton
          label={t('settings.keyClear', { name })}
          isDisabled={chord === null || id === 'layer.close'}
          onPress={onClear}
        >
          <X size={14} />
        </IconButton>
      </div>
      {asked?.verdict && pressed !== null ? (
        <p className="set-key-word" role="status">
          {asked.verdict.kind === 'taken'
            ? t('settings.keyTaken', {
                key: chordLabel(pressed),
                name: commandName(asked.verdict.by),
              })
            : t(asked.verdict.kind === 'writes' ? 'settings.keyWriting' : 'settings.keyReserved', {
                key: chordLabel(pressed),
              })}
          {asked.verdict.kind === 'taken' ? (
            <Button onPress={() => onTake(pressed)}>{t('settings.keyTake')}</Button>
          ) : null}
        </p>
      ) : null}
    </li>
  )
}
