// The kinds at the left, each with how many there are of it.
import { Shapes } from 'lucide-react'
import { type EntityType, entityTypes } from '../../../electron/contract/tags.ts'
import { useLibrary } from '../../api/query.ts'
import { useT } from '../../strings/index.ts'
import { SideItem } from '../../ui/side-item.tsx'
import { EntitySeal } from '../../ui/signs.tsx'
import { useEntities } from './view.ts'

function Kind({ kind, text }: { kind: EntityType; text: string }) {
  const t = useT()
  const isOn = useEntities((view) => view.kinds.includes(kind))
  const { toggleKind } = useEntities.getState()
  const { data } = useLibrary('entities.list', { kinds: [kind], text, limit: 1 }, { keep: true })
  return (
    <li>
      <SideItem
        icon={<EntitySeal type={kind} isConfirmed />}
        label={t(`entity.${kind}`)}
        count={data?.total}
        isOn={isOn}
        onPress={(event) => toggleKind(kind, event.ctrlKey || event.metaKey || event.shiftKey)}
      />
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
          <SideItem
            icon={<Shapes size={16} aria-hidden />}
            label={t('entities.all')}
            count={data?.total}
            isOn={isAll}
            onPress={() => set({ kinds: [], scroll: 0, row: -1 })}
          />
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
