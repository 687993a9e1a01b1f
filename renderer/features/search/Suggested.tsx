// Names that the last word may mean, by their writing, their pinyin or their initials; a click looks for the name itself.
import { Button } from 'react-aria-components'
import { writeField } from '../../../electron/contract/query.ts'
import type { TextField } from '../../../electron/contract/query-fields.ts'
import type { EntityType } from '../../../electron/contract/tags.ts'
import { useLibrary } from '../../api/query.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { EntitySeal } from '../../ui/signs.tsx'
import { fieldLabel, lastWord } from './query-text.ts'

/** The field that looks for entities of a kind. */
export const fieldOfKind: Readonly<Partial<Record<EntityType, TextField>>> = {
  PERSON: 'person',
  ORG: 'org',
  PLACE: 'place',
  PROGRAMME: 'programme',
  DOCUMENT: 'document',
  EVENT: 'event',
}

const shown = 5

export function Suggested({ query, onChange }: { query: string; onChange: (query: string) => void }) {
  const t = useT()
  const language = useLanguage()
  const word = lastWord(query)
  const { data } = useLibrary(
    'search.suggest',
    { text: word?.text ?? '', limit: shown },
    { enabled: word !== null && Array.from(word.text).length >= 2, keep: true },
  )
  const names = (word === null || Array.from(word.text).length < 2 ? [] : (data?.entities ?? [])).filter(
    ({ type }) => fieldOfKind[type] !== undefined,
  )
  if (word === null || names.length === 0) return null
  return (
    <ul className="suggested" aria-label={t('search.suggested')}>
      <li className="muted" aria-hidden>
        {t('search.suggested')}
      </li>
      {names.map(({ id, type, canonical, name, by, articles }) => (
        <li key={id}>
          <Button
            className="suggested-name"
            onPress={() => {
              const field = fieldOfKind[type] ?? 'name'
              onChange(`${query.slice(0, word.start)}${writeField(fieldLabel(field, language), canonical)}`)
            }}
          >
            <EntitySeal type={type} isConfirmed />
            <span className="clip">{canonical}</span>
            {by === 'name' && name !== canonical ? <span className="muted clip">{name}</span> : null}
            <span className="muted num">{number(articles)}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
