// Paper, date, page number and the like of one page or many: what is known, from where, and what a person says.
import { useState } from 'react'
import { Button as Chip } from 'react-aria-components'
import {
  isIsoDate,
  isWebAddress,
  type MetadataField,
  type MetadataSheet,
  metadataFields,
  type OwnChange,
  type OwnField,
  type OwnSheet,
  ownFields,
} from '../../../electron/contract/metadata.ts'
import { call } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useCommand } from '../../commands.ts'
import { type Asked, closeMetadata, editMetadata, useMetadata } from '../../state/metadata.ts'
import { ui, useUi } from '../../state/ui.ts'
import { t as say, useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Menu } from '../../ui/menu.tsx'
import './metadata.css'

const labels = {
  paper: 'meta.paper',
  date: 'meta.date',
  pageNo: 'meta.pageNo',
  column: 'meta.column',
  author: 'meta.author',
  url: 'meta.url',
} as const satisfies Record<MetadataField, string>

const originWords = {
  file: 'meta.fromFile',
  text: 'meta.fromText',
  name: 'meta.fromName',
  person: 'meta.fromPerson',
} as const

const input = ({ pageIds = [], articleIds = [] }: Asked) => ({
  pageIds: [...pageIds],
  articleIds: [...articleIds],
})

/** What a person wrote into the fields; a field that is not named was left alone. */
type Draft = Partial<Record<MetadataField, string>>

/** Is what was written another value than what all have? Where they differ an empty field says nothing. */
const isOther = (written: string, known: string | null): boolean => written.trim() !== (known ?? '')

/** What is wrong with a value, as a key of the strings. */
const wrong = (field: MetadataField, value: string): 'meta.dateWrong' | 'meta.urlWrong' | null => {
  const text = value.trim()
  if (field === 'date' && text !== '' && !isIsoDate(text)) return 'meta.dateWrong'
  return field === 'url' && text !== '' && !isWebAddress(text) ? 'meta.urlWrong' : null
}

function Field({
  field,
  sheet,
  draft,
  onChange,
}: {
  field: MetadataField
  sheet: MetadataSheet
  draft: Draft
  onChange: (value: string) => void
}) {
  const t = useT()
  const known = sheet.values[field]
  const value = draft[field] ?? known ?? ''
  const problem = wrong(field, value)
  const origin = draft[field] === undefined ? sheet.origins[field] : undefined
  const others = sheet.suggested.filter((one) => one.field === field && one.value !== value)
  const papers = field === 'paper' && value.trim() === '' ? sheet.papers : []
  const placeholder = known === null ? t('meta.differs') : field === 'date' ? t('meta.dateHint') : ''
  return (
    <div className="meta-field" data-field={field}>
      <TextField label={t(labels[field])} value={value} onChange={onChange} placeholder={placeholder} />
      {problem === null ? null : (
        <p className="meta-wrong" role="alert">
          {t(problem)}
        </p>
      )}
      {origin === undefined ? null : <small className="muted">{t(originWords[origin])}</small>}
      {others.length + papers.length === 0 ? null : (
        <div className="meta-chips">
          {others.map((one) => (
            <Chip key={one.origin} className="meta-chip" onPress={() => onChange(one.value)}>
              {t(one.origin === 'text' ? 'meta.suggestedText' : 'meta.suggestedName', { value: one.value })}
            </Chip>
          ))}
          {papers.map((paper) => (
            <Chip key={paper} className="meta-chip" onPress={() => onChange(paper)}>
              {paper}
            </Chip>
          ))}
        </div>
      )}
    </div>
  )
}

const ownLabels = { author: 'meta.ownAuthor', column: 'meta.ownColumn' } as const

/** What an article has of its own; null takes it back to what was read, or to the page's. */
type OwnDraft = Partial<Record<OwnField, string | null>>

function Own({
  sheet,
  pageAuthor,
  draft,
  onChange,
}: {
  sheet: OwnSheet
  /** Whose an article is that names nobody. */
  pageAuthor: string
  draft: OwnDraft
  onChange: (draft: OwnDraft) => void
}) {
  const t = useT()
  return (
    <fieldset className="meta-own">
      <legend>
        {sheet.articles === 1 ? t('meta.ownTitle') : t('meta.ownTitleMany', { count: sheet.articles })}
      </legend>
      <div className="meta-fields">
        {ownFields.map((field) => {
          const known = sheet.values[field]
          const otherwise = sheet.otherwise[field]
          const typed = draft[field]
          const value = (typed === null ? otherwise : (typed ?? known)) ?? ''
          const isSaid =
            typed !== null && (sheet.said[field] || (typed !== undefined && isOther(typed, known)))
          const ifEmpty = field === 'author' ? pageAuthor : ''
          return (
            <div key={field} className="meta-field">
              <TextField
                label={t(ownLabels[field])}
                value={value}
                onChange={(next) => onChange({ ...draft, [field]: next })}
                placeholder={known === null ? t('meta.differs') : ifEmpty}
              />
              {isSaid && value !== otherwise ? (
                <div className="meta-chips">
                  <Chip className="meta-chip" onPress={() => onChange({ ...draft, [field]: null })}>
                    {otherwise ? t('meta.ownReset', { value: otherwise }) : t('meta.ownResetNone')}
                  </Chip>
                </div>
              ) : null}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

/** What is to be changed of the articles themselves. */
function ownChangeOf(sheet: OwnSheet | null, draft: OwnDraft): OwnChange {
  if (sheet === null) return {}
  return Object.fromEntries(
    ownFields.flatMap((field): (readonly [OwnField, string | null])[] => {
      const typed = draft[field]
      if (typed === undefined) return []
      if (typed === null) return sheet.said[field] ? [[field, null]] : []
      return isOther(typed, sheet.values[field]) ? [[field, typed.trim()]] : []
    }),
  )
}

function Form({ asked, sheet }: { asked: Asked; sheet: MetadataSheet }) {
  const t = useT()
  const [draft, setDraft] = useState<Draft>({})
  const [ownDraft, setOwnDraft] = useState<OwnDraft>({})
  const own = ownChangeOf(sheet.own, ownDraft)
  const changes = metadataFields.filter(
    (field) => draft[field] !== undefined && isOther(draft[field], sheet.values[field]),
  )
  const isWrong = changes.some((field) => wrong(field, draft[field] ?? '') !== null)
  const isChanged = changes.length > 0 || Object.keys(own).length > 0
  const save = async () => {
    if (isWrong) return
    try {
      if (isChanged) {
        const change = Object.fromEntries(changes.map((field) => [field, draft[field]?.trim() ?? '']))
        await call('metadata.set', { ...input(asked), change, own })
        tellDone(say('meta.saved'))
      }
      closeMetadata()
    } catch (error) {
      tell(error)
    }
  }
  const fill = async (from: 'text' | 'name') => {
    try {
      const { changed } = await call('metadata.fill', { ...input(asked), from })
      if (changed === 0) ui.toast({ text: say('meta.filledNone') })
      else tellDone(say('meta.filled', { count: changed }))
      closeMetadata()
    } catch (error) {
      tell(error)
    }
  }
  return (
    <form
      className="meta-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {sheet.own === null ? null : (
        <Own
          sheet={sheet.own}
          pageAuthor={draft.author ?? sheet.values.author ?? ''}
          draft={ownDraft}
          onChange={setOwnDraft}
        />
      )}
      <p className="soft">
        {sheet.pages === 1
          ? t('meta.scope', { articles: sheet.articles })
          : t('meta.scopeMany', { pages: sheet.pages, articles: sheet.articles })}
      </p>
      <div className="meta-fields">
        {metadataFields.map((field) => (
          <Field
            key={field}
            field={field}
            sheet={sheet}
            draft={draft}
            onChange={(value) => setDraft({ ...draft, [field]: value })}
          />
        ))}
      </div>
      <div className="meta-end">
        {sheet.pages > 1 ? (
          <Menu
            label={t('meta.fill')}
            trigger={<Button>{t('meta.fill')}</Button>}
            items={[
              { id: 'name', label: t('meta.fillName') },
              { id: 'text', label: t('meta.fillText') },
            ]}
            onAction={(from) => void fill(from === 'text' ? 'text' : 'name')}
          />
        ) : null}
        <span className="sp" />
        <Button onPress={closeMetadata}>{t('do.cancel')}</Button>
        <Button type="submit" tone="primary" isDisabled={!isChanged || isWrong}>
          {t('meta.save')}
        </Button>
      </div>
    </form>
  )
}

function Sheet({ asked }: { asked: Asked }) {
  const { data: sheet, error } = useLibrary('metadata.get', input(asked))
  if (error) {
    tell(error)
    closeMetadata()
    return null
  }
  return sheet === undefined ? null : <Form asked={asked} sheet={sheet} />
}

export function MetadataDialog() {
  const t = useT()
  const asked = useMetadata((state) => state.asked)
  const articleId = useUi((state) => (state.screen === 'reader' ? state.articleId : null))
  const pageId = useUi((state) => (state.screen === 'page' ? state.pageId : null))
  useCommand(
    'article.metadata',
    () => {
      if (articleId !== null) editMetadata({ articleIds: [articleId] })
      else if (pageId !== null) editMetadata({ pageIds: [pageId] })
    },
    articleId !== null || pageId !== null,
  )
  return (
    <Dialog title={t('meta.title')} isOpen={asked !== null} onClose={closeMetadata} width={600}>
      {asked === null ? null : <Sheet asked={asked} />}
    </Dialog>
  )
}
