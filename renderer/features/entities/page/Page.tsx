// One entity: what it is called and does, its figures and dates, whom it is named with, and every passage.
import { ChevronLeft, FileDown, Merge, Pencil, Split } from 'lucide-react'
import { useRef, useState } from 'react'
import type { EntityPage as Entity } from '../../../../electron/contract/entities.ts'
import { call } from '../../../api/client.ts'
import { sayError, tell } from '../../../api/failure.ts'
import { useLibrary } from '../../../api/query.ts'
import { saveText } from '../../../api/save-text.ts'
import { entityPlace, useKeptScroll } from '../../../state/kept-place.ts'
import { ui } from '../../../state/ui.ts'
import { language, useT } from '../../../strings/index.ts'
import { number } from '../../../strings/language.ts'
import { Button } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { EntitySeal } from '../../../ui/signs.tsx'
import { JoinDialog } from '../dialogs/JoinDialog.tsx'
import { RenameDialog } from '../dialogs/RenameDialog.tsx'
import { SplitDialog } from '../dialogs/SplitDialog.tsx'
import { Aside } from './Aside.tsx'
import { Chart } from './Chart.tsx'
import { Concordance } from './Concordance.tsx'
import { Figures } from './Figures.tsx'
import { Spoken } from './Spoken.tsx'
import { Timeline } from './Timeline.tsx'
import './page.css'

async function saveDossier(id: string): Promise<void> {
  try {
    const { name, text } = await call('entities.dossier', { id, language: language() })
    await saveText(name, text)
  } catch (error) {
    tell(error)
  }
}

/** The years or days its articles span, as one text. */
function span({ first, last }: Entity): string | null {
  if (first === null || last === null) return first ?? last
  return first === last ? first : `${first} — ${last}`
}

function Head({ entity, onAsk }: { entity: Entity; onAsk: (what: 'join' | 'rename' | 'split') => void }) {
  const t = useT()
  const when = span(entity)
  return (
    <header className="ent-head">
      <EntitySeal type={entity.type} isConfirmed />
      <div>
        <h1>{entity.canonical}</h1>
        <p>
          <span>{t(`entity.${entity.type}`)}</span>
          <span className="num">
            {t('entities.counts', { articles: number(entity.articles), mentions: number(entity.mentions) })}
          </span>
          {when === null ? null : <span className="num">{when}</span>}
          {entity.runBy.length === 0 ? null : (
            <span className="ent-run">
              {t(entity.type === 'ORG' ? 'entities.ledBy' : 'entities.runBy')}
              {entity.runBy.slice(0, 3).map((one) => (
                <button key={one.id} type="button" className="ent-link" onClick={() => ui.openEntity(one.id)}>
                  <EntitySeal type={one.type} isConfirmed />
                  <span data-en={one.type}>{one.canonical}</span>
                </button>
              ))}
            </span>
          )}
        </p>
      </div>
      <div className="ent-acts">
        <Button icon={<Merge size={16} aria-hidden />} onPress={() => onAsk('join')}>
          {t('entities.join')}
        </Button>
        <Button
          icon={<Split size={16} aria-hidden />}
          isDisabled={entity.mentions < 2}
          onPress={() => onAsk('split')}
        >
          {t('entities.split')}
        </Button>
        <Button icon={<Pencil size={16} aria-hidden />} onPress={() => onAsk('rename')}>
          {t('entities.rename')}
        </Button>
        <Button
          tone="primary"
          icon={<FileDown size={16} aria-hidden />}
          onPress={() => void saveDossier(entity.id)}
        >
          {t('entities.dossier')}
        </Button>
      </div>
    </header>
  )
}

export function EntityPage({ id }: { id: string }) {
  const t = useT()
  const { data: entity, error } = useLibrary('entities.get', { id })
  const [asked, setAsked] = useState<'join' | 'rename' | 'split' | null>(null)
  const [onlyName, setOnlyName] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  useKeptScroll(scroller, entityPlace(id), entity !== undefined)
  const close = () => setAsked(null)
  const toList = () => ui.go('entities')
  if (error !== null)
    return (
      <Empty title={t('entities.failed')} action={<Button onPress={toList}>{t('entities.toList')}</Button>}>
        {sayError(error)}
      </Empty>
    )
  if (entity === undefined) return null
  return (
    <div className="ent screen">
      {/* The keyboard comes here to scroll the page. */}
      <div className="ent-main scroll" ref={scroller} tabIndex={-1} data-home>
        <div className="ent-in">
          <button type="button" className="ent-back" onClick={toList}>
            <ChevronLeft size={14} aria-hidden />
            {t('entities.toList')}
          </button>
          <Head entity={entity} onAsk={setAsked} />
          <Spoken entity={entity} />
          <Chart key={entity.id} id={entity.id} />
          <Figures entity={entity} />
          <Timeline timeline={entity.timeline} />
          <Concordance
            entity={entity}
            onlyName={onlyName}
            onEveryName={() => setOnlyName(null)}
            scroller={scroller}
          />
        </div>
      </div>
      <Aside
        entity={entity}
        onlyName={onlyName}
        onName={(name) => setOnlyName(name === onlyName ? null : name)}
      />
      {asked === 'join' ? (
        <JoinDialog
          first={[entity]}
          onClose={close}
          onDone={(made) => {
            close()
            ui.openEntity(made.id)
          }}
        />
      ) : null}
      {asked === 'split' ? <SplitDialog entity={entity} onClose={close} onDone={close} /> : null}
      {asked === 'rename' ? <RenameDialog entity={entity} onClose={close} /> : null}
    </div>
  )
}
