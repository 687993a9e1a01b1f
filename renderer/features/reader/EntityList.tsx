// 实体: everything named in the article by kind, with counts; a click steps through the mentions.
import { ArrowRight, Ellipsis } from 'lucide-react'
import { type EntityType, entityTypes } from '../../../electron/contract/tags.ts'
import { useKeyLabel } from '../../keys.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { Menu } from '../../ui/menu.tsx'
import { EntitySeal } from '../../ui/signs.tsx'
import type { ArticleTagging, Entity } from './library.ts'
import { reading, useReading } from './store.ts'
import { decideEntity, retypeEntity } from './tagging.ts'
import './entity-list.css'

export function EntityList({
  tagging,
  hidden,
  onStep,
  onHide,
}: {
  tagging: ArticleTagging
  hidden: ReadonlySet<string>
  onStep: (entityId: string, by: 1 | -1) => void
  onHide: (kind: EntityType, isHidden: boolean) => void
}) {
  const t = useT()
  const key = useKeyLabel()('mark.entity')
  const mentionId = useReading((state) => state.mentionId)
  if (tagging.entities.length === 0)
    return (
      <p className="pane-empty">
        {t('pane.noEntities')}
        {key === null ? null : <span>{t('pane.noEntitiesHint', { key })}</span>}
      </p>
    )
  return (
    <div className="pane-list scroll entity-list">
      {entityTypes.map((type) => {
        const entities = tagging.entities
          .filter((entity) => entity.type === type)
          .sort((a, b) => b.mentions.length - a.mentions.length)
        if (entities.length === 0) return null
        return (
          <section key={type} aria-label={t(`entity.${type}`)}>
            <header>
              <EntitySeal type={type} isConfirmed />
              <h3>{t(`entity.${type}`)}</h3>
              <small className="num muted">{number(entities.length)}</small>
              <span className="sp" />
              <Checkbox isSelected={!hidden.has(type)} onChange={(on) => onHide(type, !on)}>
                <span className="sr">{t('pane.showKind', { kind: t(`entity.${type}`) })}</span>
              </Checkbox>
            </header>
            <ul>
              {entities.map((entity) => (
                <EntityRow key={entity.id} entity={entity} mentionId={mentionId} onStep={onStep} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function EntityRow({
  entity,
  mentionId,
  onStep,
}: {
  entity: Entity
  mentionId: string | null
  onStep: (entityId: string, by: 1 | -1) => void
}) {
  const t = useT()
  const total = entity.mentions.length
  const at = entity.mentions.findIndex((mention) => mention.id === mentionId)
  return (
    <li>
      <button
        type="button"
        className="tight"
        aria-label={t('pane.step', { name: entity.name })}
        onClick={() => onStep(entity.id, 1)}
        onPointerEnter={() => reading.set({ hoverId: entity.id })}
        onPointerLeave={() => reading.set({ hoverId: null })}
      >
        <EntitySeal type={entity.type} isConfirmed={entity.isConfirmed} />
        <span className="clip">{entity.name}</span>
        <small className="num">{at < 0 ? total : t('reader.nOfM', { n: at + 1, m: total })}</small>
      </button>
      <IconButton
        label={t('mention.openEntityOf', { name: entity.name })}
        onPress={() => ui.openEntity(entity.id)}
      >
        <ArrowRight size={16} />
      </IconButton>
      <Menu
        label={t('mention.more', { name: entity.name })}
        trigger={
          <IconButton label={t('mention.more', { name: entity.name })}>
            <Ellipsis size={16} />
          </IconButton>
        }
        items={[
          { id: 'confirm', label: t('mention.confirm'), isDisabled: entity.isConfirmed },
          { id: 'reject', label: t('mention.reject'), isDanger: true },
          ...entityTypes
            .filter((type) => type !== entity.type)
            .map((type) => ({
              id: type,
              label: t(`entity.${type}`),
              icon: <EntitySeal type={type} isConfirmed={false} />,
            })),
        ]}
        onAction={(id) => {
          if (id === 'confirm' || id === 'reject') void decideEntity(entity, id)
          else void retypeEntity(entity, id as EntityType)
        }}
      />
    </li>
  )
}
