// The kinds at the left, each with how many there are of it.
import { Shapes } from 'lucide-react'
import type { MouseEvent } from 'react'
import { type EntityType, entityTypes } from '../../../electron/contract/tags.ts'
import { useLibrary } from '../../api/query.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { EntitySeal } from '../../ui/signs.tsx'
import { useEntities } from './view.ts'

function Kind({ kind, text }: { kind: EntityType; text: string }) {
  const t = useT()
  const isOn = useEntities((view) => view.kinds.includes(kind))
  const { toggleKind } = useEntities.getState()
  const { data } = useLibrary('entities.list', { kinds: [kind], text, limit: 1 }, { keep: true })
  return (
    <li>
      <button
        type="button"
        className="side-item"
        aria-pressed={isOn}
        onClick={(event: MouseEvent) => toggleKind(kind, event.ctrlKey || event.metaKey || event.shiftKey)}
      >
        <EntitySeal type={kind} isConfirmed />
        <span className="clip">{t(`entity.${kind}`)}</span>
        <span className="n">{data === undefined ? '' : number(data.total)}</span>
      </button>
    </li>
  )
}

export function Side({ text }: { text: string }) {
  const t = useT()
  const isAll = useEntities((view) => view.kinds.length === 0)
  const { set } = useEntities.getState()
  const { data } = useLibrary('entities.list', { text, limit: 1 }, { keep: true })
  return (
    <aside className="side scroll" aria-label={t('entities.side')}>
      <ul>
        <li>
          <button
            type="button"
            className="side-item"
            aria-pressed={isAll}
            onClick={() => set({ kinds: [], scroll: 0 })}
          >
            <Shapes size={16} aria-hidden />
            <span className="clip">{t('entities.all')}</span>
            <span className="n">{data === undefined ? '' : number(data.total)}</span>
          </button>
        </li>
      </ul>
      <h3>{t('entities.kinds')}</h3>
      <ul>
        {entityTypes.map((kind) => (
          <Kind key={kind} kind={kind} text={text} />
        ))}
      </ul>
    </aside>
  )
}
