// One article in the list: letter, title, subtitle and byline, marks by colour, how far read, length.
import { Check } from 'lucide-react'
import { bylineOf } from '../../../electron/contract/citation.ts'
import type { ArticleSummary } from '../../../electron/contract/model.ts'
import { colors } from '../../../electron/contract/model.ts'
import { useColorNames } from '../../api/color-names.ts'
import { useT } from '../../strings/index.ts'
import { number, percent } from '../../strings/language.ts'
import { ArticleLetter, HighlightSign } from '../../ui/signs.tsx'
import { StarSign } from '../../ui/star.tsx'
import { isUnread } from './rows.ts'

/** From here on an article counts as read: the last line need not touch the top of the window. */
const readFrom = 0.98
/** A subtitle's dash belongs under a headline, not into a line. */
const leadingDash = /^[—–―-]+\s*/
const circle = 2 * Math.PI * 5

/** A small ring that fills as the article is read. */
function Read({ progress }: { progress: number }) {
  const t = useT()
  if (progress <= 0) return <span className="read" />
  const label =
    progress >= readFrom ? t('library.finished') : t('library.progress', { percent: percent(progress) })
  return (
    <span className="read" role="img" aria-label={label} title={label}>
      {progress >= readFrom ? (
        <Check size={14} strokeWidth={2} aria-hidden />
      ) : (
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="7" cy="7" r="5" />
          <circle className="on" cx="7" cy="7" r="5" strokeDasharray={`${circle * progress} ${circle}`} />
        </svg>
      )}
    </span>
  )
}

export function ArticleLine({ article }: { article: ArticleSummary }) {
  const t = useT()
  const names = useColorNames()
  return (
    <>
      <ArticleLetter n={article.n} />
      <span className="line-text">
        <b className="clip">
          {isUnread(article) ? <i className="dot" role="img" aria-label={t('library.notRead')} /> : null}
          {article.title}
        </b>
        <small className="clip">
          {[(article.subtitle ?? article.kicker)?.replace(leadingDash, ''), bylineOf(article)]
            .filter(Boolean)
            .join('　')}
        </small>
      </span>
      <span className="line-marks">
        {article.starred ? <StarSign /> : null}
        {colors.map((color) => {
          const n = article.marks[color] ?? 0
          return n === 0 ? null : (
            <span key={color} className="mk" title={t('library.marks', { color: names[color], n })}>
              <HighlightSign color={color} />
              <span className="num">{n}</span>
            </span>
          )
        })}
      </span>
      <Read progress={article.progress} />
      <span className="n num" title={t('library.characters', { n: number(article.characters) })}>
        {number(article.characters)}
      </span>
    </>
  )
}
