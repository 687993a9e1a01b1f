// The quotation of a card: large, with blanks where the cloze is hidden; selected by mouse or with Shift and the arrows.
import type { RefObject } from 'react'
import type { ReviewCard } from '../../../electron/contract/review.ts'
import { hasCaret, moveCaret, stepOf } from '../../article/caret.ts'
import { useT } from '../../strings/index.ts'
import { type Around, piecesOf } from './pieces.ts'

/** Em of a blank: says whether a word or a sentence is missing, not its exact length. */
const blankWidth = (text: string): number => Math.min(8, Math.max(2, text.length))

/** Characters from which a quotation is set smaller, so that it stays in one view. */
const long = 90

export function Quotation({
  card,
  around: { opening, closing },
  isRevealed,
  rootRef,
}: {
  card: ReviewCard
  around: Around
  isRevealed: boolean
  rootRef: RefObject<HTMLDivElement | null>
}) {
  const t = useT()
  return (
    <blockquote className={card.quote.length > long ? 'rv-quote long' : 'rv-quote'} lang="zh-CN">
      {opening === '' ? null : <span className="rv-edge">{opening}</span>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: text to select from, not a control */}
      <div
        ref={rootRef}
        className="rv-quote-text"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: words can be selected with the keyboard alone
        tabIndex={0}
        onKeyDown={(event) => {
          const step = stepOf(event)
          const root = rootRef.current
          if (step === null || root === null) return
          const first = root.firstElementChild?.firstChild ?? root
          if (!hasCaret(root)) document.getSelection()?.setPosition(first, 0)
          moveCaret(root, event.shiftKey ? 'extend' : 'move', step)
          event.preventDefault()
        }}
      >
        {piecesOf(card.quote, card.cloze).map(({ start, text, isHidden }) =>
          !isHidden ? (
            <span key={start}>{text}</span>
          ) : isRevealed ? (
            <span key={start} className="rv-cloze">
              {text}
            </span>
          ) : (
            <span
              key={start}
              className="rv-blank"
              role="img"
              aria-label={t('review.blank')}
              style={{ width: `${blankWidth(text)}em` }}
            />
          ),
        )}
      </div>
      {closing === '' ? null : <span className="rv-edge">{closing}</span>}
    </blockquote>
  )
}
