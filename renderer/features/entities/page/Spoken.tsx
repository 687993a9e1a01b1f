// What it is and does, in the articles' own words; its names stand out, each sentence leads to its place.
import type { EntityPage } from '../../../../electron/contract/entities.ts'
import { ui } from '../../../state/ui.ts'
import { useT } from '../../../strings/index.ts'
import { Section, Source } from './Section.tsx'

/** A sentence in pieces, with the names of the entity marked; longer names first, so that a short one inside does not split them. */
export function markNames(
  sentence: string,
  names: readonly string[],
): { readonly text: string; readonly isName: boolean }[] {
  const sought = [...names].filter((name) => name !== '').sort((a, b) => b.length - a.length)
  const pieces: { text: string; isName: boolean }[] = []
  let from = 0
  for (let at = 0; at < sentence.length; ) {
    const name = sought.find((one) => sentence.startsWith(one, at))
    if (name === undefined) {
      at++
      continue
    }
    if (at > from) pieces.push({ text: sentence.slice(from, at), isName: false })
    pieces.push({ text: name, isName: true })
    at += name.length
    from = at
  }
  if (from < sentence.length) pieces.push({ text: sentence.slice(from), isName: false })
  return pieces
}

export function Spoken({ entity }: { entity: EntityPage }) {
  const t = useT()
  if (entity.described.length === 0) return null
  const names = entity.spellings.map(({ text }) => text)
  return (
    <Section title={t('entities.described')}>
      <ul className="spoken" data-en={entity.type}>
        {entity.described.map((passage) => (
          <li key={`${passage.articleId} ${passage.start}`}>
            <button
              type="button"
              className="tight"
              onClick={() => ui.openArticle(passage.articleId, { start: passage.start, end: passage.end })}
            >
              <q>
                {markNames(passage.sentence.trim(), names).map((piece, index) =>
                  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, in their order
                  piece.isName ? <b key={index}>{piece.text}</b> : <span key={index}>{piece.text}</span>,
                )}
              </q>
              <Source spot={passage} />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
