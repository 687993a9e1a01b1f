// Names that the last word may mean, by their writing, their pinyin or their initials; a click looks for the name itself.
import { Button } from 'react-aria-components'
import { writeField } from '../../../electron/contract/query.ts'
import type { TextField } from '../../../electron/contract/query-fields.ts'
import type { MeantWord } from '../../../electron/contract/search.ts'
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

interface Props {
  readonly query: string
  /** Words that are looked for as names already. */
  readonly meant: readonly MeantWord[]
  readonly onChange: (query: string) => void
}

/** A word that no text has and that was looked for as names that sound so: which they are; a click takes one alone. */
function Meant({ word, query, onChange }: { word: MeantWord; query: string; onChange: Props['onChange'] }) {
  const t = useT()
  const language = useLanguage()
  const says = t('search.meant', { word: word.text })
  return (
    <ul className="suggested" aria-label={says}>
      <li className="soft" aria-hidden>
        {says}
      </li>
      {word.names.map(({ id, type, canonical, articles }) => (
        <li key={id}>
          <Button
            className="suggested-name"
            onPress={() => {
              const field = writeField(fieldLabel(fieldOfKind[type] ?? 'name', language), canonical)
              onChange(`${query.slice(0, word.start)}${field}${query.slice(word.end)}`)
            }}
          >
            <EntitySeal type={type} isConfirmed />
            <span className="clip">{canonical}</span>
            <span className="muted num">{number(articles)}</span>
          </Button>
        </li>
      ))}
      {word.count > word.names.length ? (
        <li className="muted num">{t('search.meantMore', { n: number(word.count - word.names.length) })}</li>
      ) : null}
    </ul>
  )
}

/** What words may mean, and what they were taken for. */
export function Suggested({ query, meant, onChange }: Props) {
  const last = lastWord(query)
  // An answer to another query says nothing of this one.
  const fitting = meant.filter(({ text, start, end }) => query.slice(start, end) === text)
  return (
    <>
      {fitting.map((word) => (
        <Meant key={word.start} word={word} query={query} onChange={onChange} />
      ))}
      {fitting.some(({ start }) => start === last?.start) ? null : (
        <Guessed query={query} word={last} onChange={onChange} />
      )}
    </>
  )
}

interface GuessedProps extends Omit<Props, 'meant'> {
  readonly word: ReturnType<typeof lastWord>
}

function Guessed({ query, word, onChange }: GuessedProps) {
  const t = useT()
  const language = useLanguage()
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
