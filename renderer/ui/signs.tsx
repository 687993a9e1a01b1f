// Signs that stand beside colours, so that nothing is said by colour alone: marks, kinds, articles, the page as a strip.
import type { CSSProperties, ReactNode } from 'react'
import type { Color, MarkStyle } from '../../electron/contract/model.ts'
import type { EntityType } from '../../electron/contract/tags.ts'
import { useColorNames } from '../api/color-names.ts'
import { useT } from '../strings/index.ts'
import { articleLetter } from '../strings/language.ts'
import './signs.css'

const shapes: Readonly<Record<Color, ReactNode>> = {
  key: <circle className="f" cx="8" cy="8" r="4.2" />,
  ask: (
    <>
      <path d="M5.2 6a2.8 2.8 0 1 1 4.3 2.4C8.4 9.1 8 9.5 8 10.4" />
      <circle className="f" cx="8" cy="13" r="1.1" />
    </>
  ),
  data: <path d="M6.2 2.6 5 13.4M11 2.6 9.8 13.4M2.8 5.8h10.6M2.4 10.2H13" />,
  view: <path d="M3 8.4h3.6v3.8H3V7.6C3 5.4 4 4 6 3.6M9.4 8.4H13v3.8H9.4V7.6c0-2.2 1-3.6 3-4" />,
  todo: <rect x="3" y="3" width="10" height="10" rx="1.5" />,
}

/** The sign of a highlight colour: ● ? # “ □ on its fill. `isDecoration`: the colour's name stands beside it. */
export function HighlightSign({
  color,
  isBare = false,
  isDecoration = false,
}: {
  color: Color
  isBare?: boolean
  isDecoration?: boolean
}) {
  const names = useColorNames()
  const name = isDecoration ? { 'aria-hidden': true } : { role: 'img', 'aria-label': names[color] }
  return (
    <span className={isBare ? 'hs bare' : 'hs'} data-hl={color} {...name}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {shapes[color]}
      </svg>
    </span>
  )
}

/** How a mark lies on the text: as a fill, over a line, over a dashed line. Decoration beside its name. */
export function StyleSign({ style }: { style: MarkStyle }) {
  return (
    <svg className="ss" viewBox="0 0 16 16" aria-hidden="true">
      {style === 'fill' ? <rect className="ground" x="1.5" y="1.5" width="13" height="13" rx="2" /> : null}
      <path d="M5 3v4a3 3 0 0 0 6 0V3" />
      {style === 'fill' ? null : (
        <path d="M2.5 13.5h11" strokeDasharray={style === 'dashed' ? '2.5 1.75' : undefined} />
      )}
    </svg>
  )
}

/** The seal of an entity's kind: filled when a person confirmed it, outlined when it is suggested. */
export function EntitySeal({ type, isConfirmed }: { type: EntityType; isConfirmed: boolean }) {
  const t = useT()
  return (
    <span className={isConfirmed ? 'es f' : 'es'} data-en={type} role="img" aria-label={t(`entity.${type}`)}>
      {t(`seal.${type}`)}
    </span>
  )
}

/** Which of the six tints the `n`th article of a page has. */
export const tintOf = (n: number): number => ((Math.max(1, n) - 1) % 6) + 1

/** 甲乙丙丁: an article of a page in its tint. */
export function ArticleLetter({ n }: { n: number }) {
  return (
    <span className="al" data-a={tintOf(n)} aria-hidden="true">
      {articleLetter(n)}
    </span>
  )
}

/** A page as one strip of characters, tinted by article; what belongs to no article is hatched. Lengths in characters. */
export function PageStrip({
  articles,
  unassigned,
  activeN,
}: {
  articles: readonly { readonly n: number; readonly characters: number }[]
  unassigned: number
  /** The article that stands out. */
  activeN?: number | undefined
}) {
  return (
    <span className="strip" aria-hidden="true">
      {articles.map((article) => (
        <i
          key={article.n}
          data-a={tintOf(article.n)}
          className={article.n === activeN ? 'on' : undefined}
          style={{ '--n': Math.max(1, article.characters) } as CSSProperties}
        />
      ))}
      {unassigned > 0 ? <i className="un" style={{ '--n': unassigned } as CSSProperties} /> : null}
    </span>
  )
}
