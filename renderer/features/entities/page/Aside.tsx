// Beside an entity: how it is written, what may be the same, whom it is named with, a note on it, what it is not.
import { Network } from 'lucide-react'
import { type CSSProperties, useState } from 'react'
import type { EntityPage } from '../../../../electron/contract/entities.ts'
import { ui } from '../../../state/ui.ts'
import { useT } from '../../../strings/index.ts'
import { number } from '../../../strings/language.ts'
import { Button } from '../../../ui/button.tsx'
import { EntitySeal } from '../../../ui/signs.tsx'
import { setApart } from '../actions.ts'
import { JoinDialog } from '../dialogs/JoinDialog.tsx'
import { useEntities } from '../view.ts'
import { Beginning } from './Beginning.tsx'
import { Note } from './Note.tsx'

/** Rows before 全部显示. */
const namesFirst = 8
const companyFirst = 12
const maybeShown = 3

function Maybe({ entity }: { entity: EntityPage }) {
  const t = useT()
  const [other, setOther] = useState<EntityPage['maybe'][number] | null>(null)
  if (entity.maybe.length === 0) return null
  return (
    <>
      <h2>
        {t('entities.maybe')}
        <small className="num">{number(entity.maybe.length)}</small>
      </h2>
      <Beginning rows={entity.maybe} first={maybeShown}>
        {(shown) =>
          shown.map((one) => (
            <div key={one.id} className="maybe">
              <button
                type="button"
                className="ent-link"
                title={one.canonical}
                onClick={() => ui.openEntity(one.id)}
              >
                <EntitySeal type={one.type} isConfirmed={false} />
                <span className="clip" data-en={one.type}>
                  {one.canonical}
                </span>
              </button>
              <small className="num muted">
                {t(`maybe.${one.why}`)}　{t('entities.passages', { count: one.mentions })}
              </small>
              <Button
                tone="quiet"
                onPress={({ target }) => {
                  stayBeside(target)
                  void setApart(entity.id, one.id, true, one.canonical)
                }}
              >
                {t('entities.notSame')}
              </Button>
              <Button onPress={() => setOther(one)}>{t('entities.takeIn')}</Button>
            </div>
          ))
        }
      </Beginning>
      {other === null ? null : (
        <JoinDialog
          first={[entity, other]}
          onClose={() => setOther(null)}
          onDone={(made) => {
            setOther(null)
            ui.openEntity(made.id)
          }}
        />
      )}
    </>
  )
}

/** The button goes with what it was pressed for: the keyboard stays where it was. */
function stayBeside(button: Element): void {
  button.closest<HTMLElement>('.ent-aside')?.focus({ preventScroll: true })
}

/** Who is named with it, and these with one another, as a drawing. */
function showGraph({ id, type, canonical }: EntityPage): void {
  useEntities.getState().set({ mode: 'graph', graphAround: { id, type, canonical }, kinds: [] })
  ui.go('entities')
}

export function Aside({
  entity,
  onlyName,
  onName,
}: {
  entity: EntityPage
  /** The name whose passages are shown alone. */
  onlyName: string | null
  onName: (name: string) => void
}) {
  const t = useT()
  const { spellings, company, apart } = entity
  const most = Math.max(1, ...company.rows.map((one) => one.sentences))
  return (
    <aside className="ent-aside scroll" aria-label={entity.canonical} tabIndex={-1}>
      <h2>
        {t('entities.names')}
        <small className="num">{t('entities.spellings', { count: spellings.length })}</small>
      </h2>
      <Beginning rows={spellings} first={namesFirst}>
        {(shown) => (
          <ul>
            {shown.map(({ text, count }) => (
              <li key={text}>
                <button
                  type="button"
                  className="ent-spelling tight"
                  aria-pressed={text === onlyName}
                  onClick={() => onName(text)}
                >
                  <span className="clip">{text}</span>
                  {text === entity.canonical && spellings.length > 1 ? (
                    <span className="pill">{t('entities.commonName')}</span>
                  ) : null}
                  <small className="num">{t('entities.passages', { count })}</small>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Beginning>
      <Maybe entity={entity} />
      {company.rows.length === 0 ? null : (
        <>
          <h2>
            {t('entities.company')}
            <small className="num">{number(company.total)}</small>
            <span className="sp" />
            <Button tone="quiet" icon={<Network size={14} aria-hidden />} onPress={() => showGraph(entity)}>
              {t('entities.asGraph')}
            </Button>
          </h2>
          <Beginning rows={company.rows} first={companyFirst}>
            {(shown) => (
              <ul>
                {shown.map((one) => (
                  <li key={one.id}>
                    <button
                      type="button"
                      className="ent-company tight"
                      title={t('entities.together', { count: one.sentences })}
                      onClick={() => ui.openEntity(one.id)}
                    >
                      <EntitySeal type={one.type} isConfirmed />
                      <span className="clip">{one.canonical}</span>
                      <i style={{ '--share': one.sentences / most } as CSSProperties} aria-hidden="true" />
                      <small className="num">{number(one.sentences)}</small>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </Beginning>
        </>
      )}
      <h2>{t('entities.note')}</h2>
      <Note id={entity.id} note={entity.note} />
      {apart.length === 0 ? null : (
        <>
          <h2>{t('entities.apart')}</h2>
          <ul>
            {apart.map((one) => (
              <li key={one.id} className="ent-apart">
                <button type="button" className="ent-link" onClick={() => ui.openEntity(one.id)}>
                  <EntitySeal type={one.type} isConfirmed={false} />
                  <span className="clip" data-en={one.type}>
                    {one.canonical}
                  </span>
                </button>
                <span className="sp" />
                <Button
                  tone="quiet"
                  aria-label={t('entities.allowOf', { name: one.canonical })}
                  onPress={({ target }) => {
                    stayBeside(target)
                    void setApart(entity.id, one.id, false, one.canonical)
                  }}
                >
                  {t('entities.allow')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  )
}
